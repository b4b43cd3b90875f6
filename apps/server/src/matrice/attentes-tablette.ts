import { idDemo } from '../bac-a-sable/demo/identifiants.ts';
import { NOMS_ACTEURS } from './acteurs.ts';
import { appareilNeuf, ENVOI_ABSENT, emportFaux, PLI_FAUX, preuveFausse, TUS_VIDE } from './appareil-neuf.ts';
import {
  type Attente,
  dossier,
  EN_SOIN,
  EQUIPE,
  lieu,
  ouverteA,
  PLATEFORME,
  SOIN,
  TUS,
  tournee,
} from './portes.ts';

/** Rows of the doors of tablets, rounds and what they deliver. */
export const ATTENTES_TABLETTE: Readonly<Record<string, Attente>> = {
  'appareils.enroler': lieu(EQUIPE, ({ siteId }) => {
    const { params = {}, body } = appareilNeuf();
    return { params, body: { ...body, siteId } };
  }),
  'appareils.lister': ouverteA([...EN_SOIN, 'coordinateur', 'administrateur'], () => ({
    query: { organisation: idDemo('organisation association') },
  })),
  'appareils.changer': {
    etat: 'ENVOYEE',
    passe: { equipe: EQUIPE, ...PLATEFORME },
    appel: ({ appareilId, organisationId }) => ({
      params: { id: appareilId },
      query: { organisation: organisationId },
      body: { geste: 'FERMER' },
    }),
  },
  'appareils.demanderDefi': ouverteA(NOMS_ACTEURS),
  'appareils.ouvrirJeton': { acteurs: NOMS_ACTEURS, appel: preuveFausse, reponses: [401] },
  'appareils.confirmerEffacement': { acteurs: NOMS_ACTEURS, appel: preuveFausse, reponses: [401] },

  'tournees.lister': ouverteA(EN_SOIN),
  'tournees.creer': lieu(EQUIPE, ({ siteId, dossierId, requisId }) => ({
    body: {
      siteId,
      requisId,
      nom: '',
      jour: '2026-03-02',
      protocole: 'RAPIDE_5',
      residents: [{ dossierId }],
    },
  })),
  'tournees.lire': tournee(EQUIPE),
  'tournees.modifier': tournee(EQUIPE, ({ dossierId, requisId }) => ({
    version: 1,
    requisId,
    nom: '',
    jour: '2026-03-02',
    protocole: 'RAPIDE_5',
    residents: [{ dossierId }],
  })),
  'tournees.clore': tournee(EQUIPE, () => ({ close: true })),
  'tournees.reglerResident': tournee(EQUIPE, () => ({
    etat: 'VU',
    arret: null,
    revenirLe: null,
    acteId: null,
  })),
  // The act of the situation has left: whoever passes is told so.
  'tournees.juger': tournee(SOIN, () => ({ suspicion: true })),
  // No tablet sealed this letter: the door is passed, and the seal refused.
  'tournees.emporter': { ...tournee(EQUIPE, ({ tourneeId }) => emportFaux(tourneeId)), reponses: [404] },
  'tournees.listerConflits': ouverteA(EN_SOIN),
  'tournees.resoudreConflit': dossier(EQUIPE, ({ conflitId }) => ({
    params: { id: conflitId },
    body: { decision: 'VU' },
  })),

  'livraison.livrerPli': { acteurs: ['appareil'], appel: () => ({ body: PLI_FAUX }), reponses: [403] },
  'livraison.livrerMedia': { acteurs: ['appareil'], appel: () => ({ body: PLI_FAUX }), reponses: [403] },
  'livraison.retirerMedia': { acteurs: ['appareil'], reponses: [404] },
  'livraison.inventorier': ouverteA(['appareil']),
  'livraison.rendreEmport': { acteurs: ['appareil'], reponses: [404] },
  'livraison.ouvrirTeleversement': {
    acteurs: ['appareil'],
    appel: () => ({ entetes: TUS_VIDE }),
    reponses: [403, 422],
  },
  'livraison.suivreTeleversement': {
    acteurs: ['appareil'],
    appel: () => ({ params: ENVOI_ABSENT, entetes: TUS }),
    reponses: [404],
  },
  'livraison.poursuivreTeleversement': {
    acteurs: ['appareil'],
    appel: () => ({
      params: ENVOI_ABSENT,
      entetes: { ...TUS, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    }),
    reponses: [404],
  },
  'livraison.abandonnerTeleversement': {
    acteurs: ['appareil'],
    appel: () => ({ params: ENVOI_ABSENT, entetes: TUS }),
    reponses: [404],
  },
};
