// Completes package-lock.json after `npm install`: a registry mirror may lack the builds of other platforms, npm then leaves them out of the
// lockfile, and `npm ci` refuses it everywhere. Such an entry is never installed here: its platform is not ours.
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMES = [
  'darwin',
  'win32',
  'linux',
  'freebsd',
  'openbsd',
  'netbsd',
  'android',
  'aix',
  'sunos',
  'openharmony',
];
const PROCESSEURS = [
  'arm64',
  'x64',
  'ia32',
  'arm',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'mips64el',
  'wasm32',
];
const verrou = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const paquets = verrou.packages;
let ajoutes = 0;
for (const [chemin, paquet] of Object.entries(paquets)) {
  for (const [nom, version] of Object.entries(paquet.optionalDependencies ?? {})) {
    const voisin = [`${chemin}/node_modules/${nom}`, `node_modules/${nom}`].find((lieu) => paquets[lieu]);
    if (voisin) continue;
    const mots = nom.split(/[-/@]/);
    const os = SYSTEMES.filter((systeme) => mots.includes(systeme));
    const cpu = PROCESSEURS.filter(
      (processeur) => mots.includes(processeur) || mots.includes(`${processeur}gnu`),
    );
    if (os.length === 0 && cpu.length === 0)
      throw new Error(`Dépendance facultative absente du registre : ${nom}`);
    const libc = mots.some((mot) => mot.includes('musl')) ? ['musl'] : undefined;
    paquets[`node_modules/${nom}`] = {
      version: version.replace(/^[\^~]/, ''),
      ...(cpu.length > 0 ? { cpu } : {}),
      ...(paquet.dev ? { dev: true } : {}),
      ...(libc ? { libc } : {}),
      optional: true,
      os: os.length > 0 ? os : ['none'],
    };
    ajoutes++;
  }
}
verrou.packages = Object.fromEntries(Object.entries(paquets).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(verrou, null, 2)}\n`);
process.stdout.write(`${ajoutes} entrées ajoutées\n`);
