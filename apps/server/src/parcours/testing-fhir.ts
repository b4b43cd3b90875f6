import { randomUUID } from 'node:crypto';
import * as contrat from '@orapont/contract/fhir';
import type { TypeCree } from '@orapont/contract/fhir-creation';
import type { InjectOptions } from 'fastify';
import { jetonDe } from '../matrice/acteurs.ts';
import type { ApplicationDeTest } from '../matrice/application.ts';
import { appeler } from '../matrice/matrice.ts';

export const FORMULAIRE = 'application/x-www-form-urlencoded';

export type Reponse = {
  readonly statut: number;
  readonly entetes: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: what comes out is looked at as any other software would
  readonly corps: any;
};

type Ouverture = {
  readonly organisationId: string;
  readonly sites: readonly string[];
  readonly portees?: readonly contrat.TypeFhir[] | readonly ['*'];
  readonly ecrit?: boolean;
  readonly cree?: readonly TypeCree[];
  readonly suivi?: { readonly url: string; readonly jeton: string } | null;
};

let adresse = 0;
export const nouvelleAdresse = () => `10.9.${(++adresse >> 8) & 255}.${adresse & 255}`;

/** Declares a software as the administrator does. */
export async function ouvrirLogiciel(
  application: ApplicationDeTest,
  { organisationId, sites, portees = ['*'], ecrit = false, cree = [], suivi = null }: Ouverture,
): Promise<{ id: string; secret: string; nom: string }> {
  const id = randomUUID();
  const nom = `Logiciel ${id.slice(0, 8)}`;
  const { statut, corps } = await appeler(
    application,
    contrat.ouvrirLogiciel,
    { params: { id }, body: { nom, organisationId, sites, portees, ecrit, cree, suivi } },
    await jetonDe(application, 'administrateur'),
  );
  if (statut !== 200) throw new Error(`${statut} ${corps}`);
  return { id, nom, secret: JSON.parse(corps).secret };
}

export async function demanderJeton(
  application: ApplicationDeTest,
  champs: Readonly<Record<string, string>>,
  entetes: Readonly<Record<string, string>> = {},
): Promise<Reponse> {
  const reponse = await application.serveur.app.inject({
    method: 'POST',
    url: '/fhir/token',
    headers: { 'content-type': FORMULAIRE, ...entetes },
    remoteAddress: nouvelleAdresse(),
    payload: new URLSearchParams({ grant_type: 'client_credentials', ...champs }).toString(),
  });
  return { statut: reponse.statusCode, entetes: reponse.headers, corps: reponse.json() };
}

export type Client = {
  readonly id: string;
  readonly secret: string;
  readonly nom: string;
  readonly get: (chemin: string, entetes?: Readonly<Record<string, string>>) => Promise<Reponse>;
  /** Its body is bytes, of which there are none. */
  readonly tete: (chemin: string) => Promise<Reponse>;
  readonly creer: (
    type: string,
    corps: unknown,
    entetes?: Readonly<Record<string, string>>,
  ) => Promise<Reponse>;
  /** A transaction at the root. */
  readonly transaction: (corps: unknown) => Promise<Reponse>;
  readonly poster: (chemin: string, criteres: Readonly<Record<string, string>>) => Promise<Reponse>;
};

/** A software with its token. */
export async function relier(application: ApplicationDeTest, ouverture: Ouverture): Promise<Client> {
  const logiciel = await ouvrirLogiciel(application, ouverture);
  const { corps } = await demanderJeton(application, {
    client_id: logiciel.id,
    client_secret: logiciel.secret,
  });
  const authorization = `Bearer ${corps.access_token}`;
  const lire = async (options: InjectOptions): Promise<Reponse> => {
    const reponse = await application.serveur.app.inject(options);
    const type = String(reponse.headers['content-type'] ?? '');
    return {
      statut: reponse.statusCode,
      entetes: reponse.headers,
      corps: type.includes('json') && reponse.payload !== '' ? reponse.json() : reponse.rawPayload,
    };
  };
  return {
    ...logiciel,
    get: (chemin, entetes = {}) =>
      lire({
        method: 'GET',
        url: chemin.replace(/^https?:\/\/[^/]+\/fhir/, '/fhir').replace(/^(?!\/fhir)/, '/fhir/'),
        headers: { authorization, ...entetes },
        remoteAddress: nouvelleAdresse(),
      }),
    tete: (chemin) =>
      lire({
        method: 'HEAD',
        url: `/fhir/${chemin}`,
        headers: { authorization },
        remoteAddress: nouvelleAdresse(),
      }),
    creer: (type, corps, entetes = {}) =>
      lire({
        method: 'POST',
        url: `/fhir/${type}`,
        headers: { authorization, 'content-type': 'application/fhir+json', ...entetes },
        remoteAddress: nouvelleAdresse(),
        payload: typeof corps === 'string' ? corps : JSON.stringify(corps),
      }),
    transaction: (corps) =>
      lire({
        method: 'POST',
        url: '/fhir',
        headers: { authorization, 'content-type': 'application/fhir+json' },
        remoteAddress: nouvelleAdresse(),
        payload: typeof corps === 'string' ? corps : JSON.stringify(corps),
      }),
    poster: (chemin, criteres) =>
      lire({
        method: 'POST',
        url: `/fhir/${chemin}`,
        headers: { authorization, 'content-type': FORMULAIRE },
        remoteAddress: nouvelleAdresse(),
        payload: new URLSearchParams(criteres).toString(),
      }),
  };
}

/** Resources of a page, without what was only said about the search. */
// biome-ignore lint/suspicious/noExplicitAny: as any other software reads it
export const ressources = (reponse: Reponse, mode = 'match'): any[] =>
  // biome-ignore lint/suspicious/noExplicitAny: as any other software reads it
  (reponse.corps.entry ?? []).filter((e: any) => e.search.mode === mode).map((e: any) => e.resource);
