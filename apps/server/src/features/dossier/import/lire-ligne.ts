import { type FicheT, FicheZ } from '@orapont/contract/dossier-fiche';
import type { ChampImport, CorrespondanceT } from '@orapont/contract/dossier-import';
import type { MesureProtection } from '@orapont/domain/consentement/capacite';
import type { DateCivile } from '@orapont/domain/dates';
import { PROFIL_VIERGE } from '@orapont/domain/evaluation/profil-sensoriel';
import { type Cadre, estCodeLieuNaissance, type Sexe } from '@orapont/domain/identite/ins';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { examinerFiche } from '../verifier-fiche.ts';
import { lireDateDeListe } from './lire-date.ts';
import type { Rangee } from './lire-liste.ts';
import { nomDeNaissanceDe, separerNom } from './lire-nom.ts';

export type ErreurLigne = { readonly champ: ChampImport | null; readonly phrase: string };

/** One line read: what it says of a person, and everything that is wrong with it. */
export type LigneLue = {
  readonly numero: number;
  readonly brut: Readonly<Partial<Record<ChampImport, string>>>;
  readonly fiche: FicheT;
  readonly chambre: string;
  readonly entreeLe: DateCivile;
  readonly erreurs: readonly ErreurLigne[];
  readonly avertissements: readonly string[];
};

type Contexte = { readonly jour: DateCivile; readonly cadre: Cadre };
type Carnet = { erreurs: ErreurLigne[]; avertissements: string[] };

/**
 * Reads a line by the mapping. Every remark is collected: nobody corrects a list one error at a time.
 *
 * @rule ID-INS, ID-NIR
 */
export function lireLigne(
  rangee: Rangee,
  correspondance: CorrespondanceT,
  { jour, cadre }: Contexte,
): LigneLue {
  const carnet: Carnet = { erreurs: [], avertissements: [] };
  const brut = separerLesNoms(extraire(rangee, correspondance), carnet);
  const entreeLe = lireEntree(brut.entreeLe, jour, carnet);
  const fiche = composer(brut, jour, carnet);
  for (const { champ, phrase } of remarques(fiche, jour, cadre, carnet))
    if (!carnet.erreurs.some((erreur) => ditDeja(erreur, champ))) carnet.erreurs.push({ champ, phrase });
  return {
    numero: rangee.numero,
    brut,
    fiche,
    chambre: (brut.chambre ?? '').slice(0, 30),
    entreeLe,
    ...carnet,
  };
}

/** A cell that could not be cut in two leaves both its fields empty: that is one error. */
const ditDeja = (erreur: ErreurLigne, champ: ChampImport | null) =>
  erreur.champ === champ ||
  (erreur.champ === 'nomPrenoms' && (champ === 'nomNaissance' || champ === 'prenoms'));

function extraire({ cases }: Rangee, correspondance: CorrespondanceT): LigneLue['brut'] {
  const entrees = Object.entries(correspondance).map(([champ, rang]) => [champ, cases[rang] ?? ''] as const);
  return Object.fromEntries(entrees.filter(([, valeur]) => valeur !== ''));
}

/** The cell that holds everything fills the cells that hold one thing; a cell of its own always wins. */
function separerLesNoms(brut: LigneLue['brut'], carnet: Carnet): LigneLue['brut'] {
  const { nomPrenoms, ...seul } = brut;
  if (nomPrenoms !== undefined) {
    const lu = separerNom(nomPrenoms);
    if (!lu) {
      carnet.erreurs.push({
        champ: 'nomPrenoms',
        phrase: `« ${nomPrenoms} » : le nom et les prénoms ne se distinguent pas. Mettez-les dans deux colonnes, ou le nom en capitales et les prénoms en minuscules.`,
      });
      return seul;
    }
    if (lu.aVerifier)
      carnet.avertissements.push(`Nom « ${lu.nomNaissance} », prénom « ${lu.prenoms} » : vérifiez l’ordre.`);
    const { nomNaissance, prenoms, nomUtilise, sexe } = lu;
    return {
      nomNaissance,
      prenoms,
      ...(nomUtilise ? { nomUtilise } : {}),
      ...(sexe ? { sexe } : {}),
      ...seul,
    };
  }
  const { naissance, usage } = nomDeNaissanceDe(seul.nomNaissance ?? '');
  return usage === null ? seul : { nomUtilise: usage, ...seul, nomNaissance: naissance };
}

function composer(brut: LigneLue['brut'], jour: DateCivile, carnet: Carnet): FicheT {
  return {
    nomNaissance: brut.nomNaissance ?? '',
    prenoms: decouperPrenoms(brut.prenoms ?? ''),
    nomUtilise: brut.nomUtilise ?? null,
    prenomUtilise: brut.prenomUtilise ?? null,
    dateNaissance: lireNaissance(brut.dateNaissance, jour, carnet),
    sexe: lireSexe(brut.sexe, carnet),
    lieuNaissanceCog: lireLieu(brut.lieuNaissanceCog, carnet),
    ins: { reponseInsi: false, pieceVerifiee: false, attributs: [], matricule: null, oid: null },
    assure: brut.nir && !estArrondi(brut.nir, carnet) ? { nir: brut.nir, ayantDroit: null } : null,
    protection: lireProtection(brut.protection, carnet),
    representationPersonne: false,
    apteAExprimer: true,
    profilSensoriel: PROFIL_VIERGE,
    oppositionMes: null,
    decesLe: null,
    identifiantExterne: brut.identifiantExterne ?? null,
  };
}

/** Contract first (missing, too long), then the rules of identity. */
function remarques(fiche: FicheT, jour: DateCivile, cadre: Cadre, carnet: Carnet): ErreurLigne[] {
  const forme = FicheZ.safeParse(fiche);
  if (!forme.success)
    return forme.error.issues.map(({ path, message }) => ({
      champ: champDe(path.join('.')),
      phrase: message,
    }));
  const { champs, avertissements } = examinerFiche(fiche, jour, cadre);
  carnet.avertissements.push(...avertissements);
  return Object.entries(champs).map(([chemin, phrase]) => ({ champ: champDe(chemin), phrase }));
}

const CHEMINS = {
  nomNaissance: 'nomNaissance',
  prenoms: 'prenoms',
  nomUtilise: 'nomUtilise',
  prenomUtilise: 'prenomUtilise',
  dateNaissance: 'dateNaissance',
  sexe: 'sexe',
  lieuNaissanceCog: 'lieuNaissanceCog',
  assure: 'nir',
  protection: 'protection',
  identifiantExterne: 'identifiantExterne',
} as const satisfies Record<string, ChampImport>;

const champDe = (chemin: string): ChampImport | null => {
  const racine = chemin.split('.')[0] ?? '';
  return Object.hasOwn(CHEMINS, racine) ? CHEMINS[racine as keyof typeof CHEMINS] : null;
};

/** A spreadsheet keeps fifteen figures at most: shown as 2,79E+14, the last ones are lost for good. */
function estArrondi(nir: string, { erreurs }: Carnet): boolean {
  if (!/^\d(?:[.,]\d+)?e\+?\d+$/i.test(nir.replaceAll(' ', ''))) return false;
  erreurs.push({
    champ: 'nir',
    phrase: `« ${nir} » : le tableur a arrondi ce numéro, ses derniers chiffres sont perdus. Reprenez-le du logiciel de soins avec la colonne au format Texte, ou videz la case.`,
  });
  return true;
}

const decouperPrenoms = (texte: string) =>
  texte
    .split(/[,;/]/.test(texte) ? /[,;/]/ : /\s+/)
    .map((prenom) => prenom.trim())
    .filter((prenom) => prenom !== '');

function lireNaissance(texte: string | undefined, jour: DateCivile, carnet: Carnet): DateCivile {
  if (texte === undefined)
    carnet.erreurs.push({ champ: 'dateNaissance', phrase: 'La date de naissance manque.' });
  return texte === undefined ? jour : (noterDate('dateNaissance', texte, jour, carnet) ?? jour);
}

function lireEntree(texte: string | undefined, jour: DateCivile, carnet: Carnet): DateCivile {
  const lue = texte === undefined ? jour : noterDate('entreeLe', texte, jour, carnet);
  if (lue !== undefined && lue > jour)
    carnet.erreurs.push({ champ: 'entreeLe', phrase: 'La date d’entrée est dans l’avenir.' });
  return lue !== undefined && lue <= jour ? lue : jour;
}

function noterDate(
  champ: 'dateNaissance' | 'entreeLe',
  texte: string,
  jour: DateCivile,
  { erreurs, avertissements }: Carnet,
): DateCivile | undefined {
  const lue = lireDateDeListe(texte, jour);
  if (lue.date === undefined) erreurs.push({ champ, phrase: lue.phrase });
  else if (lue.remarque !== undefined) avertissements.push(lue.remarque);
  return lue.date;
}

const SEXES: Readonly<Record<string, Sexe>> = {
  f: 'F',
  femme: 'F',
  feminin: 'F',
  mme: 'F',
  madame: 'F',
  mlle: 'F',
  mademoiselle: 'F',
  fille: 'F',
  '2': 'F',
  m: 'M',
  h: 'M',
  homme: 'M',
  masculin: 'M',
  mr: 'M',
  monsieur: 'M',
  garcon: 'M',
  '1': 'M',
  i: 'I',
  indetermine: 'I',
};

function lireSexe(texte: string | undefined, { erreurs }: Carnet): Sexe {
  const lu = SEXES[normaliserNom(texte ?? '')];
  if (lu) return lu;
  erreurs.push({
    champ: 'sexe',
    phrase: texte === undefined ? 'Le sexe manque.' : `« ${texte} » : écrivez F, M ou I.`,
  });
  return 'I';
}

function lireLieu(texte: string | undefined, { avertissements }: Carnet): string | null {
  const code = texte?.trim().toUpperCase() ?? '';
  if (code === '' || estCodeLieuNaissance(code)) return code || null;
  avertissements.push(`Lieu de naissance « ${texte} » non repris : il faut le code INSEE de la commune.`);
  return null;
}

const MESURES_ECRITES: readonly (readonly [RegExp, MesureProtection])[] = [
  [/^(aucune?|non|neant|sans|rien|0)?$/, 'AUCUNE'],
  [/sauvegarde/, 'SAUVEGARDE_JUSTICE'],
  [/curatelle/, 'CURATELLE'],
  [/tutelle/, 'TUTELLE'],
  [/habilitation/, 'HABILITATION_FAMILIALE'],
  [/mandat/, 'MANDAT_PROTECTION_FUTURE'],
];

/** A measure that is not understood is never read as « aucune ». */
function lireProtection(texte: string | undefined, { erreurs, avertissements }: Carnet): MesureProtection {
  const norme = normaliserNom(texte ?? '');
  const mesure = MESURES_ECRITES.find(([forme]) => forme.test(norme))?.[1];
  if (mesure === undefined) {
    erreurs.push({
      champ: 'protection',
      phrase: `« ${texte} » n’est pas une mesure connue : tutelle, curatelle, sauvegarde de justice, habilitation familiale, mandat de protection future, aucune.`,
    });
    return 'AUCUNE';
  }
  if (mesure !== 'AUCUNE')
    avertissements.push(
      'Protection : notez dans la fiche qui protège, et si la mesure porte sur la personne.',
    );
  return mesure;
}
