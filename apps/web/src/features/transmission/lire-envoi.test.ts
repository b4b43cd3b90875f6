import { expect, test } from 'vitest';
import { lireEnvoi } from './lire-envoi.ts';
import { TEXTES as T } from './textes.ts';

const choisi = { rpps: '10999001026' };
const choix = { seul: null, choisi, adresse: 'a@demo.mssante.fr', versionTexte: '2026-1' };
const saisie = (champs: Readonly<Record<string, string>>) => {
  const donnees = new FormData();
  for (const [nom, valeur] of Object.entries(champs)) donnees.set(nom, valeur);
  return donnees;
};
const SIGNEE = { capacite: 'PERSONNE', auteur: 'Jeanne Lefèvre', signeeLe: '2026-01-05' };

test('DOS-18 : sans le papier signé, l’écran n’envoie rien et dit pourquoi', () => {
  expect(lireEnvoi(saisie(SIGNEE), choix)).toEqual({ fautes: { garde: T.manque.garde } });
  expect(lireEnvoi(saisie({ garde: 'oui', capacite: 'PERSONNE' }), choix)).toEqual({
    fautes: { auteur: T.manque.auteur, signeeLe: T.manque.signeeLe },
  });
  expect(lireEnvoi(saisie({ ...SIGNEE, garde: 'oui' }), choix)).toEqual({
    piece: null,
    destinataire: choisi,
    adresse: 'a@demo.mssante.fr',
    autorisation: { ...SIGNEE, versionTexte: '2026-1' },
  });
});

test('un document seul demande le document et le destinataire, pas d’autorisation', () => {
  const vide = saisie({});
  expect(lireEnvoi(vide, { ...choix, seul: { piece: null } })).toEqual({ fautes: { piece: T.manque.piece } });
  expect(lireEnvoi(vide, { ...choix, choisi: null })).toEqual({
    fautes: { destinataire: T.manque.destinataire },
  });
  expect(lireEnvoi(vide, { ...choix, seul: { piece: 'IMAGE:x' } })).toMatchObject({
    piece: 'IMAGE:x',
    autorisation: null,
  });
});
