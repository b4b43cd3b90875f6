import { expect, test } from 'vitest';
import type { PriseGardee } from '../horsligne/ports.ts';
import { importsDe } from './imports.ts';

const TETE: PriseGardee = {
  mediaId: 'import',
  acteId: '',
  nom: 'CD',
  vue: 'RADIO',
  modalite: 'RADIO',
  moyen: 'IMPORT',
  miroir: false,
  etat: 'RECUE',
  typeMime: '',
  octets: 60,
  envoyes: 60,
  empreinte: '',
  pause: false,
  close: true,
  sansCopie: false,
  disque: { importId: 'import', lot: 0, lots: 2, fichiers: [], refus: [] },
};
const lot = (rang: number, combien: number, plus: Partial<PriseGardee> = {}): PriseGardee => ({
  ...TETE,
  mediaId: `lot${rang}`,
  etat: 'SUR_APPAREIL',
  close: false,
  octets: 1_000,
  envoyes: 0,
  disque: {
    importId: 'import',
    lot: rang,
    lots: 2,
    fichiers: Array.from({ length: combien }, (_, i) => ({ chemin: `IM${rang}${i}`, octets: 1 })),
    refus: [],
  },
  ...plus,
});
const lire = (prises: readonly PriseGardee[], enCopie = false) => importsDe(prises, () => enCopie);

test('ce qui n’est plus au coffre est reçu ; un lot à moitié parti fait avancer le tout', () => {
  const [disque] = lire([TETE, lot(2, 10, { etat: 'ENVOI', envoyes: 500 })]);
  expect(disque).toMatchObject({ etat: 'EN_ROUTE', total: 60, recus: 50, avance: 92 });
  expect(lire([TETE])).toMatchObject([{ etat: 'FINI', recus: 60, avance: 100, lots: [] }]);
});

test('une copie coupée le dit, et ne compte pour reçu que ce qui est parti', () => {
  const tete = { ...TETE, envoyes: 50 };
  expect(lire([tete, lot(1, 50)], true)).toMatchObject([{ etat: 'COPIE', copies: 50, recus: 0 }]);
  expect(lire([tete])).toMatchObject([{ etat: 'COUPE', copies: 50, recus: 50, avance: 83 }]);
});

test('les refus d’un lot reçu sont nommés ; d’un lot refusé en entier ou expiré, chaque fichier l’est', () => {
  const disque = lot(1, 50).disque;
  const refus = [{ chemin: 'IM13', phrase: 'Ce fichier est incomplet.' }];
  const recu = lot(1, 50, {
    close: true,
    etat: 'REFUSEE',
    ...(disque ? { disque: { ...disque, refus } } : {}),
  });
  expect(lire([TETE, recu])).toMatchObject([{ etat: 'FINI', recus: 59, refus }]);
  const expire = lot(2, 10, { close: true, etat: 'REFUSEE', phrase: 'Trois jours.' });
  const [lu] = lire([TETE, expire]);
  expect(lu).toMatchObject({ etat: 'FINI', recus: 50, avance: 100 });
  expect(lu?.refus).toHaveLength(10);
  expect(lu?.refus[0]).toEqual({ chemin: 'IM20', phrase: 'Trois jours.' });
});

test('un lot qui attend quelqu’un arrête le disque ; reçu et retiré de la liste, un disque n’y revient pas', () => {
  expect(lire([TETE, lot(1, 50, { etat: 'ARRETEE' })])).toMatchObject([{ etat: 'ARRETE' }]);
  expect(lire([lot(1, 50, { etat: 'RECUE' })])).toEqual([]);
});
