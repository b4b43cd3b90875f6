import type {
  BoiteMssante,
  LieuExercice,
  ProfessionnelNational,
  TypeBoite,
} from '../../features/annuaire/ports.ts';
import { TYPES_BOITE } from '../../features/annuaire/ports.ts';
import type { ConceptT, OrganizationT, PractitionerRoleT, PractitionerT, TelecomT } from './ressources.ts';

const RPPS = 'https://rpps.esante.gouv.fr';
const IDNPS = 'urn:oid:1.2.250.1.71.4.2.1';
const IDNST = 'urn:oid:1.2.250.1.71.4.2.2';
const FINESS = 'https://finess.esante.gouv.fr';

/** Terminologies are known by the end of their address, which has had several beginnings. */
export const SYSTEMES = {
  profession: 'https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante',
  savoirFaire: 'https://mos.esante.gouv.fr/NOS/TRE_R38-SpecialiteOrdinale/FHIR/TRE-R38-SpecialiteOrdinale',
} as const;
const PROFESSION = 'TRE-G15-ProfessionSante';
const SAVOIR_FAIRE = 'TRE-R38-SpecialiteOrdinale';
const SECTEUR = 'TRE-R02-SecteurActivite';
const MODE_EXERCICE = 'TRE-R23-ModeExercice';
const TYPE_MESSAGERIE = 'TRE-R256-TypeMessagerie';
const TYPE_BAL = 'TRE-R257-TypeBAL';

type Identifiants = PractitionerT['identifier'];

/** @returns undefined for someone without RPPS, whom nothing could name tomorrow */
export function lireProfessionnel(
  praticien: PractitionerT,
  exercices: readonly { readonly role: PractitionerRoleT; readonly structure: OrganizationT | undefined }[],
): ProfessionnelNational | undefined {
  const rpps = identifiantDe(praticien.identifier, RPPS, 'RPPS');
  if (rpps === null || !/^\d{11}$/.test(rpps)) return undefined;
  const [nom] = praticien.name;
  const codes = praticien.qualification.flatMap(({ code }) => (code ? [code] : []));
  return {
    rpps,
    idNat: identifiantDe(praticien.identifier, IDNPS, 'IDNPS'),
    actif: praticien.active !== false,
    nom: nom?.family?.trim() ?? '',
    prenom: nom?.given[0]?.trim() ?? '',
    civilite: civiliteDe(nom?.prefix ?? []),
    profession: codesDe(codes, PROFESSION)[0] ?? '',
    savoirFaire: codesDe(codes, SAVOIR_FAIRE),
    boites: boitesDe(praticien.telecom),
    lieux: exercices.filter(({ role }) => role.active !== false).flatMap(lieuDe),
  };
}

function lieuDe({
  role,
  structure,
}: {
  readonly role: PractitionerRoleT;
  readonly structure: OrganizationT | undefined;
}): LieuExercice[] {
  if (!structure || structure.active === false) return [];
  const adresse = structure.address.find(({ postalCode }) => postalCode) ?? structure.address[0];
  const codePostal = adresse?.postalCode?.trim() ?? '';
  return [
    {
      identifiant: identifiantDe(structure.identifier, IDNST, 'IDNST'),
      // The site before the legal entity.
      finess:
        identifiantDe(structure.identifier, FINESS, 'FINEG') ??
        identifiantDe(structure.identifier, FINESS, 'FINEJ'),
      secteur: codesDe(structure.type, SECTEUR)[0] ?? null,
      nom: structure.name?.trim() ?? '',
      codePostal,
      ville: villeDe(adresse?.city ?? '', codePostal),
      mode: MODES[codesDe(role.code, MODE_EXERCICE)[0] ?? ''] ?? null,
      boites: sansDoublon([...boitesDe(role.telecom), ...boitesDe(structure.telecom)]),
    },
  ];
}

const MODES: Readonly<Record<string, LieuExercice['mode']>> = { L: 'LIBERAL', S: 'SALARIE', R: 'REMPLACANT' };

/** « 58400 LA-CHARITE-SUR-LOIRE »: the directory often repeats the code before the town. */
const villeDe = (ville: string, codePostal: string): string =>
  (codePostal && ville.startsWith(codePostal) ? ville.slice(codePostal.length) : ville).trim();

function identifiantDe(identifiants: Identifiants, systeme: string, type: string): string | null {
  const trouve = identifiants.find(
    ({ system, type: genre, value }) =>
      value && system === systeme && (!genre || genre.coding.some(({ code }) => code === type)),
  );
  return trouve?.value?.replaceAll(/\s/g, '') ?? null;
}

const civiliteDe = (prefixes: readonly string[]): ProfessionnelNational['civilite'] =>
  prefixes.includes('MME') ? 'MME' : prefixes.includes('M') ? 'M' : null;

const codesDe = (concepts: readonly ConceptT[], terminologie: string): string[] => [
  ...new Set(
    concepts.flatMap(({ coding }) =>
      coding.flatMap(({ system, code }) => (code && system?.endsWith(terminologie) ? [code] : [])),
    ),
  ),
];

/** Secure mailboxes that are published. Ordinary addresses are no place for health data, and the red list is not shown. */
function boitesDe(telecoms: readonly TelecomT[]): BoiteMssante[] {
  return sansDoublon(
    telecoms.flatMap(({ system, value, extension }) => {
      const estMssante = extension.some(
        ({ valueCoding }) => valueCoding?.code === 'MSSANTE' && valueCoding.system?.endsWith(TYPE_MESSAGERIE),
      );
      const details = extension.flatMap((e) => e.extension);
      const listeRouge = details.some((d) => d.url === 'listeRouge' && d.valueBoolean === true);
      if (system !== 'email' || !value || !estMssante || listeRouge) return [];
      const types = details.flatMap(({ valueCodeableConcept: concept }) => (concept ? [concept] : []));
      return [{ adresse: value.trim().toLowerCase(), type: typeDe(codesDe(types, TYPE_BAL)[0]) }];
    }),
  );
}

const typeDe = (code: string | undefined): TypeBoite | null =>
  TYPES_BOITE.find((type) => type === code) ?? null;

const sansDoublon = (boites: readonly BoiteMssante[]): BoiteMssante[] => [
  ...new Map(boites.map((boite) => [boite.adresse, boite])).values(),
];
