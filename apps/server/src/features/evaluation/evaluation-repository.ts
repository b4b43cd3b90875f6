import { type EvaluationT, EvaluationZ } from '@orapont/contract/evaluation';
import type { DateCivile } from '@orapont/domain/dates';
import type { Tx } from '../../kernel/bd.ts';
import type { AuteurEvaluation, Suivie } from './ports.ts';

export async function lireSuivie(tx: Tx, dossierId: string, jour: DateCivile): Promise<Suivie | undefined> {
  const dossier = await tx
    .selectFrom('dossier')
    .select(['nom_naissance', 'nom_utilise', 'prenoms', 'prenom_utilise', 'date_naissance'])
    .where('id', '=', dossierId)
    .executeTakeFirst();
  if (!dossier) return undefined;
  const sejours = await tx
    .selectFrom('sejour as j')
    .innerJoin('site as s', 's.id', 'j.site_id')
    .select(['j.site_id', 's.categorie'])
    .where('j.dossier_id', '=', dossierId)
    .where('j.du', '<=', jour)
    .where((eb) => eb.or([eb('j.au', 'is', null), eb('j.au', '>=', jour)]))
    .orderBy('j.du', 'desc')
    .execute();
  const nom = (dossier.nom_utilise ?? dossier.nom_naissance).toLocaleUpperCase('fr');
  return {
    identite: `${nom} ${dossier.prenom_utilise ?? dossier.prenoms[0] ?? ''}`.trim(),
    dateNaissance: dossier.date_naissance as DateCivile,
    sites: sejours.map(({ site_id }) => site_id),
    categorie: sejours[0]?.categorie ?? null,
  };
}

export type EvaluationGardee = EvaluationT & {
  readonly dossierId: string;
  readonly auteur: string;
  readonly saisieLe: string;
};

/** Observations of a record, corrected ones included; a row of a scale that no longer exists is left out. */
export async function lireEvaluations(tx: Tx, dossierId: string): Promise<readonly EvaluationGardee[]> {
  const lignes = await selection(tx).where('e.dossier_id', '=', dossierId).orderBy('e.faite_le').execute();
  return lignes.flatMap((ligne) => lire(ligne) ?? []);
}

export async function trouverEvaluation(tx: Tx, id: string): Promise<EvaluationGardee | undefined> {
  const ligne = await selection(tx).where('e.id', '=', id).executeTakeFirst();
  return ligne && lire(ligne);
}

const selection = (tx: Tx) =>
  tx
    .selectFrom('evaluation as e')
    .leftJoin('professionnel as p', 'p.id', 'e.auteur_id')
    .select([
      'e.id',
      'e.dossier_id',
      'e.echelle',
      'e.reponses',
      'e.faite_le',
      'e.commentaire',
      'e.acte_id',
      'e.remplace_id',
      'e.saisie_le',
      'p.nom',
      'p.prenom',
    ]);

type Ligne = Awaited<ReturnType<ReturnType<typeof selection>['execute']>>[number];

function lire(ligne: Ligne): EvaluationGardee | undefined {
  const lue = EvaluationZ.safeParse({
    id: ligne.id,
    echelle: ligne.echelle,
    reponses: ligne.reponses,
    faiteLe: ligne.faite_le,
    commentaire: ligne.commentaire,
    acteId: ligne.acte_id,
    remplaceId: ligne.remplace_id,
  });
  if (!lue.success) return undefined;
  const auteur = `${ligne.prenom ?? ''} ${ligne.nom ?? ''}`.trim();
  return { ...lue.data, dossierId: ligne.dossier_id, auteur, saisieLe: ligne.saisie_le };
}

/** @returns false when the id is taken, or when another correction of the same observation was faster */
export async function insererEvaluation(
  tx: Tx,
  auteur: AuteurEvaluation,
  dossierId: string,
  evaluation: EvaluationT,
): Promise<boolean> {
  const inseree = await tx
    .insertInto('evaluation')
    .values({
      organisation_id: auteur.organisationId,
      id: evaluation.id,
      dossier_id: dossierId,
      acte_id: evaluation.acteId,
      echelle: evaluation.echelle,
      reponses: JSON.stringify(evaluation.reponses),
      commentaire: evaluation.commentaire,
      faite_le: evaluation.faiteLe,
      auteur_id: auteur.professionnelId,
      saisie_par: auteur.compteId,
      remplace_id: evaluation.remplaceId,
    })
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

export async function acteDuDossier(tx: Tx, acteId: string, dossierId: string): Promise<boolean> {
  const acte = await tx
    .selectFrom('acte')
    .select('id')
    .where('id', '=', acteId)
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst();
  return acte !== undefined;
}
