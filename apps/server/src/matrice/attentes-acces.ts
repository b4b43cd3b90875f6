import { randomUUID } from 'node:crypto';
import { PROTOCOLES } from '@orapont/domain/captation/protocoles';
import { VUES } from '@orapont/domain/captation/vues';
import { MOT_DE_PASSE_DEMO } from '../bac-a-sable/demo/charger.ts';
import { idDemo } from '../bac-a-sable/demo/identifiants.ts';
import { compteDe, NOMS_ACTEURS, professionnelDe } from './acteurs.ts';
import {
  ANNUAIRE,
  type Attente,
  administration,
  CONNECTES,
  EN_SOIN,
  lienMort,
  ouverteA,
  PRATICIENS,
} from './portes.ts';

/** Rows of the doors of accounts, of what an administrator keeps, and of what needs no record. */
export const ATTENTES_ACCES: Readonly<Record<string, Attente>> = {
  'systeme.sante': ouverteA(NOMS_ACTEURS),
  'systeme.openapi': ouverteA(NOMS_ACTEURS),

  'acces.ouvrirSession': ouverteA(NOMS_ACTEURS, () => ({
    body: { identifiant: 'karim.haddad', motDePasse: MOT_DE_PASSE_DEMO },
  })),
  'acces.saisirSecondFacteur': { acteurs: ['demi-session'], refus: 409 },
  'acces.lireSession': ouverteA(CONNECTES),
  'acces.fermerSession': ouverteA(CONNECTES),
  'acces.choisirAffectation': {
    acteurs: ['soignant du site'],
    appel: () => ({ body: { affectationId: idDemo('affectation emilie.roche tilleuls') } }),
    refus: 404,
  },
  'acces.ouvrirPeriodeDeSignature': ouverteA(PRATICIENS),
  'acces.lireInvitation': { acteurs: NOMS_ACTEURS, appel: lienMort, reponses: [404, 422] },
  'acces.preparerInvitation': { acteurs: NOMS_ACTEURS, appel: lienMort, reponses: [404, 422] },
  'acces.confirmerInvitation': { acteurs: NOMS_ACTEURS, appel: lienMort, reponses: [404, 422] },
  'acces.lireComptesDemo': ouverteA(NOMS_ACTEURS),
  'acces.listerComptes': administration(),
  'acces.creerCompte': administration(() => ({
    body: {
      identifiant: `matrice-${randomUUID().slice(0, 8)}`,
      professionnelId: null,
      administrateur: true,
    },
  })),
  'acces.reinitialiserCompte': administration(() => ({ params: { id: compteDe('paul.vasseur') } })),
  'acces.changerActiviteCompte': administration(() => ({
    params: { id: compteDe('paul.vasseur') },
    body: { actif: true },
  })),

  'administration.listerOrganisations': administration(),
  'administration.listerProfessionnels': administration(),
  'administration.enregistrerOrganisation': administration(() => ({
    body: { nom: 'Matrice', finess: null, actif: true },
  })),
  'administration.enregistrerSite': administration(() => ({
    body: {
      organisationId: idDemo('organisation association'),
      nom: 'Matrice',
      finess: null,
      categorie: null,
      categorieDu: null,
      adresse: '',
      balMssante: null,
    },
  })),
  'administration.enregistrerProfessionnel': administration(() => ({
    body: {
      profession: '60',
      rpps: null,
      remplaceId: null,
      congeDu: null,
      congeAu: null,
      balMssante: null,
      courriel: null,
      savoirFaire: [],
    },
  })),
  'administration.enregistrerAffectation': administration(() => ({
    body: {
      professionnelId: professionnelDe('paul.vasseur'),
      siteId: idDemo('site roch'),
      roles: ['praticien'],
      du: '2026-01-01',
      au: null,
    },
  })),
  'administration.enregistrerHabilitation': administration(() => ({
    body: { professionnelId: professionnelDe('paul.vasseur'), obtenueLe: '2026-01-01', expireLe: null },
  })),
  'annuaire.chercherRequis': ouverteA(ANNUAIRE),
  'annuaire.chercherCorrespondant': ouverteA(
    ['soignant du site', 'soignant d’un autre site', ...PRATICIENS, 'administrateur'],
    () => ({ query: { q: 'rouviere' } }),
  ),
  'annuaire.inscrireCorrespondant': administration(() => ({
    body: { rpps: '10999001018', conventionne: true },
  })),

  'protocoles.lister': ouverteA(EN_SOIN),
  'protocoles.gerer': administration(() => ({
    params: { organisationId: idDemo('organisation association') },
  })),
  'protocoles.enregistrerVue': administration(() => ({
    params: {
      organisationId: idDemo('organisation association'),
      code: `V${randomUUID().slice(0, 8).toUpperCase()}`,
    },
    body: { version: 0, archive: false, contenu: VUES.FACE },
  })),
  'protocoles.enregistrerProtocole': administration(() => ({
    params: {
      organisationId: idDemo('organisation association'),
      code: `P${randomUUID().slice(0, 8).toUpperCase()}`,
    },
    body: { version: 0, archive: false, contenu: PROTOCOLES.RAPIDE_5 },
  })),
  'protocoles.masquer': administration(() => ({
    params: { organisationId: idDemo('organisation association'), code: 'GROS_PLAN' },
    body: { masque: false },
  })),
};
