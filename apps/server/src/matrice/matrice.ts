import { randomUUID } from 'node:crypto';
import type { Route } from '@orapont/contract/route';
import type { InjectOptions } from 'fastify';
import { COOKIE } from '../kernel/mount.ts';
import { ACTEURS, type Acteur, jetonDe, NOMS_ACTEURS } from './acteurs.ts';
import { type ApplicationDeTest, ORIGINE } from './application.ts';
import { exemple } from './exemple.ts';
import type { AppelMatrice, Attente } from './portes.ts';
import { type Relation, ROLE, relation } from './relations.ts';
import { creerSituation } from './situation-lignes.ts';
import {
  type EtatVoulu,
  NOMS_SITUATIONS,
  type NomSituation,
  SITUATIONS,
  type Situation,
} from './situations.ts';

type Cellule = {
  readonly route: string;
  readonly acteur: Acteur;
  readonly situation: NomSituation | undefined;
  readonly attendu: 'PASSE' | number;
  readonly statut: number;
  /** What is wrong; undefined when nothing is. */
  readonly ecart: string | undefined;
};

type Bilan = {
  readonly cellules: readonly Cellule[];
  readonly nonDeclarees: readonly string[];
  readonly fausses: readonly Cellule[];
};

const LECTURES = new Set(['GET', 'HEAD']);
/** A row that moved on, or a rule of care: the caller was let in and the business answered. */
const METIER = [409, 422];

type Essai = {
  readonly application: ApplicationDeTest;
  readonly route: Route;
  readonly attente: Attente;
  readonly communes: Situations;
};

/** Every door, by every kind of caller, on every situation. */
export async function parcourir(
  application: ApplicationDeTest,
  attentes: Readonly<Record<string, Attente>>,
): Promise<Bilan> {
  const routes = [...application.serveur.registre.values()];
  const communes = situations(application);
  const cellules: Cellule[] = [];
  for (const route of routes) {
    const attente = attentes[route.nom];
    if (attente) cellules.push(...(await parRoute({ application, route, attente, communes })));
  }
  return {
    cellules,
    nonDeclarees: routes.map(({ nom }) => nom).filter((nom) => !attentes[nom]),
    fausses: cellules.filter(({ ecart }) => ecart !== undefined),
  };
}

async function parRoute(essai: Essai): Promise<Cellule[]> {
  const cellules: Cellule[] = [];
  const lieux = 'etat' in essai.attente ? NOMS_SITUATIONS : [undefined];
  for (const acteur of NOMS_ACTEURS)
    for (const nom of lieux) cellules.push(await essayer(essai, acteur, nom));
  return cellules;
}

async function essayer(essai: Essai, acteur: Acteur, nom: NomSituation | undefined): Promise<Cellule> {
  const { application, route, attente, communes } = essai;
  const attendu = attenteDe(route, attente, acteur, nom);
  // What may change something gets a situation of its own; refusals share one, that nothing may change.
  const neuve = attendu === 'PASSE' && !LECTURES.has(route.method);
  const situation = 'etat' in attente && nom ? await communes.donner(nom, attente.etat, neuve) : undefined;
  const jeton = await jetonDe(application, acteur);
  const reponse = await appeler(application, route, appelDe(attente, acteur, situation), jeton);
  const lu = reponse.corps.toLowerCase();
  const cachees = attendu === 'PASSE' ? marquesCachees(acteur, communes.toutes()) : communes.toutes();
  const fuite = cachees.find(({ marque }) => lu.includes(marque.toLowerCase()));
  return {
    route: route.nom,
    acteur,
    situation: nom,
    attendu,
    statut: reponse.statut,
    ecart: fuite ? `montre ${fuite.nom}` : ecart(route, attente, attendu, reponse),
  };
}

const appelDe = (attente: Attente, acteur: Acteur, situation: Situation | undefined): AppelMatrice =>
  'etat' in attente ? (situation ? attente.appel(situation, acteur) : {}) : (attente.appel?.() ?? {});

/** The answer that the table declares for this caller. */
function attenteDe(
  route: Route,
  attente: Attente,
  acteur: Acteur,
  nom: NomSituation | undefined,
): 'PASSE' | number {
  const role = ROLE[acteur];
  if (!('etat' in attente)) {
    if (attente.acteurs.includes(acteur)) return 'PASSE';
    return premierePorte(route, acteur) ?? attente.refus ?? 403;
  }
  const lien = relation(acteur, nom ?? 'autre organisation');
  const lui =
    !attente.personnelle || ACTEURS[acteur]?.identifiant === SITUATIONS[nom ?? 'autre site'].requerant;
  if (role !== null && lui && attente.passe[lien]?.includes(role)) return 'PASSE';
  return premierePorte(route, acteur) ?? attente.refus?.[lien] ?? refusDe(acteur, lien);
}

/** Whoever is not signed in is asked to; a role that the door does not name is told so before anything is looked for. */
function premierePorte({ roles }: Route, acteur: Acteur): number | undefined {
  if (roles === 'appareil' && acteur !== 'appareil') return 401;
  if (ACTEURS[acteur] === null || (acteur === 'demi-session' && roles !== 'demi-session')) return 401;
  const role = ROLE[acteur];
  return Array.isArray(roles) && !roles.includes(role) ? 403 : undefined;
}

/** Someone without a place of work is told so, whatever he looks for. */
const refusDe = (acteur: Acteur, lien: Relation) => (ACTEURS[acteur]?.lieu === null ? 403 : REFUS[lien]);

/** Absent and forbidden look the same from another organisation. */
const REFUS = {
  equipe: 403,
  'même organisation, sans soin': 403,
  'requis, partage ouvert': 404,
  'requis, partage fermé': 404,
  'cabinet du requis': 404,
  'cabinet du requis, partage fermé': 404,
  aucune: 404,
} as const;

function ecart(
  route: Route,
  attente: Attente,
  attendu: 'PASSE' | number,
  { statut, corps }: Reponse,
): string | undefined {
  if (attendu !== 'PASSE')
    return statut === attendu ? undefined : `refus attendu ${attendu} : ${corps.slice(0, 200)}`;
  if (statut >= 200 && statut < 300) return undefined;
  const admis = [...(attente.reponses ?? []), ...(LECTURES.has(route.method) ? [] : METIER)];
  if (!admis.includes(statut)) return `passage attendu : ${corps.slice(0, 300)}`;
  // A body that the contract refuses was never shown to the policy.
  return corps.includes('"champs"') && !corps.includes('"motifs":["')
    ? `corps refusé : ${corps.slice(0, 300)}`
    : undefined;
}

/** Patients whom this caller has no reason to know. */
const marquesCachees = (acteur: Acteur, toutes: readonly Situation[]): readonly Situation[] =>
  toutes.filter(({ nom }) => ['aucune', 'même organisation, sans soin'].includes(relation(acteur, nom)));

type Situations = {
  readonly donner: (nom: NomSituation, etat: EtatVoulu, neuve: boolean) => Promise<Situation>;
  readonly toutes: () => readonly Situation[];
};

function situations(application: ApplicationDeTest): Situations {
  const communes = new Map<string, Situation>();
  const toutes: Situation[] = [];
  return {
    async donner(nom, etat, neuve) {
      const cle = `${nom} ${etat}`;
      const connue = neuve ? undefined : communes.get(cle);
      if (connue) return connue;
      const situation = await creerSituation(application, nom, etat);
      if (!neuve) communes.set(cle, situation);
      toutes.push(situation);
      return situation;
    },
    toutes: () => toutes,
  };
}

type Reponse = { readonly statut: number; readonly corps: string };
let adresse = 0;

/** @param entetes replace (or, undefined, take out) those that our own pages send */
export async function appeler(
  { serveur }: ApplicationDeTest,
  route: Route,
  appel: AppelMatrice,
  jeton: string | undefined,
  entetes: Readonly<Record<string, string | undefined>> = {},
): Promise<Reponse> {
  const ecrit = !LECTURES.has(route.method);
  const corps = ecrit && route.genre !== 'televersement' ? corpsDe(route, appel) : undefined;
  adresse += 1;
  const tous = {
    ...(ecrit ? { origin: ORIGINE, 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() } : {}),
    ...(corps === undefined ? {} : { 'content-type': 'application/json' }),
    ...porteur(jeton),
    ...appel.entetes,
    ...entetes,
  };
  const options: InjectOptions = {
    method: route.method,
    url: urlDe(route, appel),
    headers: Object.fromEntries(
      Object.entries(tous).filter((entree): entree is [string, string] => entree[1] !== undefined),
    ),
    // A new address each time: the brake on requests is not what is tried here.
    remoteAddress: `10.${(adresse >> 16) & 255}.${(adresse >> 8) & 255}.${adresse & 255}`,
    ...(corps === undefined ? (route.method === 'PATCH' ? { payload: 'abc' } : {}) : { payload: corps }),
  };
  const reponse = await serveur.app.inject(options);
  return { statut: reponse.statusCode, corps: reponse.payload };
}

const porteur = (jeton: string | undefined) =>
  jeton?.startsWith('Appareil ') ? { authorization: jeton } : jeton ? { cookie: `${COOKIE}=${jeton}` } : {};

const corpsDe = (route: Route, { body }: AppelMatrice) => {
  const base = exemple(route.body);
  return JSON.stringify(typeof base === 'object' && base !== null ? { ...base, ...body } : (body ?? {}));
};

function urlDe(route: Route, { params = {}, query = {} }: AppelMatrice): string {
  const chemin = route.path
    .replace(/:(\w+)/g, (_, nom: string) => encodeURIComponent(params[nom] ?? randomUUID()))
    .replace('*', params['*'] ?? '');
  const recherche = new URLSearchParams(query).toString();
  return recherche === '' ? chemin : `${chemin}?${recherche}`;
}
