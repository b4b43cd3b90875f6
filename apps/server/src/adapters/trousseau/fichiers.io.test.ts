import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { trousseauContract } from '../../features/objets/ports.contract.ts';
import { ouvrirTrousseau } from './fichiers.ts';

const racine = await mkdtemp(join(tmpdir(), 'orapont-trousseau-'));
afterAll(() => rm(racine, { recursive: true, force: true }));

const nouvelles = () => mkdtemp(join(racine, 'd-'));
const dossier = () => ({ organisationId: randomUUID(), dossierId: randomUUID() });
const fichierDe = (donnees: string, { organisationId, dossierId }: ReturnType<typeof dossier>) =>
  join(donnees, 'trousseau', organisationId, `${dossierId}.cle`);

trousseauContract('en fichiers', async () => ouvrirTrousseau({ donnees: await nouvelles() }));

test('la clé survit au redémarrage, en fichiers 0600', async () => {
  const donnees = await nouvelles();
  const ref = dossier();
  const avant = await (await ouvrirTrousseau({ donnees })).cle(ref);
  const apres = await (await ouvrirTrousseau({ donnees })).cle(ref);
  expect(apres.secret.equals(avant.secret)).toBe(true);
  for (const fichier of [fichierDe(donnees, ref), join(donnees, 'secrets', 'maitre.cle')]) {
    expect((await stat(fichier)).mode & 0o777).toBe(0o600);
  }
});

test('le fichier ne contient pas la clé en clair', async () => {
  const donnees = await nouvelles();
  const ref = dossier();
  const { secret } = await (await ouvrirTrousseau({ donnees })).cle(ref);
  expect((await readFile(fichierDe(donnees, ref))).includes(secret.export())).toBe(false);
});

test('plusieurs processus qui créent la même clé en même temps n’en gardent qu’une', async () => {
  const donnees = await nouvelles();
  await ouvrirTrousseau({ donnees });
  for (let tour = 0; tour < 20; tour += 1) {
    const ref = dossier();
    const trousseaux = await Promise.all(Array.from({ length: 5 }, () => ouvrirTrousseau({ donnees })));
    const cles = await Promise.all(trousseaux.map((trousseau) => trousseau.cle(ref)));
    expect(new Set(cles.map(({ secret }) => secret.export().toString('hex'))).size).toBe(1);
  }
});

test('une clé posée à la place d’une autre est refusée, comme un bit changé', async () => {
  const donnees = await nouvelles();
  const [a, b] = [dossier(), dossier()];
  const trousseau = await ouvrirTrousseau({ donnees });
  await Promise.all([trousseau.cle(a), trousseau.cle(b)]);
  await copyFile(fichierDe(donnees, a), fichierDe(donnees, b));
  await expect((await ouvrirTrousseau({ donnees })).cle(b)).rejects.toThrow('CLE_ALTEREE');

  const enveloppe = await readFile(fichierDe(donnees, a));
  for (let i = 0; i < enveloppe.length; i += 1) {
    const changee = Buffer.from(enveloppe);
    changee[i] = (changee[i] ?? 0) ^ 1;
    await writeFile(fichierDe(donnees, a), changee);
    await expect((await ouvrirTrousseau({ donnees })).cle(a)).rejects.toThrow('CLE_ALTEREE');
  }
});

test('une clé détruite reste détruite après redémarrage, et ses fichiers sont partis', async () => {
  const donnees = await nouvelles();
  const ref = dossier();
  const trousseau = await ouvrirTrousseau({ donnees });
  await trousseau.cle(ref);
  const copie = `${fichierDe(donnees, ref)}.tmp-${randomUUID()}`;
  await copyFile(fichierDe(donnees, ref), copie);
  await trousseau.detruire(ref);
  await expect(stat(copie)).rejects.toThrow('ENOENT');
  await expect(stat(fichierDe(donnees, ref))).rejects.toThrow('ENOENT');
  await expect((await ouvrirTrousseau({ donnees })).cle(ref)).rejects.toThrow('CLE_DETRUITE');
});

test('une clé maîtresse perdue, absente, trop courte ou lisible par d’autres arrête le démarrage', async () => {
  const donnees = await nouvelles();
  await (await ouvrirTrousseau({ donnees })).cle(dossier());
  const maitre = join(donnees, 'secrets', 'maitre.cle');
  await chmod(maitre, 0o640);
  await expect(ouvrirTrousseau({ donnees })).rejects.toThrow('CLE_MAITRE_LISIBLE_PAR_D_AUTRES');
  await rm(maitre);
  await expect(ouvrirTrousseau({ donnees })).rejects.toThrow('CLE_MAITRE_PERDUE');
  const ailleurs = join(await nouvelles(), 'cle');
  await expect(ouvrirTrousseau({ donnees, fichierMaitre: ailleurs })).rejects.toThrow(
    'CLE_MAITRE_INTROUVABLE',
  );
  await writeFile(ailleurs, randomBytes(31), { mode: 0o600 });
  await expect(ouvrirTrousseau({ donnees, fichierMaitre: ailleurs })).rejects.toThrow('CLE_MAITRE_INVALIDE');
});

test('une autre clé maîtresse n’ouvre rien', async () => {
  const donnees = await nouvelles();
  const ref = dossier();
  await (await ouvrirTrousseau({ donnees })).cle(ref);
  const autre = join(await nouvelles(), 'autre.cle');
  await mkdir(join(autre, '..'), { recursive: true });
  await writeFile(autre, randomBytes(32), { mode: 0o600 });
  const trousseau = await ouvrirTrousseau({ donnees, fichierMaitre: autre });
  await expect(trousseau.cle(ref)).rejects.toThrow('CLE_ALTEREE');
});
