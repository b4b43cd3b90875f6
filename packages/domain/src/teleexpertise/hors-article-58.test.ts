import { expect, test } from 'vitest';
import type { Demande } from './demande.ts';
import { verifierEligibilite } from './eligibilite.ts';
import { avis, bilan, codes } from './testing-demandes.ts';

test('TE-01 : hors article 58, ni le site, ni le lien, ni la messagerie ne bloquent, et rien ne se compte', () => {
  const { lien: _lien, ...sansLien } = avis;
  const demande = {
    ...sansLien,
    site: { organisationId: 'ime', lieu: 'AUTRE' },
    requis: { ...avis.requis, messagerieSecurisee: false },
  } as const;
  expect(verifierEligibilite(demande)).toMatchObject({ accord: true, plafond: undefined });
});

test.each([
  [
    'TE-02 : un avis hors 58 ne se demande pas à une infirmière',
    { ...avis, requis: { ...avis.requis, profession: '60' } },
    ['REQUIS_NON_MEDICAL'],
  ],
  [
    'TE-02 : un avis hors 58 se demande à un médecin',
    { ...avis, requis: { ...avis.requis, profession: '10' } },
    [],
  ],
  [
    'TE-02 : un avis hors 58 ne s’envoie pas par un éducateur',
    { ...avis, requerant: { ...avis.requerant, profession: 'EDUC' } },
    ['REQUERANT_NON_PROFESSIONNEL_DE_SANTE'],
  ],
  [
    'TE-02 : un bilan se lit par un dentiste',
    { ...bilan, requis: { ...bilan.requis, profession: '10' } },
    ['REQUIS_NON_DENTISTE'],
  ],
  [
    'TE-04 : un bilan a au moins une image',
    { ...bilan, contenu: { ...bilan.contenu, nombreDocuments: 0 } },
    ['DOCUMENT_ABSENT'],
  ],
] as const satisfies readonly (readonly [string, Demande, readonly string[]])[])(
  '%s',
  (_titre, demande, attendus) => {
    expect(codes(demande)).toEqual(attendus);
  },
);
