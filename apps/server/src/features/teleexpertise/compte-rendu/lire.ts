import { type CompteRenduLuT, CompteRenduReference, type RemiseLueT } from '@orapont/contract/compte-rendu';
import { peutSurActe, peutSurDossier } from '@orapont/domain/acces/politique';
import { resumeObservations } from '@orapont/domain/bouche/resume';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { LIBELLES_NATURE, type NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { type EtatActe, transition } from '@orapont/domain/teleexpertise/etat';
import {
  LIBELLES_MOTIF_NON_TRANSMISSION,
  type MotifNonTransmission,
} from '@orapont/domain/teleexpertise/motifs';
import {
  DESTINATIONS,
  type EtatRemise,
  LIBELLES_DESTINATION,
  LIBELLES_ETAT_REMISE,
} from '@orapont/domain/teleexpertise/remise';
import type { Tx } from '../../../kernel/bd.ts';
import { demandeur, type SessionSoin } from '../../../kernel/session.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import { type LigneActe, lireActe } from '../demande/demande-repository.ts';
import { demandeDe } from '../lecture/eligibilite.ts';
import {
  type CompteRendu,
  type LigneRemise,
  remisesDe,
  trouverCompteRendu,
  versionsDe,
} from './compte-rendu-repository.ts';
import type { DepsCompteRendu } from './deps.ts';
import {
  acteDuCompteRendu,
  comptesRendusRecus,
  sitesDuDossier,
  trouverDocument,
} from './dossier-requis-repository.ts';
import { rassembler, sha256 } from './octets.ts';
import { etatDe } from './remises.ts';
import { resumeDe } from './reponse.ts';

/** A compte rendu, from the side where the person stands; each sees what his own organisation keeps. */
export async function lireDesDeuxCotes(
  deps: DepsCompteRendu,
  session: SessionSoin,
  id: string,
): Promise<CompteRenduLuT> {
  const lu = await deps.bd.organisation(demandeur(session), async (tx) => {
    const mien = await ouvrirCoteRequis(tx, deps, session, id);
    if (mien) {
      await noter(tx, session, mien.dossierId, mien.acteId);
      return { mien, vue: await vueRequis(tx, mien, session) };
    }
    const recu = await ouvrirCoteRequerant(tx, session, id);
    await noter(tx, session, recu.acte.dossier_id, recu.acte.id);
    return { vue: await vueRequerant(tx, id, recu) };
  });
  if (!lu.mien) return lu.vue;
  const etat = await etatSiPartage(deps, session, lu.mien.acteId);
  return { ...lu.vue, etatActe: etat, corrigible: lu.vue.corrigible && peutCorriger(lu.vue.nature, etat) };
}

export type Fichier = { readonly octets: Uint8Array; readonly nom: string };

/** The bytes, checked against the digest that was signed: a changed file does not leave as a compte rendu. */
export async function lirePdf(deps: DepsCompteRendu, session: SessionSoin, id: string): Promise<Fichier> {
  const piece = await deps.bd.organisation(demandeur(session), async (tx) => {
    const mien = await ouvrirCoteRequis(tx, deps, session, id);
    if (mien) {
      await noter(tx, session, mien.dossierId, mien.acteId);
      return { dossierId: mien.dossierId, empreinte: mien.empreintePdf };
    }
    const { acte, recu } = await ouvrirCoteRequerant(tx, session, id);
    if (!recu) throw new Erreur('INTROUVABLE', ['COMPTE_RENDU_EN_ROUTE']);
    await noter(tx, session, acte.dossier_id, acte.id);
    return { dossierId: acte.dossier_id, empreinte: recu.empreinte };
  });
  const { organisationId } = session;
  const ref = { organisationId, dossierId: piece.dossierId, objetId: id, version: 1 };
  const octets = await rassembler(deps.objets.lire(ref));
  if (sha256(octets) !== piece.empreinte) throw new Erreur('INDISPONIBLE', ['EMPREINTE_DIFFERENTE']);
  return { octets, nom: `compte-rendu-${id.slice(-8)}.pdf` };
}

const noter = (tx: Tx, session: SessionSoin, dossierId: string, acteId: string) =>
  tracer(tx, {
    organisationId: session.organisationId,
    chaine: 'ACCES',
    action: 'COMPTE_RENDU_OUVERT',
    acteur: session.nom,
    compteId: session.compteId,
    dossierId,
    acteId,
  });

/** His own, or one of a record that is followed where he works. */
async function ouvrirCoteRequis(
  tx: Tx,
  deps: DepsCompteRendu,
  session: SessionSoin,
  id: string,
): Promise<CompteRendu | undefined> {
  const cr = await trouverCompteRendu(tx, id);
  if (cr?.etat !== 'SIGNE') return undefined;
  if (cr.signePar === session.professionnelId) return cr;
  const sites = await sitesDuDossier(tx, cr.dossierId, jourParis(deps.maintenant().toISOString()));
  const verdict = peutSurDossier(session.acteur, 'document.lire', {
    organisationId: cr.organisationId,
    sites,
  });
  return verdict.accord ? cr : undefined;
}

type CoteRequerant = {
  readonly acte: LigneActe;
  readonly recu: Awaited<ReturnType<typeof trouverDocument>>;
};

async function ouvrirCoteRequerant(tx: Tx, session: SessionSoin, id: string): Promise<CoteRequerant> {
  const recu = await trouverDocument(tx, id);
  const acteId = recu?.acte_id ?? (await acteDuCompteRendu(tx, id))?.id;
  const acte = acteId ? await lireActe(tx, acteId) : undefined;
  if (!acte || acte.compte_rendu === null) throw new Erreur('INTROUVABLE');
  const verdict = peutSurActe(session.acteur, 'acte.lire', {
    organisationId: acte.organisation_id,
    siteId: acte.site_id,
    requisId: acte.requis_id,
    partageOuvert: false,
  });
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
  return { acte, recu };
}

async function vueRequis(tx: Tx, cr: CompteRendu, session: SessionSoin): Promise<CompteRenduLuT> {
  const { demande, lecture, numero, remplace, quota } = cr.contenu;
  const versions = await versionsDe(tx, cr.acteId);
  const courante = versions.at(-1)?.id === cr.id;
  return {
    id: cr.id,
    acteId: cr.acteId,
    cote: 'REQUIS',
    numero,
    nature: demande.nature,
    natureLibelle: LIBELLES_NATURE[demande.nature],
    etatActe: null,
    patient: patientDe(demande),
    dossierId: cr.dossierId,
    requerant: nom(demande.requerant),
    structure: demande.structure.nom,
    signataire: nom(cr.preuve.signataire),
    signeLe: cr.signeLe,
    numeroVersion: cr.numeroVersion,
    motifCorrection: remplace?.motif ?? null,
    versions: versions.map((version) => ({
      id: version.id,
      numeroVersion: version.numeroVersion,
      signeLe: version.signeLe,
      courante: version.id === versions.at(-1)?.id,
      motif: version.contenu.remplace?.motif ?? null,
    })),
    resume: resumeDe(lecture.reponse),
    constats: [...resumeObservations(lecture.chart)],
    pdf: true,
    empreintePdf: cr.empreintePdf,
    remises: enRemises(await remisesDe(tx, cr.id)),
    corrigible: courante && cr.signePar === session.professionnelId,
    lecture: courante ? lecture : null,
    facturable: quota?.facturable ?? null,
    quotaPhrase: quota?.phrase ?? null,
  };
}

async function vueRequerant(tx: Tx, id: string, { acte, recu }: CoteRequerant): Promise<CompteRenduLuT> {
  const demande = demandeDe(acte);
  const reference = CompteRenduReference.parse(acte.compte_rendu);
  const recus = await comptesRendusRecus(tx, acte.id);
  const moi = recus.find((version) => version.id === id);
  const enVigueur = reference.id === id;
  return {
    id,
    acteId: acte.id,
    cote: 'REQUERANT',
    numero: `${demande.numero.replace(/^TE/, 'CR')}-${moi?.numero_version ?? reference.numeroVersion}`,
    nature: demande.nature,
    natureLibelle: LIBELLES_NATURE[demande.nature],
    etatActe: acte.etat as EtatActe,
    patient: patientDe(demande),
    dossierId: acte.dossier_id,
    requerant: nom(demande.requerant),
    structure: demande.structure.nom,
    signataire: moi?.auteur ?? reference.signataire,
    signeLe: enVigueur ? reference.signeLe : (moi?.depose_le ?? reference.signeLe),
    numeroVersion: moi?.numero_version ?? reference.numeroVersion,
    motifCorrection: null,
    versions: recus.map((version) => ({
      id: version.id,
      numeroVersion: version.numero_version,
      signeLe: version.id === reference.id ? reference.signeLe : version.depose_le,
      courante: version.id === reference.id,
      motif: null,
    })),
    resume: enVigueur ? reference.resume : null,
    constats: [],
    pdf: recu !== undefined,
    empreintePdf: moi?.empreinte ?? reference.empreintePdf,
    remises: [],
    corrigible: false,
    lecture: null,
    facturable: null,
    quotaPhrase: null,
  };
}

type Demande = ReturnType<typeof demandeDe>;

const patientDe = ({ patient }: Demande) => ({
  nom: `${(patient.nomUtilise ?? patient.nomNaissance).toLocaleUpperCase('fr')} ${patient.prenomUtilise ?? patient.prenoms[0] ?? ''}`.trim(),
  dateNaissance: patient.dateNaissance,
});

const nom = ({ prenom, nom: famille }: { prenom: string; nom: string }) => `${prenom} ${famille}`.trim();

function enRemises(lignes: readonly LigneRemise[]): RemiseLueT[] {
  return DESTINATIONS.flatMap((type) => {
    const ligne = lignes.find((candidate) => candidate.type === type);
    if (!ligne) return [];
    const etat = ligne.etat as EtatRemise;
    const motif = ligne.motif as MotifNonTransmission | null;
    return [
      {
        type,
        libelle: LIBELLES_DESTINATION[type],
        etat,
        etatLibelle: LIBELLES_ETAT_REMISE[etat],
        motif,
        motifLibelle: motif && LIBELLES_MOTIF_NON_TRANSMISSION[motif],
        motifTexte: ligne.motif_texte,
        preuve: ligne.preuve,
        le: ligne.le,
      },
    ];
  });
}

async function etatSiPartage(
  deps: DepsCompteRendu,
  session: SessionSoin,
  acteId: string,
): Promise<EtatActe | null> {
  try {
    return await etatDe(deps, session, acteId);
  } catch (cause) {
    if (cause instanceof Erreur && cause.code === 'INTROUVABLE') return null;
    throw cause;
  }
}

const peutCorriger = (nature: NatureActe, etat: EtatActe | null) =>
  etat !== null && transition(nature, etat, 'CORRIGER', 'REQUIS').accord;
