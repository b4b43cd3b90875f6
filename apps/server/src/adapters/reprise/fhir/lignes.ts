import type { LigneLue } from '../../../features/reprise/lot/ports.ts';
import { COMMUNES, type Vue } from './appartenance.ts';
import { nommees } from './copie.ts';
import type { Objet } from './json.ts';
import type { Ressource } from './lire-ressources.ts';
import { estImpossible, estMasque, jointes, lireJointe, saisieParErreur, titreDe } from './pieces-jointes.ts';
import { ditRepresentant, lireProche } from './proches.ts';

type Devenir = LigneLue['devient'];
type Attachee = { readonly ligne: LigneLue; readonly ou: string | null };

const LECTURE = 'Suit son dossier\u00a0: dans sa copie exacte, et dans sa lecture en clair.';
export const REPRESENTANT =
  'La source dit qu’un proche représente la personne\u00a0: écrivez sa qualité dans la fiche, papier à l’appui.';
const A_PERSONNE =
  'Rien ne dit de qui elle parle, ou elle parle de quelqu’un qui n’est pas dans l’archive\u00a0: elle n’est pas reprise.';

/** One line for each resource and for each file, beside those of the people. */
export async function lignesDe(
  vue: Vue,
  cles: ReadonlyMap<Ressource, string>,
  dites: ReadonlySet<string>,
): Promise<{ readonly lignes: readonly LigneLue[]; readonly gardees: ReadonlySet<string> }> {
  const lignes: LigneLue[] = [];
  const gardees = new Set<string>();
  const portes = new Map<string, string>();
  for (const ressource of vue.ressources.filter(({ type }) => type !== 'Binary')) {
    const patient = vue.de.get(ressource.chemin);
    const personne = (patient && cles.get(patient)) ?? null;
    const attachees = await attacheesDe(vue, ressource, personne);
    if (attachees.every(({ ligne }) => ligne.devient.sort !== 'REFUSE')) gardees.add(ressource.chemin);
    for (const { ou } of attachees) if (ou !== null) portes.set(ou, ressource.chemin);
    const siennes = attachees.map(({ ligne }) => ligne);
    lignes.push(...siennes, ...propreLigne(ressource, personne, siennes, dites));
  }
  const citees = new Set([...nommees(vue)].map(({ chemin }) => chemin));
  return {
    gardees,
    lignes: [
      ...lignes.map((ligne) =>
        communeCitee(ligne) && citees.has(ligne.chemin) ? { ...ligne, devient: GARDEE_AUTOUR } : ligne,
      ),
      ...vue.ressources
        .filter(({ type }) => type === 'Binary')
        .map((b) => portee(b.chemin, 'Binary', portes)),
      ...[...portes.keys()]
        .filter((ou) => vue.archive.fichiers.has(ou))
        .map((ou) => portee(ou, 'FICHIER', portes)),
    ],
  };
}

/** That of the resource itself, when none of its files has it; a Patient is said with the people. */
function propreLigne(
  ressource: Ressource,
  personne: string | null,
  siennes: readonly LigneLue[],
  dites: ReadonlySet<string>,
): readonly LigneLue[] {
  const { chemin, type } = ressource;
  if (type === 'Patient' || siennes.some((ligne) => ligne.chemin === chemin)) return [];
  return [{ chemin, nature: type, personne, devient: devenirDe(ressource, personne, dites) }];
}

const GARDEE_AUTOUR: Devenir = {
  sort: 'LISIBLE',
  motif: 'Suit les dossiers qui le nomment\u00a0: dans leur copie exacte.',
};

const communeCitee = ({ nature, personne }: LigneLue): boolean => personne === null && COMMUNES.has(nature);

/** Bytes that stand apart from what tells them. */
function portee(chemin: string, nature: string, portes: ReadonlyMap<string, string>): LigneLue {
  const porteur = portes.get(chemin);
  return {
    chemin,
    nature,
    personne: null,
    devient:
      porteur === undefined
        ? {
            sort: 'A_VOIR',
            motif: 'Aucune ressource ne dit de qui est ce fichier\u00a0: classez-le à la main.',
          }
        : { sort: 'LISIBLE', motif: `C’est le contenu de ${porteur}.` },
  };
}

/** What is a file and nothing else: its line is that of the file. */
const FICHIERS: ReadonlySet<string> = new Set(['DocumentReference', 'Media']);

async function attacheesDe(
  vue: Vue,
  ressource: Ressource,
  personne: string | null,
): Promise<readonly Attachee[]> {
  const { chemin, type, corps } = ressource;
  const attachees: Attachee[] = [];
  for (const [rang, jointe] of jointes(corps).entries()) {
    const propre = rang === 0 && FICHIERS.has(type);
    const place = propre ? chemin : `${chemin}, pièce ${rang + 1}`;
    const { devient, ou } = await devenirDeJointe(vue, ressource, personne, jointe);
    attachees.push({ ou, ligne: { chemin: place, nature: propre ? type : 'PIECE', personne, devient } });
  }
  return attachees;
}

async function devenirDeJointe(
  vue: Vue,
  ressource: Ressource,
  personne: string | null,
  jointe: Objet,
): Promise<{ readonly devient: Devenir; readonly ou: string | null }> {
  const dire = (sort: 'A_VOIR' | 'REFUSE', motif: string, ou: string | null = null) => ({
    devient: { sort, motif },
    ou,
  });
  if (ressource.type === 'Patient')
    return dire('A_VOIR', 'L’accord pour cette photographie est à recueillir de nouveau ici.');
  if (personne === null) return dire('REFUSE', A_PERSONNE);
  if (saisieParErreur(ressource))
    return dire('REFUSE', 'La source dit que ce document a été saisi par erreur.');
  const lue = await lireJointe(vue, jointe, ressource);
  if (estImpossible(lue)) return dire('REFUSE', lue.refus, lue.ou);
  const { type, octets, ou } = lue;
  const remarque = [lue.remarque, estMasque(ressource) ? MASQUE : '']
    .filter((phrase) => phrase !== '')
    .join(' ');
  const fichier = { titre: titreDe(ressource, lue), type, octets };
  return { devient: { sort: 'FICHIER', fichier, remarque }, ou };
}

const MASQUE = 'La source dit ce document masqué à quelqu’un\u00a0: ce masquage n’est pas repris ici.';

function devenirDe(ressource: Ressource, personne: string | null, dites: ReadonlySet<string>): Devenir {
  const { type, corps, chemin } = ressource;
  if (personne === null)
    return COMMUNES.has(type)
      ? { sort: 'LISIBLE', motif: 'Aucun dossier de l’archive ne la nomme\u00a0: elle n’est pas reprise.' }
      : { sort: 'REFUSE', motif: A_PERSONNE };
  if (FICHIERS.has(type)) return { sort: 'REFUSE', motif: 'Ce document ne porte ni ne nomme aucun fichier.' };
  if (type === 'RelatedPerson' && ditRepresentant(corps)) return { sort: 'A_VOIR', motif: REPRESENTANT };
  const dedans = dites.has(chemin)
    ? 'dans ses données de santé'
    : type === 'RelatedPerson' && lireProche(chemin, corps)
      ? 'parmi ses proches'
      : '';
  return {
    sort: 'LISIBLE',
    motif:
      dedans === ''
        ? LECTURE
        : `Suit son dossier\u00a0: ${dedans} s’il est créé par cette reprise, et dans sa copie exacte.`,
  };
}
