import { objetDe, objetsDe, texteDe } from './json.ts';
import { contenues, type Ressource } from './lire-ressources.ts';

/** What a reference of the archive points at; undefined when it is not here, or when two resources could be meant. */
export type Resoudre = (reference: unknown, depuis: Ressource) => Ressource | undefined;

/**
 * References as they are met: inside the resource (`#a`), by `fullUrl` (`urn:uuid:`, `urn:oid:` or an address), by type and id, whatever
 * version, by an identifier, or as a transaction searches (`Patient?identifier=…`).
 *
 * @source FHIR R4, Bundle « Resolving references in Bundles »; Reference.identifier
 */
export function resolveur(ressources: readonly Ressource[]): Resoudre {
  const parAdresse = index(ressources, ({ fullUrl }) => (fullUrl === '' ? [] : [fullUrl]));
  const parNom = index(ressources, ({ type, id }) => (id === '' ? [] : [`${type}/${id}`]));
  const parIdentifiant = index(ressources, (ressource) =>
    identifiantsDe(ressource.corps).map((identifiant) => `${ressource.type} ${identifiant}`),
  );
  const parRecherche = (texte: string) => {
    const [, type = '', critere = ''] = /(?:^|\/)([A-Z][A-Za-z]+)\?identifier=([^&]+)$/.exec(texte) ?? [];
    return critere === '' ? undefined : parIdentifiant(`${type} ${decoder(critere)}`);
  };
  const parTypeEtId = (texte: string) => {
    const [, base = '', nom = ''] = /^(https?:\/\/.*\/)?([A-Z][A-Za-z]+\/[\w.-]+)$/.exec(texte) ?? [];
    const nommee = parNom(nom);
    // Someone else of the same number, on another server, is someone else.
    return base !== '' && /^https?:/.test(nommee?.fullUrl ?? '') ? undefined : nommee;
  };
  const ecrite = (texte: string, depuis: Ressource): Ressource | undefined => {
    if (texte.startsWith('#')) return contenues(depuis).find(({ id }) => id === texte.slice(1));
    const sansVersion = texte.replace(/\/_history\/[^/]*$/, '');
    return parAdresse(texte) ?? parAdresse(sansVersion) ?? parRecherche(texte) ?? parTypeEtId(sansVersion);
  };
  return (reference, depuis) => {
    const { reference: texte, type, identifier } = objetDe(reference);
    const trouvee = texteDe(texte) === '' ? undefined : ecrite(texteDe(texte), depuis);
    if (trouvee) return trouvee;
    const [identifiant] = identifiantsDe({ identifier });
    return identifiant === undefined
      ? undefined
      : parIdentifiant(`${texteDe(type) || 'Patient'} ${identifiant}`);
  };
}

const identifiantsDe = ({ identifier }: Ressource['corps']): readonly string[] =>
  objetsDe(identifier)
    .filter(({ value }) => texteDe(value) !== '')
    .map(({ system, value }) => `${texteDe(system)}|${texteDe(value)}`);

function decoder(texte: string): string {
  try {
    return decodeURIComponent(texte);
  } catch {
    return texte;
  }
}

/** Two of one name are none: nobody chooses between them. */
function index(ressources: readonly Ressource[], cles: (ressource: Ressource) => readonly string[]) {
  const vues = new Map<string, Ressource | undefined>();
  for (const ressource of ressources)
    for (const cle of new Set(cles(ressource))) vues.set(cle, vues.has(cle) ? undefined : ressource);
  return (cle: string) => vues.get(cle);
}
