import type { LigneDossierT, listerDossiers } from '@orapont/contract/dossier';
import type { QueryOf, ReplyOf } from '@orapont/contract/route';
import { type DateCivile, lireDateCivile } from '@orapont/domain/dates';
import { normaliserNom, sontHomonymes } from '@orapont/domain/identite/nom';
import { alertes } from '@orapont/domain/sante/alertes';
import { attendReponse, type EtatActe, enRetard } from '@orapont/domain/teleexpertise/etat';
import type { Tx } from '../../kernel/bd.ts';
import { appelant, enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import { estEnCours, exigerSur, jourDe, tracerSur } from './acces-dossier.ts';
import { actesDe } from './acte-lu-repository.ts';
import { pourHomonymie } from './homonymes.ts';
import { droitsDe } from './lire.ts';
import { compterDuJour, pageDuJour, type Repere } from './liste-repository.ts';
import type { DepsDossier } from './ports.ts';
import {
  dossiersNesLe,
  dossiersParIds,
  dossiersParPrefixe,
  type LigneTrouvee,
  ressemblances,
} from './recherche-repository.ts';
import { derniersJeux } from './sante-repository.ts';
import { nomsDesSites, type SejourBrut, sejoursDe } from './sejour-repository.ts';

type Reponse = ReplyOf<typeof listerDossiers>;

/** A home's residents fit in a page; a search that brings more than its own has to be made narrower. */
const LIMITE_LISTE = 500;
const LIMITE_RECHERCHE = 40;
/** Below this likeness the names have little in common. */
const RANG_MINIMAL = 0.4;

/**
 * People followed today on the person's sites, by room; or those whose names or birth date were typed, accents and slips
 * forgiven. A list is traced without a name: nothing was opened.
 *
 * @rule DOS-09, DOS-12
 * @source RNIV, search by the first letters or by the birth date
 */
export async function lister(
  deps: DepsDossier,
  qui: Session,
  { q = '', site, apres }: QueryOf<typeof listerDossiers>,
): Promise<Reponse> {
  const session = enSoin(qui);
  const sites = site === undefined ? session.acteur.sites : session.acteur.sites.filter((id) => id === site);
  exigerSur(session, 'dossier.lire', sites);
  const jour = jourDe(deps);
  return deps.bd.organisation(appelant(session), async (tx) => {
    const { lignes, ...reste } =
      q === ''
        ? await pageEntiere(tx, sites, jour, lireRepere(apres))
        : await pageDeRecherche(tx, q, sites, jour);
    await tracerSur(tx, session, q === '' ? 'LISTE_LUE' : 'RECHERCHE');
    return {
      dossiers: await enLignes(tx, deps, session, uneChacun(lignes), sites),
      ...reste,
      sites: await nomsDesSites(tx, session.acteur.sites),
    };
  });
}

async function pageEntiere(tx: Tx, sites: readonly string[], jour: string, repere: Repere | null) {
  const { lignes, suite } = await pageDuJour(tx, { sites, jour, limite: LIMITE_LISTE }, repere);
  return {
    lignes,
    tronque: false,
    suite: suite && `${suite.ordre}.${suite.apres}`,
    total: suite && (await compterDuJour(tx, sites, jour)),
  };
}

async function pageDeRecherche(tx: Tx, q: string, sites: readonly string[], jour: string) {
  const trouves = uneChacun(await chercher(tx, q, sites, jour, LIMITE_RECHERCHE + 1));
  return {
    lignes: trouves.slice(0, LIMITE_RECHERCHE),
    tronque: trouves.length > LIMITE_RECHERCHE,
    suite: null,
    total: null,
  };
}

/** Followed at two of these sites, or found by two of his names, someone has one line. */
const uneChacun = (lignes: readonly LigneTrouvee[]): readonly LigneTrouvee[] => [
  ...new Map(lignes.map((dossier) => [dossier.id, dossier])).values(),
];

/** The contract has checked its form. */
function lireRepere(texte: string | undefined): Repere | null {
  const [ordre = '', apres = ''] = texte?.split('.') ?? [];
  return apres === '' ? null : { ordre: ordre === 'nom' ? 'nom' : 'chambre', apres };
}

async function chercher(
  tx: Tx,
  q: string,
  sites: readonly string[],
  jour: string,
  limite: number,
): Promise<readonly LigneTrouvee[]> {
  const { naissance, nom } = decouper(q);
  if (naissance !== undefined) {
    const nes = await dossiersNesLe(tx, naissance, sites, jour, 200);
    return nom === '' ? nes.slice(0, limite) : nes.filter(({ recherche }) => contient(recherche, nom));
  }
  if (nom === '') return [];
  const debuts = await dossiersParPrefixe(tx, nom, sites, jour, limite);
  if (debuts.length >= limite || nom.length < 3) return debuts;
  return [...debuts, ...(await approcher(tx, nom, sites, jour))].slice(0, limite);
}

/** « lefèvre 03/02/1938 » : a birth date anywhere, names around it. */
function decouper(q: string): { naissance: DateCivile | undefined; nom: string } {
  const date = /\b(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\b/.exec(q);
  const naissance =
    date && lireDateCivile(`${date[1]?.padStart(2, '0')}/${date[2]?.padStart(2, '0')}/${date[3]}`);
  return naissance && date
    ? { naissance, nom: normaliserNom(q.replace(date[0], ' ')) }
    : { naissance: undefined, nom: normaliserNom(q) };
}

const contient = (recherche: string, nom: string) =>
  nom.split(' ').every((mot) => recherche.split(' ').some((connu) => connu.startsWith(mot)));

/** Likeness, best first. Each word is looked for, so that « jeanne lefevre » is « lefevre jeanne ». */
async function approcher(
  tx: Tx,
  nom: string,
  sites: readonly string[],
  jour: string,
): Promise<readonly LigneTrouvee[]> {
  const mots = nom.split(' ').filter((mot) => mot.length >= 2);
  const rangs = new Map<string, number>();
  for (const terme of mots.length > 1 ? mots.slice(0, 4) : [nom])
    for (const { id, rang } of await ressemblances(tx, terme, sites, jour))
      rangs.set(id, (rangs.get(id) ?? 0) + rang);
  const seuil = RANG_MINIMAL * Math.max(1, Math.min(mots.length, 4));
  const ids = [...rangs].filter(([, rang]) => rang >= seuil).map(([id]) => id);
  const dossiers = await dossiersParIds(tx, ids, sites, jour);
  return dossiers.toSorted((a, b) => (rangs.get(b.id) ?? 0) - (rangs.get(a.id) ?? 0));
}

async function enLignes(
  tx: Tx,
  deps: DepsDossier,
  session: SessionSoin,
  dossiers: readonly LigneTrouvee[],
  sites: readonly string[],
): Promise<LigneDossierT[]> {
  const ids = dossiers.map(({ id }) => id);
  const jour = jourDe(deps);
  const sejours = await sejoursDe(tx, ids);
  const actes = await actesDe(tx, ids);
  const voitLaSante = droitsDe(session, sites)('sante.lire');
  const jeux = voitLaSante ? await derniersJeux(tx, ids) : new Map();
  const maintenant = deps.maintenant().toISOString();
  const semblables = idsHomonymes(dossiers);
  return dossiers.flatMap((dossier) => {
    const sejour = sejours.get(dossier.id)?.find((s) => estEnCours(s, jour) && sites.includes(s.siteId));
    if (!sejour) return [];
    return [
      {
        ...enLigne(dossier, sejour),
        homonyme: semblables.has(dossier.id),
        alertes: voitLaSante ? compter(jeux.get(dossier.id)) : null,
        actes: (actes.get(dossier.id) ?? [])
          .filter(({ etat }, rang) => aSuivre(etat, rang === 0))
          .map(({ id, nature, etat, echeance }) => ({
            id,
            nature,
            etat,
            enRetard: echeance !== null && enRetard(etat, echeance, maintenant),
          })),
      },
    ];
  });
}

/** A refusal is followed as long as nothing newer was begun for the person. */
const aSuivre = (etat: EtatActe, dernier: boolean): boolean =>
  etat === 'BROUILLON' || etat === 'AVIS_RENDU' || attendReponse(etat) || (etat === 'REFUSEE' && dernier);

const enLigne = (dossier: LigneTrouvee, sejour: SejourBrut) => ({
  id: dossier.id,
  nomNaissance: dossier.nom_naissance,
  nomUtilise: dossier.nom_utilise,
  prenom: dossier.prenom_utilise ?? dossier.prenoms[0] ?? '',
  dateNaissance: dossier.date_naissance as DateCivile,
  sexe: dossier.sexe as LigneDossierT['sexe'],
  siteId: sejour.siteId,
  siteNom: sejour.siteNom,
  chambre: sejour.chambre,
  decesLe: dossier.deces_le as DateCivile | null,
});

function compter(jeu: Parameters<typeof alertes>[0] | undefined) {
  const liste = jeu ? alertes(jeu) : [];
  return {
    dangers: liste.filter(({ niveau }) => niveau === 'DANGER').length,
    attentions: liste.filter(({ niveau }) => niveau === 'ATTENTION').length,
  };
}

/** Lines that could be taken for one another. Same birth name first, so that the comparison stays small. */
function idsHomonymes(dossiers: readonly LigneTrouvee[]): ReadonlySet<string> {
  const semblables = new Set<string>();
  for (const groupe of Map.groupBy(dossiers, ({ nom_norme }) => nom_norme).values())
    for (const a of groupe)
      if (groupe.some((b) => b.id !== a.id && sontHomonymes(pourHomonymie(a), pourHomonymie(b))))
        semblables.add(a.id);
  return semblables;
}
