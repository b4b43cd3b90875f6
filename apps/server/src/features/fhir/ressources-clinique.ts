import * as dents from './clinique/dents-repository.ts';
import * as traces from './clinique/traces-fhir-repository.ts';
import { instant, jeton, reference } from './parametres.ts';
import { HL7, ressource, un, versUn } from './ressource.ts';

/** What signed answers describe, who wrote them, and who looked. */
export const CLINIQUE = {
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
      patient: versUn('Patient', (l: { dossier_id: string }) => l.dossier_id, dents.deCesPersonnes),
      subject: versUn('Patient', (l: { dossier_id: string }) => l.dossier_id, dents.deCesPersonnes),
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
        // A compte rendu is read under two kinds, and has one author.
        retour: { de: ['DocumentReference', 'DiagnosticReport', 'Consent'], versEux: traces.deCesCibles },
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
    inclusions: { patient: versUn('Patient', (l: { dossier_id: string }) => l.dossier_id) },
  }),
};
