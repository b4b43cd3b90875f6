import { expect, test } from 'vitest';
import { type ActeurAcces, peutSurActe, peutSurDossier } from './politique.ts';

const infirmiere: ActeurAcces = {
  professionnelId: 'p1',
  organisationId: 'asso',
  roles: ['soignant'],
  sites: ['ehpad'],
  sitesEmployeurs: ['ehpad'],
  professionnelDeSante: true,
  captation: true,
};
const acte = { organisationId: 'asso', siteId: 'ehpad', requisId: 'd1', partageOuvert: true };

test('DOS-12 : un seul site en commun suffit, quand la personne est suivie à deux endroits', () => {
  const dossier = { organisationId: 'asso', sites: ['accueil de jour', 'ehpad'] };
  expect(peutSurDossier(infirmiere, 'dossier.lire', dossier)).toEqual({ accord: true });
});

test('DOS-12 : un rôle qui ouvre suffit, à côté d’un autre qui n’ouvre pas', () => {
  const dossier = { organisationId: 'asso', sites: ['ehpad'] };
  const roles: ActeurAcces['roles'] = ['secretariat', 'soignant'];
  expect(peutSurDossier({ ...infirmiere, roles }, 'sante.lire', dossier)).toEqual({ accord: true });
});

test('TE-08 : un professionnel de santé recueille le consentement, un éducateur non', () => {
  expect(peutSurActe(infirmiere, 'consentement.recueillir', acte)).toEqual({ accord: true });
  const educateur: ActeurAcces = { ...infirmiere, roles: ['preneur'], professionnelDeSante: false };
  expect(peutSurActe(educateur, 'consentement.recueillir', acte)).toEqual({
    accord: false,
    motifs: ['NON_PROFESSIONNEL_DE_SANTE'],
  });
});
