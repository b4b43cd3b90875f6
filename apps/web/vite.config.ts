import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;
const dist = path.join(root, 'dist');

/**
 * Writes `.br` and `.gz` beside each text file: lines are slow and servers small, so compression is paid once.
 * Pages are left out: the server writes the CSP nonce in them.
 */
function precompress(): Plugin {
  return { name: 'precompress', apply: 'build', writeBundle: ({ dir = dist }) => compressFolder(dir) };
}

async function compressFolder(folder: string) {
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter((name) => /\.(js|css|svg|json|wasm|webmanifest)$/.test(name))) {
    await compressFile(path.join(folder, name));
  }
}

async function compressFile(file: string) {
  const content = await readFile(file);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content, quality));
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}

export default defineConfig({
  root,
  plugins: [react(), optimizeLocales.vite({ locales: ['fr-FR'] }), precompress()],
  worker: { format: 'es' },
  build: {
    outDir: dist,
    emptyOutDir: true,
    target: 'es2022',
    // light-dark() stays as written: the themes depend on it.
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    // A data: URL would need a hole in the CSP.
    assetsInlineLimit: 0,
    rolldownOptions: { input: [path.join(root, 'index.html'), path.join(root, 'galerie.html')] },
  },
});
