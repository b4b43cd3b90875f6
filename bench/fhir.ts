import { randomUUID } from 'node:crypto';
import { ouvrirLogiciel } from '@orapont/contract/fhir';
import { rpps } from '../apps/server/src/bac-a-sable/demo/identifiants.ts';
import { siteDe } from '../apps/server/src/bac-a-sable/demo/repository.ts';
import { transactionB1 } from '../apps/server/src/parcours/testing-confluences.ts';
import { connecter } from '../e2e/outils/client.ts';
import { chronometrer } from './tableau.ts';

const FOIS = 60;
/** The nurse of the demonstration. */
const REQUERANT = `https://rpps.esante.gouv.fr|${rpps(1)}`;

type Lecteur = (chemin: string) => Promise<Reponse>;
type Reponse = {
  readonly total?: number;
  readonly entry?: readonly { readonly response: { readonly location?: string } }[];
};

type Banc = {
  readonly lire: Lecteur;
  readonly chercher: (criteres: Readonly<Record<string, string>>) => Promise<Reponse>;
  readonly creer: () => Promise<Reponse>;
};

/** What a software asks of FHIR, at each size of the base: milliseconds. */
export type ReleveFhir = Readonly<Record<keyof typeof TRAVAUX, readonly number[]>>;

const TRAVAUX = {
  fhirCreation: ({ creer }) => creer(),
  fhirLecture: ({ lire }, dossierId) => lire(`Patient/${dossierId}`),
  fhirRecherche: ({ chercher }) => chercher({ family: 'martin', _count: '20' }),
  fhirStatuts: ({ lire }) =>
    lire(
      `ServiceRequest?requester:PractitionerRole.practitioner.identifier=${REQUERANT}&_lastUpdated=ge2026-01-01&status=draft&_count=20`,
    ),
} satisfies Record<string, (banc: Banc, dossierId: string) => Promise<Reponse>>;

export async function releverFhir(origines: readonly string[]): Promise<readonly ReleveFhir[]> {
  const bancs = await Promise.all(origines.map(relier));
  const dossiers = await Promise.all(bancs.map(async ({ creer }) => idCree(await creer())));
  const releves = bancs.map((): Record<string, readonly number[]> => ({}));
  for (const [quoi, travail] of Object.entries(TRAVAUX)) {
    const durees = await chronometrer(
      FOIS,
      bancs.map((banc, cote) => () => travail(banc, dossiers[cote] ?? '')),
    );
    for (const [cote, valeurs] of durees.entries()) Object.assign(releves[cote] ?? {}, { [quoi]: valeurs });
  }
  return releves as unknown as readonly ReleveFhir[];
}

const idCree = ({ entry }: Reponse): string => entry?.[1]?.response.location?.split('/')[1] ?? '';

/** Declared by the administrator, with its token; what it creates is someone new each time, as a silent registration is. */
async function relier(origine: string): Promise<Banc> {
  const { organisationId, siteId } = siteDe('tilleuls');
  const administration = await connecter(origine, 'administration');
  const { identifiant, secret } = await administration.appeler(ouvrirLogiciel, {
    params: { id: randomUUID() },
    body: { nom: 'Mesure', organisationId, sites: [siteId], portees: ['*'], ecrit: true },
  });
  const jeton = await fetch(`${origine}/fhir/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: identifiant,
      client_secret: secret,
    }),
  });
  const { access_token: acces } = (await jeton.json()) as { access_token: string };
  const appeler = async (chemin: string, options: RequestInit): Promise<Reponse> => {
    const reponse = await fetch(`${origine}/fhir${chemin}`, {
      ...options,
      headers: { authorization: `Bearer ${acces}`, ...options.headers },
    });
    if (!reponse.ok) throw new Error(`FHIR ${chemin.split('?')[0]} : ${reponse.status}`);
    return (await reponse.json()) as Reponse;
  };
  return {
    lire: (chemin) => appeler(`/${chemin}`, {}),
    chercher: (criteres) =>
      appeler('/Patient/_search', { method: 'POST', body: new URLSearchParams(criteres) }),
    creer: () =>
      appeler('', {
        method: 'POST',
        headers: { 'content-type': 'application/fhir+json' },
        body: JSON.stringify(transactionB1({ nom: `Mesure ${randomUUID().slice(0, 8)}`, ins: null })),
      }),
  };
}
