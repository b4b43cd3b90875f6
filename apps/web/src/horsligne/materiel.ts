import type { DispositifT } from '@orapont/contract/dispositif';
import type { EmportT } from '@orapont/contract/tournee';
import { ecrireFeuille, lireFeuille, poster } from './tournee.ts';

/** What was done to the devices during a round, as this tablet remembers it; each disinfection is also a sealed letter. */
export type Materiel = {
  /** Last disinfection noted here, by device. */
  readonly desinfecte: Readonly<Record<string, string>>;
  /** When the last resident was left. */
  readonly visiteFinie: string | null;
};

const FEUILLE = 'materiel';
const VIERGE: Materiel = { desinfecte: {}, visiteFinie: null };

export const lireMateriel = async (tourneeId: string): Promise<Materiel> =>
  (await lireFeuille<Materiel>(tourneeId, FEUILLE)) ?? VIERGE;

/** One at a time, in every tab: what one writes the other has read. */
const changer = (
  { tourneeId, expireLe }: EmportT,
  geste: (avant: Materiel) => Promise<Materiel>,
): Promise<void> =>
  navigator.locks.request(`orapont-materiel-${tourneeId}`, async () => {
    const apres = await geste(await lireMateriel(tourneeId));
    const ligne = { tourneeId, feuille: FEUILLE, rang: 0, recue: true, expireLe: Date.parse(expireLe) };
    await ecrireFeuille(ligne, apres);
  }) as Promise<void>;

/** One tap: the log of the device gets its line when the tablet delivers. */
export const desinfecter = (emport: EmportT, { id, dernierProduit }: DispositifT): Promise<void> =>
  changer(emport, async (avant) => {
    await poster(emport.tourneeId, {
      type: 'DESINFECTION',
      emportId: emport.id,
      entretien: { id: crypto.randomUUID(), dispositifId: id, produit: dernierProduit ?? '' },
    });
    return { ...avant, desinfecte: { ...avant.desinfecte, [id]: new Date().toISOString() } };
  });

/** A resident was left: what served is to be disinfected before the next one. */
export const noterFinDeVisite = (emport: EmportT): Promise<void> =>
  changer(emport, async (avant) => ({ ...avant, visiteFinie: new Date().toISOString() }));

/** As the registry said it when the round left, or as this tablet has noted it since. */
export const avecDesinfections = (
  dispositifs: readonly DispositifT[],
  { desinfecte }: Materiel,
): readonly DispositifT[] =>
  dispositifs.map((dispositif) => ({
    ...dispositif,
    desinfecteLe: desinfecte[dispositif.id] ?? dispositif.desinfecteLe,
  }));
