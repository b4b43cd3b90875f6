/** One kind of answer that a caller takes. */
export type Accepte = {
  readonly type: string;
  readonly dans: string | null;
  readonly syntaxe: string | null;
};

/**
 * What `Accept` asks for, best first: a type, or a type inside a multipart, with the encoding of the pixels when it is said.
 *
 * @source DICOM PS3.18 §8.7.3 (acceptable media types)
 */
export function lireAccept(entete: string | undefined): readonly Accepte[] {
  return decouper(entete ?? '*/*')
    .map((texte, rang) => ({ ...lireUn(texte), rang }))
    .filter(({ q }) => q > 0)
    .toSorted((a, b) => b.q - a.q || a.rang - b.rang)
    .map(({ type, dans, syntaxe }) => ({ type, dans, syntaxe }));
}

/** Commas between quotes do not separate. */
const decouper = (texte: string): readonly string[] =>
  texte.slice(0, 2_000).match(/(?:[^,"]|"[^"]*")+/g) ?? [];

function lireUn(texte: string) {
  const [type = '', ...reste] = (texte.match(/(?:[^;"]|"[^"]*")+/g) ?? []).map((morceau) => morceau.trim());
  const parametres = new Map(
    reste.map((morceau) => {
      const egal = morceau.indexOf('=');
      return [
        morceau.slice(0, egal).trim().toLowerCase(),
        morceau
          .slice(egal + 1)
          .trim()
          .replace(/^"(.*)"$/, '$1'),
      ];
    }),
  );
  const multi = type.toLowerCase() === 'multipart/related';
  const q = Number(parametres.get('q') ?? '1');
  return {
    type: multi ? (parametres.get('type') ?? '*/*').toLowerCase() : type.toLowerCase(),
    dans: multi ? 'multipart/related' : null,
    syntaxe: parametres.get('transfer-syntax') ?? null,
    q: Number.isFinite(q) ? q : 0,
  };
}

/** The first of ours that the caller takes. */
export function choisir<T extends string>(
  acceptes: readonly Accepte[],
  offerts: readonly T[],
): T | undefined {
  for (const { type } of acceptes) {
    const trouve = offerts.find((offert) => convient(type, offert));
    if (trouve) return trouve;
  }
  return undefined;
}

const convient = (voulu: string, offert: string): boolean =>
  voulu === '*/*' || voulu === offert || (voulu.endsWith('/*') && offert.startsWith(voulu.slice(0, -1)));

export const EXPLICITE = '1.2.840.10008.1.2.1';

/**
 * In which encoding a picture leaves: its own when none is named, when any will do or when it is the one asked for, so that it is
 * sent as it is kept; explicit VR little endian for who asks for that. Undefined when nothing that was asked can be given.
 */
export function choisirSyntaxe(
  acceptes: readonly Accepte[],
  type: string,
  gardee: string,
): string | undefined {
  for (const { type: voulu, syntaxe } of acceptes) {
    if (!convient(voulu, type)) continue;
    if (syntaxe === null || syntaxe === '*' || syntaxe === gardee) return gardee;
    if (syntaxe === EXPLICITE) return EXPLICITE;
  }
  return undefined;
}

/** Types of compressed frames. @source DICOM PS3.18 table 8.7.3-5 */
export const TYPE_DU_CADRE: Readonly<Record<string, string>> = {
  '1.2.840.10008.1.2.4.50': 'image/jpeg',
  '1.2.840.10008.1.2.4.51': 'image/jpeg',
  '1.2.840.10008.1.2.4.57': 'image/jpeg',
  '1.2.840.10008.1.2.4.70': 'image/jpeg',
  '1.2.840.10008.1.2.4.80': 'image/jls',
  '1.2.840.10008.1.2.4.81': 'image/jls',
  '1.2.840.10008.1.2.4.90': 'image/jp2',
  '1.2.840.10008.1.2.4.91': 'image/jp2',
  '1.2.840.10008.1.2.4.201': 'image/jphc',
  '1.2.840.10008.1.2.4.202': 'image/jphc',
  '1.2.840.10008.1.2.4.203': 'image/jphc',
  '1.2.840.10008.1.2.5': 'image/dicom-rle',
};
