import type { DateCivile } from '@orapont/domain/dates';
import type { Tx } from './bd.ts';

/** Sites where a person is followed that day: what the relation of care of a record is made of (docs/decisions/0004). */
export async function sitesDuDossier(tx: Tx, dossierId: string, jour: string): Promise<readonly string[]> {
  const sejours = await tx
    .selectFrom('sejour')
    .select('site_id')
    .where('dossier_id', '=', dossierId)
    .where('du', '<=', jour)
    .where((eb) => eb.or([eb('au', 'is', null), eb('au', '>=', jour)]))
    .execute();
  return sejours.map(({ site_id }) => site_id);
}

/** What was last said of the health of that person; null when nothing was. */
export async function santeEnVigueur(tx: Tx, dossierId: string): Promise<unknown> {
  const jeu = await tx
    .selectFrom('donnees_sante')
    .select('contenu')
    .where('dossier_id', '=', dossierId)
    .orderBy('saisi_le', 'desc')
    .limit(1)
    .executeTakeFirst();
  return jeu?.contenu ?? null;
}

export type CodeTexte = 'TELEEXPERTISE' | 'TRANSFERT_DOSSIER';

/** The text in force on a day: read to the person before the consent, or signed before her record goes to another dentist. */
export const lireTexteInformation = (tx: Tx, jour: DateCivile, code: CodeTexte = 'TELEEXPERTISE') =>
  tx
    .selectFrom('texte_information')
    .select(['version', 'titre', 'corps'])
    .where('code', '=', code)
    .where('en_vigueur_du', '<=', jour)
    .orderBy('en_vigueur_du', 'desc')
    .limit(1)
    .executeTakeFirst();
