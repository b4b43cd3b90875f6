import { estDateCivile } from '@orapont/domain/dates';
import { CODES, FORMES, type Forme, TEXTES } from './schema-r4.ts';

/** What is wrong, and where, as a FHIRPath. */
export type Faute = { readonly ou: string; readonly phrase: string };

type Objet = Readonly<Record<string, unknown>>;
const estObjet = (valeur: unknown): valeur is Objet =>
  typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);

const PROFONDEUR_MAX = 12;

/**
 * Whether a resource follows the base schema: nothing unknown, nothing missing, nothing empty, each value of its type.
 *
 * @source FHIR R4 §2.6.2 (JSON), datatypes
 */
export function validerR4(type: 'Patient' | 'DocumentReference', ressource: unknown): readonly Faute[] {
  if (!estObjet(ressource)) return [{ ou: type, phrase: 'Une ressource est un objet JSON.' }];
  if (ressource['resourceType'] !== type)
    return [{ ou: `${type}.resourceType`, phrase: `Une ressource ${type} est attendue.` }];
  return objet(ressource, type, type, 0);
}

/** An element by its shape. A primitive may carry its extensions beside it, under its name after an underscore. */
function objet(valeur: Objet, type: string, ou: string, profondeur: number): readonly Faute[] {
  if (profondeur > PROFONDEUR_MAX) return [{ ou, phrase: 'Cette ressource est trop profonde.' }];
  const forme = FORMES[type] ?? {};
  const noms = Object.keys(valeur);
  if (noms.length === 0) return [{ ou, phrase: 'Un élément n’est jamais vide.' }];
  const attendus = elementsDe(forme);
  return [
    ...manquants(valeur, attendus, ou),
    ...doublons(noms, attendus, ou),
    ...noms.flatMap((nom) => {
      const element = attendus.get(nom.replace(/^_/, ''));
      const place = `${ou}.${nommable(nom)}`;
      if (!element) return [{ ou: place, phrase: 'Cet élément n’existe pas dans FHIR R4.' }];
      return nom.startsWith('_')
        ? annexe(valeur, nom, element, place, profondeur)
        : repete(valeur[nom], element, place, profondeur);
    }),
    ...(INVARIANTS[type]?.(valeur).map((phrase) => ({ ou, phrase })) ?? []),
  ];
}

type Element = {
  readonly type: string;
  readonly requis: boolean;
  readonly plusieurs: boolean;
  readonly choix: string | undefined;
};

/** By name. */
function elementsDe(forme: Forme): ReadonlyMap<string, Element> {
  return new Map(
    Object.entries(forme).map(([cle, ecrit]) => {
      const [nom = '', choix] = cle.split('|');
      const type = ecrit.replace(/^[!*]+/, '');
      return [nom, { type, requis: ecrit.startsWith('!'), plusieurs: /^!?\*/.test(ecrit), choix }];
    }),
  );
}

const nommable = (nom: string): string => nom.replace(/\W/g, '?').slice(0, 60);

const manquants = (valeur: Objet, attendus: ReadonlyMap<string, Element>, ou: string): readonly Faute[] =>
  [...attendus]
    .filter(([nom, { requis }]) => requis && !Object.hasOwn(valeur, nom))
    .map(([nom]) => ({ ou: `${ou}.${nom}`, phrase: 'Cet élément manque.' }));

/** One type of a choice at most. */
function doublons(
  noms: readonly string[],
  attendus: ReadonlyMap<string, Element>,
  ou: string,
): readonly Faute[] {
  const choix = noms.flatMap((nom) => attendus.get(nom)?.choix ?? []);
  return choix.length === new Set(choix).size
    ? []
    : [{ ou, phrase: 'Un élément à choix n’a qu’une valeur.' }];
}

function repete(valeur: unknown, element: Element, ou: string, profondeur: number): readonly Faute[] {
  const { type, plusieurs } = element;
  if (!plusieurs) return un(valeur, type, ou, profondeur);
  if (!Array.isArray(valeur) || valeur.length === 0)
    return [{ ou, phrase: 'Une liste d’au moins un élément est attendue.' }];
  return valeur.flatMap((item, rang) => un(item, type, `${ou}[${rang}]`, profondeur));
}

function un(valeur: unknown, type: string, ou: string, profondeur: number): readonly Faute[] {
  const phrase = primitive(valeur, type);
  if (phrase !== undefined) return phrase === null ? [] : [{ ou, phrase }];
  if (!estObjet(valeur)) return [{ ou, phrase: 'Un élément structuré est attendu.' }];
  if (type === 'Extension') return extension(valeur, ou, profondeur);
  if (type === 'Resource')
    return typeof valeur['resourceType'] === 'string'
      ? []
      : [{ ou, phrase: 'Une ressource contenue a un type.' }];
  return objet(valeur, type, ou, profondeur + 1);
}

type Lecture = { readonly tient: (valeur: unknown) => boolean; readonly attendu: string };
const ENTIER_MAX = 2_147_483_647;
const entier = (minimum: number): Lecture => ({
  tient: (valeur) => Number.isInteger(valeur) && Number(valeur) >= minimum && Number(valeur) <= ENTIER_MAX,
  attendu: 'Un nombre entier est attendu.',
});

const DATES: ReadonlySet<string> = new Set(['date', 'dateTime', 'instant']);
/** A whole day is one of the calendar. */
const jourExiste = (valeur: string) => valeur.length < 10 || estDateCivile(valeur.slice(0, 10));

/** Primitive types, by name. */
const PRIMITIVES: Readonly<Record<string, Lecture>> = {
  boolean: { tient: (valeur) => typeof valeur === 'boolean', attendu: 'Un booléen est attendu.' },
  decimal: { tient: (valeur) => typeof valeur === 'number', attendu: 'Un nombre est attendu.' },
  integer: entier(-ENTIER_MAX - 1),
  unsignedInt: entier(0),
  positiveInt: entier(1),
  ...Object.fromEntries(
    Object.entries(TEXTES).map(([nom, motif]) => [
      nom,
      {
        tient: (valeur: unknown) =>
          typeof valeur === 'string' && motif.test(valeur) && (!DATES.has(nom) || jourExiste(valeur)),
        attendu: `Une valeur de type ${nom} est attendue.`,
      },
    ]),
  ),
};

/** Null when it is well written, a sentence when it is not, undefined for a type that is no primitive. */
function primitive(valeur: unknown, type: string): string | null | undefined {
  const [nom = '', codes] = type.split(':');
  const lecture = PRIMITIVES[nom];
  if (!lecture) return undefined;
  if (!lecture.tient(valeur)) return lecture.attendu;
  return codes === undefined || CODES[codes]?.includes(String(valeur))
    ? null
    : 'Ce code n’est pas de ceux que FHIR R4 permet ici.';
}

/** `_birthDate` beside `birthDate`: an id and extensions, one for each value of a list. */
function annexe(
  parent: Objet,
  nom: string,
  { type, plusieurs }: Element,
  ou: string,
  profondeur: number,
): readonly Faute[] {
  const valeur = parent[nom];
  if (FORMES[type] || type === 'Extension' || type === 'Resource')
    return [{ ou, phrase: 'Cet élément n’existe pas dans FHIR R4.' }];
  if (!plusieurs) return annexeUne(valeur, ou, profondeur);
  const valeurs = parent[nom.slice(1)];
  if (!Array.isArray(valeur) || !Array.isArray(valeurs) || valeur.length !== valeurs.length)
    return [{ ou, phrase: 'Une liste d’annexes va avec celle des valeurs.' }];
  return valeur.flatMap((item, rang) => (item === null ? [] : annexeUne(item, `${ou}[${rang}]`, profondeur)));
}

function annexeUne(valeur: unknown, ou: string, profondeur: number): readonly Faute[] {
  if (!estObjet(valeur) || Object.keys(valeur).length === 0)
    return [{ ou, phrase: 'Un élément structuré est attendu.' }];
  return Object.entries(valeur).flatMap(([cle, contenu]) => {
    if (cle === 'id') return un(contenu, 'string', `${ou}.id`, profondeur);
    if (cle !== 'extension') return [{ ou, phrase: 'Cet élément n’existe pas dans FHIR R4.' }];
    return repete(contenu, EXTENSIONS, `${ou}.extension`, profondeur);
  });
}
const EXTENSIONS: Element = { type: 'Extension', requis: false, plusieurs: true, choix: undefined };

/** An address, and a value or extensions of its own, never both (ext-1). */
function extension(valeur: Objet, ou: string, profondeur: number): readonly Faute[] {
  if (profondeur > PROFONDEUR_MAX) return [{ ou, phrase: 'Cette ressource est trop profonde.' }];
  const { url, id, extension: suite, ...reste } = valeur;
  const valeurs = Object.keys(reste).filter((nom) => !nom.startsWith('_'));
  const [nom = ''] = valeurs;
  const type = typeDeValeur(nom);
  if (typeof url !== 'string' || !/^\S+$/.test(url))
    return [{ ou: `${ou}.url`, phrase: 'Une extension a une adresse.' }];
  if (
    Object.keys(reste).length !== valeurs.length ||
    valeurs.length > 1 ||
    (nom !== '' && type === undefined)
  )
    return [{ ou, phrase: 'Une extension porte une valeur d’un type de FHIR R4.' }];
  if ((suite === undefined) === (type === undefined))
    return [{ ou, phrase: 'Une extension porte une valeur, ou des extensions, et pas les deux.' }];
  return [
    ...(id === undefined ? [] : un(id, 'string', `${ou}.id`, profondeur)),
    ...(type === undefined
      ? repete(suite, EXTENSIONS, `${ou}.extension`, profondeur + 1)
      : un(valeur[nom], type, `${ou}.${nom}`, profondeur + 1)),
  ];
}

/** `valueCoding`: those of the types of values that are written out here; the others are not read, hence not let in. */
function typeDeValeur(nom: string): string | undefined {
  const type = /^value([A-Z]\w*)$/.exec(nom)?.[1];
  if (type === undefined) return undefined;
  const primitif = type.charAt(0).toLowerCase() + type.slice(1);
  if (PRIMITIVES[primitif] && primitif !== 'xhtml') return primitif;
  return VALEURS.has(type) ? type : undefined;
}
const VALEURS: ReadonlySet<string> = new Set([
  'Address',
  'Attachment',
  'CodeableConcept',
  'Coding',
  'ContactPoint',
  'HumanName',
  'Identifier',
  'Period',
  'Reference',
]);

const a = (valeur: Objet, ...noms: readonly string[]): boolean =>
  noms.some((nom) => Object.hasOwn(valeur, nom));
const jourDe = (valeur: unknown): string => (typeof valeur === 'string' ? valeur.slice(0, 10) : '');

/** Rules of the standard that shapes do not say. */
const INVARIANTS: Readonly<Record<string, (valeur: Objet) => readonly string[]>> = {
  Period: ({ start, end }) =>
    jourDe(start) !== '' && jourDe(end) !== '' && jourDe(end) < jourDe(start).slice(0, jourDe(end).length)
      ? ['Une période finit après son début (per-1).']
      : [],
  ContactPoint: (valeur) =>
    a(valeur, 'value') && !a(valeur, 'system') ? ['Un moyen de contact dit lequel (cpt-2).'] : [],
  Reference: ({ reference }) =>
    typeof reference === 'string' && reference.startsWith('#')
      ? ['Une référence interne désigne une ressource contenue (ref-1).']
      : [],
  Attachment: (valeur) =>
    a(valeur, 'data') && !a(valeur, 'contentType') ? ['Un contenu dit son type (att-1).'] : [],
  'Patient.contact': (valeur) =>
    a(valeur, 'name', 'telecom', 'address', 'organization')
      ? []
      : ['Un contact a un nom, un moyen de contact, une adresse ou une organisation (pat-1).'],
};
