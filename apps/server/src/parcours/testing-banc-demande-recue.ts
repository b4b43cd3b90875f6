import { randomUUID } from 'node:crypto';
import * as demande from '@orapont/contract/demande-recue';
import * as lecture from '@orapont/contract/lecture';
import * as reception from '@orapont/contract/reception';
import { beforeEach } from 'vitest';
import type { BaseDeTest } from '../adapters/postgres/testing.ts';
import { documentsDeTest } from '../adapters/xdm/testing-documents.ts';
import type { DepsReception } from '../features/reception/deps.ts';
import { releverTout } from '../features/reception/relever.ts';
import { receptionRoutes } from '../features/reception/routes.ts';
import { compositeursLecture } from '../features/teleexpertise/compte-rendu/composer.ts';
import { bancDeSignature, contenu } from '../features/teleexpertise/compte-rendu/testing.ts';
import { synchroniser } from '../features/teleexpertise/demande/synchroniser.ts';
import { serveurDeTest } from '../kernel/testing.ts';
import { boiteDeTest } from './testing-courrier-recu.ts';
import {
  archiveDemande,
  demandesDeTest,
  INFIRMIERE_DISTANTE,
  lettreDemande,
} from './testing-demande-recue.ts';
import { bancDeReception } from './testing-reception.ts';

type Lettre =
  | 'COMPTE_RENDU'
  | 'REFUS'
  | 'COMPLEMENT_DEMANDE'
  | 'CONSENTEMENT_DEMANDE'
  | 'RETARD'
  | 'EXPIRATION';

/** A practice that is asked by mail: a new one for each test, and what its dentist does with what comes. */
export async function bancDemandesRecues(base: BaseDeTest) {
  const banc = await bancDeSignature(base);
  banc.horloge.maintenant = Date.parse('2026-11-22T12:00:00Z');

  let d: Awaited<ReturnType<typeof banc.decor>>;
  let boite: ReturnType<typeof boiteDeTest>;
  let deps: DepsReception;
  let appeler: Awaited<ReturnType<typeof serveurDeTest>>['appeler'];
  beforeEach(async () => {
    const autre = await bancDeReception(base, banc);
    await autre.fermer();
    d = autre.d;
    boite = boiteDeTest('cabinet@demo.mssante.fr');
    const { organisationId, siteId } = d.cabinet;
    await base.proprietaire.query(`update site set finess = '340000116' where id = $1`, [siteId]);
    deps = {
      ...autre.deps,
      demandes: demandesDeTest(banc.deps, { '10000000017': INFIRMIERE_DISTANTE }),
      boites: {
        ...autre.deps.boites,
        boites: ({ id }) => (id === organisationId ? [boite.boite] : []),
      },
    };
    const serveur = await serveurDeTest({ monter: (s) => receptionRoutes(s, deps) });
    appeler = serveur.appeler;
    return () => serveur.fermer();
  });

  const courriers = async () =>
    (await appeler(reception.listerCourrier, { session: d.requis, query: { vue: 'tout' } })).corps.courriers;

  /** The message that the last reading brought. */
  async function arrive(lettre: Uint8Array) {
    const connus = new Set((await courriers()).map(({ id }) => id));
    boite.messages.push(lettre);
    await releverTout(deps);
    const neuf = (await courriers()).find(({ id }) => !connus.has(id));
    if (!neuf) throw new Error('un courrier était attendu');
    return neuf;
  }

  const saisie = (change: object = {}) => ({
    dossierId: null,
    personne: null,
    requerant: {
      nom: 'À relire',
      prenom: '',
      profession: '60',
      savoirFaire: null,
      rpps: null,
      structure: { nom: 'À relire', finess: null, siret: null, categorie: '500' },
    },
    requisId: d.dentiste,
    requisSiteId: d.cabinet.siteId,
    nature: 'TELEEXPERTISE_ESMS' as const,
    motif: 'AFFECTION_BUCCO_DENTAIRE',
    motifTexte: 'Joue gonflée',
    question: 'Faut-il une consultation rapide ?',
    urgence: 'RAPIDE' as const,
    consentement: 'DIT' as const,
    lien: { preuve: 'SOINS_AU_CABINET' as const, date: '2024-05-02' as const },
    ...change,
  });

  const prendre = (
    courrier: { id: string; version: number },
    change: object = {},
    cle: string = randomUUID(),
  ) =>
    appeler(demande.prendreEnCharge, {
      session: d.requis,
      params: { id: courrier.id },
      body: { version: courrier.version, ...saisie(change) },
      cle,
    });

  async function prise(change: object = {}, lettre?: Uint8Array) {
    const courrier = await arrive(lettre ?? (await lettreDemande({ zip: await archiveDemande() })));
    const { statut, corps } = await prendre(courrier, change);
    if (statut !== 200) throw new Error(JSON.stringify(corps));
    await copier(corps.acteId);
    return corps.acteId;
  }

  /** What the jobs do a moment later: the copy of the worklist, and the pictures. */
  async function copier(acteId: string) {
    await synchroniser(banc.deps, { organisationId: d.cabinet.organisationId, acteId });
    await base.proprietaire.query(`update media set etat = 'PRET' where acte_id = $1`, [acteId]);
  }

  const lire = async (acteId: string) =>
    (await base.proprietaire.query('select * from acte where id = $1', [acteId])).rows[0];

  async function lettrePartie(acteId: string, type: Lettre) {
    const { rows } = await base.proprietaire.query(
      `select id, destinataire, organisation_id, message_id from envoi
       where acte_id = $1 and type = $2 and canal = 'MSSANTE' order by cree_le desc`,
      [acteId, type],
    );
    const compositeurs = compositeursLecture({
      ...banc.deps,
      documents: documentsDeTest,
      regles: { objetXdm: () => 'XDM/1.0/DDM+CR', nomPieceJointe: ({ libelle }) => `${libelle}.pdf` },
    });
    const message = await compositeurs[type]?.compose(rows[0].organisation_id, rows[0].id);
    const zip = message?.piecesJointes.find(({ nom }) => nom === 'IHE_XDM.zip')?.octets;
    const lus = zip
      ? (await documentsDeTest.xdm.ouvrir(new Uint8Array(zip))).documents.map(({ lu }) => lu)
      : [];
    return {
      envois: rows.length,
      destinataire: rows[0].destinataire as string,
      messageId: rows[0].message_id as string,
      message,
      lu: lus[0],
    };
  }

  const ouvrir = (acteId: string, session = d.requis) =>
    banc.http.appeler(lecture.ouvrirLecture, { session, params: { id: acteId }, query: {} });
  const accepter = (acteId: string, session = d.requis) =>
    banc.http.appeler(lecture.accepterLecture, { session, params: { id: acteId } });

  /** Writes an answer to an accepted request, and signs it. */
  async function signer(acteId: string) {
    await banc.http.appeler(lecture.enregistrerLecture, {
      session: d.requis,
      params: { id: acteId },
      body: { version: 0, contenu: contenu() },
    });
    return banc.signer(d, acteId);
  }

  return {
    banc,
    get d() {
      return d;
    },
    get deps() {
      return deps;
    },
    get appeler() {
      return appeler;
    },
    courriers,
    arrive,
    saisie,
    prendre,
    prise,
    copier,
    lire,
    lettrePartie,
    ouvrir,
    accepter,
    signer,
  };
}
