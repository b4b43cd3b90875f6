import { z } from 'zod';
import { Id, InstantZ, ParId, Vide } from './communs.ts';
import { ROLES_SOIN } from './dossier.ts';
import { route } from './route.ts';

export const CATEGORIES_JOURNAL = {
  CONSULTATION: 'Consultations',
  MODIFICATION: 'Modifications de la fiche',
  DEMANDE: 'Demandes d’avis',
  CONSENTEMENT: 'Consentement',
  COMPTE_RENDU: 'Comptes rendus',
} as const;
export type CategorieJournal = keyof typeof CATEGORIES_JOURNAL;

type Phrase = { readonly categorie: CategorieJournal; readonly phrase: string };

/** What each traced action says to the person whose record it is. The sentence follows the name of who did it. */
export const PHRASES_JOURNAL = {
  DOSSIER_OUVERT: { categorie: 'CONSULTATION', phrase: 'a ouvert le dossier' },
  SANTE_LUE: { categorie: 'CONSULTATION', phrase: 'a lu les informations de santé' },
  EVALUATIONS_LUES: { categorie: 'CONSULTATION', phrase: 'a lu les observations et les échelles' },
  EVALUATION_ECRITE: { categorie: 'MODIFICATION', phrase: 'a noté une observation avec une échelle' },
  EVALUATION_CORRIGEE: { categorie: 'MODIFICATION', phrase: 'a corrigé une observation' },
  LU_PAR_LOGICIEL: { categorie: 'CONSULTATION', phrase: 'a lu le dossier (autre logiciel relié)' },
  DOSSIER_CREE_PAR_LOGICIEL: {
    categorie: 'MODIFICATION',
    phrase: 'a créé le dossier, sous une identité provisoire (autre logiciel relié)',
  },
  DEMANDE_DEPOSEE_PAR_LOGICIEL: {
    categorie: 'DEMANDE',
    phrase: 'a préparé une demande d’avis (autre logiciel relié)',
  },
  DOCUMENT_DEPOSE_PAR_LOGICIEL: {
    categorie: 'MODIFICATION',
    phrase: 'a classé un document dans le dossier (autre logiciel relié)',
  },
  DEMANDE_TRANSMISE_AILLEURS: {
    categorie: 'DEMANDE',
    phrase: 'a transmis une demande d’avis à un autre logiciel de téléexpertise',
  },
  SUIVI_AILLEURS_RECU: {
    categorie: 'DEMANDE',
    phrase: 'a dit où en est une demande d’avis (autre logiciel de téléexpertise)',
  },
  DOCUMENT_OUVERT: { categorie: 'CONSULTATION', phrase: 'a ouvert un document du dossier' },
  DOSSIER_EXPORTE: { categorie: 'CONSULTATION', phrase: 'a exporté tout le dossier' },
  DOSSIER_TRANSMIS: {
    categorie: 'CONSULTATION',
    phrase: 'a envoyé tout le dossier à un autre dentiste, avec une autorisation signée',
  },
  DOCUMENT_TRANSMIS: {
    categorie: 'CONSULTATION',
    phrase: 'a envoyé un document du dossier par la messagerie sécurisée de santé',
  },
  TRANSMISSION_REVOQUEE: {
    categorie: 'CONSENTEMENT',
    phrase: 'a noté le retrait de l’autorisation d’envoyer le dossier',
  },
  TRANSMISSION_RELANCEE: {
    categorie: 'CONSULTATION',
    phrase: 'a relancé l’envoi de documents du dossier',
  },
  DOSSIER_REPRIS: { categorie: 'MODIFICATION', phrase: 'a repris le dossier d’un autre Orapont' },
  PHOTO_IDENTITE_VUE: { categorie: 'CONSULTATION', phrase: 'a vu la photographie d’identité' },
  PHOTO_IDENTITE_DEPOSEE: {
    categorie: 'MODIFICATION',
    phrase: 'a ajouté une photographie d’identité, avec un accord',
  },
  PHOTO_IDENTITE_RETIREE: { categorie: 'MODIFICATION', phrase: 'a retiré la photographie d’identité' },
  JOURNAL_LU: { categorie: 'CONSULTATION', phrase: 'a regardé qui a consulté le dossier' },
  ACTE_OUVERT: { categorie: 'CONSULTATION', phrase: 'a ouvert une demande d’avis' },
  ACTE_MIS_A_DISPOSITION: {
    categorie: 'CONSULTATION',
    phrase:
      'a reçu une demande d’avis sur son poste, prête à être lue\u00a0: elle n’a pas été ouverte à ce moment',
  },
  MIS_A_DISPOSITION: {
    categorie: 'CONSULTATION',
    phrase: 'a reçu le dossier sur son poste, prêt à être lu\u00a0: il n’a pas été ouvert à ce moment',
  },
  DOSSIER_EMPORTE: {
    categorie: 'CONSULTATION',
    phrase: 'a emporté le dossier sur une tablette pour une tournée\u00a0: il n’a pas été ouvert à ce moment',
  },
  LIVRAISON_RECUE: { categorie: 'DEMANDE', phrase: 'a livré ce qui a été fait pendant une tournée' },
  CONFLIT_RESOLU: { categorie: 'DEMANDE', phrase: 'a vérifié ce qu’une tablette a rapporté' },
  RESIDENT_JUGE: { categorie: 'DEMANDE', phrase: 'a jugé ce qui a été vu pendant une tournée' },
  IMAGE_OUVERTE: { categorie: 'CONSULTATION', phrase: 'a regardé une image' },
  COMPTE_RENDU_OUVERT: { categorie: 'COMPTE_RENDU', phrase: 'a ouvert un compte rendu' },
  DOSSIER_CREE: { categorie: 'MODIFICATION', phrase: 'a créé le dossier' },
  DOSSIER_IMPORTE: { categorie: 'MODIFICATION', phrase: 'a créé le dossier en important une liste' },
  DOSSIER_MODIFIE: { categorie: 'MODIFICATION', phrase: 'a modifié la fiche d’identité' },
  SANTE_ECRITE: { categorie: 'MODIFICATION', phrase: 'a mis à jour les informations de santé' },
  SEJOUR_MODIFIE: { categorie: 'MODIFICATION', phrase: 'a noté un séjour ou un changement de chambre' },
  SEJOUR_ROUVERT: { categorie: 'MODIFICATION', phrase: 'a rouvert le dossier pour un nouveau séjour' },
  REPRESENTANT_MODIFIE: { categorie: 'MODIFICATION', phrase: 'a modifié les personnes à prévenir' },
  LIEN_DECLARE: { categorie: 'MODIFICATION', phrase: 'a noté un professionnel connu du patient' },
  IMAGES_LISTEES: { categorie: 'CONSULTATION', phrase: 'a vu la liste des images d’une demande' },
  IMAGE_MISE_A_DISPOSITION: {
    categorie: 'CONSULTATION',
    phrase: 'a reçu une image sur son poste, prête à être vue\u00a0: elle n’a pas été ouverte à ce moment',
  },
  IMAGE_MODIFIEE: { categorie: 'DEMANDE', phrase: 'a corrigé la vue ou l’orientation d’une image' },
  IMAGE_RESTAUREE: { categorie: 'DEMANDE', phrase: 'a remis une image retirée' },
  IMAGE_REFUSEE: { categorie: 'DEMANDE', phrase: 'a déposé une image qui n’a pas pu être lue' },
  IMAGE_DEPOSEE: { categorie: 'DEMANDE', phrase: 'a ajouté une image' },
  CAPTATION_EN_COURS: { categorie: 'DEMANDE', phrase: 'a commencé une prise de vues' },
  CAPTATION_TERMINEE: { categorie: 'DEMANDE', phrase: 'a terminé une prise de vues' },
  CAPTATIONS_LUES: { categorie: 'DEMANDE', phrase: 'a consulté les prises de vues' },
  COURRIER_RECU_OUVERT: { categorie: 'CONSULTATION', phrase: 'a ouvert un courrier reçu' },
  COURRIER_RECU_PRIS_EN_CHARGE: {
    categorie: 'DEMANDE',
    phrase: 'a pris en charge une demande reçue par messagerie',
  },
  COURRIER_RECU_RANGE: { categorie: 'DEMANDE', phrase: 'a rangé au dossier un courrier reçu' },
  COURRIER_RECU_REJETE: { categorie: 'DEMANDE', phrase: 'a rejeté un courrier reçu' },
  ETUDE_RATTACHEE: { categorie: 'DEMANDE', phrase: 'a rattaché au dossier un examen reçu' },
  ETUDE_RATTACHEE_MALGRE_IDENTITE: {
    categorie: 'DEMANDE',
    phrase: 'a rattaché au dossier un examen qui porte une autre identité, après vérification',
  },
  ETUDE_DETACHEE: { categorie: 'DEMANDE', phrase: 'a détaché du dossier un examen reçu' },
  IMAGE_RECUE_OUVERTE: { categorie: 'CONSULTATION', phrase: 'a regardé une image reçue' },
  IMAGES_IMPORTEES: { categorie: 'DEMANDE', phrase: 'a importé des images' },
  IMAGES_EXPORTEES_ANONYMES: { categorie: 'CONSULTATION', phrase: 'a exporté des images sans leur identité' },
  IMAGE_SUPPRIMEE: { categorie: 'DEMANDE', phrase: 'a retiré une image' },
  DEMANDE_PREPAREE: { categorie: 'DEMANDE', phrase: 'a préparé une demande d’avis' },
  DEMANDE_ENVOYEE: { categorie: 'DEMANDE', phrase: 'a envoyé une demande d’avis' },
  DEMANDE_ANNULEE: { categorie: 'DEMANDE', phrase: 'a annulé une demande d’avis' },
  ACTE_ACCEPTE: { categorie: 'DEMANDE', phrase: 'a accepté de donner son avis' },
  ACTE_REFUSE: { categorie: 'DEMANDE', phrase: 'a refusé la demande d’avis' },
  ACTE_RELEVE: { categorie: 'DEMANDE', phrase: 'a pris la suite d’un confrère pour donner l’avis' },
  COMPLEMENT_DEMANDE: { categorie: 'DEMANDE', phrase: 'a demandé des images ou des précisions' },
  COMPLEMENT_FOURNI: { categorie: 'DEMANDE', phrase: 'a fourni les images ou précisions demandées' },
  CONSENTEMENT_RECUEILLI: {
    categorie: 'CONSENTEMENT',
    phrase: 'a noté l’information donnée et le consentement',
  },
  CONSENTEMENT_DEMANDE: {
    categorie: 'CONSENTEMENT',
    phrase: 'a demandé, par messagerie, si la personne consent',
  },
  CONSENTEMENT_LU: { categorie: 'CONSENTEMENT', phrase: 'a noté ce qu’un message dit du consentement' },
  CONSENTEMENT_RETIRE: { categorie: 'CONSENTEMENT', phrase: 'a noté le retrait du consentement' },
  COMPTE_RENDU_SIGNE: { categorie: 'COMPTE_RENDU', phrase: 'a signé un compte rendu' },
  REMISE_REGLEE: { categorie: 'COMPTE_RENDU', phrase: 'a noté la remise d’un compte rendu' },
  COURRIER_RELANCE: { categorie: 'COMPTE_RENDU', phrase: 'a relancé l’envoi d’un courrier sécurisé' },
  COURRIER_ACCEPTE: { categorie: 'COMPTE_RENDU', phrase: 'a transmis un courrier sécurisé' },
  COURRIER_NON_TRANSMIS: {
    categorie: 'COMPTE_RENDU',
    phrase: 'a noté qu’un courrier sécurisé n’a pas été transmis',
  },
  LIGNE_FACTURATION_ECRITE: { categorie: 'COMPTE_RENDU', phrase: 'a préparé la facturation d’un avis' },
  FACTURATION_LUE: { categorie: 'CONSULTATION', phrase: 'a lu la facturation d’un avis' },
  FACTURATION_EXPORTEE: { categorie: 'CONSULTATION', phrase: 'a exporté la facturation d’un avis' },
  REFUS_RECU: { categorie: 'DEMANDE', phrase: 'a rangé un refus reçu par messagerie' },
  QUESTION_RECUE: { categorie: 'DEMANDE', phrase: 'a rangé une demande de complément reçue par messagerie' },
  COMPTE_RENDU_RECU: { categorie: 'COMPTE_RENDU', phrase: 'a reçu un compte rendu dans le dossier' },
} as const satisfies Record<string, Phrase>;
type ActionJournal = keyof typeof PHRASES_JOURNAL;

/** An action that this version does not know is shown all the same: nothing that was traced is hidden. */
export function phraseJournal(action: string): Phrase {
  if (Object.hasOwn(PHRASES_JOURNAL, action)) return PHRASES_JOURNAL[action as ActionJournal];
  return {
    categorie: action.endsWith('_OUVERT') || action.endsWith('_LU') ? 'CONSULTATION' : 'DEMANDE',
    phrase: `a agi sur le dossier (${action.toLowerCase().replaceAll('_', ' ')})`,
  };
}

const EntreeJournal = z.object({
  id: Id,
  le: InstantZ,
  action: z.string(),
  qui: z.string(),
  profession: z.string().nullable(),
  structure: z.string().nullable(),
  acteId: Id.nullable(),
});
export type EntreeJournalT = z.infer<typeof EntreeJournal>;

export const lireJournal = route({
  nom: 'dossier.lireJournal',
  genre: 'json',
  method: 'GET',
  path: '/api/dossiers/:id/journal',
  roles: ROLES_SOIN,
  resume: 'Who opened or changed the record and its acts, newest first.',
  params: ParId,
  query: z.object({ avant: Id.optional() }),
  body: Vide,
  reply: z.object({ identite: z.string(), entrees: z.array(EntreeJournal), suite: Id.nullable() }),
});
