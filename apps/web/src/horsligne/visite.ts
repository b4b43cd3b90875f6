import type { RecueilSaisiT } from '@orapont/contract/demande';
import type { DossierEmporteT, EmportT } from '@orapont/contract/tournee';
import type { DonneesSante } from '@orapont/domain/sante/donnees';
import type { EtatResident, MotifArret } from '@orapont/domain/tournee/residents';
import { noterFinDeVisite } from './materiel.ts';
import { ecrireFeuille, lireEmport, lireFeuille, poster } from './tournee.ts';

/** What was done for a resident on this tablet, as the tablet remembers it; each gesture is also a sealed letter. */
export type Journal = {
  readonly etat: EtatResident;
  readonly arret: MotifArret | null;
  readonly revenirLe: string | null;
  readonly signalement: string;
  readonly recueil: RecueilSaisiT | null;
  readonly sante: DonneesSante | null;
  readonly plis: readonly string[];
  readonly medias: readonly string[];
  /** Views taken, in order, one for each picture. */
  readonly vues: readonly string[];
  readonly acteOuvert: boolean;
};

const feuilleDe = (dossierId: string) => `resident:${dossierId}`;

const vierge = ({ etat, sante }: DossierEmporteT): Journal => ({
  etat,
  arret: null,
  revenirLe: null,
  signalement: '',
  recueil: null,
  sante,
  plis: [],
  medias: [],
  vues: [],
  acteOuvert: false,
});

export async function lireJournal(tourneeId: string, resident: DossierEmporteT): Promise<Journal> {
  return (await lireFeuille<Journal>(tourneeId, feuilleDe(resident.dossierId))) ?? vierge(resident);
}

export type Visite = { readonly emport: EmportT; readonly resident: DossierEmporteT };

async function visiteDe(tourneeId: string, dossierId: string): Promise<Visite | undefined> {
  const emport = await lireEmport(tourneeId);
  const resident = emport?.residents.find((r) => r.dossierId === dossierId);
  return emport && resident && { emport, resident };
}

/** One gesture at a time for a resident, in every tab: what one writes the other has read. */
const aSonTour = <T>(dossierId: string, geste: () => Promise<T>): Promise<T> =>
  navigator.locks.request(`orapont-visite-${dossierId}`, geste) as Promise<T>;

async function changer(
  { emport, resident }: Visite,
  geste: (journal: Journal) => Promise<Partial<Journal>>,
): Promise<Journal> {
  const { tourneeId } = emport;
  return aSonTour(resident.dossierId, async () => {
    const avant = await lireJournal(tourneeId, resident);
    const journal = { ...avant, ...(await geste(avant)) };
    await ecrireFeuille(
      {
        tourneeId,
        feuille: feuilleDe(resident.dossierId),
        rang: 0,
        recue: true,
        expireLe: Date.parse(emport.expireLe),
      },
      journal,
    );
    return journal;
  });
}

const adresse = ({ emport, resident }: Visite) => ({
  emportId: emport.id,
  dossierId: resident.dossierId,
  acteId: resident.acteId,
});

/** The letter that opens the draft goes before any other of this resident. */
async function ouvrirActe(visite: Visite, journal: Journal): Promise<Pick<Journal, 'acteOuvert' | 'plis'>> {
  if (journal.acteOuvert) return { acteOuvert: true, plis: journal.plis };
  const pli = await poster(visite.emport.tourneeId, {
    ...adresse(visite),
    type: 'ACTE',
    empreinte: visite.resident.empreinte,
  });
  return { acteOuvert: true, plis: [...journal.plis, pli.id] };
}

async function ecrirePli(
  visite: Visite,
  corps: { readonly type: string } & Readonly<Record<string, unknown>>,
  suite: (journal: Journal) => Partial<Journal>,
): Promise<Journal> {
  return changer(visite, async (journal) => {
    const ouvert = await ouvrirActe(visite, journal);
    const pli = await poster(visite.emport.tourneeId, { ...adresse(visite), ...corps });
    return { ...ouvert, ...suite(journal), plis: [...ouvert.plis, pli.id] };
  });
}

/** The person's will, said with no network: device time, counter and version of the text are under the signature. */
export const recueillir = (visite: Visite, recueil: RecueilSaisiT): Promise<Journal> =>
  ecrirePli(visite, { type: 'RECUEIL', recueil }, () => ({ recueil }));

export const repondre = (visite: Visite, sante: DonneesSante): Promise<Journal> =>
  ecrirePli(visite, { type: 'REPONSES', champs: { sante } }, () => ({ sante }));

/** A sitting with the camera, or the result of a scale: their own screens write them. */
export const joindre = (
  visite: Visite,
  type: 'CAPTATION' | 'EVALUATION',
  contenu: { id: string },
): Promise<Journal> =>
  ecrirePli(
    visite,
    type === 'CAPTATION' ? { type, captation: contenu } : { type, evaluation: contenu },
    () => ({}),
  );

/** Before the first picture: it must find its draft on the server. */
export async function preparerPrise(tourneeId: string, dossierId: string): Promise<void> {
  const visite = await visiteDe(tourneeId, dossierId);
  if (!visite || (await lireJournal(tourneeId, visite.resident)).acteOuvert) return;
  await changer(visite, (journal) => ouvrirActe(visite, journal));
}

export async function noterPrise(
  tourneeId: string,
  dossierId: string,
  { mediaId, vue }: { readonly mediaId: string; readonly vue: string },
): Promise<void> {
  const visite = await visiteDe(tourneeId, dossierId);
  if (visite)
    await changer(visite, async ({ medias, vues }) =>
      medias.includes(mediaId) ? {} : { medias: [...medias, mediaId], vues: [...vues, vue] },
    );
}

export async function oublierPrise(tourneeId: string, dossierId: string, mediaId: string): Promise<void> {
  const visite = await visiteDe(tourneeId, dossierId);
  if (!visite) return;
  await changer(visite, async ({ medias, vues }) => ({
    medias: medias.filter((id) => id !== mediaId),
    vues: vues.filter((_, rang) => medias[rang] !== mediaId),
  }));
}

export type Cloture = Pick<Journal, 'arret' | 'revenirLe' | 'signalement'> & {
  readonly etat: Exclude<EtatResident, 'A_VOIR'>;
};

/** Last letter of a resident: it names all that this tablet made for him, so that nobody sees a half of it. */
export async function clore(visite: Visite, cloture: Cloture): Promise<Journal> {
  const { signalement, ...etat } = cloture;
  const clos = await changer(visite, async (journal) => {
    const ouvert = await ouvrirActe(visite, journal);
    const pli = await poster(visite.emport.tourneeId, {
      ...adresse(visite),
      type: 'CLOTURE',
      ...etat,
      signalement: signalement.trim() || null,
      plis: ouvert.plis,
      medias: journal.medias,
    });
    return { ...ouvert, ...cloture, plis: [...ouvert.plis, pli.id] };
  });
  // Nothing went into a mouth that was not photographed.
  if (clos.medias.length > 0) await noterFinDeVisite(visite.emport);
  return clos;
}
