import * as actes from './actes-repository.ts';
import * as demandes from './demandes-repository.ts';
import * as imagerie from './imagerie-repository.ts';
import { instant, jeton, reference } from './parametres.ts';
import { FR_CORE, HL7, type Lien, ressource, un, versUn } from './ressource.ts';

const liensDe = (roleId: string | null, praticienId: string | null): readonly Lien[] => {
  if (roleId !== null) return [{ vers: 'PractitionerRole', id: roleId }];
  return un('Practitioner', praticienId);
};

const dePatient = (type: keyof typeof actes.parPatientDe) =>
  reference('La personne concernée.', actes.parPatientDe[type]);

const DU_DEMANDEUR = jeton('RPPS de qui demande.', demandes.parRppsDuDemandeur);

type DUnDossier = { readonly dossier_id: string | null };
const dossierDe = ({ dossier_id }: DUnDossier) => dossier_id;
type DUnActe = { readonly acte_id: string | null };
const acteDe = ({ acte_id }: DUnActe) => acte_id;

/** What is asked, agreed to, answered and filed. */
export const ACTES = {
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
      patient: versUn('Patient', dossierDe, demandes.deCesPersonnes),
      subject: versUn('Patient', dossierDe, demandes.deCesPersonnes),
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
    parametres: {
      patient: dePatient('Consent'),
      date: instant('Quand la personne s’est prononcée.', actes.parDateDuConsentement),
    },
    inclusions: { patient: versUn('Patient', dossierDe, actes.deCesPersonnes.Consent) },
  }),
  DocumentReference: ressource({
    profil: `${FR_CORE}/fr-core-document-reference`,
    source: actes.DOCUMENTS,
    ecrire: (f, l) => f.document(actes.enDocument(l)),
    parametres: {
      patient: dePatient('DocumentReference'),
      subject: dePatient('DocumentReference'),
      related: reference('La demande à laquelle le document se rapporte.', actes.parActeDuDocument),
      date: instant('Dépôt du document.', actes.parDateDeDepot),
      identifier: jeton(
        'urn:uuid du document, ou nom donné par le logiciel qui l’a déposé.',
        actes.parIdentifiantDuDocument,
      ),
    },
    inclusions: {
      patient: versUn('Patient', dossierDe, actes.deCesPersonnes.DocumentReference),
      subject: versUn('Patient', dossierDe, actes.deCesPersonnes.DocumentReference),
      related: versUn('ServiceRequest', acteDe, actes.deCesActes),
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
      issued: instant('Dépôt du compte rendu.', actes.parDateDeDepot),
    },
    inclusions: {
      patient: versUn('Patient', dossierDe, actes.deCesPersonnes.DiagnosticReport),
      subject: versUn('Patient', dossierDe, actes.deCesPersonnes.DiagnosticReport),
      'based-on': versUn('ServiceRequest', acteDe, actes.deCesActes),
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
      patient: versUn('Patient', dossierDe, imagerie.deCesPersonnes),
      subject: versUn('Patient', dossierDe, imagerie.deCesPersonnes),
      basedon: versUn('ServiceRequest', acteDe, imagerie.deCesActes),
    },
  }),
};
