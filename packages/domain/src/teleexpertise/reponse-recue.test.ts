import { describe, expect, test } from 'vitest';
import { type DemandeCitee, dateDeLAvis, type ReponseRecue, suitesDeLaReponse } from './reponse-recue.ts';

const MOREAU = '10001234567';
const demande = (autre: Partial<DemandeCitee> = {}): DemandeCitee => ({
  nature: 'TELEEXPERTISE_ESMS',
  etat: 'ENVOYEE',
  requisRpps: MOREAU,
  enVigueur: null,
  ...autre,
});
const reponse = (autre: Partial<ReponseRecue> = {}): ReponseRecue => ({
  genre: 'COMPTE_RENDU',
  titre: 'Compte rendu',
  identifiant: '2.25.2',
  remplace: null,
  auteursRpps: [MOREAU],
  ...autre,
});
const lettre = (titre: string) => reponse({ genre: 'LETTRE', titre });

test.each(['ENVOYEE', 'ACCEPTEE', 'COMPLEMENT_DEMANDE'] as const)(
  'TE-11 : le compte rendu de celui à qui on a demandé rend l’avis (%s)',
  (etat) => {
    expect(suitesDeLaReponse(demande({ etat }), reponse())).toEqual({
      suites: ['AVIS'],
      proposee: 'AVIS',
      obstacle: null,
    });
  },
);

test.each(['REFUSEE', 'ANNULEE', 'EXPIREE'] as const)(
  'TE-08 : une demande terminée ne bouge plus (%s)',
  (etat) => {
    for (const arrivee of [reponse(), lettre('Refus')])
      expect(suitesDeLaReponse(demande({ etat }), arrivee)).toMatchObject({
        suites: [],
        obstacle: 'DEMANDE_TERMINEE',
      });
  },
);

test('TE-08 : l’avis d’un autre, ou de personne que l’on puisse nommer, ne compte pas', () => {
  const obstacleDe = (d: DemandeCitee, r: ReponseRecue) => suitesDeLaReponse(d, r).obstacle;
  expect(obstacleDe(demande(), reponse({ auteursRpps: ['10009999999'] }))).toBe('AUTRE_AUTEUR');
  expect(obstacleDe(demande(), reponse({ auteursRpps: [] }))).toBe('AUTEUR_SANS_RPPS');
  expect(obstacleDe(demande({ requisRpps: null }), reponse())).toBe('REQUIS_SANS_RPPS');
  expect(obstacleDe(demande(), reponse({ auteursRpps: ['10009999999', MOREAU] }))).toBeNull();
  expect(obstacleDe(demande(), reponse({ genre: 'AUTRE' }))).toBe('PAS_UNE_REPONSE');
  expect(obstacleDe(demande(), reponse({ genre: 'ILLISIBLE' }))).toBe('CORPS_ILLISIBLE');
});

describe('une seconde réponse', () => {
  const rendue = demande({ etat: 'AVIS_RENDU', enVigueur: '2.25.1' });

  test('TE-11 : ne compte que si elle remplace celle qui est en vigueur', () => {
    expect(suitesDeLaReponse(rendue, reponse({ remplace: '2.25.1' })).suites).toEqual(['CORRECTION']);
    for (const autre of [{}, { remplace: '2.25.9' }, { identifiant: '2.25.1', remplace: '2.25.1' }])
      expect(suitesDeLaReponse(rendue, reponse(autre)).obstacle).toBe('DEJA_REPONDUE');
  });

  test('TE-06 : un refus ou une question après l’avis ne défait rien', () => {
    expect(suitesDeLaReponse(rendue, lettre('Refus')).obstacle).toBe('DEJA_REPONDUE');
  });
});

test.each([
  ['Complément demandé', 'COMPLEMENT'],
  ["Réponse à une demande d'avis", 'REFUS'],
  ['Refus de prise en charge', 'REFUS'],
  ['Courrier', null],
])('TE-06 : la lettre « %s » propose, une personne choisit', (titre, proposee) => {
  expect(suitesDeLaReponse(demande(), lettre(titre))).toEqual({
    suites: ['REFUS', 'COMPLEMENT'],
    proposee,
    obstacle: null,
  });
});

test('TE-06 : un complément déjà demandé ne se demande pas deux fois, et se refuse encore', () => {
  const attend = demande({ etat: 'COMPLEMENT_DEMANDE' });
  expect(suitesDeLaReponse(attend, lettre('Complément demandé')).obstacle).toBe('COMPLEMENT_ATTENDU');
  expect(suitesDeLaReponse(attend, lettre('Courrier')).suites).toEqual(['REFUS']);
});

test('TE-13 : la date de l’avis est celle du document, sauf si elle ne peut pas être vraie', () => {
  const envoyeLe = '2026-03-12T09:00:00.000Z';
  const recuLe = '2026-03-14T08:00:00.000Z';
  const dateDe = (etabliLe: string | null) => dateDeLAvis({ etabliLe, envoyeLe, recuLe });
  expect(dateDe('2026-03-13T10:00:00.000Z')).toBe('2026-03-13T10:00:00.000Z');
  for (const faux of [null, '2026-03-01T10:00:00.000Z', '2027-01-01T10:00:00.000Z', 'hier'])
    expect(dateDe(faux)).toBe(recuLe);
});
