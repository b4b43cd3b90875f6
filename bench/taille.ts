import { listerDemandes } from '@orapont/contract/demande';
import { lireDossier, listerDossiers } from '@orapont/contract/dossier';
import { listerLectures, ouvrirLecture } from '@orapont/contract/lecture';
import { lireMedia } from '@orapont/contract/media';
import type { Fichier } from '../e2e/outils/images.ts';
import { charger } from './charge.ts';
import { type Cas, nouveauCas, ouvrirPeriode, signer } from './scene.ts';
import { chronometrer } from './tableau.ts';

const RECHERCHES = ['lefevre', 'lefevr', 'martin', 'dupnot', 'bernrad', 'Thomas', 'petit', 'roben'] as const;
const SIGNATURES = 5;

/** What is measured at each size of the base: milliseconds, and bytes of a case. */
export type Releve = Readonly<
  Record<keyof typeof LECTURES | 'signature' | 'lettre' | 'charge', readonly number[]>
> & {
  readonly parcours: number;
  readonly octetsDuCas: number;
};

const LECTURES = {
  liste: ({ soignante }) => soignante.appeler(listerDossiers),
  recherche: ({ soignante }, rang) =>
    soignante.appeler(listerDossiers, { query: { q: RECHERCHES[rang % RECHERCHES.length] ?? '' } }),
  dossier: ({ soignante, dossierId }) => soignante.appeler(lireDossier, { params: { id: dossierId } }),
  demandes: ({ soignante }) => soignante.appeler(listerDemandes),
  travail: ({ dentiste }) => dentiste.appeler(listerLectures),
  cas: ({ dentiste, acteId }) => dentiste.appeler(ouvrirLecture, { params: { id: acteId } }),
  premiereImage: async (cas) => {
    await cas.dentiste.appeler(ouvrirLecture, { params: { id: cas.acteId } });
    await image(cas, cas.images[0] ?? '', 'lecture');
  },
} as const satisfies Record<string, (cas: Cas, rang: number) => Promise<unknown>>;

export async function relever(
  origine: string,
  gens: Pick<Cas, 'soignante' | 'dentiste'>,
  photos: readonly Fichier[],
): Promise<Releve> {
  await nouveauCas(gens, photos.slice(0, 1));
  const cas = await nouveauCas(gens, photos);
  const durees: Partial<Record<keyof typeof LECTURES, readonly number[]>> = {};
  for (const quoi of Object.keys(LECTURES) as (keyof typeof LECTURES)[])
    durees[quoi] = await chronometrer(40, (rang) => LECTURES[quoi](cas, rang));
  const octetsDuCas = await peser(cas);
  const charge = await charger(origine, cas);
  await ouvrirPeriode(gens.dentiste);
  const signatures = [];
  for (let rang = 0; rang <= SIGNATURES; rang++)
    signatures.push(await signer(await nouveauCas(gens, photos.slice(0, 1))));
  const chaudes = signatures.slice(1);
  return {
    ...(durees as Record<keyof typeof LECTURES, readonly number[]>),
    parcours: cas.duree,
    octetsDuCas,
    charge,
    signature: chaudes.map(({ signature }) => signature),
    lettre: chaudes.map(({ lettre }) => lettre),
  };
}

const image = ({ dentiste, acteId }: Cas, id: string, rendu: 'vignette' | 'lecture'): Promise<Uint8Array> =>
  dentiste.octets(lireMedia, { params: { id, rendu }, query: { acte: acteId } });

/** All that a dentist receives who looks at every picture of a case without zooming. */
async function peser(cas: Cas): Promise<number> {
  const lu = await cas.dentiste.octets(ouvrirLecture, { params: { id: cas.acteId } });
  let octets = lu.length;
  for (const id of cas.images)
    for (const rendu of ['vignette', 'lecture'] as const) octets += (await image(cas, id, rendu)).length;
  return octets;
}
