import type { ChampsDemandeT, modifierDemande } from '@orapont/contract/demande';
import type { BodyInput } from '@orapont/contract/route';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { sansLignesVides } from '../../sante/rubriques.ts';

/** What of a draft was typed and waits to be saved. */
export type Partie = { readonly nature?: NatureActe } & {
  readonly [C in keyof ChampsDemandeT]?: ChampsDemandeT[C];
};

/** What can be saved now: an empty row, or a complaint not described yet, is not an answer. */
export function corps({ nature, ...champs }: Partie, version: number): BodyInput<typeof modifierDemande> {
  return { version, ...(nature ? { nature } : {}), champs: enregistrables(champs) };
}

function enregistrables(champs: Omit<Partie, 'nature'>): Omit<Partie, 'nature'> {
  if (!champs.sante) return champs;
  const propre = sansLignesVides(champs.sante);
  const vide = typeof propre.plainte === 'object' && propre.plainte.description.trim() === '';
  return { ...champs, sante: vide ? { ...propre, plainte: 'NON_RENSEIGNE' } : propre };
}

/** Whether the server already holds exactly that. The motive inside the health data is its own copy of another field. */
export function dejaEcrite(
  partie: Partie,
  ecrite: { readonly nature: NatureActe; readonly champs: ChampsDemandeT },
): boolean {
  const { nature, ...champs } = partie;
  if (nature && nature !== ecrite.nature) return false;
  const envoyes = Object.entries(enregistrables(champs));
  const tenus: Readonly<Record<string, unknown>> = ecrite.champs;
  return envoyes.every(([nom, valeur]) => canonique(valeur) === canonique(tenus[nom]));
}

function canonique(valeur: unknown): string {
  return JSON.stringify(valeur, (cle, v: unknown) => {
    if (cle === 'motif') return undefined;
    if (typeof v !== 'object' || v === null || Array.isArray(v)) return v;
    return Object.fromEntries(Object.entries(v).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
