import type { Instant } from '../dates.ts';
import { type Verdict, verdict } from '../verdict.ts';

/**
 * Who may do what to which record: the one place where access is decided, used by every route, job and file read.
 * The database enforces the wall a second time (docs/decisions/0004).
 */

export type RoleAcces =
  | 'soignant'
  | 'preneur'
  | 'praticien'
  | 'coordinateur'
  | 'secretariat'
  | 'administrateur';

export type ActeurAcces = {
  readonly professionnelId: string | null;
  readonly organisationId: string | null;
  readonly roles: readonly RoleAcces[];
  /** Sites of this organisation where the person has an affectation today. */
  readonly sites: readonly string[];
  /** Those among them whose structure employs the person (TE-02, ⚠15). */
  readonly sitesEmployeurs: readonly string[];
  /** A professionnel de santé by profession, whatever the role. */
  readonly professionnelDeSante: boolean;
  /** Holds a valid right to capture (TC-04, TRN-01). */
  readonly captation: boolean;
};

/** A record of one organisation; `sites` are those where the person is followed today. */
export type ObjetDossier = { readonly organisationId: string; readonly sites: readonly string[] };

export type ObjetActe = {
  readonly organisationId: string;
  readonly siteId: string;
  readonly requisId: string | null;
  /** The sharing of the act with this requis is open: sent, consented, not withdrawn, not past its date. */
  readonly partageOuvert: boolean;
};

/**
 * An act is shared for a time: `au` is written when it ends, and nothing is read across the wall from that instant on.
 *
 * @rule TE-08
 */
export const partageOuvert = (partage: { readonly au: Instant | null }, maintenant: Instant): boolean =>
  partage.au === null || maintenant < partage.au;

export type ActionDossier =
  | 'dossier.creer'
  | 'dossier.lire'
  | 'dossier.modifier'
  | 'sante.lire'
  | 'sante.ecrire'
  | 'evaluation.lire'
  | 'evaluation.ecrire'
  | 'journal.lire'
  | 'document.lire'
  | 'dossier.exporter'
  | 'dossier.transmettre'
  | 'demande.preparer';

export type ActionActe =
  | 'acte.lire'
  | 'acte.preparer'
  | 'acte.envoyer'
  | 'acte.annuler'
  | 'acte.repondre'
  | 'media.deposer'
  | 'media.lire'
  | 'consentement.recueillir';

/** What is done at a place: rounds, and the devices that go with them. */
export type ActionSite = 'tournee.preparer' | 'tournee.emporter' | 'appareil.enroler' | 'appareil.fermer';

export type MotifAcces =
  | 'AUTRE_ORGANISATION'
  | 'SANS_RELATION_DE_SOIN'
  | 'ROLE_INSUFFISANT'
  | 'NON_PROFESSIONNEL_DE_SANTE'
  | 'NON_EMPLOYE_PAR_LA_STRUCTURE'
  | 'SANS_DROIT_DE_CAPTATION'
  | 'NON_REQUIS'
  | 'PARTAGE_FERME';

const SOIN = ['soignant', 'praticien'] as const;
const EQUIPE = [...SOIN, 'preneur'] as const;
const ACCUEIL = [...EQUIPE, 'secretariat'] as const;

const ROLES_DOSSIER = {
  'dossier.creer': ACCUEIL,
  'dossier.lire': ACCUEIL,
  'dossier.modifier': ACCUEIL,
  'sante.lire': EQUIPE,
  'sante.ecrire': EQUIPE,
  'evaluation.lire': EQUIPE,
  'evaluation.ecrire': EQUIPE,
  'journal.lire': SOIN,
  'document.lire': SOIN,
  'dossier.exporter': SOIN,
  'dossier.transmettre': SOIN,
  'demande.preparer': EQUIPE,
} as const satisfies Record<ActionDossier, readonly RoleAcces[]>;

/**
 * A record is open to those who work today where the person is followed today. What leaves it by secure mail is sent by a health
 * professional, among those who may take it out.
 *
 * @rule DOS-12, DOS-18
 * @source art. L.1110-4 CSP (équipe de soins); SOSS and guide de dématérialisation for the roles
 * @interpretation The relation of care is the common site of an affectation and of a séjour: docs/decisions/0004.
 */
export function peutSurDossier(
  acteur: ActeurAcces,
  action: ActionDossier,
  dossier: ObjetDossier,
): Verdict<MotifAcces> {
  return verdict([
    [acteur.organisationId !== dossier.organisationId, 'AUTRE_ORGANISATION'],
    [!dossier.sites.some((site) => acteur.sites.includes(site)), 'SANS_RELATION_DE_SOIN'],
    [!a(acteur, ROLES_DOSSIER[action]), 'ROLE_INSUFFISANT'],
    [action === 'dossier.transmettre' && !acteur.professionnelDeSante, 'NON_PROFESSIONNEL_DE_SANTE'],
  ]);
}

/**
 * An act is seen from two sides. The requérant's: those who work at its site. The requis's: the one person it was sent to,
 * while the sharing is open.
 *
 * @rule TE-02, TE-05, TC-04, DOS-12
 * @source art. 58.1.1 and 58.2 (avenant 1, JO 18/01/2025), art. L.1110-4 CSP
 */
export function peutSurActe(acteur: ActeurAcces, action: ActionActe, acte: ObjetActe): Verdict<MotifAcces> {
  if (action === 'acte.repondre') return coteRequis(acteur, acte);
  const lecture = action === 'acte.lire' || action === 'media.lire';
  if (lecture && acte.organisationId !== acteur.organisationId) return coteRequis(acteur, acte);
  return verdict<MotifAcces>([
    [acteur.organisationId !== acte.organisationId, 'AUTRE_ORGANISATION'],
    [!acteur.sites.includes(acte.siteId), 'SANS_RELATION_DE_SOIN'],
    [!a(acteur, EQUIPE), 'ROLE_INSUFFISANT'],
    ...conditionsPropres(acteur, action, acte),
  ]);
}

/** What each act of the requérant's side asks beyond being of the team. */
function conditionsPropres(
  acteur: ActeurAcces,
  action: ActionActe,
  acte: ObjetActe,
): [boolean, MotifAcces][] {
  switch (action) {
    case 'acte.envoyer':
    case 'acte.annuler':
      return [
        [!acteur.professionnelDeSante, 'NON_PROFESSIONNEL_DE_SANTE'],
        [!acteur.sitesEmployeurs.includes(acte.siteId), 'NON_EMPLOYE_PAR_LA_STRUCTURE'],
      ];
    case 'consentement.recueillir':
      return [[!acteur.professionnelDeSante, 'NON_PROFESSIONNEL_DE_SANTE']];
    case 'media.deposer':
      return [[!acteur.captation, 'SANS_DROIT_DE_CAPTATION']];
    default:
      return [];
  }
}

const DEMANDENT_LA_CAPTATION: readonly ActionSite[] = ['tournee.emporter', 'appareil.enroler'];

export type ActionDispositif = 'dispositif.lire' | 'dispositif.entretenir' | 'dispositif.gerer';

const ROLES_DISPOSITIF = {
  'dispositif.lire': [...EQUIPE, 'coordinateur', 'administrateur'],
  'dispositif.entretenir': [...EQUIPE, 'coordinateur'],
  'dispositif.gerer': ['coordinateur', 'administrateur'],
} as const satisfies Record<ActionDispositif, readonly RoleAcces[]>;

/**
 * Devices belong to an organisation. Those who use them write in their log; the coordination and the administrator keep the list.
 * Whoever runs the platform works in no organisation: he may choose one, and sees nothing of a patient here.
 *
 * @rule CAP-03
 */
export function peutSurDispositif(
  acteur: ActeurAcces,
  action: ActionDispositif,
  { organisationId }: { readonly organisationId: string },
): Verdict<MotifAcces> {
  const plateforme = acteur.organisationId === null && acteur.roles.includes('administrateur');
  return verdict<MotifAcces>([
    [acteur.organisationId !== organisationId && !plateforme, 'AUTRE_ORGANISATION'],
    [!a(acteur, ROLES_DISPOSITIF[action]), 'ROLE_INSUFFISANT'],
  ]);
}

/**
 * A round is prepared where one works that day. Taking it along, or enrolling a device, asks the right to capture besides; anyone of
 * the team may close a device that is lost.
 *
 * @rule ORG-01, TC-04
 */
export function peutSurSite(
  acteur: ActeurAcces,
  action: ActionSite,
  lieu: { readonly organisationId: string; readonly siteId: string },
): Verdict<MotifAcces> {
  return verdict<MotifAcces>([
    [acteur.organisationId !== lieu.organisationId, 'AUTRE_ORGANISATION'],
    [!acteur.sites.includes(lieu.siteId), 'SANS_RELATION_DE_SOIN'],
    [!a(acteur, EQUIPE), 'ROLE_INSUFFISANT'],
    [DEMANDENT_LA_CAPTATION.includes(action) && !acteur.captation, 'SANS_DROIT_DE_CAPTATION'],
  ]);
}

/**
 * The tablets of a whole structure: its coordination and its administrator close what the team of one site cannot, and whoever runs the
 * platform when nobody else is left to. Nothing of a patient is read by it.
 *
 * @rule ORG-01
 */
export const peutAdministrerAppareils = (
  acteur: ActeurAcces,
  structure: { readonly organisationId: string },
): Verdict<MotifAcces> => peutSurDispositif(acteur, 'dispositif.gerer', structure);

function coteRequis(acteur: ActeurAcces, acte: ObjetActe): Verdict<MotifAcces> {
  return verdict([
    [acteur.professionnelId === null || acteur.professionnelId !== acte.requisId, 'NON_REQUIS'],
    [!acte.partageOuvert, 'PARTAGE_FERME'],
    [!a(acteur, ['praticien']), 'ROLE_INSUFFISANT'],
  ]);
}

const a = (acteur: ActeurAcces, roles: readonly RoleAcces[]) =>
  acteur.roles.some((role) => roles.includes(role));

export type ActionReception = 'reception.lire' | 'reception.deposer' | 'reception.decider';

const ROLES_RECEPTION = {
  'reception.lire': [...SOIN, 'secretariat'],
  'reception.deposer': [...SOIN, 'secretariat'],
  'reception.decider': SOIN,
} as const satisfies Record<ActionReception, readonly RoleAcces[]>;

/**
 * What machines send, before anyone knows of whom it is: seen by those who work where the machine stands, decided by those who care.
 *
 * @rule DOS-12, IMG-01
 */
export function peutSurReception(
  acteur: ActeurAcces,
  action: ActionReception,
  lieu: { readonly organisationId: string; readonly siteId: string },
): Verdict<MotifAcces> {
  return verdict<MotifAcces>([
    [acteur.organisationId !== lieu.organisationId, 'AUTRE_ORGANISATION'],
    [!acteur.sites.includes(lieu.siteId), 'SANS_RELATION_DE_SOIN'],
    [!a(acteur, ROLES_RECEPTION[action]), 'ROLE_INSUFFISANT'],
  ]);
}

/**
 * A machine deposits. It reads only by a door that an administrator opened to reading, and only of the people followed where it
 * stands.
 *
 * @rule DOS-12, IMG-02
 */
export function peutLireMachine(
  porte: { readonly organisationId: string; readonly siteId: string; readonly lecture: boolean },
  dossier: ObjetDossier,
): Verdict<MotifAcces> {
  return verdict<MotifAcces>([
    [porte.organisationId !== dossier.organisationId, 'AUTRE_ORGANISATION'],
    [!dossier.sites.includes(porte.siteId), 'SANS_RELATION_DE_SOIN'],
    [!porte.lecture, 'ROLE_INSUFFISANT'],
  ]);
}

/**
 * Other software reads as an administrator opened it: one organisation, the people followed today at the sites that were named, the
 * kinds of resources that were named. `null` is the directory of that organisation, which tells nothing of a patient.
 *
 * @rule DOS-12
 */
export function peutLireLogiciel(
  logiciel: {
    readonly organisationId: string;
    readonly sites: readonly string[];
    readonly portees: readonly string[];
  },
  ressource: string,
  dossier: ObjetDossier | null,
): Verdict<MotifAcces> {
  const { portees } = logiciel;
  return verdict<MotifAcces>([
    [dossier !== null && logiciel.organisationId !== dossier.organisationId, 'AUTRE_ORGANISATION'],
    [
      dossier !== null && !dossier.sites.some((site) => logiciel.sites.includes(site)),
      'SANS_RELATION_DE_SOIN',
    ],
    [!portees.includes('*') && !portees.includes(ressource), 'ROLE_INSUFFISANT'],
  ]);
}

/**
 * Other software begins a request for someone followed today at one of the sites that were opened to it, when it was given that right.
 * What it begins is a draft: a professional reads it, gathers the consent and sends it.
 *
 * @rule DOS-12, TE-02
 */
export function peutEcrireLogiciel(
  logiciel: {
    readonly organisationId: string;
    readonly sites: readonly string[];
    readonly ecrit: boolean;
  },
  lieu: { readonly organisationId: string; readonly siteId: string },
): Verdict<MotifAcces> {
  return verdict<MotifAcces>([
    [logiciel.organisationId !== lieu.organisationId, 'AUTRE_ORGANISATION'],
    [!logiciel.sites.includes(lieu.siteId), 'SANS_RELATION_DE_SOIN'],
    [!logiciel.ecrit, 'ROLE_INSUFFISANT'],
  ]);
}

/**
 * What an organisation sets for itself (its protocols) belongs to whoever administers it: there, or on the whole platform.
 *
 * @rule DOS-12
 */
export function peutReglerOrganisation(
  acteur: Pick<ActeurAcces, 'organisationId' | 'roles'> & { readonly administrateurPlateforme: boolean },
  organisationId: string,
): Verdict<MotifAcces> {
  if (acteur.administrateurPlateforme) return { accord: true };
  return verdict([
    [acteur.organisationId !== organisationId, 'AUTRE_ORGANISATION'],
    [!acteur.roles.includes('administrateur'), 'ROLE_INSUFFISANT'],
  ]);
}
