import { listerOrganisations } from '@orapont/contract/administration';
import { ouvrirLogiciel, RESSOURCES_FHIR } from '@orapont/contract/fhir';
import { connecter } from '../e2e/outils/client.ts';

/** What a declared software reads of the care home and of the dentist: a bundle for each kind of resource. */
export async function ecrireFhir(
  origine: string,
  ecrire: (nom: string, octets: Uint8Array) => void,
): Promise<void> {
  const administrateur = await connecter(origine, 'administration');
  const { organisations } = await administrateur.appeler(listerOrganisations);
  const json = (nom: string, ressource: unknown) =>
    ecrire(`FHIR-${nom}.json`, new TextEncoder().encode(`${JSON.stringify(ressource, null, 2)}\n`));
  json('CapabilityStatement', await lire(`${origine}/fhir/metadata`));
  for (const [cle, nom] of [
    ['ehpad', 'Association Les Tilleuls'],
    ['cabinet', 'Cabinet dentaire du Port'],
  ]) {
    const organisation = organisations.find((candidate) => candidate.nom === nom);
    if (!organisation) throw new Error(`La démonstration n’a pas d’organisation « ${nom} ».`);
    const { identifiant, secret } = await administrateur.appeler(ouvrirLogiciel, {
      params: { id: crypto.randomUUID() },
      body: {
        nom: 'Exemples',
        organisationId: organisation.id,
        sites: organisation.sites.map(({ id }) => id),
        portees: ['*'],
      },
    });
    const authorization = `Bearer ${await jetonDe(origine, identifiant, secret)}`;
    for (const type of RESSOURCES_FHIR)
      json(
        `${cle}-${type}`,
        await lire(`${origine}/fhir/${type}?_count=20&_total=accurate`, { authorization }),
      );
  }
}

async function jetonDe(origine: string, client: string, secret: string): Promise<string> {
  const reponse = await fetch(`${origine}/fhir/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'system/*.read' }),
  });
  const corps = (await reponse.json()) as { access_token?: string };
  if (corps.access_token === undefined) throw new Error(`Le jeton FHIR est refusé (${reponse.status}).`);
  return corps.access_token;
}

async function lire(adresse: string, headers: Record<string, string> = {}): Promise<unknown> {
  const reponse = await fetch(adresse, { headers });
  if (!reponse.ok) throw new Error(`${new URL(adresse).pathname} : ${reponse.status}`);
  return reponse.json();
}
