import * as demande from '@orapont/contract/demande';
import * as facturation from '@orapont/contract/facturation';
import * as lecture from '@orapont/contract/lecture';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { suivreCompteRendu } from '../features/courrier/suivre-compte-rendu.ts';
import { calculer } from '../features/facturation/calculer.ts';
import type { DepsFacturation } from '../features/facturation/ports.ts';
import { facturationRoutes } from '../features/facturation/routes.ts';
import { bancDeSignature, contenu } from '../features/teleexpertise/compte-rendu/testing.ts';
import { type Lieu, SANTE_COMPLETE, sessionDe } from '../features/teleexpertise/demande/testing.ts';
import { clesRegistre, inscrireAuRegistre } from '../features/teleexpertise/quota-repository.ts';
import type { Bd } from '../kernel/bd.ts';
import type { Session } from '../kernel/session.ts';
import { serveurDeTest } from '../kernel/testing.ts';

export type Personne = { readonly id: string; readonly lieu: Lieu; readonly session: Session };
export type Scene = {
  readonly nature: NatureActe;
  readonly requerant: Personne;
  readonly requis: Personne;
  readonly dossierId: string;
};

const MOTIFS = {
  TELEEXPERTISE_ESMS: 'AFFECTION_BUCCO_DENTAIRE',
  TELEEXPERTISE_SPECIALISTE: 'CANCER_ORAL',
  BILAN: 'BILAN_ENTREE',
  AVIS_HORS_58: 'SUIVI',
} as const satisfies Record<NatureActe, string>;

/** An act from its first screen to its billing line, by the real routes: only the operator's word is given by the test. */
export async function bancDActe({ bd, proprietaire }: { bd: Bd; proprietaire: pg.Pool }) {
  const banc = await bancDeSignature({ bd, proprietaire });
  const { appeler } = banc.http;
  const secret = banc.deps.cleRegistre;
  const deps: DepsFacturation = {
    ...banc.deps,
    tarifsAVerifier: false,
    registre: {
      cles: (identite) => clesRegistre(identite, secret).lecture,
      inscrire: (tx, acte) => inscrireAuRegistre(tx, { ...acte, secret }),
    },
  };
  const compta = await serveurDeTest({ monter: (serveur) => facturationRoutes(serveur, deps) });

  /** A dentist or a médecin at a place of his own, in his period of signature. */
  async function praticien(
    type: 'CABINET' | 'ETABLISSEMENT_SANTE',
    options: OptionsPraticien = {},
  ): Promise<Personne> {
    const { profession = '40', savoirFaire = [], conventionne = true, remplace = null } = options;
    const lieu = options.lieu ?? (await banc.monde.lieu(type, null));
    const id = await banc.monde.professionnel(lieu, { profession, roles: ['praticien'], savoirFaire });
    await proprietaire.query(
      'update professionnel set conventionne = $2, remplace_id = $3, mode_exercice = $4 where id = $1',
      [id, conventionne, remplace, remplace ? 'REMPLACANT' : 'LIBERAL'],
    );
    const { rows } = await proprietaire.query('select rpps from professionnel where id = $1', [id]);
    const base = sessionDe(lieu, id, { profession: '40', roles: ['praticien'] });
    const signatureJusqu = new Date(banc.horloge.maintenant + 900_000).toISOString();
    return {
      id,
      lieu,
      session: { ...base, profession: profession as '40' | '10', rpps: rows[0].rpps, signatureJusqu },
    };
  }

  async function soignant(categorie: string, type = 'ESMS'): Promise<Personne> {
    const lieu = await banc.monde.lieu(type, categorie);
    const id = await banc.monde.professionnel(lieu);
    return { id, lieu, session: sessionDe(lieu, id) };
  }

  /** The person followed where she is asked for, who knows the requis. */
  async function scene(nature: NatureActe, requerant: Personne, requis: Personne): Promise<Scene> {
    const dossierId = await banc.monde.dossier(requerant.lieu);
    await banc.monde.lien(requerant.lieu, dossierId, requis.id);
    return { nature, requerant, requis, dossierId };
  }

  async function preparer({ nature, requerant, requis, dossierId }: Scene) {
    const id = uuidv7();
    const { session } = requerant;
    const cree = await appeler(demande.creerDemande, { session, body: { id, dossierId, nature } });
    const champs = {
      requisId: requis.id,
      motif: MOTIFS[nature],
      motifTexte: 'Lésion qui dure',
      question: 'Que faire ?',
      situation: 'QUESTION_CIRCONSCRITE' as const,
      sante: SANTE_COMPLETE,
      reponsesUrgence: { GONFLEMENT: 'OUI' as const },
    };
    const modifie = await appeler(demande.modifierDemande, {
      session,
      params: { id },
      body: { version: cree.corps.version, champs },
    });
    if (modifie.statut !== 200) throw new Error(JSON.stringify(modifie.corps));
    return { id, version: modifie.corps.version };
  }

  const juger = async (s: Scene, id: string) =>
    (
      await appeler(demande.jugerEligibilite, {
        session: s.requerant.session,
        params: { id },
        body: { requisId: s.requis.id },
      })
    ).corps;

  async function envoyer(s: Scene, recueil: Partial<demande.RecueilSaisiT> = {}): Promise<string> {
    const { id, version } = await preparer(s);
    const { session, lieu } = s.requerant;
    await banc.monde.image(lieu, { id, dossierId: s.dossierId, auteurId: s.requerant.id });
    const body = { ...banc.recueil(s.requis.id), ...recueil } as demande.RecueilSaisiT;
    await appeler(demande.recueillirConsentement, { session, params: { id }, body });
    const parti = await appeler(demande.envoyerDemande, {
      session,
      params: { id },
      body: { version, jugeParRequerant: true },
    });
    if (parti.statut !== 200) throw new Error(JSON.stringify(parti.corps));
    await synchroniserChez(lieu.organisationId, id);
    return id;
  }

  const synchroniserChez = (organisationId: string, acteId: string) =>
    banc.copier({ ehpad: { organisationId } } as Parameters<typeof banc.copier>[0], acteId);

  /** Taken over, read, signed; the operator has said nothing yet and nothing has arrived. */
  async function repondre(s: Scene, id: string): Promise<string> {
    const { session } = s.requis;
    const prise = await appeler(lecture.accepterLecture, { session, params: { id } });
    if (prise.statut !== 200) throw new Error(JSON.stringify(prise.corps));
    await appeler(lecture.enregistrerLecture, {
      session,
      params: { id },
      body: { version: 0, contenu: contenu() },
    });
    const signe = await banc.signer({ requis: session } as Parameters<typeof banc.signer>[0], id);
    if (signe.statut !== 200) throw new Error(JSON.stringify(signe.corps));
    return signe.corps.compteRenduId;
  }

  /** The operator's answer to the letter of the requis, and the billing job that follows. */
  async function accuser(s: Scene, compteRenduId: string, reponse = '250 2.0.0 OK'): Promise<void> {
    const { organisationId } = s.requis.lieu;
    await bd.organisation({ organisationId }, (tx) =>
      suivreCompteRendu(
        tx,
        banc.travaux,
        { organisationId, id: uuidv7(), acteId: null, type: 'COMPTE_RENDU', charge: { compteRenduId } },
        { accuse: { messageId: '<x@y>', reponse, accepteLe: new Date(banc.horloge.maintenant) } },
      ),
    );
    await calculer(deps, { organisationId, compteRenduId });
  }

  /** The compte rendu reaches the requérant's record, and the billing job of his side runs. */
  async function arriver(s: Scene, acteId: string): Promise<void> {
    const { organisationId } = s.requerant.lieu;
    await banc.arriver({ ehpad: { organisationId } } as Parameters<typeof banc.arriver>[0], acteId);
    await calculer(deps, { organisationId, acteId });
  }

  /** What a professional's billing shows this month. */
  const facturer = async ({ session }: Personne) =>
    (await compta.appeler(facturation.lireFacturation, { session })).corps;

  return {
    ...banc,
    /** Key of the register of acts. */
    secret,
    praticien,
    soignant,
    scene,
    preparer,
    juger,
    envoyer,
    repondre,
    accuser,
    arriver,
    facturer,
    fermer: async () => {
      await banc.http.fermer();
      await compta.fermer();
    },
  };
}

type OptionsPraticien = {
  readonly profession?: '40' | '10';
  readonly savoirFaire?: readonly string[];
  readonly conventionne?: boolean;
  /** The titulaire whom this person replaces. */
  readonly remplace?: string;
  readonly lieu?: Lieu;
};
