import { DemandeFigee, type DemandeFigeeT } from '@orapont/contract/demande-figee';
import { formaterDate, jourParis } from '@orapont/domain/dates';
import { CATEGORIES_ESMS } from '@orapont/domain/identite/categories';
import { libelleProfession } from '@orapont/domain/identite/libelle-profession';
import { estCodeSavoirFaire, SAVOIR_FAIRE } from '@orapont/domain/identite/professions';
import type { DonneesSante } from '@orapont/domain/sante/donnees';
import { VERSION_REGLES } from '@orapont/domain/teleexpertise/eligibilite';
import { LIBELLES_PREUVE_LIEN } from '@orapont/domain/teleexpertise/lien';
import { LIBELLES_MOTIF_DEMANDE, type MotifDemande } from '@orapont/domain/teleexpertise/motifs';
import { idStable } from '../../../kernel/empreinte.ts';
import type { Lieu, ProfessionnelLu } from '../demande/faits-repository.ts';
import { citer, citerLieu, numeroActe } from '../demande/figer.ts';
import { nomDe } from '../demande/identite.ts';
import type { DemandeRecue, SaisiePriseEnCharge } from './ports.ts';

type AFiger = {
  readonly acteId: string;
  readonly recue: DemandeRecue;
  readonly contexte: NonNullable<DemandeFigeeT['recue']>['contexte'];
  readonly saisie: SaisiePriseEnCharge;
  readonly patient: DemandeFigeeT['patient'];
  readonly requerant: DemandeFigeeT['requerant'];
  readonly structure: DemandeFigeeT['structure'];
  readonly requis: ProfessionnelLu;
  readonly requisLieu: Lieu;
  readonly medias: DemandeFigeeT['medias'];
  readonly echeance: string;
  readonly par: string;
  readonly maintenant: string;
};

/**
 * A request received by mail, frozen as one that was sent here: what nobody said stays unsaid, and the consent is the requérant's word.
 *
 * @rule TE-03, TE-04, TE-08
 */
export function figerRecue(a: AFiger): DemandeFigeeT {
  const { acteId, recue, saisie, requis, requisLieu, maintenant } = a;
  const { motif, motifTexte, question, nature, urgence } = saisie;
  return DemandeFigee.parse({
    version: 1,
    acteId,
    numero: numeroActe(acteId, maintenant.slice(0, 4)),
    nature,
    envoyeLe: recue.recuLe,
    echeance: a.echeance,
    urgence,
    drapeaux: [],
    patient: a.patient,
    structure: a.structure,
    requerant: a.requerant,
    preparePar: null,
    requis: { ...citer(requis), bal: requis.bal_mssante ?? requisLieu.bal_mssante },
    requisLieu: citerLieu(requisLieu, maintenant),
    motif: {
      code: motif,
      libelle: LIBELLES_MOTIF_DEMANDE[motif as MotifDemande] ?? motif,
      precision: motifTexte,
    },
    situation: 'QUESTION_CIRCONSCRITE',
    question,
    sante: santeNonRecueillie(recue.recuLe, motifTexte),
    alertes: [],
    consentement: { phrases: phrasesConsentement(a), le: recue.recuLe, texteVersion: '' },
    lien: saisie.lien && {
      phrase: `${LIBELLES_PREUVE_LIEN[saisie.lien.preuve]}, le ${formaterDate(saisie.lien.date)}, attesté par ${a.par}, pour ${nomDe(requis)}.`,
    },
    protocole: null,
    vuesManquantes: [],
    captation: null,
    medias: [...a.medias],
    complements: [],
    lesion: null,
    urgenceMotif: '',
    actesAilleurs: 0,
    quota: null,
    verdict: { versionRegles: VERSION_REGLES, avertissements: [] },
    recue: {
      courriers: [recue.courrierId],
      messageId: recue.messageId,
      documents: recue.document ? [recue.document.identifiant] : [],
      adresse: recue.expediteur,
      contexte: [...a.contexte],
      pieces: recue.pieces,
    },
  });
}

/** @rule TE-08 */
function phrasesConsentement({ saisie, requerant, par }: AFiger): string[] {
  const qui = nomDe(requerant);
  return saisie.consentement === 'DIT'
    ? [`Selon ${qui}, la personne a été informée et consent. Rien n’a été recueilli ici (lu par ${par}).`]
    : [`La demande de ${qui} ne dit rien du consentement de la personne.`];
}

/** Said since, in a letter that answered ours. @rule TE-08 */
export const phrasesRapportees = (
  { requerant }: Pick<DemandeFigeeT, 'requerant'>,
  { pour, le, par }: { readonly pour: string; readonly le: string; readonly par: string },
): string[] => [
  `Selon ${nomDe(requerant)}, dans son message du ${formaterDate(jourParis(le))}, la personne a été informée et consent à l’avis de ${pour}. Rien n’a été recueilli ici (lu par ${par}).`,
];

const santeNonRecueillie = (le: string, motif: string): DonneesSante => ({
  recueilliesLe: jourParis(le),
  motif: motif.slice(0, 500),
  plainte: 'NON_RENSEIGNE',
  antecedents: 'NON_RENSEIGNE',
  allergies: 'NON_RENSEIGNE',
  traitements: 'NON_RENSEIGNE',
  tabac: { etat: 'NON_RENSEIGNE', precision: '' },
  alcool: { etat: 'NON_RENSEIGNE', precision: '' },
  situations: {},
});

/** Nobody of this installation: his identity here comes from his number, or from the address that he writes from. */
export function requerantCite(
  { nom, prenom, profession, savoirFaire, rpps, structure }: SaisiePriseEnCharge['requerant'],
  adresse: string,
): Pick<DemandeFigeeT, 'requerant' | 'structure'> {
  const qui = rpps ?? adresse;
  const ou = structure.finess ?? structure.siret ?? `${qui} ${structure.nom}`;
  return {
    requerant: {
      id: idStable('requerant-recu', qui),
      nom,
      prenom,
      profession,
      professionLibelle: libelleProfession({ profession, civilite: null }),
      savoirFaire,
      savoirFaireLibelle:
        savoirFaire !== null && estCodeSavoirFaire(savoirFaire) ? SAVOIR_FAIRE[savoirFaire] : null,
      rpps,
      bal: adresse,
    },
    structure: {
      organisationId: idStable('structure-recue', ou),
      siteId: idStable('lieu-recu', ou),
      nom: structure.nom,
      categorie: structure.categorie,
      categorieLibelle: CATEGORIES_ESMS.find(({ code }) => code === structure.categorie)?.libelle ?? null,
      finess: structure.finess,
      ...(structure.siret === null ? {} : { siret: structure.siret }),
      adresse: '',
      zone: 'METROPOLE',
      bal: adresse,
    },
  };
}
