import { rassembler } from '../../kernel/octets.ts';
import { ArchiveIllisible, type DocumentLu, type SectionLue } from '../echange/ports.ts';
import { archiveDe } from './analyser.ts';
import type { Ligne } from './courrier-repository.ts';
import type { DepsReception } from './deps.ts';
import { MessageIllisible, type MessageLu, type PieceRecue } from './ports.ts';

/** A message opened again from its bytes: what it says, its documents, and every file that it brings. */
export type Contenu = {
  readonly message: MessageLu | null;
  readonly documents: readonly DocumentLu[];
  readonly fichiers: readonly Fichier[];
};
/** `document` is the one whose body it is; `archive` is the whole lot as it came. */
export type Fichier = PieceRecue & { readonly document: DocumentLu | null; readonly archive: boolean };

export async function ouvrirContenu(
  deps: DepsReception,
  { organisation_id, id }: Pick<Ligne, 'organisation_id' | 'id'>,
): Promise<Contenu> {
  const ref = { organisationId: organisation_id, dossierId: id, objetId: id, version: 1 };
  const message = await lire(deps, await rassembler(deps.objets.lire(ref)));
  if (!message) return { message, documents: [], fichiers: [] };
  const archive = archiveDe(message.pieces);
  const documents = archive ? await documentsDe(deps, archive) : [];
  const simple = { document: null, archive: false };
  return {
    message,
    documents,
    fichiers: [
      ...documents.flatMap(fichiersDe),
      ...message.pieces.filter((piece) => piece !== archive).map((piece) => ({ ...piece, ...simple })),
      ...(archive ? [{ ...archive, document: null, archive: true }] : []),
    ],
  };
}

async function lire({ messages }: DepsReception, brut: Uint8Array): Promise<MessageLu | null> {
  try {
    return await messages.lire(brut);
  } catch (cause) {
    if (cause instanceof MessageIllisible) return null;
    throw cause;
  }
}

async function documentsDe(
  { documents }: DepsReception,
  { octets }: PieceRecue,
): Promise<readonly DocumentLu[]> {
  try {
    return (await documents.xdm.ouvrir(octets)).documents.map(({ lu }) => lu);
  } catch (cause) {
    if (cause instanceof ArchiveIllisible) return [];
    throw cause;
  }
}

function fichiersDe(document: DocumentLu): readonly Fichier[] {
  const { corps, titre } = document;
  if (corps.nature === 'PDF')
    return [{ nom: `${titre || 'Document'}.pdf`, type: PDF, octets: corps.octets, document, archive: false }];
  if (corps.nature === 'AUTRE')
    return [{ nom: titre || 'Document', type: corps.type, octets: corps.octets, document, archive: false }];
  return corps.pieces.map((piece) => ({ ...piece, document, archive: false }));
}

export const PDF = 'application/pdf';

/** What a document says in words, section by section: plain text is one of them, without a title. */
export function sectionsDe({ corps }: DocumentLu): readonly SectionLue[] {
  if (corps.nature === 'STRUCTURE') return corps.sections;
  if (corps.nature !== 'AUTRE' || corps.type.toLowerCase() !== 'text/plain') return [];
  const blocs = Buffer.from(corps.octets)
    .toString('utf8')
    .split(/\r?\n/u)
    .map((ligne) => ligne.trim())
    .filter((ligne) => ligne !== '')
    .map((texte) => ({ genre: 'PARAGRAPHE', texte }) as const);
  return blocs.length === 0 ? [] : [{ titre: '', code: null, blocs, sections: [] }];
}
