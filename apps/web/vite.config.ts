import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

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

/** Pages check what they receive and never describe it: what writes JSON schemas is a quarter of what checks. */
function withoutJsonSchemas(): Plugin {
  return {
    name: 'without-json-schemas',
    apply: 'build',
    transform: {
      filter: { id: /zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/ },
      handler(code) {
        const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
        const absent = [...names, 'process'].map((name) => `export const ${name} = () => ({});`);
        return { code: absent.join('\n'), map: null };
      },
    },
  };
}

/** Screens that open with no network, and what runs behind them. */
const CAPTURE =
  /\/src\/(app\/(main|routes-session)\.tsx|horsligne\/|features\/(tablette|captation)\/|personne\/|parole\/|ui\/|features\/acces\/Connexion\.tsx|app\/Captation)/;
/** Files of the capture role: its screens with all that they import, found in the build and told to the service worker. */
const capture = new Set<string>();

function captureShell(): Plugin {
  return {
    name: 'capture-shell',
    apply: 'build',
    generateBundle(_, bundle) {
      const follow = (name: string) => {
        const chunk = bundle[name];
        if (capture.has(name) || chunk?.type !== 'chunk') return;
        capture.add(name);
        for (const css of chunk.viteMetadata?.importedCss ?? []) capture.add(css);
        for (const imported of chunk.imports) follow(imported);
      };
      for (const chunk of Object.values(bundle))
        if (
          chunk.type === 'chunk' &&
          (chunk.isEntry || chunk.isDynamicEntry) &&
          CAPTURE.test(sourceOf(chunk))
        )
          follow(chunk.fileName);
    },
  };
}

function pwa() {
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/horsligne',
    filename: 'service-worker.ts',
    // The page registers it, for those who take pictures.
    injectRegister: null,
    manifest: {
      id: '/tablette',
      name: 'Orapont, prise de vues',
      short_name: 'Orapont',
      description: 'Photographier la bouche au lit de la personne, même sans réseau.',
      lang: 'fr',
      start_url: '/tablette',
      scope: '/',
      display: 'standalone',
      background_color: '#fbf9f5',
      theme_color: '#0b5458',
      icons: [
        { src: '/icones/orapont-192.png', sizes: '192x192', type: 'image/png' },
        { src: '/icones/orapont-512.png', sizes: '512x512', type: 'image/png' },
        {
          src: '/icones/orapont-masquable-512.png',
          sizes: '512x512',
          type: 'image/png',
          purpose: 'maskable',
        },
      ],
    },
    injectManifest: {
      globPatterns: ['index.html', 'assets/**/*.{js,css,woff2}', '*.svg', 'icones/*.png'],
      // The reader's engines: heavy, and never of use without the server.
      globIgnores: ['assets/moteurDicom-*.js', 'assets/moteurScan-*.js'],
      maximumFileSizeToCacheInBytes: 3_000_000,
      manifestTransforms: [
        (entries) => ({
          manifest: entries
            .filter(({ url }) => url === 'index.html' || capture.has(url) || ALWAYS.test(url))
            // The server gives the page at its root, with its policy.
            .map((entry) => (entry.url === 'index.html' ? { ...entry, url: '/' } : entry)),
          warnings: [],
        }),
      ],
    },
  });
}

const sourceOf = ({
  facadeModuleId,
  isEntry,
  name,
}: {
  facadeModuleId: string | null;
  isEntry: boolean;
  name: string;
}) => (isEntry && name === 'index' ? '/src/app/main.tsx' : (facadeModuleId ?? ''));

/** Letters of our own language, not those of the four other alphabets of the face; workers are small and found by their page. */
const ALWAYS =
  /^(assets\/atkinson[^/]*latin-wght-normal[^/]*\.woff2|assets\/[^/]*worker[^/]*\.js|favicon\.svg|logo\.svg|icones\/.*)$/i;

export default defineConfig({
  root,
  plugins: [
    react(),
    optimizeLocales.vite({ locales: ['fr-FR'] }),
    withoutJsonSchemas(),
    captureShell(),
    pwa(),
    precompress(),
  ],
  worker: { format: 'es' },
  // The radiograph engine reads XML with a library that wants Node's own; without it the page dies when it is first opened.
  resolve: { alias: { events: 'events/events.js' } },
  build: {
    outDir: dist,
    emptyOutDir: true,
    // What each screen loads: weighed by the tests.
    manifest: true,
    target: 'es2022',
    // light-dark() stays as written: the themes depend on it.
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    // A data: URL would need a hole in the CSP.
    assetsInlineLimit: 0,
    rolldownOptions: { input: [path.join(root, 'index.html'), path.join(root, 'galerie.html')] },
  },
});
