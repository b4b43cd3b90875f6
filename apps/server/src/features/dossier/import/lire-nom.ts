/** What a cell says of a name. */
export type NomLu = {
  readonly nomNaissance: string;
  readonly nomUtilise: string | null;
  readonly prenoms: string;
  readonly sexe: 'F' | 'M' | null;
  /** The cut was deduced from the order alone. */
  readonly aVerifier: boolean;
};

/**
 * Cuts « LEFÈVRE Jeanne », « Jeanne LEFÈVRE », « MARTIN née LEFÈVRE Jeanne » or « Lefèvre, Jeanne » in two. Capitals tell the
 * name; when everything is written alike, two words are taken in this order and shown as doubtful.
 *
 * @returns undefined when nothing tells where the name ends
 */
export function separerNom(texte: string): NomLu | undefined {
  const { sexe, reste } = sansCivilite(texte);
  const marie = /^(.+?)[\s(,]+(?:née|nee|né)\s+([^()]+?)(?:\)\s*(.*))?$/iu.exec(reste);
  if (marie) return deuxNoms(marie.slice(1), sexe);
  const coupe = couper(reste);
  return coupe && { ...coupe, sexe, nomUtilise: null };
}

/** The given names stand after the birth name, or before « née ». */
function deuxNoms(
  [usage = '', naissance = '', apres = '']: readonly string[],
  sexe: NomLu['sexe'],
): NomLu | undefined {
  const commun = { sexe: sexe ?? 'F', nomUtilise: usage.trim() };
  const fin = couper(apres ? `${naissance}, ${apres}` : naissance);
  if (fin) return { ...commun, ...fin };
  const debut = couper(usage);
  return debut && { ...commun, ...debut, nomNaissance: naissance, nomUtilise: debut.nomNaissance };
}

/** « MARTIN née LEFÈVRE » in a column of names. */
export function nomDeNaissanceDe(texte: string): { naissance: string; usage: string | null } {
  const [, usage, naissance] = /^(.+?)[\s(,]+(?:née|nee)\s+([^()]+?)\)?$/iu.exec(texte) ?? [];
  return usage && naissance
    ? { naissance: naissance.trim(), usage: usage.trim() }
    : { naissance: texte, usage: null };
}

const CIVILITE = /^(m\.?|mr\.?|monsieur|mme\.?|madame|mlle\.?|mademoiselle)\s+/i;

function sansCivilite(texte: string): { sexe: 'F' | 'M' | null; reste: string } {
  const civilite = CIVILITE.exec(texte)?.[1];
  if (civilite === undefined) return { sexe: null, reste: texte };
  return { sexe: /^(?:mm|mad|ml)/i.test(civilite) ? 'F' : 'M', reste: texte.replace(CIVILITE, '') };
}

type Coupe = Pick<NomLu, 'nomNaissance' | 'prenoms' | 'aVerifier'>;

function couper(texte: string): Coupe | undefined {
  const [nom = '', prenoms = ''] = texte.split(',').map((part) => part.trim());
  if (nom !== '' && prenoms !== '') return { nomNaissance: nom, prenoms, aVerifier: false };
  const mots = texte.split(/\s+/).filter((mot) => mot !== '');
  return selonCapitales(mots) ?? selonOrdre(mots);
}

const estCapital = (mot: string) =>
  mot === mot.toLocaleUpperCase('fr') && mot !== mot.toLocaleLowerCase('fr');
const PARTICULES = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'van', 'von', 'ben', 'el', 'al']);
const estParticule = (mot: string) => PARTICULES.has(mot.toLowerCase()) || /^d['’]\p{Lu}+/u.test(mot);

function selonCapitales(mots: readonly string[]): Coupe | undefined {
  const capitaux = mots.map(estCapital);
  if (!capitaux.includes(true) || !capitaux.includes(false)) return undefined;
  const fin = mots.findIndex((mot, i) => !capitaux[i] && !estParticule(mot));
  if (fin > 0 && !capitaux.slice(fin).includes(true)) return deuxParts(mots, fin);
  const debut = mots.findIndex((mot, i) => capitaux[i] || (i > 0 && estParticule(mot)));
  const suite = mots.slice(debut);
  return debut > 0 && suite.every((mot) => estCapital(mot) || estParticule(mot))
    ? { nomNaissance: suite.join(' '), prenoms: mots.slice(0, debut).join(' '), aVerifier: false }
    : undefined;
}

const selonOrdre = (mots: readonly string[]): Coupe | undefined =>
  mots.length === 2 ? { ...deuxParts(mots, 1), aVerifier: true } : undefined;

const deuxParts = (mots: readonly string[], ou: number): Coupe => ({
  nomNaissance: mots.slice(0, ou).join(' '),
  prenoms: mots.slice(ou).join(' '),
  aVerifier: false,
});
