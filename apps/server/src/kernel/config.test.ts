import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { certificatLocal } from '../bac-a-sable/mssante/certificat-local.ts';
import { lireConfig } from './config.ts';
import { ConfigInvalide } from './config-invalide.ts';

test.each([
  [undefined, true],
  ['1', true],
  ['0', false],
] as const)('ORAPONT_DEMO=%s : démonstration %s', (valeur, demo) => {
  expect(lireConfig({ ORAPONT_DEMO: valeur }, 'donnees').demo).toBe(demo);
});

test.each(['', 'false', 'non', 'off'])('ORAPONT_DEMO=« %s » n’ouvre pas une démonstration', (valeur) => {
  expect(() => lireConfig({ ORAPONT_DEMO: valeur }, 'donnees')).toThrow(ConfigInvalide);
});

test('une autorité d’opérateur se lit dans un fichier, qui doit en contenir une', () => {
  const dossier = mkdtempSync(join(tmpdir(), 'config-'));
  const fichier = join(dossier, 'autorite.pem');
  const lire = (chemin?: string) =>
    lireConfig(
      { ORAPONT_MSSANTE_URL: 'smtp://a:b@operateur.test', ...(chemin ? { ORAPONT_MSSANTE_CA: chemin } : {}) },
      'donnees',
    ).mssante?.autorite;
  expect(lire()).toBeUndefined();
  expect(() => lire(fichier)).toThrow(/ORAPONT_MSSANTE_CA/);
  writeFileSync(fichier, 'rien');
  expect(() => lire(fichier)).toThrow(ConfigInvalide);
  writeFileSync(fichier, '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n');
  expect(lire(fichier)).toContain('BEGIN CERTIFICATE');
  rmSync(dossier, { recursive: true });
});

test('la clé de l’annuaire national part vers l’API de l’agence, ou vers une adresse chiffrée', () => {
  const lire = (env: Record<string, string>) => lireConfig(env, 'donnees').annuaire;
  const cle = { ORAPONT_ANNUAIRE_CLE: 'secrete' };
  expect(lire({})).toBeUndefined();
  expect(lire(cle)).toEqual({ url: 'https://gateway.api.esante.gouv.fr/fhir/v2', cle: 'secrete' });
  expect(lire({ ...cle, ORAPONT_ANNUAIRE_URL: 'http://127.0.0.1:8090/fhir/v2' })?.url).toContain('8090');
  for (const ORAPONT_ANNUAIRE_URL of ['http://annuaire.exemple.fr/fhir', 'annuaire'])
    expect(() => lire({ ...cle, ORAPONT_ANNUAIRE_URL })).toThrow(/https/);
  expect(() => lire({ ORAPONT_ANNUAIRE_URL: 'https://annuaire.exemple.fr' })).toThrow(/ORAPONT_ANNUAIRE_CLE/);
});

test('le DMP demande une adresse chiffrée, un certificat et de quoi dire qui parle', () => {
  const lire = (env: Record<string, string>) => lireConfig(env, 'donnees').dmp;
  expect(lire({})).toBeUndefined();
  expect(() => lire({ ORAPONT_DMP_URL: 'http://dmp.exemple.fr' })).toThrow(/https/u);
  expect(() => lire({ ORAPONT_DMP_URL: 'https://dmp.exemple.fr' })).toThrow(/ORAPONT_DMP_CERT/u);
  expect(() => lire({ ORAPONT_DMP_URL: 'https://dmp.exemple.fr', ORAPONT_DMP_CERT: 'a.pem' })).toThrow(
    /ORAPONT_DMP_KEY/u,
  );
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-config-'));
  const { cle, certificat } = certificatLocal(new Date(), 'RSA');
  const [cert, key] = [join(dossier, 'c.pem'), join(dossier, 'k.pem')];
  writeFileSync(cert, certificat);
  writeFileSync(key, cle);
  const env = {
    ORAPONT_DMP_URL: 'https://dmp.exemple.fr/depot',
    ORAPONT_DMP_CERT: cert,
    ORAPONT_DMP_KEY: key,
    ORAPONT_DMP_HOMOLOGATION: 'H-1',
    ORAPONT_DMP_ORGANISATION: '340000116',
  };
  expect(lire(env)).toMatchObject({ connexion: { cert: certificat }, signature: { key: cle } });
  expect(() => lire({ ...env, ORAPONT_DMP_ORGANISATION: '' })).toThrow(/ORAPONT_DMP_ORGANISATION/u);
  rmSync(dossier, { recursive: true });
});
