import { type Verdict, verdict } from '../verdict.ts';
import { estCodeProtocole, type Protocole } from './protocoles.ts';
import { FORME_CODE, type Vue } from './vue.ts';
import { estCodeVue } from './vues.ts';

export type MotifPropre =
  | 'CODE_MAL_FORME'
  | 'CODE_RESERVE'
  | 'VUE_UTILISEE'
  | 'VUE_PARTIELLE_ET_ENTIERE'
  | 'PROTOCOLE_SANS_VUE'
  | 'VUE_EN_DOUBLE'
  | 'VUE_INCONNUE';

/** Sentence to show to whoever edits it. */
export const PHRASE_PROPRE = {
  CODE_MAL_FORME:
    'Ce code ne convient pas\u00a0: majuscules, chiffres et _ seulement, 40 caractères au plus.',
  CODE_RESERVE: 'Ce code est celui d’un modèle d’Orapont\u00a0: choisissez-en un autre.',
  VUE_UTILISEE:
    'Un protocole en service demande encore cette vue\u00a0: retirez-la de ce protocole, ou archivez-le d’abord.',
  VUE_PARTIELLE_ET_ENTIERE:
    'Une même zone est dite montrée en entier et en partie\u00a0: gardez l’un ou l’autre.',
  PROTOCOLE_SANS_VUE: 'Un protocole compte au moins une vue\u00a0: ajoutez-en une.',
  VUE_EN_DOUBLE: 'Une vue est demandée deux fois\u00a0: retirez l’une des deux.',
  VUE_INCONNUE: 'Une vue de ce protocole n’existe pas ou est archivée\u00a0: retirez-la.',
} as const satisfies Record<MotifPropre, string>;

export type ProtocoleTenu = Pick<Protocole, 'code' | 'vues'> & { readonly archive: boolean };

/**
 * What stands in the way of keeping a view of an organisation. Its code is never one of ours: an old picture would change meaning.
 *
 * @rule CAP-01
 */
export function verifierVuePropre(
  { code, montre, archive }: Pick<Vue, 'code' | 'montre'> & { readonly archive: boolean },
  protocoles: readonly ProtocoleTenu[],
): Verdict<MotifPropre> {
  const entieres = new Set<string>([...montre.faces, ...montre.sites]);
  return verdict([
    [!FORME_CODE.test(code), 'CODE_MAL_FORME'],
    [estCodeVue(code), 'CODE_RESERVE'],
    [archive && protocoles.some((p) => !p.archive && p.vues.includes(code)), 'VUE_UTILISEE'],
    [
      [...montre.facesPartielles, ...montre.sitesPartiels].some((cle) => entieres.has(cle)),
      'VUE_PARTIELLE_ET_ENTIERE',
    ],
  ]);
}

/**
 * What stands in the way of keeping a protocol of an organisation; an archived one asks for nothing any more.
 *
 * @rule CAP-01
 */
export function verifierProtocolePropre(
  { code, vues, archive }: ProtocoleTenu,
  propres: readonly { readonly code: string; readonly archive: boolean }[],
): Verdict<MotifPropre> {
  const connue = (vue: string) => estCodeVue(vue) || propres.some((p) => p.code === vue && !p.archive);
  return verdict([
    [!FORME_CODE.test(code), 'CODE_MAL_FORME'],
    [estCodeProtocole(code), 'CODE_RESERVE'],
    [vues.length === 0, 'PROTOCOLE_SANS_VUE'],
    [new Set(vues).size !== vues.length, 'VUE_EN_DOUBLE'],
    [!archive && !vues.every(connue), 'VUE_INCONNUE'],
  ]);
}

/**
 * A code for what is being copied: the letters of its name, one that nobody holds.
 *
 * @rule CAP-01
 */
export function codePropose(libelle: string, pris: readonly string[]): string {
  const lettres = libelle
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[^A-Z]+|_+$/g, '')
    .slice(0, 34);
  const souche = lettres.length >= 2 ? lettres : 'VUE_PROPRE';
  const libre = (code: string) => !pris.includes(code) && !estCodeVue(code) && !estCodeProtocole(code);
  if (libre(souche)) return souche;
  for (let rang = 2; ; rang += 1) if (libre(`${souche}_${rang}`)) return `${souche}_${rang}`;
}
