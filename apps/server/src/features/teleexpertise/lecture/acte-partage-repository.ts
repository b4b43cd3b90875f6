import { type TechniqueDicomT, TechniqueZ } from '@orapont/contract/media-technique';
import type { DateCivile } from '@orapont/domain/dates';
import { sql } from 'kysely';
import type { Tx } from '../../../kernel/bd.ts';

/** Through the wall, in the owner's organisation with the act set: only rows of that act are there. */

export type FaitsDuDossier = {
  readonly protection: string;
  readonly representation_personne: boolean;
  readonly apte_a_exprimer: boolean;
  readonly date_naissance: DateCivile;
  readonly preuve: string | null;
  readonly date_contact: DateCivile | null;
  readonly attestant: string | null;
  readonly declare_jour: DateCivile | null;
};

/** Link with this professional and measure of protection, as the record says today (TE-07, TE-08). */
export async function faitsDeLActe(tx: Tx, requisId: string): Promise<readonly FaitsDuDossier[]> {
  const { rows } = await sql<FaitsDuDossier>`select * from app.faits_de_l_acte(${requisId})`.execute(tx);
  return rows;
}

/** Who works as a practitioner at that place today, and who stands in for this professional. */
export const candidatsReleve = (
  tx: Tx,
  { siteId, requisId, jour }: { siteId: string; requisId: string; jour: DateCivile },
) =>
  tx
    .selectFrom('affectation as a')
    .innerJoin('professionnel as p', 'p.id', 'a.professionnel_id')
    .innerJoin('site as s', 's.id', 'a.site_id')
    .select([
      'p.id',
      'p.nom',
      'p.prenom',
      'p.profession',
      'p.civilite',
      'p.remplace_id',
      'a.site_id',
      's.nom as site',
    ])
    .distinctOn('p.id')
    .where('p.id', '!=', requisId)
    .where('p.actif', '=', true)
    .where((eb) => eb.or([eb('a.site_id', '=', siteId), eb('p.remplace_id', '=', requisId)]))
    .where(sql<boolean>`'praticien' = any (a.roles)`)
    .where('a.du', '<=', jour)
    .where((eb) => eb.or([eb('a.au', 'is', null), eb('a.au', '>=', jour)]))
    .orderBy('p.id')
    .execute();

export const versionsImages = (tx: Tx, acteId: string) =>
  tx
    .selectFrom('media')
    .select([
      'id',
      'rotation',
      'derivee_version',
      'genre',
      'cliche',
      'dents',
      'sur_apercu',
      'originale_attendue',
      'originale_refusee',
    ])
    .where('acte_id', '=', acteId)
    .where('etat', '=', 'PRET')
    .execute();

/** A picture of the act, and what the server measured in its file when it is a radiograph or slices. */
export type ImageMesuree = { readonly id: string; readonly fichier: TechniqueDicomT | undefined };

export async function mesuresDesImages(tx: Tx, ids: readonly string[]): Promise<readonly ImageMesuree[]> {
  if (ids.length === 0) return [];
  const lignes = await tx.selectFrom('media').select(['id', 'technique']).where('id', 'in', ids).execute();
  return ids.map((id) => {
    const lue = TechniqueZ.safeParse(lignes.find((ligne) => ligne.id === id)?.technique).data;
    return { id, fichier: lue?.sorte === 'DICOM' ? lue : undefined };
  });
}
