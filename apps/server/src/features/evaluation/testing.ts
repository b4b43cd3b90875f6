import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Bd } from '../../kernel/bd.ts';
import type { Session } from '../../kernel/session.ts';
import { serveurDeTest, sessionDeTest } from '../../kernel/testing.ts';
import { evaluationRoutes } from './routes.ts';

export const INSTANT_DE_TEST = '2026-03-02T09:00:00.000Z';

type Ou = { readonly organisationId: string; readonly siteId: string };

/** Two houses of one organisation and another organisation, with people in each and one resident in the first. */
export async function maison(proprietaire: Pool, bd: Bd) {
  const lilas: Ou = { organisationId: uuidv7(), siteId: uuidv7() };
  const chenes: Ou = { ...lilas, siteId: uuidv7() };
  const ailleurs: Ou = { organisationId: uuidv7(), siteId: uuidv7() };
  for (const { organisationId } of [lilas, ailleurs])
    await proprietaire.query(`insert into organisation (id, nom, type) values ($1, 'Maison', 'ESMS')`, [
      organisationId,
    ]);
  for (const { organisationId, siteId } of [lilas, chenes, ailleurs])
    await proprietaire.query(
      `insert into site (id, organisation_id, nom, categorie) values ($1, $2, 'EHPAD', '500')`,
      [siteId, organisationId],
    );
  const personne = async (nom: string, ou: Ou, roles: Session['roles']) => {
    const [professionnelId, compteId] = [uuidv7(), uuidv7()];
    const [prenom, famille] = nom.split(' ');
    await proprietaire.query(
      `insert into professionnel (id, nom, prenom, profession) values ($1, $2, $3, '60')`,
      [professionnelId, famille, prenom],
    );
    await proprietaire.query('insert into compte (id, identifiant, professionnel_id) values ($1, $2, $3)', [
      compteId,
      randomUUID(),
      professionnelId,
    ]);
    return sessionDeTest({ nom, roles, ...ou, professionnelId, compteId });
  };
  const gens = {
    claire: await personne('Claire Moreau', lilas, ['soignant']),
    secretaire: await personne('Ana Secret', lilas, ['secretariat']),
    chene: await personne('Jean Chêne', chenes, ['soignant']),
    etranger: await personne('Paul Ailleurs', ailleurs, ['soignant']),
  };
  const dossierId = uuidv7();
  await proprietaire.query(
    `insert into dossier (organisation_id, id, nom_naissance, prenoms, date_naissance, sexe, nom_norme, recherche)
     values ($1, $2, 'Lefèvre', '{Jeanne}', '1938-02-03', 'F', 'LEFEVRE', 'LEFEVRE JEANNE')`,
    [lilas.organisationId, dossierId],
  );
  await proprietaire.query(
    `insert into sejour (organisation_id, id, dossier_id, site_id, du) values ($1, $2, $3, $4, '2026-01-10')`,
    [lilas.organisationId, uuidv7(), dossierId, lilas.siteId],
  );
  const { appeler } = await serveurDeTest({
    session: gens.claire,
    monter: (s) => evaluationRoutes(s, { bd, maintenant: () => new Date(INSTANT_DE_TEST) }),
  });
  return {
    gens,
    dossierId,
    appeler,
    qui: { organisationId: lilas.organisationId, compteId: gens.claire.compteId },
    /** What was traced on the record, in order. */
    async traces(): Promise<string[]> {
      const { rows } = await proprietaire.query(
        'select action from evenement where dossier_id = $1 order by id',
        [dossierId],
      );
      return rows.map(({ action }) => action);
    },
  };
}
