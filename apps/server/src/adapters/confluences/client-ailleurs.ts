import { z } from 'zod';
import {
  AilleursImpossible,
  type ClientAilleurs,
  type LogicielDistant,
  type StatutLu,
} from '../../features/confluences/ailleurs/ports.ts';
import { estAdresseSure } from '../../kernel/adresse-sure.ts';
import { appeler, lireTexte } from './appel-ailleurs.ts';
import { extensionDe } from './entrees.ts';
import { Demande, statutDe } from './lire-annonce.ts';

const PAGES_MAX = 20;
const RPPS = 'https://rpps.esante.gouv.fr';

/**
 * Other téléexpertise software, over HTTP: its tokens (client credentials), the transaction, the search of states. Nothing is followed to
 * another server, and no address nor answer is put into an error.
 *
 * @source Confluences Téléexpertise 0.1.0, flows B1 and C; RFC 6749 §4.4; SMART App Launch 2.2 (discovery)
 */
export const clientAilleurs: ClientAilleurs = {
  async deposer(distant, corps) {
    const jeton = await jetonDe(distant);
    const headers = {
      authorization: `Bearer ${jeton}`,
      'content-type': 'application/fhir+json',
      accept: 'application/fhir+json',
    };
    const depot = { depot: true };
    const reponse = await appeler(baseDe(distant), { method: 'POST', headers, body: corps }, depot);
    const lu = json(await lireTexte(reponse, depot));
    if (!reponse.ok) refuser(reponse.status, lu);
    return lienDe(lu);
  },

  async suivre(distant, { rpps, depuis }) {
    const jeton = await jetonDe(distant);
    const base = baseDe(distant);
    let adresse: URL | undefined = new URL('ServiceRequest', `${base.href.replace(/\/$/, '')}/`);
    adresse.search = new URLSearchParams({
      'requester:PractitionerRole.practitioner.identifier': `${RPPS}|${rpps}`,
      _lastUpdated: `ge${depuis}`,
    }).toString();
    const lus: StatutLu[] = [];
    for (let page = 0; adresse && page < PAGES_MAX; page++) {
      const reponse: Response = await appeler(adresse, {
        headers: { authorization: `Bearer ${jeton}`, accept: 'application/fhir+json' },
      });
      const lu = Page.safeParse(json(await lireTexte(reponse)));
      if (!reponse.ok) throw new AilleursImpossible(motifDe(reponse.status));
      if (!lu.success) throw new AilleursImpossible('REPONSE_ILLISIBLE');
      lus.push(...demandesDe(lu.data));
      const suite: string | undefined = lu.data.link?.find(({ relation }) => relation === 'next')?.url;
      const prochaine: URL | null = suite === undefined ? null : URL.parse(suite, adresse);
      adresse = prochaine?.origin === base.origin ? prochaine : undefined;
    }
    return lus;
  },
};

/** As it was declared: FHIR posts a transaction at the very base. */
const baseDe = ({ url }: LogicielDistant) => new URL(url.replace(/\/+$/, ''));

/** What is included beside the requests is left. */
const demandesDe = ({ entry = [] }: z.infer<typeof Page>): readonly StatutLu[] =>
  entry.flatMap(({ resource }) => {
    const lue = Demande.safeParse(resource);
    return lue.success ? [statutDe(lue.data)] : [];
  });

async function jetonDe(distant: LogicielDistant): Promise<string> {
  const reponse = await appeler(await portierDe(distant), {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${encodeURIComponent(distant.clientId)}:${encodeURIComponent(distant.secret)}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'system/ServiceRequest.read system/ServiceRequest.write',
    }).toString(),
  });
  const lu = Jeton.safeParse(json(await lireTexte(reponse)));
  // A wrong secret is a 400 or a 401 (RFC 6749 §5.2).
  if (reponse.status >= 400 && reponse.status < 500 && reponse.status !== 429)
    throw new AilleursImpossible('ACCES_REFUSE');
  if (!reponse.ok) throw new AilleursImpossible('OCCUPE');
  if (!lu.success) throw new AilleursImpossible('REPONSE_ILLISIBLE');
  return lu.data.access_token;
}

/** Where its tokens are asked for: as it was declared, or as its own server says, on that server. */
async function portierDe({ url, jetonUrl }: LogicielDistant): Promise<URL> {
  if (jetonUrl !== null) return new URL(jetonUrl);
  const adresse = new URL(`${url.replace(/\/+$/, '')}/.well-known/smart-configuration`);
  const reponse = await appeler(adresse, { headers: { accept: 'application/json' } });
  const lu = Smart.safeParse(json(await lireTexte(reponse)));
  if (!reponse.ok && reponse.status >= 500) throw new AilleursImpossible('OCCUPE');
  const portier = lu.success ? URL.parse(lu.data.token_endpoint) : null;
  if (portier?.origin !== adresse.origin) throw new AilleursImpossible('REPONSE_ILLISIBLE');
  return portier;
}

function lienDe(lu: unknown): string {
  const bundle = Reponse.safeParse(lu);
  const lien = bundle.success
    ? extensionDe(bundle.data.meta?.extension, 'TransactionResponse-RedirectUrl')?.valueUrl
    : undefined;
  // It has the request, and did not say by which way one enters.
  if (lien === undefined || lien.length > 2_000 || !estAdresseSure(lien))
    throw new AilleursImpossible('REPONSE_ILLISIBLE', { incertain: true });
  return lien;
}

function refuser(statut: number, lu: unknown): never {
  const motif = motifDe(statut);
  const issue = Issues.safeParse(lu);
  const dit = issue.success
    ? issue.data.issue
        .map(({ diagnostics, details }) => diagnostics ?? details?.text ?? '')
        .filter(Boolean)
        .join(' ')
        .slice(0, 500)
    : '';
  throw new AilleursImpossible(motif, { incertain: statut >= 500, dit: motif === 'REFUSEE' ? dit : '' });
}

const OCCUPE: ReadonlySet<number> = new Set([408, 425, 429]);
function motifDe(statut: number) {
  if (statut === 401 || statut === 403) return 'ACCES_REFUSE';
  return OCCUPE.has(statut) || statut >= 500 ? 'OCCUPE' : 'REFUSEE';
}

const texte = z.string().max(4_000);
const Extension = z.looseObject({ url: texte, valueUrl: texte.optional() });
const Jeton = z.looseObject({ access_token: texte.min(1) });
const Smart = z.looseObject({ token_endpoint: texte });
const Reponse = z.looseObject({
  resourceType: z.literal('Bundle'),
  meta: z.looseObject({ extension: z.array(Extension).optional() }).optional(),
});
const Page = z.looseObject({
  resourceType: z.literal('Bundle'),
  link: z.array(z.looseObject({ relation: texte, url: texte })).optional(),
  entry: z.array(z.looseObject({ resource: z.unknown() })).optional(),
});
const Issues = z.looseObject({
  issue: z
    .array(
      z.looseObject({
        diagnostics: texte.optional(),
        details: z.looseObject({ text: texte.optional() }).optional(),
      }),
    )
    .max(50),
});

function json(contenu: string): unknown {
  try {
    return JSON.parse(contenu);
  } catch {
    return undefined;
  }
}
