import type { CodeableConcept, Observation, ObservationComponent } from '@medplum/fhirtypes';
import { porteDesFaces } from '@orapont/domain/bouche/couverture';
import { type CodeFdi, estAnterieure, nomDent } from '@orapont/domain/bouche/dents';
import { FACES, type Face, nomFace } from '@orapont/domain/bouche/faces';
import {
  type ConstatFace,
  type EtatDent,
  FACE_NON_VUE,
  LIBELLE_CONSTAT_FACE,
  LIBELLE_ETAT_DENT,
  LIBELLE_MOTIF_NON_VUE,
  type ObservationFace,
} from '@orapont/domain/bouche/observation';
import type { DentLue } from '../../features/fhir/clinique/ports.ts';
import type { CadreFhir } from '../../features/fhir/ports.ts';
import { meta } from './identites.ts';
import { SNOMED_DENTS } from './snomed-dents.ts';

const FDI = 'urn:iso:std:iso:3950';
const SNOMED = 'http://snomed.info/sct';
const SURFACES = 'http://terminology.hl7.org/CodeSystem/FDI-surface';
const ABSENT = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';

/** Only where the word of the product and the concept are the same. @source SNOMED CT */
const SNOMED_ETATS: Partial<Record<EtatDent, string>> = {
  PRESENTE: '278661005',
  ABSENTE: '234948008',
  RACINE_RESIDUELLE: '66569006',
};
const SNOMED_CONSTATS: Partial<Record<ConstatFace, string>> = { FRACTURE: '36202009' };

/**
 * A tooth as a signed answer states it, each face by itself. What was not seen has no value and says why; « sans lésion visible » is a
 * finding of these pictures, never a health.
 *
 * @rule CAP-02
 * @source FHIR R4 Observation (dataAbsentReason); ISO 3950; DICOM CID 4018 and 4019
 */
export function dent(lu: DentLue, { origine }: CadreFhir): Observation {
  const { etat, mobilite, precision } = lu.observation;
  const propre = (nom: string) => `${origine}/fhir/CodeSystem/${nom}`;
  const composants = [
    ...(porteDesFaces(etat) ? FACES.map((face) => faceDe(lu, face, propre('constat-face'))) : []),
    ...(mobilite === null
      ? []
      : [
          {
            code: concept(propre('observation-dentaire'), 'mobilite', 'Mobilité (0 à 3)'),
            valueInteger: mobilite,
          },
        ]),
  ];
  return {
    resourceType: 'Observation',
    id: lu.id,
    meta: meta(lu.maj),
    status: lu.corrigee ? 'amended' : 'final',
    category: [concept('http://terminology.hl7.org/CodeSystem/observation-category', 'exam')],
    code: concept(propre('observation-dentaire'), 'dent', 'Dent observée sur des images'),
    subject: { reference: `Patient/${lu.dossierId}` },
    effectiveDateTime: lu.le,
    issued: lu.le,
    ...(lu.signataire === '' ? {} : { performer: [{ display: lu.signataire }] }),
    bodySite: {
      coding: [
        { system: FDI, code: lu.dent },
        { system: SNOMED, code: SNOMED_DENTS[lu.dent] },
      ],
      text: nomDent(lu.dent),
    },
    ...(etat === null
      ? { dataAbsentReason: absent('unknown', 'Personne n’a dit ce qui se trouve à cette place.') }
      : {
          valueCodeableConcept: valeur(
            propre('etat-dent'),
            etat,
            LIBELLE_ETAT_DENT[etat],
            SNOMED_ETATS[etat],
          ),
        }),
    ...(precision === '' ? {} : { note: [{ text: precision }] }),
    ...(composants.length > 0 ? { component: composants } : {}),
  };
}

function faceDe({ dent: code, observation }: DentLue, face: Face, constats: string): ObservationComponent {
  const vue = observation.faces[face] ?? FACE_NON_VUE;
  return {
    code: {
      coding: [{ system: SURFACES, code: surfaceDe(code, face) }],
      text: `Face ${nomFace(code, face)}`,
    },
    ...valeurDeFace(vue, constats),
  };
}

function valeurDeFace(vue: ObservationFace, systeme: string): Partial<ObservationComponent> {
  const { visibilite, constats, motif, precision } = vue;
  if (visibilite === 'NON_VUE')
    return {
      dataAbsentReason: absent(
        'not-performed',
        motif === null ? 'Face non vue.' : `Face non vue : ${LIBELLE_MOTIF_NON_VUE[motif]}.`,
      ),
    };
  if (constats.length === 0)
    return { dataAbsentReason: absent('unknown', 'Face montrée par une image, sans constat.') };
  const phrases = constats.map((constat) =>
    constat === 'SANS_LESION_VISIBLE' ? 'aucune lésion vue sur ces images' : LIBELLE_CONSTAT_FACE[constat],
  );
  const reserve = visibilite === 'PARTIELLE' ? ['face partiellement vue'] : [];
  return {
    valueCodeableConcept: {
      coding: constats.flatMap((constat) => {
        const snomed = SNOMED_CONSTATS[constat];
        return [
          { system: systeme, code: constat, display: LIBELLE_CONSTAT_FACE[constat] },
          ...(snomed === undefined ? [] : [{ system: SNOMED, code: snomed }]),
        ];
      }),
      text: [...phrases, ...reserve, ...(precision === '' ? [] : [precision])].join(' ; '),
    },
  };
}

/** @source HL7 FDI-surface: V towards the lips, B towards the cheeks, I for an edge, O for a chewing surface */
function surfaceDe(code: CodeFdi, face: Face): string {
  const avant = estAnterieure(code);
  const codes = {
    mesiale: 'M',
    distale: 'D',
    linguale: 'L',
    vestibulaire: avant ? 'V' : 'B',
    occlusale: avant ? 'I' : 'O',
  };
  return codes[face];
}

const concept = (system: string, code: string, text?: string): CodeableConcept => ({
  coding: [{ system, code }],
  ...(text === undefined ? {} : { text }),
});
const valeur = (
  system: string,
  code: string,
  display: string,
  snomed: string | undefined,
): CodeableConcept => ({
  coding: [{ system, code, display }, ...(snomed === undefined ? [] : [{ system: SNOMED, code: snomed }])],
  text: display,
});
const absent = (code: string, text: string): CodeableConcept => concept(ABSENT, code, text);
