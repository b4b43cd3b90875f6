import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { VueDocument } from './blocs.ts';
import { nomFichierImage } from './communs.ts';
import { caracteresDessinables, lirePolices } from './polices.ts';
import { rendreSur } from './texte-sur.ts';

/**
 * Compiles in a process of its own, because Typst's compiler is synchronous and native. Data enter through `sys.inputs` as JSON:
 * no text of a user is ever read as Typst source.
 */
export type Travail = { id: number; vue: VueDocument; images: Uint8Array[] };
export type Resultat = { id: number; pdf: Uint8Array } | { id: number; erreur: string };

const MODELES = join(import.meta.dirname, 'modeles');
/** Documents whose compiled pieces stay in memory; the templates are always among them. */
const AGE_DU_CACHE = 2;

const polices = lirePolices();
const dessinables = caracteresDessinables(polices);
const compilateur = NodeCompiler.create({ workspace: MODELES, fontArgs: [{ fontBlobs: polices }] });

process.on('message', (travail: Travail) => {
  process.send?.(traiter(travail));
});
// The server has gone, however it went.
process.on('disconnect', () => process.exit(0));

function traiter({ id, vue, images }: Travail): Resultat {
  try {
    return { id, pdf: compiler(vue, images) };
  } catch (erreur) {
    return { id, erreur: erreur instanceof Error ? erreur.message : String(erreur) };
  } finally {
    compilateur.resetShadow();
    compilateur.evictCache(AGE_DU_CACHE);
  }
}

function compiler(vue: VueDocument, images: Uint8Array[]): Uint8Array {
  for (const [rang, octets] of images.entries()) {
    compilateur.mapShadow(join(MODELES, nomFichierImage(rang)), Buffer.from(octets));
  }
  const compilation = compilateur.compile({
    mainFilePath: join(MODELES, 'document.typ'),
    inputs: { vue: JSON.stringify(rendreSur(vue, dessinables)) },
  });
  const document = compilation.result;
  if (!document) throw new Error(diagnostics(compilation.takeError()?.shortDiagnostics ?? []));
  return compilateur.pdf(document, { pdfStandard: 'a-1a', pdfTags: true });
}

/** Messages only: a diagnostic names at most one character of what a user wrote. */
function diagnostics(liste: unknown[]): string {
  return `typst: ${liste.map((d) => (d as { message?: string }).message ?? 'unknown error').join('; ')}`;
}
