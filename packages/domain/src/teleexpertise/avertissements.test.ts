import { expect, test } from 'vitest';
import type { Demande } from './demande.ts';
import { verifierEligibilite } from './eligibilite.ts';
import { alertes, avis, bilan, codes, ehpad, site, specialiste } from './testing-demandes.ts';

test.each([
  ['TE-01 : un service (SSIAD) est signalé', site({ code: '354', service: true }), ['SERVICE_DOUTEUX']],
  [
    'TE-01 : une catégorie close est signalée',
    site({ code: '437', alinea: '7', au: '2018-10-26' }),
    ['CATEGORIE_PERIMEE'],
  ],
  ['TE-01 : une catégorie à venir est signalée', site({ du: '2026-03-03' }), ['CATEGORIE_PERIMEE']],
  ['TE-01 : une catégorie en vigueur ne l’est pas', site({ du: '2026-03-02', au: '2026-03-02' }), []],
  [
    'TE-09 : un requérant sans messagerie sécurisée est prévenu',
    { ...ehpad, requerant: { ...ehpad.requerant, messagerieSecurisee: false } },
    ['REQUERANT_SANS_MESSAGERIE'],
  ],
  [
    'TE-12 : un dentiste non conventionné ne sera pas payé',
    { ...ehpad, requis: { ...ehpad.requis, conventionne: false } },
    ['REQUIS_NON_CONVENTIONNE'],
  ],
  [
    'TE-12 : un médecin requis ne facture pas de TE2',
    { ...specialiste, requis: { ...specialiste.requis, profession: '10', savoirFaire: 'SM50' } },
    ['REQUIS_MEDECIN'],
  ],
  [
    'TE-12 : un remplaçant facture au nom du titulaire',
    { ...ehpad, requis: { ...ehpad.requis, exercice: 'REMPLACANT' } },
    ['REQUIS_REMPLACANT'],
  ],
  ['TE-14 : trois actes faits n’alertent pas', { ...ehpad, actes: { civil: 3, glissant: 3 } }, []],
  [
    'TE-14 : quatre actes faits alertent sans interdire',
    { ...ehpad, actes: { civil: 4, glissant: 4 } },
    ['PLAFOND_ATTEINT'],
  ],
  [
    'TE-12 : deux lectures qui divergent se montrent',
    { ...ehpad, actes: { civil: 1, glissant: 4 } },
    ['LECTURES_DIVERGENTES'],
  ],
  [
    'TE-12 : l’installation peut lire « par an » sur douze mois',
    { ...ehpad, actes: { civil: 1, glissant: 4 }, reglages: { lectureAnnee: 'GLISSANTE' } },
    ['PLAFOND_ATTEINT', 'LECTURES_DIVERGENTES'],
  ],
  [
    'TE-12 : sans identité qualifiée le compte est partiel',
    { ...ehpad, identiteQualifiee: false },
    ['IDENTITE_NON_QUALIFIEE'],
  ],
  ['TE-01 : un avis hors 58 n’est jamais facturé', avis, ['JAMAIS_FACTURE']],
  ['TE-01 : un bilan n’est jamais facturé', bilan, ['JAMAIS_FACTURE']],
] as const satisfies readonly (readonly [string, Demande, readonly string[]])[])(
  '%s',
  (_titre, demande, attendus) => {
    expect([codes(demande), alertes(demande)]).toEqual([[], attendus]);
  },
);

test('TE-12 : le compte se fait au jour de Paris', () => {
  const veille = verifierEligibilite({ ...ehpad, moment: 'CHOIX', maintenant: '2026-12-31T23:30:00.000Z' });
  expect(veille.plafond?.phrase).toContain('en 2027');
});
