import {
  CHAMPS,
  type ChampImport,
  type CorrespondanceT,
  type LigneImportT,
  type SourceImport,
} from '@orapont/contract/dossier-import';
import { LIBELLES_MESURE } from '@orapont/domain/consentement/capacite';
import type { DateCivile } from '@orapont/domain/dates';
import { formaterDate } from '@orapont/domain/dates';
import { normaliserNir } from '@orapont/domain/identite/nir';
import { normaliserNom, type PourHomonymie, sontHomonymes } from '@orapont/domain/identite/nom';
import type { Tx } from '../../../kernel/bd.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import { estEnCours, jourDe } from '../acces-dossier.ts';
import { dossiersDuNom, dossiersParIdentifiant, type LigneBrute } from '../dossier-repository.ts';
import { pourHomonymie } from '../homonymes.ts';
import { enFiche, identiteDe } from '../lignes.ts';
import type { DepsDossier } from '../ports.ts';
import { type SejourBrut, sejoursDe } from '../sejour-repository.ts';
import { proposer } from './correspondance.ts';
import { type LigneLue, lireLigne } from './lire-ligne.ts';
import { type Liste, lireListe } from './lire-liste.ts';

/** A line judged against the file itself and against the records. */
export type LigneExaminee = {
  readonly lue: LigneLue;
  readonly vue: LigneImportT;
  /** The record with the same identifier, when the person may see it. */
  readonly connue: { readonly dossier: LigneBrute; readonly sejour: SejourBrut } | undefined;
};
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
};

/** Reads a list and judges each of its lines. Writes nothing. */
export async function examiner(
  tx: Tx,
  deps: DepsDossier,
  session: SessionSoin,
  source: SourceImport,
  choisie: CorrespondanceT | undefined,
): Promise<Examen> {
  const jour = jourDe(deps);
  const liste = lireListe(source);
  const correspondance = choisie ?? proposer(liste.titres);
  const lues = liste.rangees.map((rangee) => lireLigne(rangee, correspondance, { jour, cadre: deps }));
  const registre = await chargerRegistre(tx, session, lues, jour);
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
  jour: DateCivile,
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
  const sejour = porteur && registre.visible(porteur.id);
  const connue = porteur && sejour ? { dossier: porteur, sejour } : undefined;
  const erreurs = [
    ...lue.erreurs,
    ...repetitions.map((phrase) => ({ champ: null, phrase })),
    ...(porteur && !sejour
      ? [
          {
            champ: 'identifiantExterne' as const,
            phrase: 'Cet identifiant est celui d’une fiche d’un autre site, ou d’un séjour terminé.',
          },
        ]
      : []),
  ];
  const semblables = connue ? [] : ressemblants(lue, registre);
  const vue: LigneImportT = {
    numero: lue.numero,
    etat: etatDe(erreurs.length > 0, connue !== undefined, semblables.length > 0),
    identite: `${lue.fiche.nomNaissance.toLocaleUpperCase('fr')} ${lue.fiche.prenoms[0] ?? ''}`.trim(),
    chambre: lue.chambre,
    erreurs,
    avertissements: [...lue.avertissements, ...semblables.map((autre) => phraseSemblable(autre, registre))],
    differences: connue && erreurs.length === 0 ? differences(lue, connue.dossier, connue.sejour) : [],
  };
  return { lue, vue, connue };
}

const etatDe = (fautive: boolean, connue: boolean, ressemble: boolean): LigneImportT['etat'] => {
  if (fautive) return 'ERREUR';
  if (connue) return 'CONNUE';
  return ressemble ? 'RESSEMBLE' : 'NOUVELLE';
};

const ressemblants = (lue: LigneLue, { parNom }: Registre) =>
  (parNom.get(normaliserNom(lue.fiche.nomNaissance)) ?? []).filter((dossier) =>
    sontHomonymes(traitsDe(lue), pourHomonymie(dossier)),
  );

function phraseSemblable(dossier: LigneBrute, { visible }: Registre): string {
  const sejour = visible(dossier.id);
  return sejour
    ? `Ressemble à ${identiteDe(dossier)}, né(e) le ${formaterDate(dossier.date_naissance as DateCivile)}${sejour.chambre ? `, chambre ${sejour.chambre}` : ''}.`
    : 'Ressemble à une fiche d’un autre site de votre organisation, ou à un séjour terminé.';
}

/** What a known record and the file say differently. A cell that is empty or a column that is not mapped says nothing. */
function differences(lue: LigneLue, dossier: LigneBrute, sejour: SejourBrut): LigneImportT['differences'] {
  const actuel = valeurs(enFiche(dossier), sejour.chambre);
  const fichier = valeurs(lue.fiche, lue.chambre);
  return CHAMPS.filter(
    (champ) => lue.brut[champ] !== undefined && champ !== 'identifiantExterne' && champ !== 'entreeLe',
  )
    .filter((champ) => fichier[champ] !== '' && fichier[champ] !== actuel[champ])
    .map((champ) => ({ champ, actuel: actuel[champ], fichier: fichier[champ] }));
}

function valeurs(fiche: LigneLue['fiche'], chambre: string): Record<ChampImport, string> {
  return {
    identifiantExterne: fiche.identifiantExterne ?? '',
    nomNaissance: fiche.nomNaissance,
    prenoms: fiche.prenoms.join(', '),
    nomUtilise: fiche.nomUtilise ?? '',
    prenomUtilise: fiche.prenomUtilise ?? '',
    dateNaissance: formaterDate(fiche.dateNaissance),
    sexe: fiche.sexe,
    lieuNaissanceCog: fiche.lieuNaissanceCog ?? '',
    nir: fiche.assure ? normaliserNir(fiche.assure.nir) : '',
    chambre,
    entreeLe: '',
    protection: LIBELLES_MESURE[fiche.protection],
  };
}
