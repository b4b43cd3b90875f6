import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { racine } from '../e2e/outils/serveur.ts';
import { auPlus, imprimer, ko, type Section } from './tableau.ts';

const Manifeste = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).optional() }),
);
type Manifeste = z.infer<typeof Manifeste>;

/** First load of the capture application: DESIGN.md. */
const VISE = 250_000;
/** With the frame of a signed-in person and what may be read of a request. */
const VISE_EN_LIGNE = 285_000;

const SESSION = 'app/routes-session.tsx';
const CAPTATION = 'features/captation/EcranCaptation.tsx';
const TABLETTE = ['features/tablette/CadreTablette.tsx', 'features/tablette/AccueilTablette.tsx'];
const RESIDENT = [...TABLETTE, 'features/tablette/Tournee.tsx', 'features/tablette/Resident.tsx'];

/** Where pictures are taken, each with all that was opened on the way to it. */
const CHEMINS: readonly (readonly [nom: string, vise: number, ...modules: string[]])[] = [
  ['Page de connexion', VISE, 'features/acces/Connexion.tsx'],
  ['Tablette : accueil', VISE, ...TABLETTE],
  ['Tablette : accueil, tournée, résident', VISE, ...RESIDENT],
  ['Tablette : accueil, tournée, résident, caméra', VISE, ...RESIDENT, 'app/CaptationEnTournee.tsx'],
  ['En ligne : suivre une demande', VISE_EN_LIGNE, SESSION, 'features/demande/EcranDemande.tsx'],
  ['En ligne : préparer une demande', VISE_EN_LIGNE, SESSION, 'features/demande/Assistant.tsx'],
  ['En ligne : devant qui l’on est', VISE_EN_LIGNE, SESSION, CAPTATION],
  ['En ligne : caméra', VISE_EN_LIGNE, SESSION, CAPTATION, 'features/captation/Scene.tsx'],
];

/** What a browser loads before it shows each of these screens, from pages that were built; what opens later is not in it. */
export function peserEcrans(
  dist: string,
): readonly { readonly nom: string; readonly vise: number; readonly octets: number }[] {
  const manifeste = Manifeste.parse(JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')));
  return CHEMINS.map(([nom, vise, ...modules]) => {
    const cles = modules.map((module) => `src/${module}`);
    const absent = cles.find((cle) => !manifeste[cle]);
    if (absent) throw new Error(`${absent} n’est plus chargé à part.`);
    return { nom, vise, octets: peser(dist, fermeture(manifeste, ['index.html', ...cles])) };
  });
}

/** Builds the pages into that folder, and weighs them. */
export function peserPages(dist: string): Section {
  const vite = join(racine, 'node_modules/vite/bin/vite.js');
  const options = ['--config', 'apps/web/vite.config.ts', '--outDir', dist, '--logLevel', 'error'];
  const { status, stderr } = spawnSync(process.execPath, [vite, 'build', ...options], {
    cwd: racine,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Les pages ne se construisent pas : ${stderr}`);
  return {
    titre: 'Poids des pages (JavaScript, gzip)',
    lignes: peserEcrans(dist).map(({ nom, vise, octets }) => ({
      quoi: nom,
      valeurs: [ko(octets)],
      seuils: [auPlus(octets, vise, ko(vise))],
    })),
  };
}

/** Chunks and all that they import at once. */
function fermeture(manifeste: Manifeste, cles: readonly string[]): ReadonlySet<string> {
  const vues = new Set<string>();
  const suivre = (cle: string) => {
    const morceau = manifeste[cle];
    if (!morceau || vues.has(cle)) return;
    vues.add(cle);
    for (const importe of morceau.imports ?? []) suivre(importe);
  };
  for (const cle of cles) suivre(cle);
  return new Set(
    [...vues].map((cle) => manifeste[cle]?.file ?? '').filter((fichier) => fichier.endsWith('.js')),
  );
}

const peser = (dist: string, fichiers: ReadonlySet<string>): number =>
  [...fichiers].reduce(
    (somme, fichier) => somme + gzipSync(readFileSync(join(dist, fichier)), { level: 9 }).length,
    0,
  );

if (import.meta.main) {
  const dist = mkdtempSync(join(tmpdir(), 'orapont-poids-'));
  try {
    console.log(`\n${imprimer([peserPages(dist)], [])}\n`);
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
}
