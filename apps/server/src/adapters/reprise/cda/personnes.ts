import { type DateCivile, estDateCivile } from '@orapont/domain/dates';
import { memeMatricule } from '@orapont/domain/identite/nir';
import { normaliserNom, sontHomonymes } from '@orapont/domain/identite/nom';
import type { DocumentLu, PatientLu } from '../../../features/echange/ports.ts';
import type { IdentiteLue, PersonneLue } from '../../../features/reprise/lot/ports.ts';
import { unSeul } from '../../../kernel/octets.ts';

/** A person whom documents name: what they say of her, put together. */
export type Groupe = {
  readonly premier: string;
  readonly patients: PatientLu[];
  doute: string;
};

/**
 * Whose each document is. Two documents are of one person when they carry one number and the same name and birth date, or, without a number in
 * common, the same five strict traits. What could be one person or two waits.
 *
 * @rule ID-INS
 * @source RNIV (strict traits)
 */
export function grouper(documents: readonly { readonly chemin: string; readonly lu: DocumentLu }[]) {
  const registre: Registre = { groupes: [], parNumero: new Map(), parTraits: new Map() };
  const de = new Map(documents.map(({ chemin, lu }) => [chemin, ranger(registre, chemin, lu.patient)]));
  for (const duNom of Map.groupBy(registre.groupes, nomDe).values()) douterDesProches(duNom);
  return { groupes: registre.groupes, de };
}

type Registre = {
  readonly groupes: Groupe[];
  readonly parNumero: Map<string, Groupe>;
  readonly parTraits: Map<string, readonly Groupe[]>;
};

function ranger({ groupes, parNumero, parTraits }: Registre, chemin: string, patient: PatientLu): Groupe {
  const parents = new Set(numeros(patient).flatMap((numero) => parNumero.get(numero) ?? []));
  const semblables = parTraits.get(traits(patient)) ?? [];
  const connu =
    [...parents].find((g) => memesTraits(g, patient)) ?? semblables.find((g) => strictement(g, patient));
  const groupe = connu ?? { premier: chemin, patients: [], doute: '' };
  if (!connu) {
    groupes.push(groupe);
    parTraits.set(traits(patient), [...semblables, groupe]);
    for (const autre of semblables) douter(MEMES_TRAITS, autre, groupe);
  }
  for (const autre of parents) if (autre !== groupe) douter(MEME_NUMERO, autre, groupe);
  for (const numero of numeros(patient)) if (!parNumero.has(numero)) parNumero.set(numero, groupe);
  groupe.patients.push(patient);
  return groupe;
}

function douter(doute: string, ...groupes: readonly Groupe[]): void {
  for (const groupe of groupes) groupe.doute ||= doute;
}

const MEME_NUMERO = 'l’archive donne le même numéro à deux identités\u00a0: dites si c’est la même personne.';
const MEMES_TRAITS = 'l’archive nomme peut-être deux personnes ainsi\u00a0: dites si c’est la même.';

/** A slip of the hand in one document makes someone else of her: those whom no software tells apart wait. */
function douterDesProches(duNom: readonly Groupe[]): void {
  const paires = duNom.flatMap((groupe, rang) =>
    duNom.slice(rang + 1).map((autre) => [groupe, autre] as const),
  );
  for (const [groupe, autre] of paires)
    if (seRessemblent(groupe, autre) && !distingues(groupe, autre)) douter(MEMES_TRAITS, groupe, autre);
}

const nomDe = ({ patients: [premier] }: Groupe): string => normaliserNom(premier?.nomNaissance ?? '');

function seRessemblent({ patients: [a] }: Groupe, { patients: [b] }: Groupe): boolean {
  if (!a || !b || !estDateCivile(a.dateNaissance ?? '') || !estDateCivile(b.dateNaissance ?? ''))
    return false;
  return sontHomonymes(homonymie(a), homonymie(b));
}
const homonymie = (patient: PatientLu) => ({
  nomNaissance: patient.nomNaissance,
  premierPrenom: prenomDe(patient),
  dateNaissance: patient.dateNaissance as DateCivile,
});

/** One software gives them two numbers: they are two people. */
const distingues = (a: Groupe, b: Groupe): boolean =>
  a.patients.some(({ ipps }) =>
    ipps.some((ipp) =>
      b.patients.some((autre) =>
        autre.ipps.some((i) => i.systeme === ipp.systeme && i.numero !== ipp.numero),
      ),
    ),
  );

const numeros = ({ ins, ipps }: PatientLu): readonly string[] => [
  ...(ins ? [`ins ${ins.oid} ${ins.matricule.slice(0, 13)}`] : []),
  ...ipps.filter(({ numero }) => numero !== '').map(({ systeme, numero }) => `${systeme} ${numero}`),
];

const prenomDe = ({ premierPrenom, prenoms }: PatientLu): string =>
  premierPrenom ?? prenoms.split(/\s+/)[0] ?? '';
const traits = (patient: PatientLu): string =>
  [normaliserNom(patient.nomNaissance), normaliserNom(prenomDe(patient)), patient.dateNaissance].join('|');
const memesTraits = ({ patients: [premier] }: Groupe, patient: PatientLu): boolean =>
  premier !== undefined && traits(premier) === traits(patient);

/** Five traits written and equal, and no number that says someone else. */
function strictement({ patients }: Groupe, patient: PatientLu): boolean {
  const { sexe, lieuNaissance, dateNaissance, ins, ipps } = patient;
  if (sexe === null || lieuNaissance === null || dateNaissance === null) return false;
  return patients.every(
    (autre) =>
      autre.sexe === sexe &&
      autre.lieuNaissance === lieuNaissance &&
      (ins === null || autre.ins === null || memeMatricule(ins.matricule, autre.ins.matricule)) &&
      ipps.every(
        ({ systeme, numero }) => !autre.ipps.some((i) => i.systeme === systeme && i.numero !== numero),
      ),
  );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The record that these documents make. No relative and no health data: a document tells a day, not what holds today. */
export function enPersonne({ premier, patients, doute }: Groupe): PersonneLue {
  const identite = identiteDe(patients);
  const ipps = patients.flatMap((patient) => patient.ipps).filter(({ numero }) => numero !== '');
  const [ipp] = ipps;
  const chemin = `${premier}, personne`;
  return {
    chemin,
    cle: `${ipp ? `${ipp.systeme}|${ipp.numero}` : ''}|${patients[0] ? traits(patients[0]) : ''}${doute === '' ? '' : chemin}`,
    id: ipps.find(({ numero }) => UUID.test(numero))?.numero ?? null,
    identite,
    ins: patients.find(({ ins }) => ins !== null)?.ins ?? null,
    proches: [],
    sante: null,
    refus: manques(identite),
    doute,
    remarques: patients.every(({ sexe }) => sexe === null)
      ? ['Le sexe n’est pas dit\u00a0: il est inscrit comme indéterminé.']
      : [],
    copie: {
      titre: 'Identité lue dans les documents repris',
      type: 'application/json',
      octets: async () => unSeul(Buffer.from(JSON.stringify({ patients: uniques(patients) }, null, 1))),
    },
  };
}

function identiteDe(patients: readonly PatientLu[]): IdentiteLue {
  const dit = <T>(lire: (patient: PatientLu) => T | null): T | null =>
    patients.map(lire).find((valeur) => valeur !== null && valeur !== '') ?? null;
  const lieu = dit(({ lieuNaissance }) => lieuNaissance)?.toUpperCase() ?? '';
  const [premier] = patients;
  return {
    nomNaissance: premier?.nomNaissance ?? '',
    prenoms: premier ? prenomsDe(premier) : [],
    nomUtilise: dit(({ nomUtilise }) => nomUtilise),
    prenomUtilise: null,
    dateNaissance: premier?.dateNaissance ?? '',
    sexe: dit(({ sexe }) => sexe) ?? 'I',
    lieuNaissanceCog: /^[0-9AB]{5}$/.test(lieu) ? lieu : null,
    decesLe: null,
    identifiantExterne: null,
  };
}

/** « Anne Marie » may be one name: the first is cut as it is given apart. */
function prenomsDe(patient: PatientLu): readonly string[] {
  const premier = prenomDe(patient);
  const { prenoms } = patient;
  const suite = prenoms.startsWith(premier) ? prenoms.slice(premier.length) : '';
  return [premier, ...suite.split(/[\s,]+/)].filter((prenom) => prenom !== '').slice(0, 12);
}

function manques({ nomNaissance, prenoms, dateNaissance }: IdentiteLue): string {
  const absents = [
    ...(nomNaissance === '' ? ['le nom'] : []),
    ...(prenoms.length === 0 ? ['le prénom'] : []),
    ...(estDateCivile(dateNaissance) ? [] : ['le jour de naissance entier']),
  ];
  return absents.length === 0
    ? ''
    : `Ses documents ne disent pas ${absents.join(' ni ')}\u00a0: créez ce dossier à la main.`;
}

const uniques = (patients: readonly PatientLu[]): readonly PatientLu[] => [
  ...new Map(patients.map((patient) => [JSON.stringify(patient), patient])).values(),
];
