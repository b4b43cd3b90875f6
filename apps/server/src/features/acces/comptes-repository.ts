import type { CompteResumeT } from '@orapont/contract/acces';
import type { DateCivile } from '@orapont/domain/dates';
import type { Tx } from '../../kernel/bd.ts';
import type { Objet } from './invitation-repository.ts';

export async function listerComptes(tx: Tx): Promise<CompteResumeT[]> {
  const lignes = await tx
    .selectFrom('compte as c')
    .leftJoin('professionnel as p', 'p.id', 'c.professionnel_id')
    .leftJoin('moyen_authentification as m', (j) =>
      j.onRef('m.compte_id', '=', 'c.id').on('m.confirme_le', 'is not', null).on('m.revoque_le', 'is', null),
    )
    .select([
      'c.id',
      'c.identifiant',
      'c.professionnel_id',
      'c.administrateur',
      'c.actif',
      'p.nom',
      'p.prenom',
    ])
    .select((eb) => [
      eb('c.mot_de_passe', 'is not', null).as('mot_de_passe'),
      eb('m.id', 'is not', null).as('second_facteur'),
    ])
    .orderBy('c.identifiant')
    .execute();
  return lignes.map((ligne) => ({
    id: ligne.id,
    identifiant: ligne.identifiant,
    professionnelId: ligne.professionnel_id,
    nom: ligne.nom === null ? null : `${ligne.prenom ?? ''} ${ligne.nom}`.trim(),
    administrateur: ligne.administrateur,
    actif: ligne.actif,
    motDePasse: Boolean(ligne.mot_de_passe),
    secondFacteur: Boolean(ligne.second_facteur),
  }));
}

export const trouverParId = (tx: Tx, id: string) =>
  tx
    .selectFrom('compte')
    .select(['id', 'identifiant', 'professionnel_id', 'actif'])
    .where('id', '=', id)
    .executeTakeFirst();

/** What is renewed stops working at once: whoever found the old one cannot use it while the link waits. */
export async function oublier(tx: Tx, compteId: string, objet: Objet, maintenant: Date): Promise<void> {
  if (objet !== 'SECOND_FACTEUR')
    await tx.updateTable('compte').set({ mot_de_passe: null }).where('id', '=', compteId).execute();
  if (objet !== 'MOT_DE_PASSE')
    await tx
      .updateTable('moyen_authentification')
      .set({ revoque_le: maintenant.toISOString() })
      .where('compte_id', '=', compteId)
      .where('revoque_le', 'is', null)
      .execute();
}

export async function changerActivite(tx: Tx, compteId: string, actif: boolean): Promise<void> {
  await tx.updateTable('compte').set({ actif }).where('id', '=', compteId).execute();
}

/** Organisations that an act on an account concerns: where the person works that day. */
export async function organisationsDuCompte(
  tx: Tx,
  compteId: string,
  jour: DateCivile,
): Promise<readonly string[]> {
  const lignes = await tx
    .selectFrom('compte as c')
    .innerJoin('affectation as a', 'a.professionnel_id', 'c.professionnel_id')
    .select('a.organisation_id')
    .distinct()
    .where('c.id', '=', compteId)
    .where('a.du', '<=', jour)
    .where((eb) => eb.or([eb('a.au', 'is', null), eb('a.au', '>=', jour)]))
    .execute();
  return lignes.map(({ organisation_id }) => organisation_id);
}

/** Second factors of named accounts, for the sandbox that shows their codes. */
export const moyensDe = (tx: Tx, identifiants: readonly string[]) =>
  tx
    .selectFrom('compte as c')
    .innerJoin('moyen_authentification as m', 'm.compte_id', 'c.id')
    .select(['c.id', 'c.identifiant', 'm.secret_chiffre', 'm.dernier_pas'])
    .where('c.identifiant', 'in', [...identifiants])
    .where('m.confirme_le', 'is not', null)
    .where('m.revoque_le', 'is', null)
    .execute();
