import type { LecteurFhir } from '../../../features/fhir/creation/ports.ts';
import { lireDocument } from './lire-document.ts';
import { lirePatient } from './lire-patient.ts';

/** What other software may create here, checked before anything is read of it. */
export const lecteurFhir: LecteurFhir = { patient: lirePatient, document: lireDocument };
