import { estUid } from './uid.ts';

/** What a DICOMweb address names. */
export type Ressource = {
  readonly etude: string | null;
  readonly serie: string | null;
  readonly instance: string | null;
  readonly quoi:
    | 'ETUDES'
    | 'SERIES'
    | 'INSTANCES'
    | 'OBJET'
    | 'METADONNEES'
    | 'RENDU'
    | 'VIGNETTE'
    | 'PIXELS'
    | 'CADRES';
  /** Frames asked for, from 1. */
  readonly cadres: readonly number[];
};

const RIEN = { etude: null, serie: null, instance: null, cadres: [] } as const;
const SUITE = { metadata: 'METADONNEES', rendered: 'RENDU', thumbnail: 'VIGNETTE' } as const;
/** The only long value that is not in the header. */
const PIXELS = '7FE00010';
const CADRES_MAX = 1_000;

/**
 * Reads the path that follows the root of the service; undefined when the standard has no such address or when this server does not
 * offer it.
 *
 * @source DICOM PS3.18 §10.4 (retrieve) and §10.6 (search)
 */
export function lireRessource(chemin: string): Ressource | undefined {
  const pas = chemin.split('/').filter((p) => p !== '');
  if (pas.length === 1 && pas[0] === 'series') return { ...RIEN, quoi: 'SERIES' };
  if (pas.length === 1 && pas[0] === 'instances') return { ...RIEN, quoi: 'INSTANCES' };
  if (pas.shift() !== 'studies') return undefined;
  const etude = pas.shift();
  if (etude === undefined) return { ...RIEN, quoi: 'ETUDES' };
  if (!estUid(etude)) return undefined;
  return dansEtude({ ...RIEN, etude }, pas);
}

type Lieu = Omit<Ressource, 'quoi'>;

function dansEtude(lieu: Lieu, pas: readonly string[]): Ressource | undefined {
  const [mot, serie, ...suite] = pas;
  if (mot === 'instances' && serie === undefined) return { ...lieu, quoi: 'INSTANCES' };
  if (mot !== 'series') return fin(lieu, pas);
  if (serie === undefined) return { ...lieu, quoi: 'SERIES' };
  return estUid(serie) ? dansSerie({ ...lieu, serie }, suite) : undefined;
}

function dansSerie(lieu: Lieu, pas: readonly string[]): Ressource | undefined {
  const [mot, instance, ...suite] = pas;
  if (mot !== 'instances') return fin(lieu, pas);
  if (instance === undefined) return { ...lieu, quoi: 'INSTANCES' };
  return estUid(instance) ? dansInstance({ ...lieu, instance }, suite) : undefined;
}

function dansInstance(lieu: Lieu, pas: readonly string[]): Ressource | undefined {
  const [mot, liste, suite, ...reste] = pas;
  if (mot === 'bulkdata')
    return liste === PIXELS && suite === undefined ? { ...lieu, quoi: 'PIXELS' } : undefined;
  if (mot !== 'frames') return fin(lieu, pas);
  const cadres = lireCadres(liste ?? '');
  if (!cadres || reste.length > 0) return undefined;
  const ici = { ...lieu, cadres };
  if (suite === undefined) return { ...ici, quoi: 'CADRES' };
  return suite === 'rendered' || suite === 'thumbnail' ? { ...ici, quoi: SUITE[suite] } : undefined;
}

function fin(lieu: Lieu, [mot, ...reste]: readonly string[]): Ressource | undefined {
  if (reste.length > 0) return undefined;
  if (mot === undefined) return { ...lieu, quoi: 'OBJET' };
  return mot in SUITE ? { ...lieu, quoi: SUITE[mot as keyof typeof SUITE] } : undefined;
}

function lireCadres(liste: string): readonly number[] | undefined {
  if (!/^\d{1,6}(?:,\d{1,6})*$/.test(liste)) return undefined;
  const cadres = liste.split(',').map(Number);
  return cadres.length <= CADRES_MAX && cadres.every((cadre) => cadre > 0) ? cadres : undefined;
}
