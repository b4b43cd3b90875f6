import { createHash } from 'node:crypto';
import { type DonneesSante, SITUATIONS } from '@orapont/domain/sante/donnees';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { memoryObjets } from '../../../adapters/objets/memory.ts';
import type { Bd } from '../../../kernel/bd.ts';
import type { Session } from '../../../kernel/session.ts';
import { sessionDeTest } from '../../../kernel/testing.ts';
import type { Travaux } from '../../../kernel/travaux.ts';
import type { DepsDemande } from './deps.ts';

export type TravailEnfile = { readonly nom: string; readonly charge: Readonly<Record<string, string>> };

/** Records what is enqueued; a test runs the jobs that it wants. */
export function travauxDeTest(): Travaux & { readonly enfiles: TravailEnfile[] } {
  const enfiles: TravailEnfile[] = [];
  return {
    enfiles,
    enfiler: async (_tx, nom, charge) => {
      enfiles.push({ nom, charge });
    },
    consommer: () => undefined,
    programmer: () => undefined,
    demarrer: async () => undefined,
    arreter: async () => undefined,
  };
}

export const depsDeTest = (bd: Bd, travaux: Travaux, maintenant: () => Date): DepsDemande => ({
  bd,
  travaux,
  objets: memoryObjets(),
  delais: { URGENTE: 24, RAPIDE: 72, PROGRAMMEE: 168 },
  cleRegistre: createHash('sha256').update('registre').digest(),
  production: false,
  maintenant,
});

export type Lieu = { readonly organisationId: string; readonly siteId: string };

/** People and places of a test, written as the owner. */
export function mondeDeTest(proprietaire: pg.Pool) {
  const ecrire = (texte: string, valeurs: unknown[]) => proprietaire.query(texte, valeurs);

  async function lieu(type: string, categorie: string | null): Promise<Lieu> {
    const [organisationId, siteId] = [uuidv7(), uuidv7()];
    await ecrire(`insert into organisation (id, nom, type) values ($1, $2, $3)`, [
      organisationId,
      `Organisation ${type}`,
      type,
    ]);
    await ecrire(
      `insert into site (id, organisation_id, nom, categorie, bal_mssante) values ($1, $2, $3, $4, $5)`,
      [siteId, organisationId, `Site ${type}`, categorie, `${siteId}@demo.mssante.fr`],
    );
    return { organisationId, siteId };
  }

  async function professionnel(
    ou: Lieu,
    { profession = '60', roles = ['soignant'], employeur = true, ...suite }: OptionsPro = {},
  ): Promise<string> {
    const id = uuidv7();
    await ecrire(
      `insert into professionnel (id, nom, prenom, profession, savoir_faire, rpps, conventionne, mode_exercice, bal_mssante, courriel, conge_du)
       values ($1, $2, 'Camille', $3, $4, $5, true, 'LIBERAL', $6, $7, $8)`,
      [
        id,
        `Nom${id.slice(-4)}`,
        profession,
        suite.savoirFaire ?? [],
        `1${id.replaceAll(/\D/g, '').slice(-10).padStart(10, '0')}`,
        suite.bal === undefined ? `${id}@demo.mssante.fr` : suite.bal,
        `${id}@courriel.demo`,
        suite.congeDu ?? null,
      ],
    );
    await ecrire(
      `insert into affectation (id, professionnel_id, organisation_id, site_id, roles, employeur, du) values ($1, $2, $3, $4, $5, $6, '2020-01-01')`,
      [uuidv7(), id, ou.organisationId, ou.siteId, roles, employeur],
    );
    return id;
  }

  async function dossier(ou: Lieu, { ins = true }: { ins?: boolean } = {}): Promise<string> {
    const id = uuidv7();
    await ecrire(
      `insert into dossier (organisation_id, id, nom_naissance, prenoms, date_naissance, sexe, lieu_naissance_cog, ins_matricule, ins_oid, ins_statut, nom_norme, recherche)
       values ($1, $2, 'Lefèvre', '{Jeanne}', '1938-02-03', 'F', '29019', $3, $4, $5, 'lefevre', 'lefevre jeanne')`,
      [
        ou.organisationId,
        id,
        ins ? id.replaceAll(/\D/g, '').slice(-13) : null,
        ins ? '1.2.250.1.213.1.4.10' : null,
        ins ? 'QUAL' : 'PROV',
      ],
    );
    await ecrire(
      `insert into sejour (organisation_id, id, dossier_id, site_id, chambre, du) values ($1, $2, $3, $4, '12', '2020-01-01')`,
      [ou.organisationId, uuidv7(), id, ou.siteId],
    );
    return id;
  }

  async function lien(ou: Lieu, dossierId: string, requisId: string, preuve = 'SOINS_AU_CABINET') {
    await ecrire(
      `insert into lien_connu (organisation_id, id, dossier_id, professionnel_id, preuve, date_contact, attestant, declare_par)
       values ($1, $2, $3, $4, $5, '2024-05-02', 'Famille', $6)`,
      [ou.organisationId, uuidv7(), dossierId, requisId, preuve, uuidv7()],
    );
  }

  async function image(ou: Lieu, acte: { id: string; dossierId: string; auteurId: string }, etat = 'PRET') {
    const id = uuidv7();
    await ecrire(
      `insert into media (organisation_id, id, dossier_id, acte_id, auteur_id, depose_par, vue, etat, largeur, hauteur, empreinte_gardee)
       values ($1, $2, $3, $4, $5, $5, 'FACE', $6, 1600, 1200, $7)`,
      [ou.organisationId, id, acte.dossierId, acte.id, acte.auteurId, etat, id],
    );
    return id;
  }

  return { lieu, professionnel, dossier, lien, image };
}

type OptionsPro = {
  readonly profession?: string;
  readonly roles?: readonly string[];
  readonly employeur?: boolean;
  readonly savoirFaire?: readonly string[];
  readonly bal?: string | null;
  readonly congeDu?: string;
};

export function sessionDe(
  ou: Lieu,
  professionnelId: string,
  options: { profession?: '60' | '40' | 'EDUC'; roles?: Session['roles']; employeur?: boolean } = {},
): Session {
  const { profession = '60', roles = ['soignant'], employeur = true } = options;
  return sessionDeTest({
    ...ou,
    professionnelId,
    profession,
    roles,
    acteur: {
      professionnelId,
      organisationId: ou.organisationId,
      roles,
      sites: [ou.siteId],
      sitesEmployeurs: employeur ? [ou.siteId] : [],
      professionnelDeSante: profession !== 'EDUC',
      captation: true,
    },
  });
}

/** A set in which everything has been asked. */
export const SANTE_COMPLETE: DonneesSante = {
  recueilliesLe: '2026-11-20',
  motif: 'Douleur à droite en mangeant',
  plainte: {
    description: 'Douleur à la mastication',
    depuis: 'MOINS_D_UNE_SEMAINE',
    tailleMm: null,
    douleurEva: 5,
  },
  antecedents: 'AUCUN_CONNU',
  allergies: 'AUCUN_CONNU',
  traitements: 'AUCUN_CONNU',
  tabac: { etat: 'NON', precision: '' },
  alcool: { etat: 'NON', precision: '' },
  situations: Object.fromEntries(SITUATIONS.map((s) => [s, 'NON'])),
};
