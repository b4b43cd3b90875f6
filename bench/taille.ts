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
} satisfies Record<string, (cas: Cas, rang: number) => Promise<unknown>>;

export type Banc = { readonly origine: string; readonly gens: Pick<Cas, 'soignante' | 'dentiste'> };

/** One reading per bench: the benches take turns, so that their ratio holds on a machine that others use. */
export async function relever(
  bancs: readonly Banc[],
  photos: readonly Fichier[],
): Promise<readonly Releve[]> {
  const cas: Cas[] = [];
  for (const { gens } of bancs) {
    await nouveauCas(gens, photos.slice(0, 1));
    cas.push(await nouveauCas(gens, photos));
  }
  const durees = new Map<string, readonly (readonly number[])[]>();
  for (const [quoi, lire] of Object.entries(LECTURES))
    durees.set(
      quoi,
      await chronometrer(
        40,
        cas.map((un) => (rang: number) => lire(un, rang)),
      ),
    );
  const charges: (readonly number[])[] = [];
  for (const [cote, { origine }] of bancs.entries()) {
    const sien = cas[cote];
    if (sien) charges.push(await charger(origine, sien));
  }
  const signatures = await signerTour(bancs, photos.slice(0, 1));
  return Promise.all(
    cas.map(async (sien, cote) => {
      const lectures = Object.fromEntries([...durees].map(([quoi, valeurs]) => [quoi, valeurs[cote] ?? []]));
      return {
        ...(lectures as Record<keyof typeof LECTURES, readonly number[]>),
        parcours: sien.duree,
        octetsDuCas: await peser(sien),
        charge: charges[cote] ?? [],
        signature: signatures.map((tour) => tour[cote]?.signature ?? Number.NaN),
        lettre: signatures.map((tour) => tour[cote]?.lettre ?? Number.NaN),
      };
    }),
  );
}

/** Each bench signs in turn; the first round warms what makes documents. */
async function signerTour(bancs: readonly Banc[], photos: readonly Fichier[]) {
  await Promise.all(bancs.map(({ gens }) => ouvrirPeriode(gens.dentiste)));
  const tours = [];
  for (let rang = 0; rang <= SIGNATURES; rang++) {
    const tour = [];
    for (const { gens } of bancs) tour.push(await signer(await nouveauCas(gens, photos)));
    tours.push(tour);
  }
  return tours.slice(1);
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
