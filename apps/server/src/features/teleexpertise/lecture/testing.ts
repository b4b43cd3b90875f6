import * as contratDemande from '@orapont/contract/demande';
import type { BodyInput } from '@orapont/contract/route';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Bd } from '../../../kernel/bd.ts';
import { sha256 } from '../../../kernel/empreinte.ts';
import type { Session } from '../../../kernel/session.ts';
import { serveurDeTest, sessionDeTest } from '../../../kernel/testing.ts';
import { FormulationInterdite } from '../../compte-rendu/ports.ts';
import type { MediaSitue } from '../../medias/ports.ts';
import type { DepsCompteRendu } from '../compte-rendu/deps.ts';
import { compteRenduRoutes } from '../compte-rendu/routes.ts';
import { demandeRoutes } from '../demande/routes.ts';
import { synchroniser } from '../demande/synchroniser.ts';
import {
  depsDeTest,
  type Lieu,
  mondeDeTest,
  SANTE_COMPLETE,
  sessionDe,
  travauxDeTest,
} from '../demande/testing.ts';
import { lectureRoutes } from './routes.ts';

/** Both sides of a request on a real database, with a PDF made of words and pictures made of nothing. */
export async function bancDeLecture({ bd, proprietaire }: { bd: Bd; proprietaire: pg.Pool }) {
  const travaux = travauxDeTest();
  const horloge = { maintenant: Date.now() };
  const depsDemande = depsDeTest(bd, travaux, () => new Date(horloge.maintenant));
  const deps: DepsCompteRendu = {
    ...depsDemande,
    medias: mediasDeTest,
    pdf: pdfDeTest,
    signature: signatureDeTest,
  };
  const http = await serveurDeTest({
    monter: (serveur) => {
      demandeRoutes(serveur, depsDemande);
      lectureRoutes(serveur, deps);
      compteRenduRoutes(serveur, deps);
    },
  });
  const monde = mondeDeTest(proprietaire);
  const le = (minutes: number) => new Date(horloge.maintenant + minutes * 60_000).toISOString();

  /** An EHPAD with its nurse, a cabinet with the dentist whom the person knows and a colleague whom she does not. */
  async function decor({ ins = true, bal }: { ins?: boolean; bal?: null } = {}) {
    const ehpad = await monde.lieu('ESMS', '500');
    const cabinet = await monde.lieu('CABINET', null);
    const infirmiere = await monde.professionnel(ehpad, bal === null ? { bal } : {});
    if (bal === null)
      await proprietaire.query('update site set bal_mssante = null where id = $1', [ehpad.siteId]);
    const dentiste = await monde.professionnel(cabinet, DENTISTE);
    const confrere = await monde.professionnel(cabinet, DENTISTE);
    const dossierId = await monde.dossier(ehpad, { ins });
    await monde.lien(ehpad, dossierId, dentiste);
    return {
      ehpad,
      cabinet,
      infirmiere,
      dentiste,
      confrere,
      dossierId,
      soignante: sessionDe(ehpad, infirmiere),
      requis: praticien(cabinet, dentiste, le(15)),
      autre: praticien(cabinet, confrere, le(15)),
    };
  }
  type Decor = Awaited<ReturnType<typeof decor>>;

  const recueil = (requisId: string): BodyInput<typeof contratDemande.recueillirConsentement> => ({
    requisId,
    information: { le: le(-30), par: 'Camille', versionTexte: '2026-1' },
    decision: { le: le(-10), sens: 'CONSENT', capacite: 'PERSONNE', auteur: 'Jeanne Lefèvre', mode: 'ORAL' },
    avisPersonne: null,
    consultes: [],
    consultationImpossible: '',
    motivation: '',
    desaccord: null,
  });

  async function demander(
    d: Decor,
    nature: 'TELEEXPERTISE_ESMS' | 'BILAN' = 'TELEEXPERTISE_ESMS',
    avantEnvoi: (mediaId: string) => Promise<unknown> = async () => undefined,
  ) {
    const id = uuidv7();
    const session = d.soignante;
    const cree = await http.appeler(contratDemande.creerDemande, {
      session,
      body: { id, dossierId: d.dossierId, nature },
    });
    const modifie = await http.appeler(contratDemande.modifierDemande, {
      session,
      params: { id },
      body: {
        version: cree.corps.version,
        champs: {
          requisId: d.dentiste,
          motif: nature === 'BILAN' ? 'BILAN_ENTREE' : 'AFFECTION_BUCCO_DENTAIRE',
          motifTexte: 'Joue gonflée depuis hier',
          question: 'Faut-il une consultation rapide ?',
          situation: 'QUESTION_CIRCONSCRITE',
          sante: SANTE_COMPLETE,
          reponsesUrgence: { GONFLEMENT: 'OUI' },
        },
      },
    });
    const mediaId = await monde.image(d.ehpad, { id, dossierId: d.dossierId, auteurId: d.infirmiere });
    await avantEnvoi(mediaId);
    await http.appeler(contratDemande.recueillirConsentement, {
      session,
      params: { id },
      body: recueil(d.dentiste),
    });
    const parti = await http.appeler(contratDemande.envoyerDemande, {
      session,
      params: { id },
      body: { version: modifie.corps.version, jugeParRequerant: true },
    });
    if (parti.statut !== 200) throw new Error(JSON.stringify(parti.corps));
    await copier(d, id);
    return { id, mediaId };
  }

  const copier = (d: Decor, acteId: string) =>
    synchroniser(depsDemande, { organisationId: d.ehpad.organisationId, acteId });
  const retirer = (d: Decor, id: string) =>
    http.appeler(contratDemande.retirerConsentement, {
      session: d.soignante,
      params: { id },
      body: { auteur: 'Jeanne Lefèvre', capacite: 'PERSONNE' },
    });
  const compter = async (requete: string, valeurs: unknown[]) =>
    Number((await proprietaire.query(`select count(*) as n ${requete}`, valeurs)).rows[0].n);

  return { http, deps, travaux, horloge, monde, decor, demander, copier, retirer, compter, recueil };
}

const DENTISTE = { profession: '40', roles: ['praticien'] } as const;

/** A dentist at his place; with a date, his period of signature is open until then. */
export function praticien(ou: Lieu, professionnelId: string, signatureJusqu: string | null): Session {
  return sessionDeTest({
    ...ou,
    nom: 'Dr Test',
    professionnelId,
    profession: '40',
    roles: ['praticien'],
    signatureJusqu,
  });
}

const mediasDeTest: DepsCompteRendu['medias'] = {
  async situer(tx, ids) {
    const lignes = await tx
      .selectFrom('media')
      .select(['id', 'organisation_id', 'dossier_id', 'acte_id', 'rotation', 'sur_apercu'])
      .where('id', 'in', [...ids, uuidv7()])
      .execute();
    return ids.map((id): MediaSitue => {
      const ligne = lignes.find((candidate) => candidate.id === id);
      if (!ligne) throw new Error(`no picture ${id}`);
      return {
        organisationId: ligne.organisation_id,
        dossierId: ligne.dossier_id,
        mediaId: id,
        acteId: ligne.acte_id,
        rotation: ligne.rotation as 0,
        typeMime: 'image/jpeg',
        surApercu: ligne.sur_apercu,
      };
    });
  },
  octets: async ({ mediaId }, rendu) => Buffer.from(`${rendu} ${mediaId}`),
  async *flux({ mediaId }, rendu) {
    yield Buffer.from(`${rendu} ${mediaId}`);
  },
  coupe: async ({ mediaId }, _fichier, rang) => Buffer.from(`coupe ${rang} ${mediaId}`),
};

/** The words of the model, and the refusal of the real one. */
const pdfDeTest: DepsCompteRendu['pdf'] = {
  async compteRendu(modele) {
    if (/pas de carie/iu.test(modele.conclusion.texte)) throw new FormulationInterdite();
    return enPdf(modele);
  },
  demande: async (modele) => enPdf(modele),
  prescription: async (modele) => enPdf(modele),
  recu: async (modele) => enPdf(modele),
  piece: async (modele) => enPdf(modele),
};

const enPdf = (modele: unknown): Buffer => Buffer.from(`%PDF-${JSON.stringify(modele)}`);

/** The model that a document of these tests was made from. */
export const modeleDuPdf = (octets: Buffer) => JSON.parse(octets.toString().slice('%PDF-'.length));

const signatureDeTest: DepsCompteRendu['signature'] = {
  signer: async (empreinteContenu, empreintePdf, signataire, instant) => ({
    niveau: 'SIMPLE',
    empreinteContenu,
    empreintePdf,
    signataire,
    instant,
    cle: 'essai',
    sceau: sha256(`${empreinteContenu}${empreintePdf}${instant}`),
  }),
  verifier: async () => true,
};
