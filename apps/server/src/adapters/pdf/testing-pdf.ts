import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { fabriqueTypst } from './fabrique-typst.ts';

const present = (programme: string) => {
  try {
    execFileSync(programme, ['--version'], { stdio: 'ignore' });
    return true;
  } catch (erreur) {
    return (erreur as NodeJS.ErrnoException).code !== 'ENOENT';
  }
};
export const POPPLER = present('pdftotext') && present('pdfinfo');
export const QPDF = present('qpdf');
export const VERAPDF = present('verapdf');
export const MUTOOL = present('mutool');
if (!POPPLER) process.stderr.write('PDF : poppler-utils absent, la lecture du texte n’est pas vérifiée.\n');
if (!QPDF) process.stderr.write('PDF : qpdf absent, la structure du fichier n’est pas vérifiée.\n');

/** A workshop, a picture, and programs of other people that read what comes out. */
export async function bancPdf() {
  const fabrique = fabriqueTypst();
  const dossier = mkdtempSync(join(tmpdir(), 'pdf-'));
  const jpeg = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#b05a50' } })
    .jpeg()
    .toBuffer();

  function lire(pdf: Uint8Array, programme: string, ...options: string[]): string {
    const chemin = join(dossier, 'document.pdf');
    writeFileSync(chemin, pdf);
    const sortie = programme === 'pdftotext' ? [chemin, '-'] : [chemin];
    return execFileSync(programme, [...options, ...sortie], { encoding: 'utf8' });
  }

  /** Text as a reader would copy it: words cut at the end of a line are put together, spaces are equal. */
  function texte(pdf: Uint8Array): string {
    return lire(pdf, 'pdftotext')
      .replaceAll('\u200b', '')
      .replace(/[-\u00ad\u2010]\n(?=\p{Ll})/gu, '')
      .replace(/\s+/gu, ' ');
  }

  const fermer = async () => {
    await fabrique.fermer();
    rmSync(dossier, { recursive: true });
  };
  return { fabrique, dossier, jpeg, lire, texte, fermer };
}
