import type { CodeConsentement } from '../consentement/obstacles.ts';
import { verifierConsentement } from '../consentement/verifier.ts';
import { jourParis } from '../dates.ts';
import {
  CHIRURGIEN_DENTISTE,
  estProfessionnelDeSante,
  estSpecialisteRequis,
  MEDECIN,
} from '../identite/professions.ts';
import { avertir, type CodeAvertissement } from './avertissements.ts';
import { type NatureActe, releveArticle58 } from './circuit.ts';
import type { Contenu, Demande } from './demande.ts';
import { estLienAtteste, estPreuveRecevable } from './lien.ts';
import { MOTIFS_PAR_NATURE } from './motifs.ts';
import { type Obstacle, relever } from './obstacle.ts';
import { type CodeObstacle, OBSTACLES } from './obstacles.ts';
import { jugerPlafond, type Plafond } from './plafond.ts';

/** Date in force of the text, then the edition of this code: kept with each verdict. */
export const VERSION_REGLES = '2025-02-01/1';

export type VerdictEligibilite = {
  readonly accord: boolean;
  readonly obstacles: readonly Obstacle<CodeObstacle | CodeConsentement>[];
  readonly avertissements: readonly Obstacle<CodeAvertissement>[];
  /** Absent when the act is never billed under article 58. */
  readonly plafond: Plafond | undefined;
  readonly versionRegles: string;
};

/**
 * Says whether a request may go on, with every obstacle in the order of the law and what to know
 * besides. Asked at the choice of the requis, then again at sending, take-over and signing.
 *
 * @rule TE-01, TE-02, TE-03, TE-04, TE-05, TE-07, TE-08, TE-09, TE-12, TE-13, TE-14, TE-19
 * @source JO 18/01/2025 art. 9, art. 58.1 to 58.4; NGAP art. 14.9.4
 * @interpretation « Connu par le patient » stops the request, not only its payment (⚠12). Outside article 58, any
 * professionnel de santé may ask a dentist or a médecin (R.6316-1 CSP); a bilan is read by a dentist.
 */
export function verifierEligibilite(demande: Demande): VerdictEligibilite {
  const contenu = demande.moment === 'CHOIX' ? undefined : demande.contenu;
  const obstacles = [
    ...circuit(demande),
    ...quiDemande(demande),
    ...quiRepond(demande),
    ...motif(demande),
    ...(contenu ? dossier(demande, contenu) : []),
    ...lien(demande),
    ...(contenu ? volonte(demande, contenu) : []),
    ...messagerie(demande),
    ...(contenu ? recours(demande, contenu) : []),
  ];
  const plafond = plafondDe(demande);
  return {
    accord: obstacles.length === 0,
    obstacles,
    avertissements: avertir(demande, plafond),
    plafond,
    versionRegles: VERSION_REGLES,
  };
}

/** TE-01: the closed list of places. */
function circuit({ nature, site }: Demande) {
  const cabinetOuHopital = site.lieu === 'CABINET_DENTAIRE' || site.lieu === 'ETABLISSEMENT_DE_SANTE';
  return relever(OBSTACLES, [
    [nature === 'TELEEXPERTISE_ESMS' && !estEsmsVise(site), 'SITE_HORS_LISTE'],
    [nature === 'TELEEXPERTISE_SPECIALISTE' && !cabinetOuHopital, 'LIEU_HORS_LISTE'],
  ]);
}

const estEsmsVise = ({ lieu, categorie }: Demande['site']) =>
  lieu === 'ESMS' && (categorie?.alinea === '6' || categorie?.alinea === '7');

/** TE-02, who asks. In circuit ESMS, preparing is open to others; judging and sending is not (⚠15). */
function quiDemande({ nature, site, requerant }: Demande) {
  const soignant = estProfessionnelDeSante(requerant.profession);
  const specialiste = nature === 'TELEEXPERTISE_SPECIALISTE';
  return relever(OBSTACLES, [
    [!specialiste && !soignant, 'REQUERANT_NON_PROFESSIONNEL_DE_SANTE'],
    [
      nature === 'TELEEXPERTISE_ESMS' && !requerant.employeurs.includes(site.organisationId),
      'REQUERANT_HORS_STRUCTURE',
    ],
    [specialiste && requerant.profession !== CHIRURGIEN_DENTISTE, 'REQUERANT_NON_DENTISTE'],
  ]);
}

/**
 * TE-02, who answers. Run again when a colleague or a remplaçant takes over (⚠16). A leave stops the
 * asking: who answers during it is there.
 */
function quiRepond({ nature, moment, requerant, requis, reglages }: Demande) {
  const choisi = moment === 'CHOIX' || moment === 'ENVOI';
  const dentiste = requis.profession === CHIRURGIEN_DENTISTE;
  const generalistesAdmis = reglages?.generalistesAdmis ?? false;
  const specialiste = estSpecialisteRequis(requis.profession, requis.savoirFaire, { generalistesAdmis });
  return relever(OBSTACLES, [
    [REPOND_UN_DENTISTE.includes(nature) && !dentiste, 'REQUIS_NON_DENTISTE'],
    [nature === 'TELEEXPERTISE_SPECIALISTE' && !specialiste, 'REQUIS_NON_SPECIALISTE'],
    [nature === 'AVIS_HORS_58' && !dentiste && requis.profession !== MEDECIN, 'REQUIS_NON_MEDICAL'],
    [!requis.actif, 'REQUIS_INACTIF'],
    [choisi && requis.actif && requis.enConge, 'REQUIS_EN_CONGE'],
    [requis.id === requerant.id, 'REQUIS_EST_REQUERANT'],
  ]);
}

const REPOND_UN_DENTISTE: readonly NatureActe[] = ['TELEEXPERTISE_ESMS', 'BILAN'];

/** TE-03: the motive opens the request, and a request without suspicion is not a téléexpertise (⚠13). */
function motif({ nature, moment, motif: choisi }: Demande) {
  const admis: readonly string[] = MOTIFS_PAR_NATURE[nature];
  return relever(OBSTACLES, [
    [choisi === undefined && moment !== 'CHOIX', 'MOTIF_ABSENT'],
    [choisi !== undefined && !admis.includes(choisi), 'MOTIF_HORS_LISTE'],
  ]);
}

/** TE-04 and TE-05: what is asked, on what, away from the patient. A bilan asks no question. */
function dossier({ nature }: Demande, contenu: Contenu) {
  return relever(OBSTACLES, [
    [nature !== 'BILAN' && contenu.question.trim() === '', 'QUESTION_ABSENTE'],
    [!contenu.contexteRenseigne, 'CONTEXTE_ABSENT'],
    [contenu.nombreDocuments < 1, 'DOCUMENT_ABSENT'],
    [contenu.patientEnPresenceDuRequis, 'PATIENT_PRESENT'],
  ]);
}

/** TE-07: in circuit ESMS only. */
function lien({ nature, lien: declare, requis, maintenant }: Demande) {
  if (nature !== 'TELEEXPERTISE_ESMS') return [];
  if (declare?.requisId !== requis.id) return relever(OBSTACLES, [[true, 'REQUIS_INCONNU_DU_PATIENT']]);
  return relever(OBSTACLES, [
    [!estPreuveRecevable(declare.preuve), 'PREUVE_NON_RECEVABLE'],
    [!estLienAtteste(declare, jourParis(maintenant)), 'LIEN_NON_ATTESTE'],
  ]);
}

function volonte({ requis, maintenant }: Demande, contenu: Contenu) {
  return verifierConsentement(contenu.volonte, { requisId: requis.id, maintenant });
}

/** TE-09: under article 58 the exchange goes by messagerie sécurisée de santé. */
function messagerie({ nature, requis }: Demande) {
  return relever(OBSTACLES, [
    [releveArticle58(nature) && !requis.messagerieSecurisee, 'MESSAGERIE_REQUIS_ABSENTE'],
  ]);
}

/** TE-19: recourse is judged case by case and its motives are stated; a bilan supposes no judgement. */
function recours({ nature }: Demande, { jugeParRequerant, precision }: Contenu) {
  if (nature === 'BILAN') return [];
  return relever(OBSTACLES, [
    [!jugeParRequerant, 'RECOURS_NON_JUGE'],
    [precision.trim() === '', 'MOTIVATION_ABSENTE'],
  ]);
}

function plafondDe({ nature, actes, maintenant, reglages }: Demande): Plafond | undefined {
  if (!releveArticle58(nature)) return undefined;
  return jugerPlafond(actes, jourParis(maintenant), reglages?.lectureAnnee);
}
