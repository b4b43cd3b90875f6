import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as patienter } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { ouvrirTrousseau } from './fichiers.ts';
import { remplacerCleMaitre } from './rotation.ts';

const racine = await mkdtemp(join(tmpdir(), 'orapont-rotation-'));
afterAll(() => rm(racine, { recursive: true, force: true }));

const dossier = () => ({ organisationId: randomUUID(), dossierId: randomUUID() });
type Ref = ReturnType<typeof dossier>;
const fichierDe = (donnees: string, { organisationId, dossierId }: Ref) =>
  join(donnees, 'trousseau', organisationId, `${dossierId}.cle`);

async function installation(nombre: number) {
  const donnees = await mkdtemp(join(racine, 'd-'));
  const trousseau = await ouvrirTrousseau({ donnees });
  const cles = new Map<Ref, string>();
  for (let n = 0; n < nombre; n++) {
    const ref = dossier();
    cles.set(ref, (await trousseau.cle(ref)).secret.export().toString('hex'));
  }
  return { donnees, trousseau, cles };
}

async function toutes(donnees: string, cles: ReadonlyMap<Ref, string>): Promise<number> {
  const trousseau = await ouvrirTrousseau({ donnees });
  let bonnes = 0;
  for (const [ref, attendue] of cles)
    if ((await trousseau.cle(ref)).secret.export().toString('hex') === attendue) bonnes++;
  return bonnes;
}

test('la clé maîtresse se remplace : les clés des dossiers ne changent pas, leurs enveloppes toutes', async () => {
  const { donnees, cles } = await installation(20);
  const maitre = join(donnees, 'secrets', 'maitre.cle');
  const avant = await readFile(maitre);
  const { emballees, dejaFaites, ancienne } = await remplacerCleMaitre({ donnees });
  expect({ emballees, dejaFaites }).toEqual({ emballees: 20, dejaFaites: 0 });
  expect((await readFile(maitre)).equals(avant)).toBe(false);
  expect((await readFile(ancienne)).equals(avant)).toBe(true);
  for (const fichier of [maitre, ancienne]) expect((await stat(fichier)).mode & 0o777).toBe(0o600);
  // Without the old one, everything opens all the same.
  await rm(ancienne);
  expect(await toutes(donnees, cles)).toBe(20);
  expect((await readdir(join(donnees, 'secrets'))).toSorted()).toEqual(['maitre.cle']);
});

test('un serveur en marche continue de lire, et crée sous la nouvelle clé', async () => {
  const { donnees, cles } = await installation(3);
  const enMarche = await ouvrirTrousseau({ donnees });
  const { ancienne } = await remplacerCleMaitre({ donnees });
  for (const [ref, attendue] of cles)
    expect((await enMarche.cle(ref)).secret.export().toString('hex')).toBe(attendue);
  const nouveau = dossier();
  cles.set(nouveau, (await enMarche.cle(nouveau)).secret.export().toString('hex'));
  await rm(ancienne);
  expect(await toutes(donnees, cles)).toBe(4);
});

test('tuée n’importe où (kill -9), la rotation ne perd aucune clé et se reprend', async () => {
  const { donnees: modele, cles } = await installation(200);
  const module = new URL('./rotation.ts', import.meta.url).href;
  let coupees = 0;
  for (let tour = 0; tour < 8; tour++) {
    const donnees = await mkdtemp(join(racine, 'k-'));
    await cp(modele, donnees, { recursive: true });
    const programme = `import(${JSON.stringify(module)}).then(async (m) => { process.stdout.write('.'); await m.remplacerCleMaitre({ donnees: ${JSON.stringify(donnees)} }); })`;
    const enfant = spawn(process.execPath, ['-e', programme], { stdio: ['ignore', 'pipe', 'ignore'] });
    const fin = new Promise<number | null>((suite) => enfant.once('exit', (code) => suite(code)));
    await new Promise((suite) => enfant.stdout.once('data', suite));
    await patienter(3 + tour * 12);
    enfant.kill('SIGKILL');
    if ((await fin) === null) coupees++;
    expect(await toutes(donnees, cles)).toBe(200);
    const { ancienne } = await remplacerCleMaitre({ donnees });
    await rm(ancienne);
    expect(await toutes(donnees, cles)).toBe(200);
  }
  expect(coupees).toBeGreaterThan(2);
}, 60_000);

test('une clé détruite reste détruite, une clé altérée arrête la rotation avant tout changement de clé maîtresse', async () => {
  const { donnees, trousseau, cles } = await installation(2);
  const [detruite, alteree] = [...cles.keys()];
  if (!detruite || !alteree) throw new Error('two keys expected');
  await trousseau.detruire(detruite);
  await writeFile(fichierDe(donnees, alteree), randomBytes(76));
  const avant = await readFile(join(donnees, 'secrets', 'maitre.cle'));
  await expect(remplacerCleMaitre({ donnees })).rejects.toThrow('CLE_ALTEREE');
  expect((await readFile(join(donnees, 'secrets', 'maitre.cle'))).equals(avant)).toBe(true);
  await rm(fichierDe(donnees, alteree));
  await remplacerCleMaitre({ donnees });
  await expect((await ouvrirTrousseau({ donnees })).cle(detruite)).rejects.toThrow('CLE_DETRUITE');
});
