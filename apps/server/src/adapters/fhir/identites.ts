import type { Identifier, Organization, Patient, Practitioner, PractitionerRole } from '@medplum/fhirtypes';
import { estTransmissible } from '@orapont/domain/identite/ins';
import { avecCle } from '@orapont/domain/identite/nir';
import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import type {
  AffectationLue,
  PatientLu,
  PraticienLu,
  StructureLue,
} from '../../features/fhir/identites/ports.ts';
import type { CadreFhir } from '../../features/fhir/ports.ts';
import {
  EXTENSIONS,
  FIABILITES,
  MODES_EXERCICE,
  PROFILS,
  professionG15,
  SYSTEMES,
  systemesPropres,
  TYPES_INS,
} from './terminologie.ts';

const typeFr = (code: string) => ({ coding: [{ system: SYSTEMES.TYPE_IDENTIFIANT, code }] });

export const meta = (maj: string | null, profil?: string) => ({
  ...(maj === null ? {} : { lastUpdated: maj }),
  ...(profil === undefined ? {} : { profile: [profil] }),
});

/** @source FR Core 2.2.0, fr-core-patient-ins when the identity is qualified, fr-core-patient otherwise */
export function patient(lu: PatientLu, cadre: CadreFhir): Patient {
  const ins = insDe(lu, cadre);
  const [premier = ''] = lu.prenoms;
  return {
    resourceType: 'Patient',
    id: lu.id,
    meta: meta(lu.maj, ins ? PROFILS.PATIENT_INS : PROFILS.PATIENT),
    extension: [
      {
        url: EXTENSIONS.FIABILITE,
        extension: [
          {
            url: 'identityStatus',
            valueCoding: {
              system: SYSTEMES.FIABILITE,
              code: ins ? FIABILITES[lu.insStatut] : FIABILITES.PROV,
            },
          },
        ],
      },
      ...(lu.lieuNaissanceCog === null ? [] : [lieuDeNaissance(lu.lieuNaissanceCog)]),
    ],
    identifier: [...(ins ? [ins] : []), ...identifiantsLocaux(lu, cadre)],
    name: [
      {
        use: 'official',
        family: lu.nomNaissance,
        given: [premier],
        extension: [{ url: EXTENSIONS.PRENOMS, valueString: lu.prenoms.join(' ') }],
      },
      ...nomUtilise(lu),
    ],
    gender: ({ F: 'female', M: 'male', I: 'unknown' } as const)[lu.sexe],
    birthDate: lu.dateNaissance,
    ...(lu.decesLe === null ? {} : { deceasedDateTime: lu.decesLe }),
    managingOrganization: { reference: `Organization/${lu.organisationId}` },
  };
}

/** Only a qualified identity shows its INS. @rule ID-INS */
function insDe(lu: PatientLu, { production }: CadreFhir): Identifier | undefined {
  const { insStatut: statut, insAttributs: attributs, insMatricule: matricule, insOid: oid } = lu;
  if (!estTransmissible({ statut, attributs, matricule, oid }, { production })) return undefined;
  const code = TYPES_INS[oid ?? ''];
  if (code === undefined || matricule === null) return undefined;
  return { use: 'official', type: typeFr(code), system: `urn:oid:${oid}`, value: avecCle(matricule) };
}

const identifiantsLocaux = (lu: PatientLu, { origine }: CadreFhir): Identifier[] => [
  {
    use: 'usual',
    type: { coding: [{ system: SYSTEMES.TYPE_IDENTIFIANT_HL7, code: 'PI' }] },
    system: `urn:oid:${uidDeUuid(lu.organisationId)}`,
    value: lu.id,
  },
  ...(lu.identifiantExterne === null
    ? []
    : [{ use: 'secondary' as const, system: systemesPropres(origine).dui, value: lu.identifiantExterne }]),
  ...enSecondaires(lu.nomsExterieurs),
];

/** Names that other software gave: its own, whatever they are worth elsewhere. */
export const enSecondaires = (noms: PatientLu['nomsExterieurs'] = []): Identifier[] =>
  noms.map(({ systeme, valeur }) => ({ use: 'secondary', system: systeme, value: valeur }));

function nomUtilise({ nomUtilise: nom, prenomUtilise: prenom }: PatientLu) {
  if (nom === null && prenom === null) return [];
  return [
    {
      use: 'usual' as const,
      ...(nom === null ? {} : { family: nom }),
      ...(prenom === null ? {} : { given: [prenom] }),
    },
  ];
}

const lieuDeNaissance = (code: string) => ({
  url: EXTENSIONS.LIEU_NAISSANCE,
  valueAddress: {
    extension: [{ url: EXTENSIONS.COMMUNE, valueCoding: { system: SYSTEMES.COMMUNE, code } }],
  },
});

const boite = (adresse: string | null) =>
  adresse === null
    ? {}
    : {
        telecom: [
          {
            extension: [
              {
                url: EXTENSIONS.MESSAGERIE,
                valueCoding: { system: SYSTEMES.MESSAGERIE, code: 'MSSANTE' },
              },
            ],
            system: 'email' as const,
            value: adresse,
          },
        ],
      };

export function praticien(lu: PraticienLu): Practitioner {
  const profession = professionG15(lu.profession);
  const qualifications = [
    ...(profession ? [{ code: { coding: [profession] } }] : []),
    ...lu.savoirFaire.map((code) => ({ code: { coding: [{ system: SYSTEMES.SAVOIR_FAIRE, code }] } })),
  ];
  return {
    resourceType: 'Practitioner',
    id: lu.id,
    meta: meta(null, PROFILS.PRATICIEN),
    ...(lu.rpps === null
      ? {}
      : {
          identifier: [
            { use: 'official', type: typeFr('IDNPS'), system: SYSTEMES.IDNPS, value: `8${lu.rpps}` },
            { use: 'official', type: typeFr('RPPS'), system: SYSTEMES.RPPS, value: lu.rpps },
          ],
        }),
    active: lu.actif,
    name: [
      {
        family: lu.nom,
        ...(lu.prenom === '' ? {} : { given: [lu.prenom] }),
        ...(lu.civilite === null ? {} : { prefix: [lu.civilite] }),
      },
    ],
    ...boite(lu.bal),
    ...(qualifications.length > 0 ? { qualification: qualifications } : {}),
  };
}

export function affectation(lu: AffectationLue): PractitionerRole {
  const profession = professionG15(lu.profession);
  const mode =
    lu.modeExercice === 'LIBERAL' || lu.modeExercice === 'SALARIE'
      ? { system: SYSTEMES.MODE_EXERCICE, ...MODES_EXERCICE[lu.modeExercice] }
      : undefined;
  const codes = [profession, mode].filter((code) => code !== undefined);
  return {
    resourceType: 'PractitionerRole',
    id: lu.id,
    meta: meta(null, PROFILS.ROLE),
    active: lu.enCours,
    period: { start: lu.du, ...(lu.au === null ? {} : { end: lu.au }) },
    practitioner: { reference: `Practitioner/${lu.praticienId}` },
    organization: { reference: `Organization/${lu.siteId}` },
    ...(codes.length > 0 ? { code: codes.map((code) => ({ coding: [code] })) } : {}),
  };
}

export function structure(lu: StructureLue): Organization {
  return {
    resourceType: 'Organization',
    id: lu.id,
    meta: meta(null, PROFILS.STRUCTURE),
    ...(lu.finess === null
      ? {}
      : {
          identifier: [
            {
              use: 'official',
              type: typeFr(lu.genre === 'SITE' ? 'FINEG' : 'FINEJ'),
              system: SYSTEMES.FINESS,
              value: lu.finess,
            },
          ],
        }),
    active: lu.actif,
    name: lu.nom,
    ...boite(lu.bal),
    ...(lu.adresse === '' ? {} : { address: [{ text: lu.adresse }] }),
    ...(lu.entiteId === null ? {} : { partOf: { reference: `Organization/${lu.entiteId}` } }),
  };
}
