import { type CompteRenduLuT, CompteRenduReference, type RemiseLueT } from '@orapont/contract/compte-rendu';
import { resumeObservations } from '@orapont/domain/bouche/resume';
import { LIBELLES_NATURE, type NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { phraseArret } from '@orapont/domain/teleexpertise/depot-mes';
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
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { demandeDe } from '../lecture/eligibilite.ts';
import { type CompteRendu, type LigneRemise, remisesDe, versionsDe } from './compte-rendu-repository.ts';
import {
  type CoteRequerant,
  noter,
  ouvrirCoteRequerant,
  ouvrirCoteRequis,
  refuserLeVolume,
} from './cotes.ts';
import type { DepsCompteRendu } from './deps.ts';
import { comptesRendusRecus, trouverDocument } from './dossier-requis-repository.ts';
import { idPrescription } from './prescription.ts';
import { etatSiPartage } from './remises.ts';
import { resumeDe } from './reponse.ts';

/** A compte rendu, from the side where the person stands; each sees what his own organisation keeps. */
export async function lireDesDeuxCotes(
  deps: DepsCompteRendu,
  session: SessionSoin,
  id: string,
): Promise<CompteRenduLuT> {
  await refuserLeVolume(deps, session, id);
  const lu = await deps.bd.organisation(appelant(session), async (tx) => {
    const mien = await ouvrirCoteRequis(tx, deps, session, id);
    if (mien) {
      await noter(tx, deps, session, mien);
      return { mien, vue: await vueRequis(tx, mien, session, deps.dmp?.bacASable ?? false) };
    }
    const recu = await ouvrirCoteRequerant(tx, session, id);
    await noter(tx, deps, session, { dossierId: recu.acte.dossier_id, acteId: recu.acte.id });
    return { vue: await vueRequerant(tx, id, recu) };
  });
  if (!lu.mien) return lu.vue;
  const etat = await etatSiPartage(deps, session, lu.mien.acteId);
  return { ...lu.vue, etatActe: etat, corrigible: lu.vue.corrigible && peutCorriger(lu.vue.nature, etat) };
}

async function vueRequis(
  tx: Tx,
  cr: CompteRendu,
  session: SessionSoin,
  bacASable: boolean,
): Promise<CompteRenduLuT> {
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
    parCourrier: null,
    motifCorrection: remplace?.motif ?? null,
    changements: [...(remplace?.changements ?? [])],
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
    prescription: cr.contenu.prescription !== undefined,
    remises: enRemises(await remisesDe(tx, cr.id), bacASable),
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
    signataire: reference.courrier ? reference.signataire : (moi?.auteur ?? reference.signataire),
    signeLe: enVigueur ? reference.signeLe : (moi?.depose_le ?? reference.signeLe),
    numeroVersion: moi?.numero_version ?? reference.numeroVersion,
    parCourrier: reference.courrier ? { de: reference.courrier.de, recuLe: reference.courrier.recuLe } : null,
    motifCorrection: null,
    changements: [],
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
    prescription: (await trouverDocument(tx, idPrescription(id))) !== undefined,
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

function enRemises(lignes: readonly LigneRemise[], bacASable: boolean): RemiseLueT[] {
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
        suite: suiteDe(ligne),
        bacASable: bacASable && type === 'MON_ESPACE_SANTE' && vientDuService(ligne),
      },
    ];
  });
}

/** On its way, or answered by the service. */
const vientDuService = ({ etat, motif, preuve, par }: LigneRemise): boolean =>
  par === null && (etat === 'EN_COURS' || preuve !== null || motif === 'MES_NON_OUVERT');

/** Of what the program does alone; what a person wrote needs no comment. */
function suiteDe({ type, etat, motif, motif_texte, preuve, par }: LigneRemise): string | null {
  if (type !== 'MON_ESPACE_SANTE' || par !== null) return null;
  if (etat === 'EN_COURS') return 'Le dépôt se fait tout seul. Rien à faire.';
  if (etat === 'FAIT') return preuve === null ? null : 'Déposé automatiquement.';
  if (motif === 'MES_NON_OUVERT') return `S’il s’est ouvert depuis\u00a0: ${REESSAYER}`;
  return etat === 'A_FAIRE' ? phraseArret(motif_texte) : null;
}

const REESSAYER = '«\u00a0Suivre les courriers\u00a0», puis «\u00a0Réessayer maintenant\u00a0».';

const peutCorriger = (nature: NatureActe, etat: EtatActe | null) =>
  etat !== null && transition(nature, etat, 'CORRIGER', 'REQUIS').accord;
