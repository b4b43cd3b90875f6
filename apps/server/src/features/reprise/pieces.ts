import { createHmac } from 'node:crypto';
import type { ModeReprise } from '@orapont/contract/reprise';
import { jourParis } from '@orapont/domain/dates';
import { idStable } from '../../kernel/empreinte.ts';
import type { DepsReprise } from './deps.ts';
import { type ArchiveOuverte, ArchiveRefusee } from './ports.ts';
import type { CadreSource, Piece, Source } from './sources.ts';

/** @throws ArchiveRefusee when it is of no kind that is known */
export async function reconnaitre(sources: readonly Source[], archive: ArchiveOuverte): Promise<Source> {
  for (const source of sources) if (await source.reconnait(archive)) return source;
  throw new ArchiveRefusee(
    'Cette archive n’est d’aucun genre connu ici\u00a0: lisez plus haut ce qui peut être repris, et comment le ranger.',
  );
}

export const sourceDe = (sources: readonly Source[], code: ModeReprise | null): Source => {
  const trouvee = sources.find((source) => source.code === (code ?? 'ORAPONT'));
  if (!trouvee) throw new ArchiveRefusee('Ce genre d’archive n’est plus repris ici.');
  return trouvee;
};

export const cadreDe = (
  { cle }: Pick<DepsReprise, 'cle'>,
  { organisationId, deposeLe }: { readonly organisationId: string; readonly deposeLe: string },
): CadreSource => ({
  organisationId,
  jour: jourParis(deposeLe),
  nommer: (...noms) =>
    idStable(
      'reprise',
      createHmac('sha256', cle)
        .update(JSON.stringify([organisationId, ...noms]))
        .digest('hex'),
    ),
});

/** Everything that an archive holds, each under a name of its own; what no source spoke of comes last. */
export async function* piecesDe(
  source: Source,
  archive: ArchiveOuverte,
  cadre: CadreSource,
): AsyncGenerator<Piece> {
  const dites = new Set<string>();
  let repetitions = 0;
  for await (const piece of source.pieces(archive, cadre)) {
    const chemin = propre(piece.chemin);
    // A name said twice would be two lines for one file, or two files for one line.
    if (dites.has(chemin)) {
      repetitions += 1;
      yield dite(`${chemin} (répété, ${repetitions})`, 'Ce fichier est nommé deux fois dans l’archive.');
      continue;
    }
    dites.add(chemin);
    yield { ...piece, chemin };
  }
  for (const nom of archive.fichiers.keys()) {
    const chemin = propre(nom);
    if (!dites.has(chemin)) yield dite(chemin, source.horsListe);
    dites.add(chemin);
  }
}

const dite = (chemin: string, motif: string): Piece => ({
  genre: 'DITE',
  chemin,
  nature: '',
  sort: 'REFUSE',
  motif,
});

/** What a line can hold: no character that the database refuses, and not a book. */
export const propre = (texte: string, max = 500): string => texte.replace(/\p{Cc}/gu, ' ').slice(0, max);
