import { estDateCivile } from '@orapont/domain/dates';
import { verifierRpps } from '@orapont/domain/identite/rpps';
import type { Urgence } from '@orapont/domain/teleexpertise/echeance';
import type {
  DemandeTransmise,
  EntreeTransmise,
  NomExterieur,
  RoleEntree,
} from '../../features/confluences/ports.ts';
import { RefusFhir } from '../../features/fhir/ports.ts';
import {
  type EntreeLue,
  extensionDe,
  lireForme,
  Organization,
  Patient,
  Practitioner,
  PractitionerRole,
  ServiceRequest,
  type Situee,
  Transaction,
} from './entrees.ts';
import { lirePersonne } from './lire-personne.ts';
import { lirePieces } from './lire-pieces.ts';

const refus = (phrase: string, ou: string, statut = 422): RefusFhir =>
  new RefusFhir(statut, statut === 400 ? 'invalid' : 'business-rule', phrase, ou);

const RPPS = 'https://rpps.esante.gouv.fr';
const IDNPS = 'urn:oid:1.2.250.1.71.4.2.1';
const FINESS = 'https://finess.esante.gouv.fr';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads the transaction of flow B1: one request, the person, who asks and from where. What the guide demands and almost nobody can give
 * (R38 code, AM number, FINESS of a practice, NIR) is not demanded: docs/confluences-defauts.md.
 *
 * @throws RefusFhir with where and why
 */
export function lireTransaction(corps: string): DemandeTransmise {
  const bundle = lireForme(Transaction, lireJson(corps), 'Bundle');
  const entrees = bundle.entry.map((entree, rang) => situer(entree, rang));
  exigerDistinctes(entrees);
  const demande = laSeule(entrees, 'ServiceRequest');
  const lue = lireForme(ServiceRequest, demande.entree.resource, demande.ou);
  exigerDebut(lue, demande.ou);
  const patient = suivre(entrees, lue.subject.reference, 'Patient', `${demande.ou}.subject`);
  const situation = suivre(entrees, lue.requester.reference, 'PractitionerRole', `${demande.ou}.requester`);
  const role = lireForme(PractitionerRole, situation.entree.resource, situation.ou);
  const requerant = suivre(
    entrees,
    role.practitioner?.reference,
    'Practitioner',
    `${situation.ou}.practitioner`,
  );
  const structure =
    role.organization?.reference === undefined
      ? undefined
      : suivre(entrees, role.organization.reference, 'Organization', `${situation.ou}.organization`);
  const roles = new Map<Situee, RoleEntree>([
    [demande, 'DEMANDE'],
    [patient, 'PERSONNE'],
    [situation, 'SITUATION'],
    [requerant, 'REQUERANT'],
  ]);
  if (structure) roles.set(structure, 'STRUCTURE');
  const textes = (concepts: typeof lue.reasonCode) =>
    (concepts ?? []).flatMap(({ text }) => text?.trim() || []);
  return {
    nom: nomDe(lue, demande),
    source: lue.meta?.source ?? '',
    urlOffre: extensionDe(lue.extension, 'fr-coreServiceRequest-urlLtle')?.valueUrl ?? null,
    consentement: extensionDe(lue.extension, 'fr-coreServiceRequest-patientConsent')?.valueBoolean ?? null,
    redigeeLe: lireInstant(lue.authoredOn, `${demande.ou}.authoredOn`),
    personne: lirePersonne(lireForme(Patient, patient.entree.resource, patient.ou), patient.ou),
    requerantRpps: rppsDe(
      lireForme(Practitioner, requerant.entree.resource, requerant.ou).identifier,
      requerant.ou,
    ),
    finess: structure
      ? valeurDe(lireForme(Organization, structure.entree.resource, structure.ou).identifier, FINESS)
      : null,
    question: borner(
      [...(lue.note ?? []).map(({ text }) => text.trim()), ...textes(lue.orderDetail)]
        .filter(Boolean)
        .join('\n'),
      4_000,
      `${demande.ou}.note`,
    ),
    motif: borner(textes(lue.reasonCode).join('\n'), 2_000, `${demande.ou}.reasonCode`),
    urgence: PRIORITES[lue.priority ?? ''] ?? null,
    pieces: lirePieces(entrees),
    entrees: entrees.map(
      (e): EntreeTransmise => ({
        role: roles.get(e) ?? (e.type === 'DocumentReference' ? 'PIECE' : 'AUTRE'),
        type: e.type,
      }),
    ),
  };
}

function lireJson(corps: string): unknown {
  try {
    return JSON.parse(corps);
  } catch {
    throw new RefusFhir(400, 'structure', 'Ce corps n’est pas du JSON.');
  }
}

const ADMIS: ReadonlySet<string> = new Set([
  'ServiceRequest',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'HealthcareService',
  'DocumentReference',
]);

function situer(entree: EntreeLue, rang: number): Situee {
  const ou = `Bundle.entry[${rang}]`;
  const type = entree.resource.resourceType;
  const { method, url } = entree.request;
  if (!ADMIS.has(type))
    throw new RefusFhir(
      400,
      'not-supported',
      'Ce type de ressource n’est pas attendu dans cette transaction.',
      `${ou}.resource`,
    );
  if (method !== 'POST')
    throw new RefusFhir(
      400,
      'not-supported',
      'Seul POST est offert dans cette transaction.',
      `${ou}.request.method`,
    );
  if (url.replace(/^\/|\/$/g, '') !== type)
    throw refus('L’adresse de l’entrée n’est pas celle de son type.', `${ou}.request.url`, 400);
  return { entree, type, ou: `${ou}.resource` };
}

function exigerDistinctes(entrees: readonly Situee[]): void {
  const noms = entrees.flatMap(({ entree }) => entree.fullUrl ?? []);
  if (new Set(noms).size !== noms.length)
    throw refus('Deux entrées portent la même adresse (fullUrl).', 'Bundle.entry', 400);
}

function laSeule(entrees: readonly Situee[], type: string): Situee {
  const [seule, ...autres] = entrees.filter((e) => e.type === type);
  if (!seule || autres.length > 0)
    throw refus(`Une transaction porte une seule ressource ${type}.`, 'Bundle.entry');
  return seule;
}

/** By the address of its entry, whole or by its end. */
function suivre(entrees: readonly Situee[], reference: string | undefined, type: string, ou: string): Situee {
  const trouvee = entrees.find(
    ({ entree: { fullUrl }, type: t }) =>
      t === type &&
      reference !== undefined &&
      fullUrl !== undefined &&
      (fullUrl === reference || fullUrl.endsWith(`/${reference}`)),
  );
  if (!trouvee) throw refus(`Cette référence ne désigne aucune ressource ${type} de la transaction.`, ou);
  return trouvee;
}

/** @source Confluences Téléexpertise, cfl-ServiceRequest-enrichi: a draft, proposed */
function exigerDebut({ status, intent }: { status: string; intent: string }, ou: string): void {
  if (status !== 'draft') throw refus('Une demande se dépose à l’état draft.', `${ou}.status`);
  if (intent !== 'proposal') throw refus('Une demande se dépose avec l’intention proposal.', `${ou}.intent`);
}

/** Its own identifier, or the one by which the software asks not to make it twice. */
function nomDe(
  {
    identifier,
  }: { identifier?: readonly { system?: string | undefined; value?: string | undefined }[] | undefined },
  { entree, ou }: Situee,
): NomExterieur | null {
  const propre = identifier?.find(({ value }) => value);
  const nom = propre?.value ? { systeme: propre.system ?? '', valeur: propre.value } : null;
  const { ifNoneExist } = entree.request;
  if (ifNoneExist === undefined) return nom;
  const voulu = lireCondition(ifNoneExist, ou);
  if (nom && (nom.systeme !== voulu.systeme || nom.valeur !== voulu.valeur))
    throw refus('La condition ifNoneExist ne désigne pas cette demande.', `${ou}.identifier`, 400);
  return voulu;
}

function lireCondition(condition: string, ou: string): NomExterieur {
  const criteres = [...new URLSearchParams(condition.replace(/^\?/, ''))];
  const [[cle, valeur] = ['', '']] = criteres;
  const barre = valeur.indexOf('|');
  if (criteres.length !== 1 || cle !== 'identifier' || barre < 0 || barre === valeur.length - 1)
    throw new RefusFhir(400, 'not-supported', 'ifNoneExist s’écrit identifier=système|valeur.', ou);
  return { systeme: valeur.slice(0, barre), valeur: valeur.slice(barre + 1) };
}

type Identifiants =
  | readonly { readonly system?: string | undefined; readonly value?: string | undefined }[]
  | undefined;
const valeurDe = (identifiants: Identifiants, systeme: string): string | null =>
  identifiants?.find(({ system }) => system === systeme)?.value?.trim() || null;

/** The RPPS, alone or behind the 8 of the national identifier. */
function rppsDe(identifiants: Identifiants, ou: string): string {
  const idNat = valeurDe(identifiants, IDNPS);
  const rpps = valeurDe(identifiants, RPPS) ?? (idNat?.startsWith('8') ? idNat.slice(1) : null);
  if (rpps === null || !verifierRpps(rpps).accord)
    throw refus('Le numéro RPPS de qui demande manque ou n’est pas juste.', `${ou}.identifier`);
  return rpps;
}

function lireInstant(brut: string, ou: string): string {
  const moment = INSTANT.test(brut) && estDateCivile(brut.slice(0, 10)) ? Date.parse(brut) : Number.NaN;
  if (Number.isNaN(moment)) throw refus('Cette date n’est pas un instant lisible.', ou, 400);
  return new Date(moment).toISOString();
}

/** Nothing is cut: what does not fit is said. */
function borner(texte: string, max: number, ou: string): string {
  if (texte.length > max)
    throw new RefusFhir(422, 'too-long', `Ce texte compte plus de ${max} caractères.`, ou);
  return texte;
}

/** @source FHIR R4 request-priority */
const PRIORITES: Readonly<Record<string, Urgence>> = {
  stat: 'URGENTE',
  urgent: 'URGENTE',
  asap: 'RAPIDE',
  routine: 'PROGRAMMEE',
};
