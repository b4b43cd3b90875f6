import type { FichierRefuse, PriseGardee } from '../horsligne/ports.ts';

export type LotEnRoute = Pick<
  PriseGardee,
  'mediaId' | 'etat' | 'octets' | 'envoyes' | 'pause' | 'sansCopie' | 'phrase'
> & {
  readonly rang: number;
  readonly fichiers: number;
};

/**
 * COPIE: a page takes it into the vault. COUPE: that page is gone before the end. EN_ROUTE: it leaves by itself. ARRETE: a lot waits for
 * someone. FINI: nothing of it is left on this device but what has to be read.
 */
export type EtatImport = 'COPIE' | 'COUPE' | 'EN_ROUTE' | 'ARRETE' | 'FINI';

export type Import = {
  readonly importId: string;
  readonly nom: string;
  readonly dossierId: string | undefined;
  readonly etat: EtatImport;
  readonly total: number;
  /** Files in the vault so far. */
  readonly copies: number;
  /** Files that the server has acknowledged and keeps. */
  readonly recus: number;
  /** From 0 to 100, what is on its way included. */
  readonly avance: number;
  readonly lotsEnTout: number;
  readonly lots: readonly LotEnRoute[];
  readonly refus: readonly FichierRefuse[];
  /** Rows of the vault that are about it. */
  readonly lignes: readonly string[];
};

type Part = PriseGardee & { readonly disque: NonNullable<PriseGardee['disque']> };
const estPart = (prise: PriseGardee): prise is Part => prise.disque !== undefined;

/** What the vault says of each disc; `enCopie`: those that a page, here or in another tab, is taking in. */
export const importsDe = (
  prises: readonly PriseGardee[],
  enCopie: (importId: string) => boolean,
): readonly Import[] =>
  [...Map.groupBy(prises.filter(estPart), ({ disque }) => disque.importId)]
    // A lot received in this page is still told of after its disc was put out of the list.
    .filter(([, parts]) => parts.some((part) => part.disque.lot === 0 || part.etat !== 'RECUE'))
    .map(([importId, parts]) => importDe(importId, parts, enCopie(importId)))
    .toSorted((a, b) => (a.importId < b.importId ? 1 : -1));

function importDe(importId: string, parts: readonly Part[], enCopie: boolean): Import {
  const tete = parts.find(({ disque }) => disque.lot === 0);
  const siens = parts.filter(({ disque, etat }) => disque.lot > 0 && etat !== 'RECUE');
  const lots = siens.filter(({ close }) => !close).map(enRoute);
  const fermes = siens.filter(({ close }) => close);
  const enChemin = lots.reduce((somme, { fichiers }) => somme + fichiers, 0);
  const refus = [...(tete?.disque.refus ?? []), ...fermes.flatMap(refusDe)];
  const perdus = fermes.reduce((somme, lot) => somme + refusDe(lot).length, 0);
  // Without the row of the whole, which goes at its hour, what is left speaks for itself.
  const total = tete?.octets ?? siens.reduce((somme, { disque }) => somme + disque.fichiers.length, 0);
  const copies = tete?.envoyes ?? total;
  const recus = Math.max(0, copies - enChemin - perdus);
  const partis = lots.reduce(
    (somme, lot) => somme + (lot.fichiers * lot.envoyes) / Math.max(1, lot.octets),
    0,
  );
  const [part] = parts;
  return {
    importId,
    nom: part?.nom ?? '',
    dossierId: part?.dossierId,
    etat: etatDe({ enCopie, entier: copies >= total, lots }),
    total,
    copies,
    recus,
    avance: total === 0 ? 100 : Math.min(100, Math.round((100 * (recus + perdus + partis)) / total)),
    lotsEnTout: part?.disque.lots ?? 0,
    lots: lots.toSorted((a, b) => a.rang - b.rang),
    refus,
    lignes: [...(tete ? [tete.mediaId] : []), ...siens.map(({ mediaId }) => mediaId)],
  };
}

function enRoute({ disque, ...prise }: Part): LotEnRoute {
  const { mediaId, etat, octets, envoyes, pause, sansCopie, phrase } = prise;
  return {
    mediaId,
    etat,
    octets,
    envoyes,
    pause,
    sansCopie,
    phrase,
    rang: disque.lot,
    fichiers: disque.fichiers.length,
  };
}

/** Of a lot refused as a whole, or out of time, each file: a person has to know which. */
const refusDe = ({ disque, phrase }: Part): readonly FichierRefuse[] =>
  disque.refus.length > 0
    ? disque.refus
    : disque.fichiers.map(({ chemin }) => ({ chemin, phrase: phrase ?? '' }));

function etatDe({
  enCopie,
  entier,
  lots,
}: {
  readonly enCopie: boolean;
  readonly entier: boolean;
  readonly lots: readonly LotEnRoute[];
}): EtatImport {
  if (!entier) return enCopie ? 'COPIE' : 'COUPE';
  if (lots.some(({ etat }) => etat === 'ARRETEE' || etat === 'REFUSEE')) return 'ARRETE';
  return lots.length > 0 ? 'EN_ROUTE' : 'FINI';
}
