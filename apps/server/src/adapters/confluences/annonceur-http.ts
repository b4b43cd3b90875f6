import {
  type Annonce,
  AnnonceImpossible,
  type Annonceur,
  type MotifAnnonce,
} from '../../features/confluences/ports.ts';
import { STATUT_SUIVI } from '../../features/fhir/ports.ts';
import { EXTENSIONS_CONFLUENCES, SYSTEME_AVANCEMENT } from './terminologie.ts';

const DELAI_MS = 30_000;

/**
 * Tells a state to the software that began the request: a FHIRPath Patch on the request of that name, for the guide never says under which
 * id it stands there.
 *
 * @source Confluences Téléexpertise 0.1.0, flow C (PATCH); FHIR R4 §3.1.0.7.1 (conditional patch), FHIRPath Patch
 */
export const annonceurHttp: Annonceur = async ({ url, jeton }, annonce) => {
  const base = new URL(url.endsWith('/') ? url : `${url}/`);
  const adresse = new URL('ServiceRequest', base);
  const { systeme, valeur } = annonce.nom;
  adresse.search = new URLSearchParams({ identifier: `${systeme}|${valeur}` }).toString();
  const reponse = await envoyer(adresse, jeton, JSON.stringify(patchDe(annonce)));
  await reponse.body?.cancel();
  if (!reponse.ok) throw new AnnonceImpossible(motifDe(reponse.status));
};

async function envoyer(adresse: URL, jeton: string, body: string): Promise<Response> {
  try {
    return await fetch(adresse, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${jeton}`,
        'content-type': 'application/fhir+json',
        accept: 'application/fhir+json',
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(DELAI_MS),
    });
  } catch {
    // What fetch throws names the address: the cause stays out.
    throw new AnnonceImpossible('INJOIGNABLE');
  }
}

const OCCUPE: ReadonlySet<number> = new Set([408, 409, 425, 429]);
function motifDe(statut: number): MotifAnnonce {
  if (statut === 401 || statut === 403) return 'JETON_REFUSE';
  return OCCUPE.has(statut) || statut >= 500 ? 'OCCUPE' : 'REFUSEE';
}

type Part = Readonly<Record<string, unknown>>;
const operation = (type: 'add' | 'replace', path: string, ...suite: readonly Part[]) => ({
  name: 'operation',
  part: [{ name: 'type', valueCode: type }, { name: 'path', valueString: path }, ...suite],
});

/** The status; the detail of « active »; and who is asked, once published. An extension is a nested part: R4 has no `valueExtension`. */
export function patchDe({ etat, requis, avancementDit }: Annonce) {
  const { statut, avancement } = STATUT_SUIVI[etat];
  const url = EXTENSIONS_CONFLUENCES.AVANCEMENT;
  const codage = { system: SYSTEME_AVANCEMENT, code: avancement };
  return {
    resourceType: 'Parameters',
    parameter: [
      operation('replace', 'ServiceRequest.status', { name: 'value', valueCode: statut }),
      ...(avancement === null
        ? []
        : avancementDit
          ? [
              operation('replace', `ServiceRequest.extension.where(url = '${url}').value`, {
                name: 'value',
                valueCoding: codage,
              }),
            ]
          : [
              operation(
                'add',
                'ServiceRequest',
                { name: 'name', valueString: 'extension' },
                {
                  name: 'value',
                  part: [
                    { name: 'url', valueUri: url },
                    { name: 'value', valueCoding: codage },
                  ],
                },
              ),
            ]),
      ...(requis === null
        ? []
        : [
            operation(
              'add',
              'ServiceRequest',
              { name: 'name', valueString: 'performer' },
              {
                name: 'value',
                valueReference: {
                  type: 'PractitionerRole',
                  identifier: { system: 'https://rpps.esante.gouv.fr', value: requis.rpps },
                  display: requis.nom,
                },
              },
            ),
          ]),
    ],
  };
}
