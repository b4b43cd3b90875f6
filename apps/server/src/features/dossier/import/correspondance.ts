import { CHAMPS, type ChampImport, type CorrespondanceT } from '@orapont/contract/dossier-import';
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
  nomPrenoms: [
    'nom prenom',
    'nom prenoms',
    'nom et prenom',
    'nom et prenoms',
    'nom prenom du resident',
    'nom et prenom du resident',
    'prenom nom',
    'prenom et nom',
    'nom complet',
    'identite',
    'resident',
    'usager',
  ],
  nomNaissance: [
    'nom de naissance',
    'nom naissance',
    'nom de famille',
    'nom jeune fille',
    'nom de jeune fille',
    'nom patronymique',
    'patronyme',
    'nom du resident',
    'nom resident',
    'nom',
  ],
  prenoms: [
    'prenoms de naissance',
    'prenom de naissance',
    'prenoms',
    'prenom',
    'premier prenom',
    'prenom du resident',
    'prenom resident',
  ],
  nomUtilise: [
    'nom utilise',
    'nom d usage',
    'nom usage',
    'nom usuel',
    'nom marital',
    'nom d epouse',
    'nom epouse',
    'nom',
  ],
  prenomUtilise: ['prenom utilise', 'prenom d usage', 'prenom usuel', 'prenom usage'],
  dateNaissance: [
    'date de naissance',
    'date naissance',
    'date nais',
    'dt naissance',
    'date de naiss',
    'ddn',
    'ne e le',
    'ne le',
    'nee le',
    'naissance',
  ],
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
  // « DateNaissance » and « DATE_NAISSANCE » are « Date naissance ».
  const normes = titres.map((titre) => normaliserNom(titre.replaceAll('°', ' ')).replaceAll(' ', ''));
  const prises = new Set<number>();
  const proposition: CorrespondanceT = {};
  for (const champ of CHAMPS) {
    const rang = TITRES[champ]
      .map((titre) => normes.findIndex((norme, i) => norme === titre.replaceAll(' ', '') && !prises.has(i)))
      .find((i) => i >= 0);
    if (rang === undefined) continue;
    proposition[champ] = rang;
    prises.add(rang);
  }
  return proposition;
}
