import { Manifeste, type ManifesteT, VERSION_FORMAT } from '@orapont/contract/export';
import type { Tx } from '../../kernel/bd.ts';
import { unSeul } from '../../kernel/octets.ts';
import { type DossierLu, professionnelsNommes } from './contenu.ts';
import { lignesDuDossier, professionnelsDe, structureDe } from './lignes-repository.ts';
import { lisezMoi } from './lisez-moi.ts';
import type { FichierSortant, Ligne } from './ports.ts';
import { residentsEnCsv } from './tableaux.ts';

/** What is said of a whole archive. */
export type Cadre = Pick<ManifesteT, 'perimetre' | 'organisation' | 'faitLe' | 'partie'>;

/** One record and who it names, as they stand at one moment; undefined when there is none of this id. */
export async function lireDossier(
  tx: Tx,
  organisationId: string,
  dossierId: string,
): Promise<DossierLu | undefined> {
  const lignes = await lignesDuDossier(tx, dossierId);
  const structure = await structureDe(tx, organisationId);
  if (!structure || lignes.dossier.length === 0) return undefined;
  const professionnels = await professionnelsDe(tx, professionnelsNommes(lignes));
  return { ...structure, dossierId, lignes, professionnels };
}

/** A file of the archive itself, of no record. */
export const fichierCommun = (
  chemin: string,
  nature: FichierSortant['nature'],
  type: string,
  contenu: string,
): FichierSortant => ({
  chemin,
  nature,
  type,
  dossierId: null,
  id: null,
  octets: () => unSeul(Buffer.from(contenu)),
});

export const ouverture = (cadre: Cadre): FichierSortant =>
  fichierCommun(
    'LISEZ-MOI.txt',
    'LISEZ_MOI',
    'text/plain',
    lisezMoi({ organisation: cadre.organisation.nom, faitLe: cadre.faitLe, partie: cadre.partie }),
  );

export const residents = (dossiers: readonly Ligne[]): FichierSortant =>
  fichierCommun('residents.csv', 'TABLEAU', 'text/csv', residentsEnCsv(dossiers));

/** The last entry of an archive: one that has none was cut on its way. */
export function manifeste(
  { organisation: { id, nom, finess }, ...cadre }: Cadre,
  fichiers: ManifesteT['fichiers'],
  absents: ManifesteT['absents'],
): { readonly chemin: string; readonly contenu: string } {
  const dit = { ...cadre, format: 'orapont-export', version: VERSION_FORMAT, fichiers, absents } as const;
  const complet: ManifesteT = Manifeste.parse({ ...dit, organisation: { id, nom, finess } });
  return { chemin: 'manifest.json', contenu: JSON.stringify(complet, null, 1) };
}
