import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lireBoites, lireJetons } from './config-messagerie.ts';

const dossier = mkdtempSync(join(tmpdir(), 'boites-'));
afterAll(() => rmSync(dossier, { recursive: true }));
const secret = join(dossier, 'secret');
writeFileSync(secret, 'le mot de passe\n');

const BOITE = {
  organisation: '340000116',
  adresse: 'Cabinet@port.mssante.fr',
  url: 'imaps://cabinet%40port.mssante.fr@imap.operateur.fr',
  motDePasseFichier: secret,
};
function lire(boites: unknown, env: Record<string, string> = {}) {
  const fichier = join(dossier, 'boites.json');
  writeFileSync(fichier, typeof boites === 'string' ? boites : JSON.stringify(boites));
  return lireBoites({ ORAPONT_MSSANTE_BOITES: fichier, ...env });
}
const SEULE = {
  ORAPONT_MSSANTE_IMAP_URL: 'imap://ehpad:a@imap.operateur.fr',
  ORAPONT_MSSANTE_IMAP_ORGANISATION: '340000017',
  ORAPONT_MSSANTE_IMAP_BAL: 'ehpad@tilleuls.mssante.fr',
};

test('plusieurs boîtes, de plusieurs organisations, leurs secrets dans d’autres fichiers', () => {
  const oauth2 = { url: 'https://jetons.operateur.fr/token', client: 'orapont', secretFichier: secret };
  const { motDePasseFichier: _, ...sansMotDePasse } = BOITE;
  const boites = lire([BOITE, { ...sansMotDePasse, adresse: 'deux@port.mssante.fr', oauth2 }], SEULE);
  expect(boites).toMatchObject([
    { organisation: '340000017', adresse: 'ehpad@tilleuls.mssante.fr', port: 143, motDePasse: 'a' },
    {
      organisation: '340000116',
      adresse: 'cabinet@port.mssante.fr',
      utilisateur: 'cabinet@port.mssante.fr',
      hote: 'imap.operateur.fr',
      port: 993,
      tls: 'IMPLICITE',
      motDePasse: 'le mot de passe',
      jetons: undefined,
    },
    {
      adresse: 'deux@port.mssante.fr',
      jetons: { client: 'orapont', secret: 'le mot de passe', portee: null },
    },
  ]);
  expect(lireBoites({})).toEqual([]);
});

test.each([
  ['pas du JSON', '{', /JSON/u],
  ['pas une liste', {}, /à la racine/u],
  ['un mot de passe dans le fichier', [{ ...BOITE, url: 'imaps://a:secret@hote' }], /sans mot de passe/u],
  ['un champ inconnu', [{ ...BOITE, motDePasse: 'secret' }], /à 0/u],
  ['ni secret ni jeton', [{ ...BOITE, motDePasseFichier: undefined }], /l’un des deux/u],
  [
    'un secret qui n’est pas là',
    [{ ...BOITE, motDePasseFichier: join(dossier, 'absent') }],
    /motDePasseFichier/u,
  ],
  ['la même boîte deux fois', [BOITE, BOITE], /deux fois/u],
])('%s : refusé, avec ce qu’il faut changer, et aucun secret dit', (_, boites, phrase) => {
  expect(() => lire(boites)).toThrow(phrase);
  expect(() => lire(boites)).not.toThrow(/secret@|: 'secret'/u);
});

test('des jetons à la place du mot de passe : le secret vient d’un fichier et part en https', () => {
  const env = {
    ORAPONT_MSSANTE_OAUTH2_URL: 'https://jetons.operateur.fr/token',
    ORAPONT_MSSANTE_OAUTH2_CLIENT: 'orapont',
    ORAPONT_MSSANTE_OAUTH2_SECRET_FILE: secret,
  };
  expect(lireJetons({})).toBeUndefined();
  expect(lireJetons(env)).toMatchObject({ secret: 'le mot de passe', portee: null, rafraichissement: null });
  expect(() => lireJetons({ ...env, ORAPONT_MSSANTE_OAUTH2_URL: 'http://jetons.operateur.fr' })).toThrow(
    /https/u,
  );
  expect(() => lireJetons({ ...env, ORAPONT_MSSANTE_OAUTH2_CLIENT: '' })).toThrow(/OAUTH2_CLIENT/u);
  expect(lireBoites({ ...env, ...SEULE })[0]?.jetons?.client).toBe('orapont');
});
