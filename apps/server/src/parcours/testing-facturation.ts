import { randomUUID } from 'node:crypto';
import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import * as contrat from '@orapont/contract/facturation';
import type { DateCivile } from '@orapont/domain/dates';
import type pg from 'pg';
import { suivreCompteRendu } from '../features/courrier/suivre-compte-rendu.ts';
import { calculer } from '../features/facturation/calculer.ts';
import type { DepsFacturation } from '../features/facturation/ports.ts';
import { facturationRoutes } from '../features/facturation/routes.ts';
import { SANTE_COMPLETE, travauxDeTest } from '../features/teleexpertise/demande/testing.ts';
import { clesRegistre, inscrireAuRegistre } from '../features/teleexpertise/quota-repository.ts';
import type { Bd } from '../kernel/bd.ts';
import type { Session } from '../kernel/session.ts';
import { serveurDeTest, sessionDeTest } from '../kernel/testing.ts';

export type Monde = { requis: Session; dossierId: string; matricule: string };
export type Signe = {
  readonly jour?: DateCivile;
  readonly demande?: Partial<DemandeFigeeT>;
  readonly registre?: boolean;
  /** What stands beside the request in the compte rendu. */
  readonly contenu?: object;
};
type OptionsDentiste = { profession?: '40' | '10'; conventionne?: boolean; mode?: string; remplace?: string };

let numero = 0;

/** What a signed compte rendu, its delivery and the operator's answer do to billing, without the rest of an act. */
export async function bancDeFacturation({ bd, proprietaire }: { bd: Bd; proprietaire: pg.Pool }) {
  const secret = Buffer.alloc(32, 7);
  const travaux = travauxDeTest();
  const deps: DepsFacturation = {
    bd,
    travaux,
    maintenant: () => new Date('2026-03-20T10:00:00Z'),
    tarifsAVerifier: false,
    registre: {
      cles: (identite) => clesRegistre(identite, secret).lecture,
      inscrire: (tx, acte) => inscrireAuRegistre(tx, { ...acte, secret }),
    },
  };
  const http = await serveurDeTest({ monter: (serveur) => facturationRoutes(serveur, deps) });
  const { appeler } = http;
  const monde: Monde = { requis: sessionDeTest(), dossierId: '', matricule: '' };

  async function ouvrirDossier(organisationId: string): Promise<string> {
    const id = randomUUID();
    await proprietaire.query(
      `insert into dossier (organisation_id, id, nom_naissance, prenoms, date_naissance, sexe, nom_norme, recherche)
     values ($1, $2, 'Le Gall', '{Yves}', '1940-01-01', 'M', 'le gall', 'le gall yves')`,
      [organisationId, id],
    );
    return id;
  }

  async function dentiste(autres: OptionsDentiste = {}): Promise<Session> {
    const { profession = '40', conventionne = true, mode = 'LIBERAL', remplace = null } = autres;
    const session = sessionDeTest({
      roles: ['praticien'],
      profession,
      rpps: `1${String(++numero).padStart(10, '0')}`,
      nom: 'Paul Dentiste',
    });
    await proprietaire.query(
      `insert into professionnel (id, nom, prenom, profession, rpps, conventionne, mode_exercice, remplace_id)
     values ($1, 'Dentiste', 'Paul', $2, $3, $4, $5, $6)`,
      [session.professionnelId, profession, session.rpps, conventionne, mode, remplace],
    );
    return session;
  }

  async function nouveauMonde(): Promise<void> {
    const requis = await dentiste();
    const dossierId = await ouvrirDossier(requis.organisationId ?? '');
    Object.assign(monde, { requis, dossierId, matricule: String(1_000_000_000_000 + ++numero) });
    travaux.enfiles.length = 0;
  }

  /** A compte rendu signed by the requis, not delivered yet. */
  async function signer({ jour = '2026-03-10', demande = {}, registre = true, contenu = {} }: Signe = {}) {
    const acteId = randomUUID();
    const compteRenduId = randomUUID();
    const { requis, dossierId } = monde;
    const organisationId = requis.organisationId ?? '';
    const figee = demandeFigee(monde, acteId, demande);
    await proprietaire.query(
      `insert into compte_rendu (organisation_id, id, acte_id, dossier_id, numero_version, etat, contenu, empreinte_contenu, empreinte_pdf, octets_pdf, signature, signe_par, signe_le)
     values ($1, $2, $3, $4, 1, 'SIGNE', $5, 'e', 'e', 1, '{}', $6, $7)`,
      [
        organisationId,
        compteRenduId,
        acteId,
        dossierId,
        JSON.stringify({ demande: figee, ...contenu }),
        requis.professionnelId,
        `${jour}T09:00:00Z`,
      ],
    );
    await proprietaire.query(
      `insert into remise (organisation_id, id, compte_rendu_id, acte_id, type, etat) values ($1, $2, $3, $4, 'REQUERANT', 'A_FAIRE')`,
      [organisationId, randomUUID(), compteRenduId, acteId],
    );
    if (registre)
      await bd.organisation({ organisationId }, (tx) =>
        inscrireAuRegistre(tx, {
          rpps: requis.rpps,
          identite: figee.patient,
          code: 'TE2',
          date: jour,
          empreinteActe: acteId,
          secret,
        }),
      );
    return { acteId, compteRenduId, organisationId };
  }

  /** The operator's 250, as the outbox writes it, then the job that it enqueues. */
  async function livrer(
    { compteRenduId, organisationId }: Awaited<ReturnType<typeof signer>>,
    reponse = '250 2.0.0 OK: depose',
  ) {
    await bd.organisation({ organisationId }, (tx) =>
      suivreCompteRendu(
        tx,
        travaux,
        { organisationId, id: randomUUID(), acteId: null, type: 'COMPTE_RENDU', charge: { compteRenduId } },
        { accuse: { messageId: '<x@y>', reponse, accepteLe: new Date('2026-03-10T09:01:00Z') } },
      ),
    );
    await calculer(deps, { organisationId, compteRenduId });
  }

  const lire = async (session = monde.requis, mois = '2026-03') =>
    (await appeler(contrat.lireFacturation, { session, query: { mois } })).corps;

  return { deps, travaux, secret, http, monde, nouveauMonde, ouvrirDossier, dentiste, signer, livrer, lire };
}

/** A request as it was frozen for this requis and this person. */
export function demandeFigee(
  monde: Monde,
  acteId: string,
  autres: Partial<DemandeFigeeT> = {},
): DemandeFigeeT {
  const cite = (rpps: string | null, profession: string) => ({
    id: randomUUID(),
    nom: 'Cité',
    prenom: 'Claire',
    profession,
    professionLibelle: '',
    savoirFaire: null,
    savoirFaireLibelle: null,
    rpps,
    bal: null,
  });
  const lieu = {
    organisationId: randomUUID(),
    siteId: randomUUID(),
    nom: 'EHPAD',
    categorie: '500',
    categorieLibelle: 'EHPAD',
    finess: '290000017',
    adresse: '',
    zone: 'METROPOLE' as const,
    bal: null,
  };
  const le = '2026-03-01T08:00:00.000Z';
  return {
    version: 1,
    acteId,
    numero: 'TE-2026-1',
    nature: 'TELEEXPERTISE_ESMS',
    envoyeLe: le,
    echeance: le,
    urgence: 'PROGRAMMEE',
    drapeaux: [],
    patient: {
      nomNaissance: 'Le Gall',
      prenoms: ['Yves'],
      nomUtilise: '=HYPERLINK("http://mal")',
      prenomUtilise: null,
      dateNaissance: '1940-01-01',
      sexe: 'M',
      lieuNaissanceCog: '29019',
      insStatut: 'QUAL',
      ins: { matricule: monde.matricule, oid: '1.2.250.1.213.1.4.10' },
      assure: null,
      sejour: '',
      representant: null,
      profilSensoriel: '',
      oppositionMes: null,
    },
    structure: lieu,
    requerant: cite(null, '60'),
    preparePar: null,
    requis: cite(monde.requis.rpps, '40'),
    requisLieu: lieu,
    motif: { code: 'X', libelle: 'x', precision: '' },
    situation: 'QUESTION_CIRCONSCRITE',
    question: '',
    sante: SANTE_COMPLETE,
    alertes: [],
    consentement: { phrases: [], le, texteVersion: '2026-1' },
    lien: null,
    protocole: null,
    vuesManquantes: [],
    medias: [],
    complements: [],
    lesion: null,
    urgenceMotif: '',
    actesAilleurs: 0,
    quota: null,
    verdict: { versionRegles: '1', avertissements: [] },
    ...autres,
  } as DemandeFigeeT;
}
