import { normaliserNom } from '@orapont/domain/identite/nom';
import { RESSOURCES, type RessourceServie } from './ressources.ts';

export const TYPES = ['Practitioner', 'PractitionerRole', 'Organization'] as const;
export type TypeServi = (typeof TYPES)[number];
export type Critere = readonly [nom: string, valeur: string];

type Objet = { readonly [cle: string]: unknown };
type Test = (ressource: RessourceServie, valeur: string) => boolean;

/** Every value that stands at the end of a path, lists opened. */
function valeurs(objet: unknown, chemin: string): unknown[] {
  return chemin
    .split('.')
    .reduce<unknown[]>((ici, pas) => ici.flatMap((o) => [(o as Objet | undefined)?.[pas]].flat()), [objet])
    .filter((valeur) => valeur !== undefined);
}

const textes = (objet: unknown, chemin: string): string[] => valeurs(objet, chemin).map(String);

/** FHIR string search: beginning of a word, accents and case set aside. */
const commence =
  (...chemins: readonly string[]): Test =>
  (ressource, valeur) =>
    chemins
      .flatMap((chemin) => textes(ressource, chemin))
      .some((texte) => ` ${normaliserNom(texte)}`.includes(` ${normaliserNom(valeur)}`));

/** FHIR token search: `system|code` or `code`, several separated by commas. */
const jeton =
  (chemin: string, cle: 'code' | 'value'): Test =>
  (ressource, valeur) =>
    valeur.split(',').some((voulu) => {
      const [systeme, code] = voulu.includes('|') ? voulu.split('|') : [undefined, voulu];
      return valeurs(ressource, chemin).some((o) => {
        const objet = o as Objet;
        return objet[cle] === code && (systeme === undefined || objet['system'] === systeme);
      });
    });

const parReference =
  (chemin: string, type: TypeServi): Test =>
  (ressource, valeur) =>
    valeur
      .split(',')
      .some((id) =>
        textes(ressource, `${chemin}.reference`).includes(`${type}/${id.replace(`${type}/`, '')}`),
      );

const COMMUNS: Readonly<Record<string, Test>> = {
  _id: ({ id }, valeur) => valeur.split(',').includes(id),
  identifier: jeton('identifier', 'value'),
  active: (ressource, valeur) => String(ressource['active'] ?? true) === valeur,
};

/** Search parameters of each resource; another one is refused, as the standard allows, so that a mistake is seen. */
const CRITERES: Readonly<Record<TypeServi, Readonly<Record<string, Test>>>> = {
  Practitioner: {
    ...COMMUNS,
    name: commence('name.family', 'name.given'),
    family: commence('name.family'),
    given: commence('name.given'),
    'qualification-code': jeton('qualification.code.coding', 'code'),
  },
  PractitionerRole: {
    ...COMMUNS,
    practitioner: parReference('practitioner', 'Practitioner'),
    organization: parReference('organization', 'Organization'),
  },
  Organization: {
    _id: COMMUNS['_id'] as Test,
    identifier: COMMUNS['identifier'] as Test,
    name: commence('name'),
    'address-city': (ressource, valeur) =>
      textes(ressource, 'address.city').some((ville) =>
        normaliserNom(ville.replace(/^\d{5} /, '')).startsWith(normaliserNom(valeur)),
      ),
    'address-postalcode': (ressource, valeur) =>
      textes(ressource, 'address.postalCode').some((code) => code.startsWith(valeur)),
  },
};

const LIENS: Readonly<
  Record<string, { readonly de: TypeServi; readonly champ: string; readonly vers: TypeServi }>
> = {
  'PractitionerRole:practitioner': { de: 'PractitionerRole', champ: 'practitioner', vers: 'Practitioner' },
  'PractitionerRole:organization': { de: 'PractitionerRole', champ: 'organization', vers: 'Organization' },
};

const DE_LA_PAGE: ReadonlySet<string> = new Set(['_include', '_revinclude', '_decalage']);

/** @returns the name of a parameter that is not known, or who matches */
export function chercher(
  type: TypeServi,
  criteres: readonly Critere[],
): { readonly inconnu: string } | { readonly trouves: readonly RessourceServie[] } {
  const utiles = criteres.filter(([nom]) => !DE_LA_PAGE.has(nom));
  const inconnu = utiles.find(([nom]) => !Object.hasOwn(CRITERES[type], nom));
  if (inconnu) return { inconnu: inconnu[0] };
  const trouves = RESSOURCES.filter(
    (ressource) =>
      ressource.resourceType === type &&
      utiles.every(([nom, valeur]) => CRITERES[type][nom]?.(ressource, valeur) === true),
  );
  return { trouves };
}

/** What `_include` and `_revinclude` add to a page. */
export function joints(
  page: readonly RessourceServie[],
  criteres: readonly Critere[],
): readonly RessourceServie[] {
  const ajoutes = criteres.flatMap(([nom, valeur]) => {
    const lien = LIENS[valeur];
    if (!lien) return [];
    const cites = (r: RessourceServie) => textes(r, `${lien.champ}.reference`);
    if (nom === '_include') {
      const voulus = new Set(page.flatMap(cites));
      return RESSOURCES.filter(({ resourceType, id }) => voulus.has(`${resourceType}/${id}`));
    }
    if (nom !== '_revinclude') return [];
    const ici = new Set(page.map(({ id }) => `${lien.vers}/${id}`));
    return RESSOURCES.filter((r) => r.resourceType === lien.de && cites(r).some((cite) => ici.has(cite)));
  });
  return [...new Set(ajoutes)];
}
