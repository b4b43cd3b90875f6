import type { TypeFhir } from '@orapont/contract/fhir';
import { mauvaiseRequete } from './issue.ts';
import type { Lieu } from './parametres.ts';
import { estTypeFhir, type Ressource, ressourceDe } from './ressources.ts';
import { type Condition, dansIntervalle, ou, parIds } from './source-repository.ts';
import { choix, estUuid, lireMoment } from './valeurs.ts';

/** `_include=de:nom:vers`; `suite` when it starts from what was included too. */
export type Voulue = {
  readonly de: TypeFhir;
  readonly nom: string;
  readonly vers: readonly TypeFhir[];
  readonly suite: boolean;
};

/** A search, read: what to look for, and how to answer. */
export type Question = {
  readonly conditions: readonly Condition[];
  readonly inclusions: readonly Voulue[];
  readonly limite: number;
  readonly total: boolean;
  /** Parameters that were understood, for the link to itself. */
  readonly comprises: readonly (readonly [string, string])[];
  /** Those that were not: ignored and said, or refused when the caller asks for strictness. */
  readonly ignorees: readonly string[];
};

const LIMITE = 50;
const LIMITE_MAX = 200;
const VALEURS_MAX = 100;
const FORMATS = new Set(['json', 'application/json', 'application/fhir+json', 'text/json']);
/** Of the answer, not of what is looked for. */
const SANS_EFFET = new Set(['_format', '_pretty']);

export function lireQuestion(
  type: TypeFhir,
  entrees: readonly (readonly [string, string])[],
  lieu: Lieu,
  strict: boolean,
): Question {
  const ressource = ressourceDe(type);
  const q = { limite: LIMITE, total: false };
  const conditions: Condition[] = [];
  const inclusions: Voulue[] = [];
  const ignorees: string[] = [];
  const comprises: (readonly [string, string])[] = [];
  for (const [cleLue, valeurLue] of entrees) {
    const [cle, valeur] = corriger(cleLue, valeurLue);
    const compris =
      lireForme(q, cle, valeur) ||
      lireInclusion(type, inclusions, cle, valeur) ||
      lireCritere(ressource, conditions, cle, valeur, lieu);
    if (compris) comprises.push([cle, valeur]);
    else ignorees.push(cle);
  }
  if (strict && ignorees.length > 0)
    throw mauvaiseRequete(
      'not-supported',
      `Paramètres inconnus ici\u00a0: ${ignorees.map(nommer).join(', ')}. Voyez /fhir/metadata.`,
    );
  return { ...q, conditions, inclusions, comprises, ignorees };
}

/** A name that came from outside, as a sentence may quote it. */
export const nommer = (nom: string): string => nom.replace(/[^\w.:-]/g, '?').slice(0, 60);

function lireForme(q: { limite: number; total: boolean }, cle: string, valeur: string): boolean {
  if (cle === '_count') {
    if (!/^\d{1,6}$/.test(valeur)) throw mauvaiseRequete('value', '_count est un nombre de 0 à 200.');
    q.limite = Math.min(Number(valeur), LIMITE_MAX);
    return true;
  }
  if (cle === '_total') {
    if (!['none', 'estimate', 'accurate'].includes(valeur))
      throw mauvaiseRequete('value', '_total vaut none, estimate ou accurate.');
    q.total = valeur !== 'none';
    return true;
  }
  return SANS_EFFET.has(cle);
}

/** Slips of the guide, which its software writes. @source Confluences Téléexpertise, « recherche de statuts » */
function corriger(cle: string, valeur: string): readonly [string, string] {
  const juste = (texte: string) =>
    texte.replaceAll('PractionerRole', 'PractitionerRole').replaceAll('practioner', 'practitioner');
  if (cle.startsWith('_include')) return [cle, juste(valeur)];
  return [juste(cle).replace(/^requester[:.]PractitionerRole[:.]/, 'requester:PractitionerRole.'), valeur];
}

/** `ServiceRequest:patient`, from the kind that is looked for; from any kind after `_include:iterate`. */
function lireInclusion(type: TypeFhir, voulues: Voulue[], cle: string, valeur: string): boolean {
  const suite = cle === '_include:iterate';
  if (cle !== '_include' && !suite) return false;
  const [de = '', nom = '', vers] = valeur.split(':');
  if (!estTypeFhir(de) || !(suite || de === type)) return false;
  const { inclusions } = ressourceDe(de);
  const inclusion = Object.hasOwn(inclusions, nom) ? inclusions[nom] : undefined;
  const types = inclusion?.vers.filter((t) => vers === undefined || t === vers) ?? [];
  if (types.length === 0) return false;
  voulues.push({ de, nom, vers: types, suite });
  return true;
}

function lireCritere(
  { parametres, chaines, source }: Ressource,
  conditions: Condition[],
  cle: string,
  valeur: string,
  lieu: Lieu,
): boolean {
  const [nom = '', modificateur = null] = cle.split(':', 2);
  const valeurs = choix(valeur);
  if (valeurs.length > VALEURS_MAX)
    throw mauvaiseRequete('too-long', `Cent valeurs au plus pour «\u00a0${nommer(nom)}\u00a0».`);
  if (nom === '_id') {
    refuserModificateur(nom, modificateur);
    conditions.push(parIds(source, valeurs.filter(estUuid)));
    return true;
  }
  if (nom === '_lastUpdated' && source.maj !== null) {
    refuserModificateur(nom, modificateur);
    const { maj } = source;
    conditions.push(ou(valeurs.map((v) => dansIntervalle(maj, lireMoment(nom, v)))));
    return true;
  }
  const chaine = Object.hasOwn(chaines, cle) ? chaines[cle] : undefined;
  if (chaine) {
    conditions.push(ou(valeurs.map((v) => chaine.condition(v, cle, null, lieu))));
    return true;
  }
  const parametre = Object.hasOwn(parametres, nom) ? parametres[nom] : undefined;
  if (!parametre) return false;
  if (!(modificateur === 'exact' && parametre.type === 'string')) refuserModificateur(nom, modificateur);
  conditions.push(ou(valeurs.map((v) => parametre.condition(v, nom, modificateur, lieu))));
  return true;
}

/** @source FHIR R4 §3.1.1.4.5: a modifier that a server does not know is refused, never ignored */
function refuserModificateur(nom: string, modificateur: string | null): void {
  if (modificateur !== null)
    throw mauvaiseRequete(
      'not-supported',
      `Le modificateur «\u00a0${nommer(modificateur)}\u00a0» n’est pas offert pour «\u00a0${nommer(nom)}\u00a0».`,
    );
}

/** Refuses the forms that are not written here; JSON when nothing is asked. */
export function formatAccepte(accept: string | undefined, _format: string | undefined): boolean {
  if (_format !== undefined) return FORMATS.has(_format.replace(' ', '+').split(';')[0] ?? '');
  if (accept === undefined || accept.trim() === '') return true;
  return accept
    .split(',')
    .map((morceau) => morceau.split(';')[0]?.trim() ?? '')
    .some((type) => FORMATS.has(type) || type === '*/*' || type === 'application/*');
}

export const typeDe = (chemin: string): TypeFhir | undefined => (estTypeFhir(chemin) ? chemin : undefined);
