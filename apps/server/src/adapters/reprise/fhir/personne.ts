import { estDateCivile } from '@orapont/domain/dates';
import { OID_INS } from '@orapont/domain/identite/ins';
import type { IdentiteLue } from '../../../features/reprise/lot/ports.ts';
import { EXTENSIONS } from '../../fhir/terminologie.ts';
import { codesDe, type Objet, objetDe, objetsDe, texteDe, textesDe } from './json.ts';
import type { Ressource } from './lire-ressources.ts';

export type PatientLu = {
  readonly identite: IdentiteLue;
  readonly ins: { readonly matricule: string; readonly oid: string } | null;
  readonly id: string | null;
  readonly refus: string;
  readonly remarques: readonly string[];
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A Patient as a record is typed. What is missing is said, never made up: a day that is not whole makes no record.
 *
 * @rule ID-INS
 * @source FHIR R4 Patient; FR Core 2.2.0 (birth name under `official`, list of given names, birth place as a COG code)
 */
export function lirePatient({ corps, id }: Ressource): PatientLu {
  const { naissance, usuel } = nomsDe(corps);
  const traits = {
    nomNaissance: texteDe(naissance?.['family']),
    prenoms: prenomsDe(naissance),
    dateNaissance: texteDe(corps['birthDate']),
  };
  const sexe = SEXES[texteDe(corps['gender'])];
  const deces = decesDe(corps);
  return {
    identite: {
      ...traits,
      nomUtilise: texteDe(usuel?.['family']) || null,
      prenomUtilise: textesDe(usuel?.['given'])[0] ?? null,
      sexe: sexe ?? 'I',
      lieuNaissanceCog: lieuDe(corps),
      decesLe: deces.le,
      identifiantExterne: externeDe(corps),
    },
    ins: insDe(corps),
    id: UUID.test(id) ? id : null,
    refus: refusDe(traits, corps),
    remarques: [
      ...(naissance?.['use'] === 'usual' ? ['Le nom de naissance n’est pas distingué du nom utilisé.'] : []),
      ...(sexe === undefined ? ['Le sexe n’est pas dit\u00a0: il est inscrit comme indéterminé.'] : []),
      ...deces.remarques,
    ],
  };
}

/** The name of the civil register, and the one that is used, when two are told. */
function nomsDe({ name }: Objet) {
  const noms = objetsDe(name).filter(({ use }) => use !== 'nickname' && use !== 'anonymous');
  const usage = (voulu: string) => noms.find(({ use }) => use === voulu);
  const civil = usage('official') ?? usage('maiden') ?? noms.find(({ use }) => use !== 'usual');
  return { naissance: civil ?? noms[0], usuel: civil && usage('usual') };
}

function decesDe({ deceasedBoolean, deceasedDateTime }: Objet) {
  const jour = texteDe(deceasedDateTime).slice(0, 10);
  if (estDateCivile(jour)) return { le: jour, remarques: [] };
  const dit = deceasedBoolean === true || jour !== '';
  return {
    le: null,
    remarques: dit ? ['La personne est dite décédée, sans jour entier\u00a0: écrivez-le dans sa fiche.'] : [],
  };
}

const SEXES: Readonly<Record<string, IdentiteLue['sexe']>> = {
  female: 'F',
  male: 'M',
  unknown: 'I',
  other: 'I',
};

function refusDe(
  { nomNaissance, prenoms, dateNaissance }: Pick<IdentiteLue, 'nomNaissance' | 'prenoms' | 'dateNaissance'>,
  { active }: Objet,
): string {
  if (active === false)
    return 'La source dit que cette fiche n’est plus en usage\u00a0: elle n’est pas reprise.';
  const manques = [
    ...(nomNaissance === '' ? ['le nom'] : []),
    ...(prenoms.length === 0 ? ['le prénom'] : []),
    ...(estDateCivile(dateNaissance) ? [] : ['le jour de naissance entier']),
  ];
  return manques.length === 0 ? '' : `Il manque ${manques.join(' et ')}\u00a0: créez ce dossier à la main.`;
}

/** The civil register's list when it is given; else each given name as it is cut. */
function prenomsDe(nom: Objet | undefined): readonly string[] {
  const liste = extension(nom, EXTENSIONS.PRENOMS);
  const ecrite = texteDe(liste?.['valueString']);
  const donnes = textesDe(nom?.['given']);
  const [premier = ''] = donnes;
  if (ecrite === '') return donnes.slice(0, 12);
  // « Anne Marie » may be one name: the first one is cut as it is given apart.
  const suite = ecrite.startsWith(premier) ? ecrite.slice(premier.length) : ` ${ecrite}`;
  return [...(premier === '' ? [] : [premier]), ...suite.split(/[\s,]+/)]
    .filter((p) => p !== '')
    .slice(0, 12);
}

const extension = (porteur: unknown, url: string): Objet | undefined =>
  objetsDe(objetDe(porteur)['extension']).find((e) => e['url'] === url);

function lieuDe(corps: Objet): string | null {
  const adresse = objetDe(extension(corps, EXTENSIONS.LIEU_NAISSANCE)?.['valueAddress']);
  const code = texteDe(
    objetDe(extension(adresse, EXTENSIONS.COMMUNE)?.['valueCoding'])['code'],
  ).toUpperCase();
  return /^[0-9AB]{5}$/.test(code) ? code : null;
}

const RACINES_INS: ReadonlySet<string> = new Set(Object.values(OID_INS));
const TYPES_NON_LOCAUX = /^(INS|NSS|SS$|NH$|SB$)/;

function estIns({ system, type }: Objet): boolean {
  return RACINES_INS.has(racineDe(system)) || codesDe(type).some((code) => code.startsWith('INS'));
}
const racineDe = (system: unknown): string => texteDe(system).replace(/^urn:oid:/, '');

function insDe({ identifier }: Objet): PatientLu['ins'] {
  const ins = objetsDe(identifier).find(({ system }) => RACINES_INS.has(racineDe(system)));
  const matricule = texteDe(ins?.['value']);
  return matricule === '' ? null : { matricule, oid: racineDe(ins?.['system']) };
}

/** The number that the software of the home or of the practice gives: never the INS, never a number of social security. */
const locaux = ({ identifier }: Objet): readonly Objet[] =>
  objetsDe(identifier).filter(
    (i) =>
      texteDe(i['value']) !== '' && !estIns(i) && !codesDe(i['type']).some((c) => TYPES_NON_LOCAUX.test(c)),
  );

/** Only what is said to be the number of the home's software: that of another program would one day be taken for it. */
const externeDe = (corps: Objet): string | null =>
  locaux(corps)
    .filter(({ system, use }) => use !== 'old' && texteDe(system).endsWith('/NamingSystem/dui'))
    .map(({ value }) => texteDe(value))
    .find((value) => value.length <= 60) ?? null;

/** What names her the same in every archive of her software: her local number, else the id of her resource. */
export function cleDe(ressource: Ressource): string {
  const [local] = locaux(ressource.corps)
    .map(({ system, value }) => `${texteDe(system)}|${texteDe(value)}`)
    .toSorted();
  return local ?? (ressource.id || ressource.fullUrl || ressource.chemin);
}
