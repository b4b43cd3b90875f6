import { CAPACITES } from '@orapont/domain/consentement/capacite';
import { AVIS_PERSONNE, MODES_RECUEIL, QUALITES_CONSULTE } from '@orapont/domain/consentement/recueil';
import { LIBELLE_STATUT_INS } from '@orapont/domain/identite/ins';
import { DRAPEAUX_ROUGES } from '@orapont/domain/sante/urgence';
import { NATURES_ACTE } from '@orapont/domain/teleexpertise/circuit';
import { URGENCES } from '@orapont/domain/teleexpertise/echeance';
import { ETATS_ACTE, EVENEMENTS_ACTE } from '@orapont/domain/teleexpertise/etat';
import { ISSUES } from '@orapont/domain/teleexpertise/obstacle';
import { ETATS_SUIVI } from '@orapont/domain/teleexpertise/suivi';
import { z } from 'zod';
import { cleDe, Fait, Id, InstantZ, Jour, ParId, parmi, Rien, texte, texteRequis, Vide } from './communs.ts';
import { ComplementDemande, CompteActes, DemandeFigee, LesionDecrite } from './demande-figee.ts';
import { EQUIPE } from './equipe.ts';
import { CodeProtocoleZ } from './protocole.ts';
import { route } from './route.ts';
import { DonneesSanteZ } from './sante.ts';

const SOIN = ['soignant', 'praticien'] as const;

/** A rule that stands in the way (or something to know), in plain words, with its text and the ways out. */
export const ObstacleZ = z.object({
  code: z.string(),
  regle: z.string(),
  source: z.string(),
  phrase: z.string(),
  issues: z.array(z.enum(ISSUES)),
});
export type ObstacleT = z.infer<typeof ObstacleZ>;

export const VerdictZ = z.object({
  accord: z.boolean(),
  obstacles: z.array(ObstacleZ),
  avertissements: z.array(ObstacleZ),
  quota: CompteActes.nullable(),
  /** False when only this organisation's acts could be counted. */
  registreLu: z.boolean(),
  versionRegles: z.string(),
});
export type VerdictT = z.infer<typeof VerdictZ>;

export const RequisChoisi = z.object({ requisId: Id, requisSiteId: Id.nullable().default(null) });

const ReponsesUrgenceZ = z.partialRecord(parmi(DRAPEAUX_ROUGES), z.enum(['OUI', 'NON', 'NE_SAIT_PAS']));

/** What the form of a draft holds. Every field may be saved alone. */
export const ChampsDemande = z.object({
  requisId: Id.nullable(),
  requisSiteId: Id.nullable(),
  motif: texte(60).nullable(),
  motifTexte: texte(2000),
  question: texte(4000),
  situation: z.enum(['QUESTION_CIRCONSCRITE', 'SITUATION_COMPLEXE']).nullable(),
  sante: DonneesSanteZ.nullable(),
  reponsesUrgence: ReponsesUrgenceZ,
  urgence: z.enum(URGENCES).nullable(),
  urgenceMotif: texte(500),
  protocole: CodeProtocoleZ.nullable(),
  lesion: LesionDecrite.nullable(),
});
export type ChampsDemandeT = z.infer<typeof ChampsDemande>;

const PersonneCitee = z.object({ id: Id, nom: z.string(), profession: z.string() });

const ConsentementLu = z.object({
  id: Id,
  decision: z.string(),
  phrases: z.array(z.string()),
  le: InstantZ,
  requisNom: z.string().nullable(),
});

export const EvenementLu = z.object({
  id: Id,
  type: z.string(),
  libelle: z.string(),
  le: InstantZ,
  par: z.string(),
  precision: z.string(),
});

const AilleursCite = z.object({
  logiciel: z.string(),
  etat: z.enum(ETATS_SUIVI),
  etatLibelle: z.string(),
  /** False once it came back from there unanswered: it may be sent from here. */
  enCours: z.boolean(),
});

/** A colleague whom the requis would put in his place, while the request still waits for the requérant's word. */
export const RelevePropose = z.object({
  requisId: Id,
  siteId: Id,
  nom: z.string(),
  par: z.string(),
  /** The law refuses this colleague: an opinion outside article 58 remains. */
  horsArticle58: z.boolean(),
});

/** Everything that the requérant's side sees of a request, before and after the sending. */
export const DemandeLue = z.object({
  id: Id,
  version: z.int(),
  nature: z.enum(NATURES_ACTE),
  natureLibelle: z.string(),
  etat: z.enum(ETATS_ACTE),
  etatLibelle: z.string(),
  dossierId: Id,
  siteId: Id,
  siteNom: z.string(),
  numero: z.string(),
  patient: z.object({
    nom: z.string(),
    prenomUtilise: z.string(),
    dateNaissance: Jour,
    age: z.int(),
    chambre: z.string(),
    insStatut: cleDe(LIBELLE_STATUT_INS),
    mesure: z.string(),
    mesureLibelle: z.string(),
    apte: z.boolean(),
    representants: z.array(
      z.object({ qualite: z.string(), nom: z.string(), representationPersonne: z.boolean() }),
    ),
    capacites: z.array(z.enum(CAPACITES)),
  }),
  preparePar: PersonneCitee.nullable(),
  requerant: PersonneCitee.nullable(),
  confie: z.object({ le: InstantZ, a: PersonneCitee.nullable() }).nullable(),
  requis: PersonneCitee.extend({ siteId: Id.nullable(), siteNom: z.string() }).nullable(),
  champs: ChampsDemande,
  /** Professionals to whom the person is bound by a declared link, or who were already asked about her. */
  connus: z.array(Id),
  texteInformation: z.object({ version: z.string(), titre: z.string(), corps: z.string() }),
  consentements: z.array(ConsentementLu),
  /** What the record of the person's will still lacks for this requis; empty when it is whole. */
  obstaclesConsentement: z.array(ObstacleZ),
  images: z.object({ pretes: z.int(), enCours: z.int(), nouvelles: z.int() }),
  eligibilite: VerdictZ.nullable(),
  /** Whether the person who reads may send it, and if not why. */
  envoi: z.object({ possible: z.boolean(), motifs: z.array(z.string()) }),
  /** Professionals of the structure who may read it again and send it. */
  valideurs: z.array(PersonneCitee),
  evenements: z.array(z.enum(EVENEMENTS_ACTE)),
  historique: z.array(EvenementLu),
  relevePropose: RelevePropose.nullable(),
  /** It goes on, or went on, in other téléexpertise software. */
  ailleurs: AilleursCite.nullable(),
  envoyeLe: InstantZ.nullable(),
  echeance: InstantZ.nullable(),
  echeancePhrase: z.string().nullable(),
  enRetard: z.boolean(),
  refus: z.object({ motif: z.string(), libelle: z.string(), precision: z.string() }).nullable(),
  complement: ComplementDemande.nullable(),
  compteRendu: z.unknown().nullable(),
  retireLe: InstantZ.nullable(),
  demande: DemandeFigee.nullable(),
});
export type DemandeLueT = z.infer<typeof DemandeLue>;

/** `A_ENVOYER`: handed over to a professional of the structure. */
export const GROUPES_DEMANDE = ['A_ENVOYER', 'A_COMPLETER', 'ENVOYEES', 'REPONSES', 'CLOSES'] as const;
export type GroupeDemande = (typeof GROUPES_DEMANDE)[number];

export const LigneDemande = z.object({
  id: Id,
  dossierId: Id,
  groupe: z.enum(GROUPES_DEMANDE),
  nature: z.enum(NATURES_ACTE),
  natureLibelle: z.string(),
  etat: z.enum(ETATS_ACTE),
  etatLibelle: z.string(),
  patientNom: z.string(),
  patientNaissance: Jour,
  siteNom: z.string(),
  requisNom: z.string().nullable(),
  prepareParNom: z.string(),
  requerantNom: z.string().nullable(),
  mienne: z.boolean(),
  urgence: z.enum(URGENCES).nullable(),
  echeance: InstantZ.nullable(),
  echeancePhrase: z.string().nullable(),
  enRetard: z.boolean(),
  complementDemande: z.boolean(),
  modifieLe: InstantZ,
});
export type LigneDemandeT = z.infer<typeof LigneDemande>;

export const creerDemande = route({
  nom: 'demande.creer',
  genre: 'json',
  method: 'POST',
  path: '/api/demandes',
  roles: EQUIPE,
  resume: 'Open a draft for a person; the caller names it.',
  params: Rien,
  query: Rien,
  body: z.object({ id: Id, dossierId: Id, nature: z.enum(NATURES_ACTE) }),
  reply: z.object({ id: Id, version: z.int() }),
});

export const lireDemande = route({
  nom: 'demande.lire',
  genre: 'json',
  method: 'GET',
  path: '/api/demandes/:id',
  roles: EQUIPE,
  resume: 'A request as its requérant’s side sees it.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: DemandeLue,
});

export const listerDemandes = route({
  nom: 'demande.lister',
  genre: 'json',
  method: 'GET',
  path: '/api/demandes',
  roles: EQUIPE,
  resume: 'Requests of the sites where the caller works.',
  params: Rien,
  query: z.object({ dossierId: Id.optional() }),
  body: Vide,
  reply: z.object({ demandes: z.array(LigneDemande) }),
});

export const modifierDemande = route({
  nom: 'demande.modifier',
  genre: 'json',
  method: 'PATCH',
  path: '/api/demandes/:id',
  roles: EQUIPE,
  resume: 'Save part of a draft; the version says which one was being written.',
  params: ParId,
  query: Rien,
  body: z.object({
    version: z.int(),
    nature: z.enum(NATURES_ACTE).optional(),
    champs: ChampsDemande.partial(),
  }),
  reply: z.object({ version: z.int(), modifieLe: InstantZ }),
});

export const jugerEligibilite = route({
  nom: 'demande.jugerEligibilite',
  genre: 'json',
  method: 'POST',
  path: '/api/demandes/:id/eligibilite',
  roles: EQUIPE,
  resume: 'Everything that stands in the way with this requis, before any effort.',
  params: ParId,
  query: Rien,
  body: RequisChoisi,
  reply: VerdictZ,
});

export const RecueilSaisi = z.object({
  requisId: Id,
  information: z
    .object({ le: InstantZ, par: texteRequis(200, 'Écrivez qui a informé.'), versionTexte: texte(40) })
    .nullable(),
  decision: z.object({
    le: InstantZ,
    sens: z.enum(['CONSENT', 'REFUSE']),
    capacite: z.enum(CAPACITES),
    auteur: texteRequis(200, 'Écrivez le nom de qui a donné sa décision.'),
    mode: z.enum(MODES_RECUEIL),
  }),
  avisPersonne: z.enum(AVIS_PERSONNE).nullable(),
  consultes: z
    .array(
      z.object({
        qualite: z.enum(QUALITES_CONSULTE),
        nom: texteRequis(200, 'Écrivez qui a été consulté.'),
        le: InstantZ,
      }),
    )
    .max(10),
  consultationImpossible: texte(1000),
  motivation: texte(2000),
  desaccord: z
    .object({
      decisionJuge: z.object({ autorise: z.boolean(), reference: texte(200) }).nullable(),
    })
    .nullable(),
  /** After a refusal: when one may come back to it with the person. */
  revenirLe: Jour.nullable().default(null),
});
export type RecueilSaisiT = z.infer<typeof RecueilSaisi>;

export const recueillirConsentement = route({
  nom: 'demande.recueillirConsentement',
  genre: 'json',
  method: 'POST',
  path: '/api/demandes/:id/consentements',
  roles: SOIN,
  resume: 'Record information, then the decision; a refusal ends the draft.',
  params: ParId,
  query: Rien,
  body: RecueilSaisi,
  reply: z.object({ etat: z.enum(ETATS_ACTE), obstacles: z.array(ObstacleZ) }),
});

export const retirerConsentement = route({
  nom: 'demande.retirerConsentement',
  genre: 'json',
  method: 'POST',
  path: '/api/demandes/:id/retrait',
  roles: SOIN,
  resume: 'The consent is withdrawn: before the answer, the act ends and its sharing closes at once.',
  params: ParId,
  query: Rien,
  body: z.object({
    auteur: texteRequis(200, 'Écrivez qui retire son accord.'),
    capacite: z.enum(CAPACITES),
    precision: texte(1000).default(''),
  }),
  reply: z.object({ etat: z.enum(ETATS_ACTE), acteAnnule: z.boolean(), compteRenduConserve: z.boolean() }),
});

export const confierDemande = route({
  nom: 'demande.confier',
  genre: 'json',
  method: 'POST',
  path: '/api/demandes/:id/validation',
  roles: EQUIPE,
  resume: 'Hand a prepared draft over to a professional of the structure, who reads it again and sends it.',
  params: ParId,
  query: Rien,
  body: z.object({ professionnelId: Id.nullable() }),
  reply: Fait,
});

export const envoyerDemande = route({
  nom: 'demande.envoyer',
  genre: 'json',
  method: 'POST',
  path: '/api/demandes/:id/envoi',
  roles: SOIN,
  resume: 'Freeze the request and send it to its requis.',
  params: ParId,
  query: Rien,
  body: z.object({ version: z.int(), jugeParRequerant: z.boolean() }),
  reply: z.object({ etat: z.literal('ENVOYEE'), echeance: InstantZ }),
});

export const annulerDemande = route({
  nom: 'demande.annuler',
  genre: 'json',
  method: 'POST',
  path: '/api/demandes/:id/annulation',
  roles: EQUIPE,
  resume: 'Drop a draft, or cancel a request that was not answered.',
  params: ParId,
  query: Rien,
  body: z.object({ raison: texte(500).default('') }),
  reply: z.object({ etat: z.literal('ANNULEE') }),
});

export const fournirComplement = route({
  nom: 'demande.fournirComplement',
  genre: 'json',
  method: 'POST',
  path: '/api/demandes/:id/complement',
  roles: SOIN,
  resume: 'Send the views or the words that the requis asked for.',
  params: ParId,
  query: Rien,
  body: z.object({ texte: texte(4000) }),
  reply: z.object({ etat: z.literal('ACCEPTEE') }),
});

export const changerRequis = route({
  nom: 'demande.changerRequis',
  genre: 'json',
  method: 'POST',
  path: '/api/demandes/:id/releve',
  roles: SOIN,
  resume: 'Send an unanswered request to another requis: every rule and the consent are run again.',
  params: ParId,
  query: Rien,
  body: RequisChoisi.extend({ jugeParRequerant: z.boolean() }),
  reply: z.object({ etat: z.literal('ENVOYEE'), echeance: InstantZ }),
});

export const reprendreDemande = route({
  nom: 'demande.reprendre',
  genre: 'json',
  method: 'POST',
  path: '/api/demandes/:id/reprise',
  roles: EQUIPE,
  resume:
    'Open a new draft from a request that came to nothing, or ask beside it for an opinion outside article 58.',
  params: ParId,
  query: Rien,
  body: z.object({
    id: Id,
    /** The same questions as another kind of request. */
    nature: z.literal('AVIS_HORS_58').optional(),
    requis: RequisChoisi.nullable().default(null),
  }),
  reply: z.object({ id: Id, version: z.int() }),
});
