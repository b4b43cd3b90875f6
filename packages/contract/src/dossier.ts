import { CAPACITES } from '@orapont/domain/consentement/capacite';
import { LIBELLE_STATUT_INS, SEXES } from '@orapont/domain/identite/ins';
import { NATURES_ACTE } from '@orapont/domain/teleexpertise/circuit';
import { ETATS_ACTE } from '@orapont/domain/teleexpertise/etat';
import { PREUVES_LIEN } from '@orapont/domain/teleexpertise/lien';
import { z } from 'zod';
import { cleDe, Fait, Id, InstantZ, Jour, ParId, Rien, texte, texteRequis, Vide } from './communs.ts';
import { FicheZ, RepresentantSaisi, RepresentantZ } from './dossier-fiche.ts';
import { EQUIPE, ROLES_DOSSIER } from './equipe.ts';
import { PhotoIdentite } from './photo-identite.ts';
import { type Role, route } from './route.ts';
import { AlerteZ, DonneesSanteZ } from './sante.ts';

/** Who opens records at all; each act then asks the policy for the person's relation of care. */
export const ROLES_SOIN = ['soignant', 'praticien'] as const satisfies Role[];

const SejourZ = z.object({
  id: Id,
  siteId: Id,
  siteNom: z.string(),
  chambre: z.string(),
  du: Jour,
  au: Jour.nullable(),
  enCours: z.boolean(),
});
export type SejourT = z.infer<typeof SejourZ>;

const ActeCite = z.object({
  id: Id,
  nature: z.enum(NATURES_ACTE),
  etat: z.enum(ETATS_ACTE),
  creeLe: InstantZ,
  envoyeLe: InstantZ.nullable(),
  echeance: InstantZ.nullable(),
  reponduLe: InstantZ.nullable(),
  requisNom: z.string().nullable(),
  /** It came by mail: it is read in the reading room, and has no request of this organisation. */
  recue: z.boolean(),
});
export type ActeCiteT = z.infer<typeof ActeCite>;

const LigneDossier = z.object({
  id: Id,
  nomNaissance: z.string(),
  nomUtilise: z.string().nullable(),
  prenom: z.string(),
  dateNaissance: Jour,
  sexe: z.enum(SEXES),
  siteId: Id,
  siteNom: z.string(),
  chambre: z.string(),
  /** Another line of this list could be taken for this one. */
  homonyme: z.boolean(),
  decesLe: Jour.nullable(),
  /** Null when the person's role does not open health data. */
  alertes: z.object({ dangers: z.int(), attentions: z.int() }).nullable(),
  actes: z.array(
    z.object({ id: Id, nature: z.enum(NATURES_ACTE), etat: z.enum(ETATS_ACTE), enRetard: z.boolean() }),
  ),
});
export type LigneDossierT = z.infer<typeof LigneDossier>;

const SiteOuvert = z.object({ id: Id, nom: z.string() });

/** Where a list stopped: no name and no room in an address. */
const Suite = z.string().regex(/^(?:chambre|nom)\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

export const listerDossiers = route({
  nom: 'dossier.lister',
  genre: 'json',
  method: 'GET',
  path: '/api/dossiers',
  roles: ROLES_DOSSIER,
  resume: 'People followed today on my sites, by room; with `q`, search by names or birth date.',
  params: Rien,
  query: z.object({ q: texte(100).optional(), site: Id.optional(), apres: Suite.optional() }),
  body: Vide,
  reply: z.object({
    dossiers: z.array(LigneDossier),
    /** A search that brought more than it shows. */
    tronque: z.boolean(),
    /** Where the list goes on, and how many people the whole of it has. */
    suite: Suite.nullable(),
    total: z.int().nullable(),
    sites: z.array(SiteOuvert),
  }),
});

const LienZ = z.object({
  id: Id,
  professionnelId: Id,
  professionnelNom: z.string(),
  preuve: z.enum(PREUVES_LIEN),
  dateContact: Jour.nullable(),
  attestant: z.string(),
  precision: z.string(),
  declareLe: InstantZ,
  recevable: z.boolean(),
});
export type LienT = z.infer<typeof LienZ>;

const DocumentZ = z.object({
  id: Id,
  acteId: Id.nullable(),
  type: z.enum(['COMPTE_RENDU', 'DEMANDE', 'PRESCRIPTION', 'AUTRE']),
  titre: z.string(),
  typeMime: z.string(),
  octets: z.int(),
  auteur: z.string(),
  origine: z.enum(['PRODUIT', 'RECU']),
  numeroVersion: z.int(),
  deposeLe: InstantZ,
});
export type DocumentT = z.infer<typeof DocumentZ>;

const DossierZ = z.object({
  id: Id,
  version: z.int(),
  fiche: FicheZ,
  insStatut: cleDe(LIBELLE_STATUT_INS),
  /** Why the INS may not leave with a document, empty when it may. */
  insObstacles: z.array(z.string()),
  homonymes: z.int(),
  sejours: z.array(SejourZ),
  representants: z.array(RepresentantZ),
  /** Who may decide today, by the law. */
  decideurs: z.array(z.enum(CAPACITES)),
  /** By which she is recognised, when she or whoever decides for her said yes. */
  photo: PhotoIdentite.nullable(),
  liens: z.array(LienZ),
  actes: z.array(ActeCite),
  alertes: z.array(AlerteZ).nullable(),
  santeLe: Jour.nullable(),
  documents: z.array(DocumentZ).nullable(),
  sites: z.array(SiteOuvert),
  droits: z.object({
    modifier: z.boolean(),
    santeLire: z.boolean(),
    santeEcrire: z.boolean(),
    journal: z.boolean(),
    demande: z.boolean(),
    exporter: z.boolean(),
    transmettre: z.boolean(),
  }),
});
export type DossierT = z.infer<typeof DossierZ>;

export const lireDossier = route({
  nom: 'dossier.lire',
  genre: 'json',
  method: 'GET',
  path: '/api/dossiers/:id',
  roles: ROLES_DOSSIER,
  resume: 'A record: identity, stays, who protects, alerts, acts, documents.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: DossierZ,
});

const Ecrit = z.object({ id: Id, version: z.int(), avertissements: z.array(z.string()) });

export const creerDossier = route({
  nom: 'dossier.creer',
  genre: 'json',
  method: 'POST',
  path: '/api/dossiers',
  roles: ROLES_DOSSIER,
  resume: 'Create a record; the id comes from the caller, and the same id twice is the same record.',
  params: Rien,
  query: Rien,
  body: z.object({
    id: Id,
    fiche: FicheZ,
    sejour: z.object({ siteId: Id, chambre: texte(30), du: Jour }),
    /** « C’est bien une autre personne » : a likeness was shown and set aside. */
    autrePersonne: z.boolean(),
  }),
  reply: Ecrit,
});

export const chercherHomonymes = route({
  nom: 'dossier.chercherHomonymes',
  genre: 'json',
  method: 'POST',
  path: '/api/dossiers/homonymes',
  roles: ROLES_DOSSIER,
  resume: 'Records that could be the same person. Those of other sites are counted, never shown.',
  params: Rien,
  query: Rien,
  body: z.object({
    nomNaissance: texteRequis(100, 'Écrivez le nom de naissance.'),
    prenom: texte(60),
    dateNaissance: Jour,
  }),
  reply: z.object({
    visibles: z.array(
      LigneDossier.pick({
        id: true,
        nomNaissance: true,
        prenom: true,
        dateNaissance: true,
        chambre: true,
        siteNom: true,
      }),
    ),
    /** Same traits, every stay ended: the record can be opened again by a new stay. */
    aRouvrir: z.array(
      z.object({
        id: Id,
        prenom: z.string(),
        nomNaissance: z.string(),
        dateNaissance: Jour,
        finLe: Jour.nullable(),
      }),
    ),
    ailleurs: z.int(),
  }),
});

export const modifierDossier = route({
  nom: 'dossier.modifier',
  genre: 'json',
  method: 'PUT',
  path: '/api/dossiers/:id',
  roles: ROLES_DOSSIER,
  resume: 'Change a record, from the version that was read.',
  params: ParId,
  query: Rien,
  body: z.object({ version: z.int(), fiche: FicheZ }),
  reply: Ecrit,
});

export const ajouterSejour = route({
  nom: 'dossier.ajouterSejour',
  genre: 'json',
  method: 'POST',
  path: '/api/dossiers/:id/sejours',
  roles: ROLES_DOSSIER,
  resume:
    'A new stay: arrival, move (the stays that run end that day), or return after every stay had ended.',
  params: ParId,
  query: Rien,
  body: z.object({ id: Id, siteId: Id, chambre: texte(30), du: Jour, remplace: z.boolean() }),
  reply: Fait,
});

export const modifierSejour = route({
  nom: 'dossier.modifierSejour',
  genre: 'json',
  method: 'PUT',
  path: '/api/dossiers/:id/sejours/:sejourId',
  roles: ROLES_DOSSIER,
  resume: 'Change the room or the dates of a stay.',
  params: z.object({ id: Id, sejourId: Id }),
  query: Rien,
  body: z.object({ chambre: texte(30), du: Jour, au: Jour.nullable() }),
  reply: Fait,
});

export const enregistrerRepresentant = route({
  nom: 'dossier.enregistrerRepresentant',
  genre: 'json',
  method: 'PUT',
  path: '/api/dossiers/:id/representants/:representantId',
  roles: ROLES_DOSSIER,
  resume: 'Add or change someone who protects or supports the person; an end date takes him out.',
  params: z.object({ id: Id, representantId: Id }),
  query: Rien,
  body: RepresentantSaisi,
  reply: Fait,
});

export const declarerLien = route({
  nom: 'dossier.declarerLien',
  genre: 'json',
  method: 'POST',
  path: '/api/dossiers/:id/liens',
  roles: EQUIPE,
  resume: 'Declare that the patient knows a professional, with its evidence (TE-07).',
  params: ParId,
  query: Rien,
  body: z.object({
    id: Id,
    professionnelId: Id,
    preuve: z.enum(PREUVES_LIEN, 'Choisissez ce qui montre que le patient connaît ce professionnel.'),
    dateContact: Jour,
    attestant: texteRequis(120, 'Écrivez qui l’atteste.'),
    precision: texte(300),
  }),
  reply: z.object({ fait: z.literal(true), recevable: z.boolean() }),
});

export const lireSante = route({
  nom: 'dossier.lireSante',
  genre: 'json',
  method: 'GET',
  path: '/api/dossiers/:id/sante',
  roles: EQUIPE,
  resume: 'The health data in force, its alerts, and the dates of the sets before it.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({
    id: Id.nullable(),
    donnees: DonneesSanteZ.nullable(),
    saisiLe: InstantZ.nullable(),
    alertes: z.array(AlerteZ),
    precedentes: z.array(z.object({ id: Id, recueilliesLe: Jour, saisiLe: InstantZ })),
    identite: z.string(),
    ecrire: z.boolean(),
  }),
});

export const ecrireSante = route({
  nom: 'dossier.ecrireSante',
  genre: 'json',
  method: 'PUT',
  path: '/api/dossiers/:id/sante',
  roles: EQUIPE,
  resume: 'A new dated set of health data; the sets before it are kept.',
  params: ParId,
  query: Rien,
  body: z.object({
    id: Id,
    /** The set that was on screen: if another came meanwhile, nothing is overwritten. */
    precedente: Id.nullable(),
    donnees: DonneesSanteZ,
  }),
  reply: z.object({ id: Id }),
});

export const lireDocument = route({
  nom: 'dossier.lireDocument',
  genre: 'fichier',
  method: 'GET',
  path: '/api/documents/:id/contenu',
  roles: ROLES_SOIN,
  resume: 'The bytes of a document; a PDF is shown, anything else is downloaded.',
  params: ParId,
  query: z.object({ telecharger: z.literal('1').optional() }),
  body: Vide,
  reply: z.unknown(),
});
