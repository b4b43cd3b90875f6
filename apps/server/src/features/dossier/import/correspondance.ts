import {
  CHAMPS,
  CHAMPS_OBLIGATOIRES,
  type ChampImport,
  type CorrespondanceT,
} from '@orapont/contract/dossier-import';
import { normaliserNom } from '@orapont/domain/identite/nom';

/** Titles met in the exports of DUI, without accents; the first that fits wins. */
const TITRES = {
  identifiantExterne: [
    'identifiant dui',
    'identifiant',
    'id resident',
    'id',
    'numero resident',
    'n resident',
    'n dossier',
    'no resident',
    'numero dossier',
    'no dossier',
    'code resident',
    'matricule',
    'ipp',
  ],
  nomNaissance: [
    'nom de naissance',
    'nom naissance',
    'nom de famille',
    'nom jeune fille',
    'nom de jeune fille',
    'nom patronymique',
    'nom',
  ],
  prenoms: ['prenoms de naissance', 'prenom de naissance', 'prenoms', 'prenom', 'premier prenom'],
  nomUtilise: [
    'nom utilise',
    'nom d usage',
    'nom usage',
    'nom usuel',
    'nom marital',
    'nom d epouse',
    'nom epouse',
  ],
  prenomUtilise: ['prenom utilise', 'prenom d usage', 'prenom usuel', 'prenom usage'],
  dateNaissance: ['date de naissance', 'date naissance', 'ddn', 'ne e le', 'ne le', 'nee le', 'naissance'],
  sexe: ['sexe', 'genre', 'civilite'],
  lieuNaissanceCog: [
    'code insee du lieu de naissance',
    'code lieu naissance',
    'code insee naissance',
    'insee naissance',
    'cog',
    'code insee',
    'code commune naissance',
  ],
  nir: [
    'numero de securite sociale',
    'no securite sociale',
    'numero securite sociale',
    'n de securite sociale',
    'n securite sociale',
    'nir',
    'num secu',
    'n ss',
    'no ss',
    'immatriculation',
  ],
  chambre: ['chambre', 'numero de chambre', 'no chambre', 'n chambre', 'n de chambre', 'logement', 'lit'],
  entreeLe: ['date d entree', 'date entree', 'entree le', 'entree', 'date d admission', 'date admission'],
  protection: [
    'mesure de protection',
    'protection juridique',
    'mesure protection',
    'regime de protection',
    'protection',
    'tutelle',
  ],
} as const satisfies Record<ChampImport, readonly string[]>;

/** Proposes a column for each field, from the titles; a column serves once. */
export function proposer(titres: readonly string[]): CorrespondanceT {
  const normes = titres.map((titre) => normaliserNom(titre.replaceAll('°', ' ')));
  const prises = new Set<number>();
  const proposition: CorrespondanceT = {};
  for (const champ of CHAMPS) {
    const rang = TITRES[champ]
      .map((titre) => normes.findIndex((norme, i) => norme === titre && !prises.has(i)))
      .find((i) => i >= 0);
    if (rang === undefined) continue;
    proposition[champ] = rang;
    prises.add(rang);
  }
  return proposition;
}

/** Fields without which nobody can be told from another. */
export const manquants = (correspondance: CorrespondanceT): ChampImport[] =>
  CHAMPS_OBLIGATOIRES.filter((champ) => correspondance[champ] === undefined);
