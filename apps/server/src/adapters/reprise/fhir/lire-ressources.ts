import { estObjet, type Objet, objetDe, objetsDe, texteDe } from './json.ts';

/** A resource where it was found. `chemin` names its line: no other resource of the archive has the same. */
export type Ressource = {
  readonly chemin: string;
  readonly fichier: string;
  readonly type: string;
  readonly id: string;
  readonly fullUrl: string;
  readonly corps: Objet;
};
export type Ecartee = { readonly chemin: string; readonly motif: string };
export type Lues = { readonly ressources: readonly Ressource[]; readonly ecartees: readonly Ecartee[] };

/** Deep documents only come from attackers: a FHIR resource stays under thirty levels. */
const PROFONDEUR_MAX = 100;
/** Bundles in a Bundle: a page of searches in a batch, and no more. */
const LOTS_MAX = 3;

export const PAS_DU_JSON = 'Ce fichier n’est pas du JSON entier\u00a0: il a été coupé ou abîmé.';

/** The resources of one file: a resource, a Bundle, or one of them on each line. */
export function lireRessources(fichier: string, octets: Uint8Array): Lues {
  const texte = decoder(octets);
  if (texte === undefined) return refuser(fichier, 'Ce fichier n’est pas écrit en UTF-8.');
  const entier = enJson(texte);
  if (entier !== undefined) return deplier(fichier, fichier, entier, '', 0);
  const lignes = texte.split('\n').filter((ligne) => ligne.trim() !== '');
  if (lignes.length < 2) return refuser(fichier, PAS_DU_JSON);
  return reunir(
    lignes.map((ligne, rang) => {
      const lue = enJson(ligne);
      const ou = `${fichier}, ligne ${rang + 1}`;
      return lue === undefined
        ? refuser(ou, 'Cette ligne n’est pas du JSON entier.')
        : deplier(fichier, ou, lue, '', 0);
    }),
  );
}

function decoder(octets: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return undefined;
  }
}

/** Undefined for what is no JSON, and for what is nested deeper than any resource. */
function enJson(texte: string): unknown {
  try {
    const valeur: unknown = JSON.parse(texte);
    return tropProfond(valeur) ? undefined : valeur;
  } catch {
    return undefined;
  }
}

/** Level after level, never by calling itself: that is what a deep document is made to break. */
function tropProfond(valeur: unknown): boolean {
  let niveau = [valeur];
  for (let rang = 0; niveau.length > 0; rang += 1) {
    if (rang > PROFONDEUR_MAX) return true;
    niveau = niveau.flatMap((v) =>
      typeof v === 'object' && v !== null ? Object.values(v).filter((d) => typeof d === 'object') : [],
    );
  }
  return false;
}

const refuser = (chemin: string, motif: string): Lues => ({ ressources: [], ecartees: [{ chemin, motif }] });

const reunir = (lues: readonly Lues[]): Lues => ({
  ressources: lues.flatMap(({ ressources }) => ressources),
  ecartees: lues.flatMap(({ ecartees }) => ecartees),
});

function deplier(fichier: string, ou: string, valeur: unknown, fullUrl: string, niveau: number): Lues {
  const corps = objetDe(valeur);
  const type = texteDe(corps['resourceType']);
  if (!/^[A-Z][A-Za-z]{1,60}$/.test(type))
    return refuser(ou, 'Ce n’est pas une ressource FHIR\u00a0: rien n’y dit son genre.');
  if (type === 'Bundle') return deplierLot(fichier, ou, corps, niveau);
  const id = texteDe(corps['id']).slice(0, 64);
  const chemin = `${ou}, ${type}${id === '' ? '' : `/${id}`}`;
  return { ressources: [{ chemin, fichier, type, id, fullUrl, corps }], ecartees: [] };
}

function deplierLot(fichier: string, ou: string, { entry }: Objet, niveau: number): Lues {
  if (niveau >= LOTS_MAX) return refuser(ou, 'Trop de lots sont emboîtés les uns dans les autres.');
  const entrees = Array.isArray(entry) ? entry : [];
  if (entrees.length === 0) return refuser(ou, 'Ce lot est vide.');
  return reunir(
    entrees.map((entree: unknown, rang) => {
      const place = `${ou}, entrée ${rang + 1}`;
      const { resource, fullUrl } = objetDe(entree);
      return estObjet(resource)
        ? deplier(fichier, place, resource, texteDe(fullUrl), niveau + 1)
        : refuser(place, 'Cette entrée ne porte aucune ressource.');
    }),
  );
}

/** Resources that stand inside another one, under their local id. */
export const contenues = ({ corps, fichier, chemin }: Ressource): readonly Ressource[] =>
  objetsDe(corps['contained']).map((contenue) => ({
    chemin,
    fichier,
    type: texteDe(contenue['resourceType']),
    id: texteDe(contenue['id']),
    fullUrl: '',
    corps: contenue,
  }));
