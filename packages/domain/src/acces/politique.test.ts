import { expect, test } from 'vitest';
import {
  type ActeurAcces,
  partageOuvert,
  peutReglerOrganisation,
  peutSurActe,
  peutSurDossier,
} from './politique.ts';

const infirmiere: ActeurAcces = {
  professionnelId: 'p1',
  organisationId: 'asso',
  roles: ['soignant'],
  sites: ['ehpad'],
  sitesEmployeurs: ['ehpad'],
  professionnelDeSante: true,
  captation: true,
};
const dentiste: ActeurAcces = {
  ...infirmiere,
  professionnelId: 'd1',
  organisationId: 'cabinet',
  roles: ['praticien'],
  sites: ['fauteuil'],
  sitesEmployeurs: ['fauteuil'],
};
const dossier = { organisationId: 'asso', sites: ['ehpad'] };
const acte = { organisationId: 'asso', siteId: 'ehpad', requisId: 'd1', partageOuvert: true };
const refus = (...motifs: string[]) => ({ accord: false, motifs });

test('DOS-12 : l’infirmière du site lit le dossier du résident', () => {
  expect(peutSurDossier(infirmiere, 'dossier.lire', dossier)).toEqual({ accord: true });
});

test.each([
  ['autre organisation', dentiste, 'dossier.lire', ['AUTRE_ORGANISATION', 'SANS_RELATION_DE_SOIN']],
  [
    'autre site de la même association',
    { ...infirmiere, sites: ['mas'] },
    'dossier.lire',
    ['SANS_RELATION_DE_SOIN'],
  ],
  ['secrétariat et santé', { ...infirmiere, roles: ['secretariat'] }, 'sante.lire', ['ROLE_INSUFFISANT']],
  ['coordinatrice', { ...infirmiere, roles: ['coordinateur'] }, 'dossier.lire', ['ROLE_INSUFFISANT']],
] as const)('DOS-12 : %s, refusé', (_titre, acteur, action, motifs) => {
  expect(peutSurDossier(acteur, action, dossier)).toEqual(refus(...motifs));
});

test('TE-02 : un éducateur prépare mais n’envoie pas ; une infirmière de réseau non plus', () => {
  const educateur: ActeurAcces = { ...infirmiere, roles: ['preneur'], professionnelDeSante: false };
  expect(peutSurActe(educateur, 'acte.preparer', acte)).toEqual({ accord: true });
  expect(peutSurActe(educateur, 'acte.envoyer', acte)).toEqual(refus('NON_PROFESSIONNEL_DE_SANTE'));
  const reseau = { ...infirmiere, sitesEmployeurs: [] };
  expect(peutSurActe(reseau, 'acte.envoyer', acte)).toEqual(refus('NON_EMPLOYE_PAR_LA_STRUCTURE'));
});

test('TC-04 : sans droit de captation, pas d’image', () => {
  expect(peutSurActe({ ...infirmiere, captation: false }, 'media.deposer', acte)).toEqual(
    refus('SANS_DROIT_DE_CAPTATION'),
  );
});

test('les deux côtés de l’acte voient ce qu’ils doivent voir', () => {
  expect(peutSurActe(infirmiere, 'media.lire', acte)).toEqual({ accord: true });
  expect(peutSurActe(dentiste, 'media.lire', acte)).toEqual({ accord: true });
  expect(peutSurActe(dentiste, 'acte.repondre', acte)).toEqual({ accord: true });
  expect(peutSurActe(infirmiere, 'acte.repondre', acte)).toEqual(refus('NON_REQUIS', 'ROLE_INSUFFISANT'));
});

test('TE-08 : un partage fermé ferme tout au requis', () => {
  expect(peutSurActe(dentiste, 'acte.lire', { ...acte, partageOuvert: false })).toEqual(
    refus('PARTAGE_FERME'),
  );
  expect(peutSurActe({ ...dentiste, professionnelId: 'd2' }, 'acte.lire', acte)).toEqual(refus('NON_REQUIS'));
});

test('TE-08 : un partage est ouvert jusqu’à l’instant où il finit', () => {
  const au = '2026-11-22T10:00:00.000Z';
  expect(partageOuvert({ au: null }, au)).toBe(true);
  expect(partageOuvert({ au }, '2026-11-22T09:59:59.999Z')).toBe(true);
  expect(partageOuvert({ au }, au)).toBe(false);
});

test.each([
  [
    'l’administrateur de la plateforme',
    { administrateurPlateforme: true, organisationId: null, roles: [] },
    [],
  ],
  [
    'celui de l’organisation',
    { administrateurPlateforme: false, organisationId: 'o1', roles: ['administrateur'] },
    [],
  ],
  [
    'celui d’une autre',
    { administrateurPlateforme: false, organisationId: 'o2', roles: ['administrateur'] },
    ['AUTRE_ORGANISATION'],
  ],
  [
    'une soignante',
    { administrateurPlateforme: false, organisationId: 'o1', roles: ['soignant'] },
    ['ROLE_INSUFFISANT'],
  ],
] as const)('DOS-12 : les protocoles d’une organisation, %s', (_titre, acteur, motifs) => {
  const verdict = peutReglerOrganisation(acteur, 'o1');
  expect(verdict.accord ? [] : verdict.motifs).toEqual(motifs);
});
