import type { FicheT } from '@orapont/contract/dossier-fiche';
import type { ChampImport, importerDossiers, LigneImportT } from '@orapont/contract/dossier-import';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../../kernel/bd.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import { tracerSur } from '../acces-dossier.ts';
import { remplacerDossier } from '../dossier-repository.ts';
import { enColonnes, enFiche } from '../lignes.ts';
import { changerSejour } from '../sejour-repository.ts';
import type { Fiche } from './examiner.ts';
import type { LigneLue } from './lire-ligne.ts';

/** A line that is someone on record, and what it says differently. */
export type AReprendre = {
  readonly lue: LigneLue;
  readonly fiche: Fiche;
  readonly differences: LigneImportT['differences'];
};

/** Takes over the fields that were shown and confirmed, and no other. @returns how many records changed */
export async function mettreAJour(
  tx: Tx,
  session: SessionSoin,
  reconnues: readonly AReprendre[],
  confirmees: BodyOf<typeof importerDossiers>['misesAJour'],
): Promise<number> {
  const demandes = new Map(confirmees.map(({ numero, champs }) => [numero, champs]));
  let total = 0;
  for (const { lue, fiche, differences } of reconnues) {
    const voulus = demandes.get(lue.numero) ?? [];
    const champs = differences.map(({ champ }) => champ).filter((champ) => voulus.includes(champ));
    if (champs.length === 0) continue;
    await reprendreLigne(tx, fiche, lue, champs);
    await tracerSur(tx, session, 'DOSSIER_MODIFIE', fiche.dossier.id);
    total++;
  }
  return total;
}

async function reprendreLigne(
  tx: Tx,
  { dossier, sejour }: Fiche,
  lue: LigneLue,
  champs: readonly ChampImport[],
): Promise<void> {
  const fiche = reprendre(enFiche(dossier), lue.fiche, champs);
  if (!(await remplacerDossier(tx, dossier.id, dossier.version, enColonnes(fiche))))
    throw new Erreur('CONFLIT', ['VERSION_DEPASSEE']);
  if (champs.includes('chambre'))
    await changerSejour(tx, dossier.id, sejour.id, { chambre: lue.chambre, du: sejour.du, au: sejour.au });
}

/** The record with the confirmed fields of the file. The billing number changes alone: whose it is stays as it was. */
function reprendre(actuelle: FicheT, fichier: FicheT, champs: readonly ChampImport[]): FicheT {
  const pris = DIRECTS.filter((champ) => champs.includes(champ)).map(
    (champ) => [champ, fichier[champ]] as const,
  );
  const { assure } = fichier;
  return {
    ...actuelle,
    ...Object.fromEntries(pris),
    assure:
      champs.includes('nir') && assure
        ? { nir: assure.nir, ayantDroit: actuelle.assure?.ayantDroit ?? null }
        : actuelle.assure,
  };
}

/** Fields that a list and a record write alike. */
const DIRECTS = [
  'identifiantExterne',
  'nomNaissance',
  'prenoms',
  'nomUtilise',
  'prenomUtilise',
  'dateNaissance',
  'sexe',
  'lieuNaissanceCog',
  'protection',
] as const satisfies readonly (ChampImport & keyof FicheT)[];
