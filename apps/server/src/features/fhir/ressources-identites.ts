import * as annuaire from './annuaire-repository.ts';
import { chaine, jeton, reference } from './parametres.ts';
import * as patients from './patients-repository.ts';
import { FR_CORE, ressource, versUn } from './ressource.ts';
import { lireJour } from './valeurs.ts';

/** People, and the directory: who works where. */
export const IDENTITES = {
  Patient: ressource({
    profil: `${FR_CORE}/fr-core-patient-ins`,
    source: patients.PATIENTS,
    ecrire: (f, l) => f.patient(patients.enPatient(l)),
    parametres: {
      identifier: jeton(
        'INS qualifiée, identifiant du dossier ici, identifiant du logiciel de la structure, ou nom donné par le logiciel qui l’a créé.',
        patients.parIdentifiantPatient,
      ),
      family: chaine(
        'Début du nom de naissance, sans tenir compte des accents ni des majuscules.',
        patients.parNom,
      ),
      birthdate: {
        type: 'date',
        documentation: 'Date de naissance.',
        condition: (valeur, nom) => patients.parNaissance(lireJour(nom, valeur)),
      },
      gender: jeton('Sexe\u00a0: female, male ou unknown.', patients.parSexe),
    },
  }),
  Practitioner: ressource({
    profil: `${FR_CORE}/fr-core-practitioner`,
    source: annuaire.PRATICIENS,
    ecrire: (f, l) => f.praticien(annuaire.enPraticien(l)),
    parametres: {
      identifier: jeton('Numéro RPPS ou identifiant national (8 suivi du RPPS).', annuaire.parRpps),
      family: chaine('Début du nom.', annuaire.parNomPraticien),
    },
  }),
  PractitionerRole: ressource({
    profil: `${FR_CORE}/fr-core-practitioner-role`,
    source: annuaire.AFFECTATIONS,
    ecrire: (f, l) => f.affectation(annuaire.enAffectation(l)),
    parametres: {
      practitioner: reference('Qui travaille.', annuaire.parPraticien),
      organization: reference('Où.', annuaire.parSite),
    },
    inclusions: {
      practitioner: versUn(
        'Practitioner',
        (l: { professionnel_id: string }) => l.professionnel_id,
        annuaire.deCesPraticiens,
      ),
      organization: versUn('Organization', (l: { site_id: string }) => l.site_id, annuaire.deCesSites),
    },
  }),
  Organization: ressource({
    profil: `${FR_CORE}/fr-core-organization`,
    source: annuaire.STRUCTURES,
    ecrire: (f, l) => f.structure(annuaire.enStructure(l)),
    parametres: {
      identifier: jeton('Numéro FINESS.', annuaire.parFiness),
      name: chaine('Début du nom.', annuaire.parNomStructure),
      partof: reference('L’organisation dont ce lieu fait partie.', annuaire.parEntite),
    },
    inclusions: {
      partof: versUn('Organization', (l: { entite_id: string | null }) => l.entite_id, annuaire.deCesEntites),
    },
  }),
};
