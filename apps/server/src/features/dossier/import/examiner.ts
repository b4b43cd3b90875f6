import type {
  CorrespondanceT,
  LigneImportT,
  SemblableT,
  SourceImport,
} from '@orapont/contract/dossier-import';
import type { DateCivile } from '@orapont/domain/dates';
import { normaliserNom, type PourHomonymie, sontHomonymes } from '@orapont/domain/identite/nom';
import type { Tx } from '../../../kernel/bd.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import { estEnCours, jourDe } from '../acces-dossier.ts';
import { dossiersDuNom, dossiersParIdentifiant, type LigneBrute } from '../dossier-repository.ts';
import { pourHomonymie } from '../homonymes.ts';
import { identiteDe } from '../lignes.ts';
import type { DepsDossier } from '../ports.ts';
import { type SejourBrut, sejoursDe } from '../sejour-repository.ts';
import { proposer } from './correspondance.ts';
import { differences } from './differences.ts';
import { type LigneLue, lireLigne } from './lire-ligne.ts';
import { type Liste, lireListe } from './lire-liste.ts';
import { typographier } from './typographie.ts';

/** A line judged against the file itself and against the records. */
export type LigneExaminee = {
  readonly lue: LigneLue;
  readonly vue: LigneImportT;
  /** The record with the same identifier, when the person may see it. */
  readonly connue: Fiche | undefined;
  /** Records that the person may see and that could be this one. */
  readonly semblables: readonly Fiche[];
};
export type Fiche = { readonly dossier: LigneBrute; readonly sejour: SejourBrut };
export type Examen = {
  readonly liste: Liste;
  readonly correspondance: CorrespondanceT;
  readonly lignes: readonly LigneExaminee[];
};

type Registre = {
  readonly parIdentifiant: ReadonlyMap<string, LigneBrute>;
  readonly parNom: ReadonlyMap<string, readonly LigneBrute[]>;
  readonly sejours: ReadonlyMap<string, readonly SejourBrut[]>;
  readonly visible: (dossierId: string) => SejourBrut | undefined;
  /** Where the list is imported. */
  readonly siteId: string;
};

type Demande = {
  readonly source: SourceImport;
  readonly siteId: string;
  readonly correspondance?: CorrespondanceT | undefined;
};

/** Reads a list and judges each of its lines. Writes nothing. */
export async function examiner(
  tx: Tx,
  deps: DepsDossier,
  session: SessionSoin,
  { source, siteId, correspondance: choisie }: Demande,
): Promise<Examen> {
  const jour = jourDe(deps);
  const liste = lireListe(source);
  const correspondance = choisie ?? proposer(liste.titres);
  const lues = liste.rangees.map((rangee) => lireLigne(rangee, correspondance, { jour, cadre: deps }));
  const registre = await chargerRegistre(tx, session, lues, { jour, siteId });
  const dejaVues = new Map<string, number>();
  return {
    liste,
    correspondance,
    lignes: lues.map((lue) => juger(lue, registre, doublons(lue, dejaVues))),
  };
}

async function chargerRegistre(
  tx: Tx,
  { acteur }: SessionSoin,
  lues: readonly LigneLue[],
  { jour, siteId }: { readonly jour: DateCivile; readonly siteId: string },
): Promise<Registre> {
  const identifiants = lues.flatMap(({ fiche }) =>
    fiche.identifiantExterne === null ? [] : [fiche.identifiantExterne],
  );
  const noms = [
    ...new Set(lues.map(({ fiche }) => normaliserNom(fiche.nomNaissance)).filter((nom) => nom !== '')),
  ];
  const connus = await dossiersParIdentifiant(tx, identifiants);
  const duNom = await dossiersDuNom(tx, noms);
  const sejours = await sejoursDe(tx, [...new Set([...connus, ...duNom].map(({ id }) => id))]);
  return {
    parIdentifiant: new Map(connus.map((dossier) => [dossier.identifiant_externe ?? '', dossier])),
    parNom: Map.groupBy(duNom, ({ nom_norme }) => nom_norme),
    sejours,
    siteId,
    visible: (id) => sejours.get(id)?.find((s) => estEnCours(s, jour) && acteur.sites.includes(s.siteId)),
  };
}

const traitsDe = ({ fiche }: LigneLue): PourHomonymie => ({
  nomNaissance: fiche.nomNaissance,
  premierPrenom: fiche.prenoms[0] ?? '',
  dateNaissance: fiche.dateNaissance,
});

/** The same identifier, or exactly the same traits, twice in the file. */
function doublons(lue: LigneLue, dejaVues: Map<string, number>): string[] {
  const { nomNaissance, premierPrenom, dateNaissance } = traitsDe(lue);
  const cles = [
    ...(lue.fiche.identifiantExterne === null ? [] : [`identifiant ${lue.fiche.identifiantExterne}`]),
    `traits ${normaliserNom(nomNaissance)}|${normaliserNom(premierPrenom)}|${dateNaissance}`,
  ];
  const premiere = cles.map((cle) => dejaVues.get(cle)).find((numero) => numero !== undefined);
  for (const cle of cles) if (!dejaVues.has(cle)) dejaVues.set(cle, lue.numero);
  return premiere === undefined
    ? []
    : [`Même personne ou même identifiant que la ligne ${premiere} : gardez-en une.`];
}

function juger(lue: LigneLue, registre: Registre, repetitions: readonly string[]): LigneExaminee {
  const porteur = registre.parIdentifiant.get(lue.fiche.identifiantExterne ?? '');
  const connue = porteur && enVue(porteur, registre);
  const erreurs = [
    ...lue.erreurs,
    ...repetitions.map((phrase) => ({ champ: null, phrase })),
    ...identifiantPris(lue, porteur, connue),
  ];
  const tous = connue ? [] : ressemblants(lue, registre);
  const semblables = tous.flatMap((dossier) => enVue(dossier, registre) ?? []);
  const { siteId } = registre;
  const vue: LigneImportT = {
    numero: lue.numero,
    etat: etatDe(erreurs.length > 0, connue !== undefined, tous.length > 0),
    identite: `${lue.fiche.nomNaissance.toLocaleUpperCase('fr')} ${lue.fiche.prenoms[0] ?? ''}`.trim(),
    chambre: lue.chambre,
    erreurs: erreurs.map(({ champ, phrase }) => ({ champ, phrase: typographier(phrase) })),
    avertissements: [
      ...lue.avertissements,
      ...ailleurs(connue, siteId),
      ...(tous.length > semblables.length ? [HORS_DE_VUE] : []),
    ].map(typographier),
    differences:
      connue && erreurs.length === 0 ? differences(lue, connue.dossier, connue.sejour, siteId) : [],
    semblables: erreurs.length === 0 ? semblables.map((fiche) => citer(lue, fiche, siteId)) : [],
  };
  return { lue, vue, connue, semblables };
}

const HORS_DE_VUE =
  'Ressemble à une fiche d’un autre site de votre organisation, ou à un séjour terminé. Si c’est la même personne, laissez la ligne de côté et passez par « Ajouter une personne ».';

const enVue = (dossier: LigneBrute, { visible }: Registre): Fiche | undefined => {
  const sejour = visible(dossier.id);
  return sejour && { dossier, sejour };
};

/** An identifier names one person for ever: it is not a way to turn a record into someone else's. */
function identifiantPris(
  lue: LigneLue,
  porteur: LigneBrute | undefined,
  connue: Fiche | undefined,
): LigneImportT['erreurs'] {
  const dire = (phrase: string) => [{ champ: 'identifiantExterne' as const, phrase }];
  if (!porteur) return [];
  if (!connue) return dire('Cet identifiant est celui d’une fiche d’un autre site, ou d’un séjour terminé.');
  const [ecrite, connu] = [traitsDe(lue), pourHomonymie(porteur)];
  return lue.erreurs.length > 0 ||
    ecrite.dateNaissance === connu.dateNaissance ||
    normaliserNom(ecrite.nomNaissance) === normaliserNom(connu.nomNaissance)
    ? []
    : dire(`Cet identifiant est déjà celui de ${identiteDe(porteur)} : corrigez-le dans la liste.`);
}

const ailleurs = (connue: Fiche | undefined, siteId: string): string[] =>
  connue && connue.sejour.siteId !== siteId
    ? [`Fiche de ${connue.sejour.siteNom} : la chambre n’est pas reprise. Changez le séjour dans la fiche.`]
    : [];

const etatDe = (fautive: boolean, connue: boolean, ressemble: boolean): LigneImportT['etat'] => {
  if (fautive) return 'ERREUR';
  if (connue) return 'CONNUE';
  return ressemble ? 'RESSEMBLE' : 'NOUVELLE';
};

const ressemblants = (lue: LigneLue, { parNom }: Registre) =>
  (parNom.get(normaliserNom(lue.fiche.nomNaissance)) ?? []).filter((dossier) =>
    sontHomonymes(traitsDe(lue), pourHomonymie(dossier)),
  );

function citer(lue: LigneLue, { dossier, sejour }: Fiche, siteId: string): SemblableT {
  const connu = pourHomonymie(dossier);
  return {
    dossierId: dossier.id,
    identite: identiteDe(dossier),
    dateNaissance: connu.dateNaissance,
    sexe: dossier.sexe as SemblableT['sexe'],
    chambre: sejour.chambre,
    siteNom: sejour.siteNom,
    memesTraits:
      connu.dateNaissance === lue.fiche.dateNaissance &&
      dossier.sexe === lue.fiche.sexe &&
      normaliserNom(connu.premierPrenom) === normaliserNom(lue.fiche.prenoms[0] ?? ''),
    differences: differences(lue, dossier, sejour, siteId),
  };
}
