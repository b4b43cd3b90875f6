import { expect, test } from 'vitest';
import { ETATS_ACTE, transition } from '../teleexpertise/etat.ts';
import { effetRetrait } from './retrait.ts';

test.each(['BROUILLON', 'ENVOYEE', 'ACCEPTEE', 'COMPLEMENT_DEMANDE'] as const)(
  'TE-08 : retirer son consentement avant la réponse (%s) annule et ferme le partage',
  (etat) => {
    expect(effetRetrait(etat)).toEqual({ annuleActe: true, fermePartage: true, conserveCompteRendu: false });
  },
);

test.each(['AVIS_RENDU', 'CLOTUREE'] as const)(
  'TE-08 : retirer son consentement après la réponse (%s) laisse le compte rendu conservé',
  (etat) => {
    expect(effetRetrait(etat)).toEqual({ annuleActe: false, fermePartage: false, conserveCompteRendu: true });
  },
);

test('TE-08 : un retrait annule exactement là où la table des états le permet', () => {
  for (const etat of ETATS_ACTE) {
    const pas = transition('TELEEXPERTISE_ESMS', etat, 'RETIRER_CONSENTEMENT', 'REQUERANT');
    expect(pas.accord).toBe(effetRetrait(etat).annuleActe);
  }
});
