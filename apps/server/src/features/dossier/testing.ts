import { randomUUID } from 'node:crypto';
import type { creerDossier } from '@orapont/contract/dossier';
import type { FicheT } from '@orapont/contract/dossier-fiche';
import type { BodyOf } from '@orapont/contract/route';
import { PROFIL_VIERGE } from '@orapont/domain/evaluation/profil-sensoriel';
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Bd } from '../../kernel/bd.ts';
import type { Session } from '../../kernel/session.ts';
import { serveurDeTest, sessionDeTest } from '../../kernel/testing.ts';
import type { Objets } from '../objets/ports.ts';
import type { Portraits } from './ports.ts';
import { dossierRoutes } from './routes.ts';

const refusee = async () => ({ accepte: false, motif: 'ILLISIBLE' }) as const;
const SANS_IMAGE: Portraits = { ingerer: refusee, derivees: refusee };

const JOUR_DE_TEST = '2026-03-02';

/** Two houses of one organisation, and another organisation, with a nurse and other people in each. */
export async function maison(proprietaire: Pool, bd: Bd, objets: Objets, images: Portraits = SANS_IMAGE) {
  const organisationId = uuidv7();
  const autreOrganisationId = uuidv7();
  const sites = { lilas: uuidv7(), chenes: uuidv7(), ailleurs: uuidv7() };
  for (const [id, nom] of [
    [organisationId, 'Association des Lilas'],
    [autreOrganisationId, 'Autre association'],
  ])
    await proprietaire.query(`insert into organisation (id, nom, type) values ($1, $2, 'ESMS')`, [id, nom]);
  for (const [id, organisation, nom] of [
    [sites.lilas, organisationId, 'EHPAD Les Lilas'],
    [sites.chenes, organisationId, 'MAS Les Chênes'],
    [sites.ailleurs, autreOrganisationId, 'EHPAD Ailleurs'],
  ])
    await proprietaire.query('insert into site (id, organisation_id, nom) values ($1, $2, $3)', [
      id,
      organisation,
      nom,
    ]);
  const personne = async (
    nom: string,
    profession: string,
    siteId: string,
    organisation: string,
    roles: Session['roles'],
  ) => {
    const professionnelId = uuidv7();
    const compteId = uuidv7();
    await proprietaire.query(
      'insert into professionnel (id, nom, prenom, profession) values ($1, $2, $3, $4)',
      [professionnelId, nom.split(' ')[1], nom.split(' ')[0], profession],
    );
    await proprietaire.query('insert into compte (id, identifiant, professionnel_id) values ($1, $2, $3)', [
      compteId,
      `${randomUUID()}`,
      professionnelId,
    ]);
    await proprietaire.query(
      `insert into affectation (id, professionnel_id, organisation_id, site_id, roles, du) values ($1, $2, $3, $4, $5, '2020-01-01')`,
      [uuidv7(), professionnelId, organisation, siteId, roles],
    );
    return sessionDeTest({
      nom,
      profession: '60',
      roles,
      organisationId: organisation,
      siteId,
      professionnelId,
      compteId,
    });
  };
  const gens = {
    claire: await personne('Claire Moreau', '60', sites.lilas, organisationId, ['soignant']),
    chene: await personne('Jean Chêne', '60', sites.chenes, organisationId, ['soignant']),
    secretaire: await personne('Ana Secret', 'SECR', sites.lilas, organisationId, ['secretariat']),
    etranger: await personne('Paul Ailleurs', '60', sites.ailleurs, autreOrganisationId, ['soignant']),
  };
  let maintenant = new Date(`${JOUR_DE_TEST}T09:00:00Z`);
  const serveur = await serveurDeTest({
    session: gens.claire,
    monter: (s) => dossierRoutes(s, { bd, objets, images, maintenant: () => maintenant, production: false }),
  });
  return {
    organisationId,
    autreOrganisationId,
    sites,
    gens,
    appeler: serveur.appeler,
    /** What was traced on a record, in order. */
    async traces(dossierId: string): Promise<string[]> {
      const { rows } = await proprietaire.query(
        'select action from evenement where dossier_id = $1 order by id',
        [dossierId],
      );
      return rows.map(({ action }) => action);
    },
    horloge: (date: Date) => {
      maintenant = date;
    },
  };
}

export const fiche = (partielle: Partial<FicheT> = {}): FicheT => ({
  nomNaissance: 'Lefèvre',
  prenoms: ['Jeanne', 'Marie'],
  nomUtilise: null,
  prenomUtilise: null,
  dateNaissance: '1938-02-03',
  sexe: 'F',
  lieuNaissanceCog: '59350',
  ins: { reponseInsi: false, pieceVerifiee: false, attributs: [], matricule: null, oid: null },
  assure: null,
  protection: 'AUCUNE',
  representationPersonne: false,
  apteAExprimer: true,
  profilSensoriel: PROFIL_VIERGE,
  oppositionMes: null,
  decesLe: null,
  identifiantExterne: null,
  ...partielle,
});

export const creation = (
  siteId: string,
  partielle: Partial<FicheT> = {},
  reste: Partial<BodyOf<typeof creerDossier>> = {},
): BodyOf<typeof creerDossier> => ({
  id: uuidv7(),
  fiche: fiche(partielle),
  sejour: { siteId, chambre: '12', du: '2026-01-10' },
  autrePersonne: false,
  ...reste,
});
