import {
  type Annonce,
  AnnonceImpossible,
  type Annonceur,
  type Destination,
  type MotifAnnonce,
} from '../../features/confluences/ports.ts';
import { patchDe } from './patch-annonce.ts';
import { lireCible, putDe } from './put-annonce.ts';

const DELAI_MS = 30_000;
/** Several who tell at once: the request is read again and replaced. */
const ESSAIS_PUT = 3;

/**
 * Tells a state to the software that began the request: a FHIRPath Patch on the request of that name, for the guide never says under which
 * id it stands there; or, when that software wants it so, the whole request found by its name and replaced.
 *
 * @source Confluences Téléexpertise 0.1.0, flow C (PATCH, PUT); FHIR R4 §3.1.0.4, §3.1.0.7.1 (conditional patch)
 */
export const annonceurHttp: Annonceur = async (destination, annonce) => {
  const adresse = parNom(destination, annonce);
  const reponse =
    destination.methode === 'PUT'
      ? await remplacer(destination, annonce, adresse)
      : await envoyer(adresse, destination, { method: 'PATCH', body: JSON.stringify(patchDe(annonce)) });
  await reponse.body?.cancel();
  exigerBonne(reponse);
};

/** Found by its name, changed, put back if nobody did meanwhile. */
async function remplacer(
  destination: Destination,
  annonce: Annonce,
  recherche: URL,
  essai = 1,
): Promise<Response> {
  const trouvee = await envoyer(recherche, destination, {});
  exigerBonne(trouvee);
  const cible = lireCible(await trouvee.text());
  if (cible === undefined) throw new AnnonceImpossible('REFUSEE');
  const adresse = new URL(`ServiceRequest/${encodeURIComponent(cible.id)}`, baseDe(destination));
  const lue = await envoyer(adresse, destination, {});
  exigerBonne(lue);
  const etag = lue.headers.get('etag');
  const reponse = await envoyer(adresse, destination, {
    method: 'PUT',
    headers: etag === null ? {} : { 'if-match': etag },
    body: JSON.stringify(putDe(await lue.text(), annonce)),
  });
  const depassee = reponse.status === 409 || reponse.status === 412;
  if (!depassee || essai >= ESSAIS_PUT) return reponse;
  await reponse.body?.cancel();
  return remplacer(destination, annonce, recherche, essai + 1);
}

const baseDe = ({ url }: Destination) => new URL(url.endsWith('/') ? url : `${url}/`);

function parNom(destination: Destination, { nom: { systeme, valeur } }: Annonce): URL {
  const adresse = new URL('ServiceRequest', baseDe(destination));
  adresse.search = new URLSearchParams({ identifier: `${systeme}|${valeur}` }).toString();
  return adresse;
}

type Envoi = {
  readonly method?: 'PATCH' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

async function envoyer(adresse: URL, { jeton }: Destination, envoi: Envoi): Promise<Response> {
  try {
    return await fetch(adresse, {
      ...envoi,
      headers: {
        authorization: `Bearer ${jeton}`,
        accept: 'application/fhir+json',
        ...(envoi.body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
        ...envoi.headers,
      },
      redirect: 'error',
      signal: AbortSignal.timeout(DELAI_MS),
    });
  } catch {
    // What fetch throws names the address: the cause stays out.
    throw new AnnonceImpossible('INJOIGNABLE');
  }
}

function exigerBonne({ ok, status }: Response): void {
  if (!ok) throw new AnnonceImpossible(motifDe(status));
}

const OCCUPE: ReadonlySet<number> = new Set([408, 409, 412, 425, 429]);
function motifDe(statut: number): MotifAnnonce {
  if (statut === 401 || statut === 403) return 'JETON_REFUSE';
  return OCCUPE.has(statut) || statut >= 500 ? 'OCCUPE' : 'REFUSEE';
}
