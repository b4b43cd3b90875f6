import { expect, test } from 'vitest';
import type { SituationPersonne } from './capacite.ts';
import { type AutorisationTransfert, signatairesTransfert, verifierTransfert } from './transfert.ts';

const adulte: SituationPersonne = {
  naissance: '1938-02-03',
  mesure: 'AUCUNE',
  representationPersonne: false,
  apteAExprimerSaVolonte: true,
};
const signee: AutorisationTransfert = {
  signeeLe: '2026-11-20',
  capacite: 'PERSONNE',
  auteur: 'Jeanne Lefèvre',
  versionTexte: '2026-1',
};
const juger = (autorisation: AutorisationTransfert | null, situation = adulte) =>
  verifierTransfert(autorisation, { situation, jour: '2026-11-22', versionTexte: '2026-1' });

test('DOS-18 : sans autorisation signée, rien ne part ; signée par la personne, le dossier peut partir', () => {
  expect(juger(null)).toEqual({ accord: false, motifs: ['AUTORISATION_ABSENTE'] });
  expect(juger(signee)).toEqual({ accord: true });
});

test.each([
  [{ auteur: ' ' }, 'AUTORISATION_SANS_SIGNATAIRE'],
  [{ signeeLe: '2026-11-23' }, 'AUTORISATION_FUTURE'],
  [{ versionTexte: '2025-1' }, 'AUTORISATION_AUTRE_TEXTE'],
  [{ capacite: 'TUTEUR' }, 'SIGNATAIRE_NON_ADMIS'],
] as const)('DOS-18 : une autorisation qui ne tient pas est refusée : %o', (change, motif) => {
  expect(juger({ ...signee, ...change })).toEqual({ accord: false, motifs: [motif] });
});

test('DOS-18 : signe qui la loi désigne le jour de la signature ; la décision d’un professionnel n’est pas une signature', () => {
  const tutelle = {
    ...adulte,
    mesure: 'TUTELLE',
    representationPersonne: true,
    apteAExprimerSaVolonte: false,
  } as const;
  const jour = '2026-11-22';
  expect(signatairesTransfert(adulte, jour)).toEqual(['PERSONNE']);
  expect(signatairesTransfert({ ...adulte, naissance: '2015-01-01' }, jour)).toEqual(['PARENTS']);
  expect(signatairesTransfert(tutelle, jour)).toEqual(['TUTEUR']);
  expect(signatairesTransfert({ ...tutelle, mesure: 'AUCUNE', representationPersonne: false }, jour)).toEqual(
    [],
  );
});
