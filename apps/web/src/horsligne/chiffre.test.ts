import { expect, test } from 'vitest';
import {
  chiffrerMorceau,
  chiffrerObjet,
  dechiffrerMorceau,
  dechiffrerObjet,
  MORCEAU,
  morceauxDe,
  nombreDeMorceaux,
  nouvelleCle,
} from './chiffre.ts';

const clair = Uint8Array.from({ length: 1_000 }, (_, i) => i % 251);
const lieu = { id: 'm1', piece: 'originale' };

test('un morceau revient octet pour octet, et deux chiffrements ne se ressemblent pas', async () => {
  const cle = await nouvelleCle();
  const [un, deux] = await Promise.all(
    [0, 1].map(() => chiffrerMorceau(cle, lieu, { n: 0, dernier: true, clair })),
  );
  expect(un).not.toEqual(deux);
  const secret = un ?? new Uint8Array();
  expect(await dechiffrerMorceau(cle, lieu, { n: 0, dernier: true, secret })).toEqual(clair);
});

test('un morceau déplacé, échangé, tronqué, altéré ou d’une autre clé ne s’ouvre pas', async () => {
  const cle = await nouvelleCle();
  const secret = await chiffrerMorceau(cle, lieu, { n: 3, dernier: false, clair });
  const altere = Uint8Array.from(secret);
  altere[20] = (altere[20] ?? 0) ^ 1;
  const autre = await nouvelleCle();
  const essais = [
    () => dechiffrerMorceau(cle, lieu, { n: 2, dernier: false, secret }),
    () => dechiffrerMorceau(cle, lieu, { n: 3, dernier: true, secret }),
    () => dechiffrerMorceau(cle, { ...lieu, id: 'm2' }, { n: 3, dernier: false, secret }),
    () => dechiffrerMorceau(cle, { ...lieu, piece: 'lecture' }, { n: 3, dernier: false, secret }),
    () => dechiffrerMorceau(cle, lieu, { n: 3, dernier: false, secret: altere }),
    () => dechiffrerMorceau(autre, lieu, { n: 3, dernier: false, secret }),
  ];
  for (const essai of essais) await expect(essai()).rejects.toThrow();
});

test('une fiche revient telle qu’elle était', async () => {
  const cle = await nouvelleCle();
  const fiche = { vue: 'FACE', miroir: false, qualite: { nettete: 12.5 } };
  expect(await dechiffrerObjet(cle, lieu, await chiffrerObjet(cle, lieu, fiche))).toEqual(fiche);
});

test('les morceaux couvrent le fichier, et un fichier vide en a un', () => {
  expect([0, 1, MORCEAU, MORCEAU + 1].map(nombreDeMorceaux)).toEqual([1, 1, 1, 2]);
  expect(morceauxDe(0, MORCEAU)).toEqual({ premier: 0, dernier: 0 });
  expect(morceauxDe(MORCEAU - 1, MORCEAU + 1)).toEqual({ premier: 0, dernier: 1 });
  expect(morceauxDe(0, 0)).toEqual({ premier: 0, dernier: 0 });
});
