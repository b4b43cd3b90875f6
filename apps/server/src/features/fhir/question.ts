import type { TypeFhir } from '@orapont/contract/fhir';
import { type Forme, formeParDefaut, type Lu, lireForme } from './forme.ts';
import { estInclusion, lireInclusion, type Voulue } from './inclusions.ts';
import { mauvaiseRequete } from './issue.ts';
import { nommer } from './nommer.ts';
import type { Lieu } from './parametres.ts';
import type { Ressource } from './ressource.ts';
import { ressourceDe } from './ressources.ts';
import { type Condition, dansIntervalle, ou, parIds } from './source-repository.ts';
import { choix, estUuid, lireMoment } from './valeurs.ts';

/** A search, read: what to look for, and how to answer. */
export type Question = Readonly<Forme> & {
  readonly conditions: readonly Condition[];
  readonly inclusions: readonly Voulue[];
  /** Parameters that were understood, for the link to itself. */
  readonly comprises: readonly (readonly [string, string])[];
  /** Those that were not: ignored and said, or refused when the caller asks for strictness. */
  readonly ignorees: readonly string[];
};

const VALEURS_MAX = 100;
const INCLUSIONS_MAX = 20;
const FORMATS = new Set(['json', 'application/json', 'application/fhir+json', 'text/json']);

export function lireQuestion(
  type: TypeFhir,
  entrees: readonly (readonly [string, string])[],
  lieu: Lieu,
  strict: boolean,
): Question {
  const ressource = ressourceDe(type);
  const forme = formeParDefaut();
  const conditions: Condition[] = [];
  const inclusions = new Map<string, Voulue>();
  const ignorees: string[] = [];
  const comprises: (readonly [string, string])[] = [];
  const inclut = (cle: string, valeur: string): boolean => {
    const voulue = lireInclusion(type, cle, valeur);
    if (voulue) inclusions.set(`${cle} ${valeur}`, voulue);
    if (inclusions.size > INCLUSIONS_MAX) throw mauvaiseRequete('too-long', 'Vingt inclusions au plus.');
    return voulue !== undefined;
  };
  const cherche = (cle: string, valeur: string): boolean => {
    const condition = lireCritere(ressource, cle, valeur, lieu);
    if (condition) conditions.push(condition);
    return condition !== undefined;
  };
  for (const [cleLue, valeurLue] of entrees) {
    const [cle, valeur] = corriger(cleLue, valeurLue);
    const { compris, ignores } =
      lireForme(type, forme, cle, valeur) ??
      enLu(cle, valeur, estInclusion(cle) ? inclut(cle, valeur) : cherche(cle, valeur));
    if (compris !== null) comprises.push([cle, compris]);
    ignorees.push(...ignores);
  }
  if (strict && ignorees.length > 0)
    throw mauvaiseRequete(
      'not-supported',
      `Paramètres inconnus ici\u00a0: ${ignorees.map(nommer).join(', ')}. Voyez /fhir/metadata.`,
    );
  return { ...forme, conditions, inclusions: [...inclusions.values()], comprises, ignorees };
}

const enLu = (cle: string, valeur: string, compris: boolean): Lu =>
  compris ? { compris: valeur, ignores: [] } : { compris: null, ignores: [cle] };

/** Slips of the guide, which its software writes. @source Confluences Téléexpertise, « recherche de statuts » */
function corriger(cle: string, valeur: string): readonly [string, string] {
  const juste = (texte: string) =>
    texte.replaceAll('PractionerRole', 'PractitionerRole').replaceAll('practioner', 'practitioner');
  if (estInclusion(cle)) return [cle, juste(valeur)];
  return [juste(cle).replace(/^requester[:.]PractitionerRole[:.]/, 'requester:PractitionerRole.'), valeur];
}

/** Undefined when no such criterion is offered. */
function lireCritere(
  { parametres, chaines, source }: Ressource,
  cle: string,
  valeur: string,
  lieu: Lieu,
): Condition | undefined {
  const [nom = '', modificateur = null] = cle.split(':', 2);
  const valeurs = choix(valeur);
  if (valeurs.length > VALEURS_MAX)
    throw mauvaiseRequete('too-long', `Cent valeurs au plus pour «\u00a0${nommer(nom)}\u00a0».`);
  if (nom === '_id') {
    refuserModificateur(nom, modificateur);
    return parIds(source, valeurs.filter(estUuid));
  }
  if (nom === '_lastUpdated' && source.maj !== null) {
    refuserModificateur(nom, modificateur);
    const { maj } = source;
    return ou(valeurs.map((v) => dansIntervalle(maj, lireMoment(nom, v))));
  }
  const chaine = Object.hasOwn(chaines, cle) ? chaines[cle] : undefined;
  if (chaine) return ou(valeurs.map((v) => chaine.condition(v, cle, null, lieu)));
  const parametre = Object.hasOwn(parametres, nom) ? parametres[nom] : undefined;
  if (!parametre) return undefined;
  if (!(modificateur === 'exact' && parametre.type === 'string')) refuserModificateur(nom, modificateur);
  return ou(valeurs.map((v) => parametre.condition(v, nom, modificateur, lieu)));
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
