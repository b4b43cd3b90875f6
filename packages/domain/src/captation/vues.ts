import { enVue, type Vue } from './vue.ts';
import { VUES_AUTRES } from './vues-autres.ts';
import { VUES_BALAYAGE, VUES_DENTS } from './vues-dents.ts';
import { VUES_MUQUEUSES } from './vues-muqueuses.ts';

const DEFINITIONS = { ...VUES_DENTS, ...VUES_MUQUEUSES, ...VUES_BALAYAGE, ...VUES_AUTRES } as const;

/** Code of a built-in view. What an organisation has added carries any other code of the same form. */
export type CodeVue = keyof typeof DEFINITIONS;
export const CODES_VUE = Object.keys(DEFINITIONS) as readonly CodeVue[];

/** The built-in views, in mouth order. */
export const VUES = Object.fromEntries(
  CODES_VUE.map((code, rang) => [code, enVue(code, rang, DEFINITIONS[code])]),
) as Readonly<Record<CodeVue, Vue & { readonly code: CodeVue }>>;

export function estCodeVue(code: string): code is CodeVue {
  return Object.hasOwn(VUES, code);
}

/**
 * The view behind a code, wherever it comes from: built in, among those of an organisation, or, when nobody knows it here any
 * more, another view that carries its code as its name. A built-in view is never replaced.
 *
 * @rule CAP-01
 */
export function decrireVue(code: string, propres: readonly Vue[]): Vue {
  if (estCodeVue(code)) return VUES[code];
  return propres.find((vue) => vue.code === code) ?? { ...VUES.AUTRE, code, libelle: code };
}

/** The view of a picture, which carries a copy of it when it is not built in. */
export const vueDe = (media: { readonly vue: string; readonly vueDecrite?: Vue | null | undefined }): Vue =>
  decrireVue(media.vue, media.vueDecrite ? [media.vueDecrite] : []);
