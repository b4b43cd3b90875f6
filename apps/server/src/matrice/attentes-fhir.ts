import { randomUUID } from 'node:crypto';
import { idDemo } from '../bac-a-sable/demo/identifiants.ts';
import { NOMS_ACTEURS } from './acteurs.ts';
import { type Attente, administration, demande, EN_SOIN, EQUIPE, ouverteA, SOIN } from './portes.ts';

/** A person, signed in or not, is no software: without a token of its own nobody enters. */
const logicielSeul: Attente = { acteurs: [], refus: 401, appel: () => ({ params: { '*': 'Patient' } }) };

const logicielQuiEcrit: Attente = {
  acteurs: [],
  refus: 401,
  appel: () => ({ entetes: { 'content-type': 'application/fhir+json' } }),
};

/** Rows of the doors of FHIR. */
export const ATTENTES_FHIR: Readonly<Record<string, Attente>> = {
  'fhir.metadonnees': ouverteA(NOMS_ACTEURS),
  'fhir.decouverte': ouverteA(NOMS_ACTEURS),
  'fhir.demanderJeton': {
    acteurs: [],
    refus: 401,
    appel: () => ({ entetes: { 'content-type': 'application/x-www-form-urlencoded' } }),
  },
  'fhir.lire': logicielSeul,
  'fhir.chercher': { ...logicielSeul, appel: () => ({ params: { '*': 'Patient/_search' } }) },
  'fhir.creerPatient': logicielQuiEcrit,
  'fhir.creerDocumentReference': logicielQuiEcrit,
  'fhir.transaction': {
    acteurs: [],
    refus: 401,
    appel: () => ({ entetes: { 'content-type': 'application/fhir+json' } }),
  },
  // A link that nobody was given.
  'confluences.ouvrirLien': {
    acteurs: EN_SOIN,
    appel: () => ({ body: { jeton: 'x'.repeat(43) } }),
    reponses: [410],
  },
  'fhir.ecrirePUT': logicielSeul,
  // The matrix sends « abc » without saying what it is.
  'fhir.ecrirePATCH': {
    ...logicielSeul,
    appel: () => ({ params: { '*': 'Patient' }, entetes: { 'content-type': 'application/fhir+json' } }),
  },
  'fhir.ecrireDELETE': logicielSeul,
  'fhir.listerLogiciels': administration(),
  'fhir.ouvrirLogiciel': administration(() => ({
    params: { id: randomUUID() },
    body: {
      nom: 'Matrice',
      organisationId: idDemo('organisation roch'),
      sites: [idDemo('site roch')],
      portees: ['Patient'],
    },
  })),
  'ailleurs.lire': demande('ENVOYEE', EQUIPE),
  // Without a consent, and to a software that nobody declared.
  'ailleurs.confier': demande('BROUILLON', SOIN, () => ({ logicielId: randomUUID() })),
  // Nothing of these requests goes on elsewhere.
  'ailleurs.relever': { ...demande('ENVOYEE', EQUIPE), reponses: [404] },
  'ailleurs.listerLogiciels': administration(),
  'ailleurs.ouvrirLogiciel': administration(() => ({
    params: { id: randomUUID() },
    body: {
      nom: 'Matrice',
      organisationId: idDemo('organisation roch'),
      url: 'https://ltle.exemple.fr/fhir',
      clientId: 'matrice',
      secret: 'matrice',
    },
  })),
  'ailleurs.renouvelerLogiciel': {
    acteurs: ['administrateur'],
    appel: () => ({ body: { clientId: 'matrice', secret: 'matrice' } }),
    reponses: [404],
  },
  'fhir.changerSuivi': {
    acteurs: ['administrateur'],
    appel: () => ({ body: { suivi: null } }),
    reponses: [404],
  },
  'ailleurs.fermerLogiciel': { acteurs: ['administrateur'], reponses: [404] },
  'fhir.revoquerLogiciel': { acteurs: ['administrateur'], reponses: [404] },
};
