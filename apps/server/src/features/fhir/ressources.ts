import type { TypeFhir } from '@orapont/contract/fhir';
import * as actes from './actes-repository.ts';
import * as annuaire from './annuaire-repository.ts';
import * as dents from './clinique/dents-repository.ts';
import * as traces from './clinique/traces-fhir-repository.ts';
import * as demandes from './demandes-repository.ts';
import * as imagerie from './imagerie-repository.ts';
import { chaine, instant, jeton, type Parametre, reference } from './parametres.ts';
import * as patients from './patients-repository.ts';
import type { FabriqueFhir, RessourceFhir } from './ports.ts';
import type { LigneFhir, Source } from './source-repository.ts';
import { lireJour } from './valeurs.ts';

/** What other resources a line leads to, for `_include`. */
export type Lien = { readonly vers: TypeFhir; readonly id: string };
type Inclusion<L> = { readonly vers: readonly TypeFhir[]; readonly liens: (ligne: L) => readonly Lien[] };

export type Ressource = {
  readonly profil: string;
  readonly source: Source<never>;
  readonly ecrire: (fabrique: FabriqueFhir, ligne: never) => RessourceFhir;
  readonly parametres: Readonly<Record<string, Parametre>>;
  /** Chained parameters, by their whole name. */
  readonly chaines: Readonly<Record<string, Parametre>>;
  readonly inclusions: Readonly<Record<string, Inclusion<never>>>;
};

/** One other resource, or none. */
const un = (vers: TypeFhir, id: string | null): readonly Lien[] => (id === null ? [] : [{ vers, id }]);

const FR_CORE = 'https://hl7.fr/ig/fhir/core/StructureDefinition';
const HL7 = 'http://hl7.org/fhir/StructureDefinition';

function ressource<L extends LigneFhir>(r: {
  readonly profil: string;
  readonly source: Source<L>;
  readonly ecrire: (fabrique: FabriqueFhir, ligne: L) => RessourceFhir;
  readonly parametres: Ressource['parametres'];
  readonly chaines?: Ressource['chaines'];
  readonly inclusions?: Readonly<Record<string, Inclusion<L>>>;
}): Ressource {
  return { inclusions: {}, chaines: {}, ...r } as unknown as Ressource;
}

const liensDe = (roleId: string | null, praticienId: string | null): readonly Lien[] => {
  if (roleId !== null) return [{ vers: 'PractitionerRole', id: roleId }];
  return praticienId === null ? [] : [{ vers: 'Practitioner', id: praticienId }];
};

const dePatient = (type: keyof typeof actes.parPatientDe) =>
  reference('La personne concernée.', actes.parPatientDe[type]);

const DU_DEMANDEUR = jeton('RPPS de qui demande.', demandes.parRppsDuDemandeur);

/**
 * What is served: the routes look here, and so does the CapabilityStatement.
 *
 * @rule DOS-12
 */
export const RESSOURCES = {
  Patient: ressource({
    profil: `${FR_CORE}/fr-core-patient-ins`,
    source: patients.PATIENTS,
    ecrire: (f, l) => f.patient(patients.enPatient(l)),
    parametres: {
      identifier: jeton(
        'INS qualifiée, identifiant du dossier ici, ou identifiant du logiciel de la structure.',
        (j, { organisationId, origine }) =>
          patients.parIdentifiantPatient(j, { organisationId, dui: `${origine}/fhir/NamingSystem/dui` }),
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
      practitioner: { vers: ['Practitioner'], liens: (l) => un('Practitioner', l.professionnel_id) },
      organization: { vers: ['Organization'], liens: (l) => un('Organization', l.site_id) },
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
      partof: { vers: ['Organization'], liens: (l) => un('Organization', l.entite_id) },
    },
  }),
  ServiceRequest: ressource({
    profil: `${HL7}/ServiceRequest`,
    source: demandes.DEMANDES,
    ecrire: (f, l) => f.demande(demandes.enDemande(l)),
    parametres: {
      identifier: jeton(
        'Numéro de la demande, urn:uuid de la demande, ou nom donné par le logiciel qui l’a déposée.',
        (j, { origine }) => demandes.parNumero(j, `${origine}/fhir/NamingSystem/demande`),
      ),
      status: jeton('État de la demande.', demandes.parStatut),
      authored: instant(
        'Envoi de la demande, ou sa création tant qu’elle n’est pas envoyée.',
        demandes.parRedaction,
      ),
      patient: reference('La personne concernée.', demandes.parPatientDemande),
      subject: reference('La personne concernée.', demandes.parPatientDemande),
      requester: reference(
        'Qui demande\u202f; aussi par son RPPS (requester:PractitionerRole.practitioner.identifier).',
        demandes.parDemandeur,
      ),
      performer: reference('À qui l’avis est demandé.', demandes.parRequis),
    },
    chaines: {
      'requester:PractitionerRole.practitioner.identifier': DU_DEMANDEUR,
      'requester:Practitioner.identifier': DU_DEMANDEUR,
    },
    inclusions: {
      patient: { vers: ['Patient'], liens: (l) => un('Patient', l.dossier_id) },
      subject: { vers: ['Patient'], liens: (l) => un('Patient', l.dossier_id) },
      // A request that other software began names situations, as the guide wants.
      requester: {
        vers: ['Practitioner', 'PractitionerRole'],
        liens: (l) => liensDe(l.systeme === null ? null : l.role_id, l.demandeur_id),
      },
      performer: {
        vers: ['Practitioner', 'PractitionerRole'],
        liens: (l) => liensDe(l.requis_role_id, l.requis_id),
      },
    },
  }),
  Consent: ressource({
    profil: `${HL7}/Consent`,
    source: actes.CONSENTEMENTS,
    ecrire: (f, l) => f.consentement(actes.enConsentement(l)),
    parametres: { patient: dePatient('Consent') },
    inclusions: { patient: { vers: ['Patient'], liens: (l) => un('Patient', l.dossier_id) } },
  }),
  DocumentReference: ressource({
    profil: `${FR_CORE}/fr-core-document-reference`,
    source: actes.DOCUMENTS,
    ecrire: (f, l) => f.document(actes.enDocument(l)),
    parametres: {
      patient: dePatient('DocumentReference'),
      subject: dePatient('DocumentReference'),
      related: reference('La demande à laquelle le document se rapporte.', actes.parActeDuDocument),
    },
    inclusions: {
      patient: { vers: ['Patient'], liens: (l) => un('Patient', l.dossier_id) },
      subject: { vers: ['Patient'], liens: (l) => un('Patient', l.dossier_id) },
      related: { vers: ['ServiceRequest'], liens: (l) => un('ServiceRequest', l.acte_id) },
    },
  }),
  DiagnosticReport: ressource({
    profil: `${HL7}/DiagnosticReport`,
    source: actes.COMPTES_RENDUS,
    ecrire: (f, l) => f.compteRendu(actes.enDocument(l)),
    parametres: {
      patient: dePatient('DiagnosticReport'),
      subject: dePatient('DiagnosticReport'),
      'based-on': reference('La demande à laquelle il répond.', actes.parActeDuDocument),
    },
    inclusions: {
      patient: { vers: ['Patient'], liens: (l) => un('Patient', l.dossier_id) },
      subject: { vers: ['Patient'], liens: (l) => un('Patient', l.dossier_id) },
      'based-on': { vers: ['ServiceRequest'], liens: (l) => un('ServiceRequest', l.acte_id) },
    },
  }),
  ImagingStudy: ressource({
    profil: `${HL7}/ImagingStudy`,
    source: imagerie.EXAMENS,
    ecrire: (f, l) => f.examen(imagerie.enExamen(l)),
    parametres: {
      identifier: jeton('Identifiant DICOM de l’examen (urn:oid:…).', imagerie.parUid),
      modality: jeton('Modalité DICOM.', imagerie.parModalite),
      started: instant('Jour de l’examen.', imagerie.parDate),
      patient: reference('La personne examinée.', imagerie.parPatientExamine),
      subject: reference('La personne examinée.', imagerie.parPatientExamine),
    },
    inclusions: {
      patient: { vers: ['Patient'], liens: (l) => un('Patient', l.dossier_id) },
      subject: { vers: ['Patient'], liens: (l) => un('Patient', l.dossier_id) },
      basedon: { vers: ['ServiceRequest'], liens: (l) => un('ServiceRequest', l.acte_id) },
    },
  }),
  Observation: ressource({
    profil: `${HL7}/Observation`,
    source: dents.DENTS_LUES,
    ecrire: (f, l) => f.dent(dents.enDent(l)),
    parametres: {
      patient: reference('La personne observée.', dents.parPatientObserve),
      subject: reference('La personne observée.', dents.parPatientObserve),
      'body-site': jeton('Dent, par son numéro FDI (ISO 3950).', dents.parDent),
      date: instant('Signature de la réponse.', dents.parJourDObservation),
    },
    inclusions: {
      patient: { vers: ['Patient'], liens: (l) => un('Patient', l.dossier_id) },
      subject: { vers: ['Patient'], liens: (l) => un('Patient', l.dossier_id) },
    },
  }),
  Provenance: ressource({
    profil: `${HL7}/Provenance`,
    source: traces.PROVENANCES,
    ecrire: (f, l) => f.provenance(traces.enProvenance(l)),
    parametres: {
      patient: reference('La personne concernée.', traces.parPatientDeProvenance),
      target: reference('Le document ou le consentement.', traces.parCible),
      recorded: instant('Quand cela a été inscrit.', traces.parDateDeProvenance),
    },
    inclusions: {
      target: {
        vers: ['DocumentReference', 'Consent'],
        liens: (l) => un(l.cible === 'DOCUMENT' ? 'DocumentReference' : 'Consent', l.cible_id),
      },
    },
  }),
  AuditEvent: ressource({
    profil: `${HL7}/AuditEvent`,
    source: traces.TRACES,
    ecrire: (f, l) => f.trace(traces.enTrace(l)),
    parametres: {
      patient: reference('La personne dont le dossier a été ouvert.', traces.parPatientDeTrace),
      date: instant('Quand cela a été fait.', traces.parDateDeTrace),
    },
    inclusions: { patient: { vers: ['Patient'], liens: (l) => un('Patient', l.dossier_id) } },
  }),
} as const satisfies Record<TypeFhir, Ressource>;

/** Its lines are of its own kind: what reads them and what writes them come from the same row of the table. */
export const ressourceDe = (type: TypeFhir): Ressource => RESSOURCES[type];
export const estTypeFhir = (type: string): type is TypeFhir => Object.hasOwn(RESSOURCES, type);

/** Parameters of every kind, where they hold. @source FHIR R4 §3.1.1.3 */
export const PARAMETRES_COMMUNS = { _id: 'token', _lastUpdated: 'date' } as const;
