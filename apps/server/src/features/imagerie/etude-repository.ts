import type { EtatEtude } from '@orapont/contract/imagerie';
import { PatientRecuZ } from '@orapont/contract/imagerie';
import { clePatient, type PatientRecu, type Proposition } from '@orapont/domain/imagerie/rapprochement';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';
import type { InstanceExaminee } from './ports.ts';

export type Etude = {
  readonly id: string;
  readonly organisationId: string;
  readonly porteId: string | null;
  readonly siteId: string;
  readonly studyUid: string;
  readonly patient: PatientRecu;
  readonly faiteLe: string | null;
  readonly description: string;
  readonly modalites: readonly string[];
  readonly etat: EtatEtude;
  readonly proposeDossierId: string | null;
  readonly proposeRegle: 'IDENTIFIANT' | 'TRAITS' | null;
  readonly dossierId: string | null;
  readonly acteId: string | null;
  readonly decideParNom: string;
  readonly decideLe: string | null;
  readonly refusMotif: string | null;
  readonly purgeLe: string | null;
  readonly version: number;
  readonly recueLe: string;
};

type Ligne = Awaited<ReturnType<typeof parId>>;
const parId = (tx: Tx, id: string) =>
  tx.selectFrom('imagerie_etude').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

export const enEtude = (l: Ligne): Etude => ({
  id: l.id,
  organisationId: l.organisation_id,
  porteId: l.porte_id,
  siteId: l.site_id,
  studyUid: l.study_uid,
  patient: PatientRecuZ.parse(l.patient),
  faiteLe: l.faite_le,
  description: l.description,
  modalites: l.modalites,
  etat: l.etat as EtatEtude,
  proposeDossierId: l.propose_dossier_id,
  proposeRegle: l.propose_regle as Etude['proposeRegle'],
  dossierId: l.dossier_id,
  acteId: l.acte_id,
  decideParNom: l.decide_par_nom,
  decideLe: l.decide_le,
  refusMotif: l.refus_motif,
  purgeLe: l.purge_le,
  version: l.version,
  recueLe: l.recue_le,
});

export async function trouverEtude(
  tx: Tx,
  id: string,
  { verrou = false }: { verrou?: boolean } = {},
): Promise<Etude | undefined> {
  const requete = tx.selectFrom('imagerie_etude').selectAll().where('id', '=', id);
  const ligne = await (verrou ? requete.forUpdate() : requete).executeTakeFirst();
  return ligne && enEtude(ligne);
}

export type EtudeNeuve = {
  readonly id: string;
  readonly organisationId: string;
  readonly porteId: string | null;
  readonly siteId: string;
  readonly examen: InstanceExaminee;
};

/** The study of this picture, made if it is the first; two pictures that come at once find the same. */
export async function inscrireEtude(
  tx: Tx,
  { id, organisationId, porteId, siteId, examen }: EtudeNeuve,
): Promise<{ etude: Etude; neuve: boolean }> {
  const { modalite, patient } = examen;
  const cle = clePatient(patient);
  const inseree = await tx
    .insertInto('imagerie_etude')
    .values({
      organisation_id: organisationId,
      id,
      porte_id: porteId,
      site_id: siteId,
      study_uid: examen.etudeUid,
      patient_cle: cle,
      patient: JSON.stringify(patient),
      faite_le: examen.faiteLe,
      description: examen.descriptionEtude,
      modalites: modalite === '' ? [] : [modalite],
    })
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  const ligne = await tx
    .selectFrom('imagerie_etude')
    .selectAll()
    .where('study_uid', '=', examen.etudeUid)
    .where('patient_cle', '=', cle)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { etude: enEtude(ligne), neuve: inseree !== undefined };
}

/** The state of a study that this one would join; undefined when it would be the first of its own. */
export async function etatConnu(
  tx: Tx,
  { etudeUid, patient }: InstanceExaminee,
): Promise<{ id: string; etat: EtatEtude } | undefined> {
  const ligne = await tx
    .selectFrom('imagerie_etude')
    .select(['id', 'etat'])
    .where('study_uid', '=', etudeUid)
    .where('patient_cle', '=', clePatient(patient))
    .executeTakeFirst();
  return ligne && { id: ligne.id, etat: ligne.etat as EtatEtude };
}

export async function completerEtude(tx: Tx, etude: Etude, modalite: string): Promise<void> {
  await tx
    .updateTable('imagerie_etude')
    .set({
      derniere_le: sql<string>`now()`,
      modalites: [...new Set([...etude.modalites, ...(modalite === '' ? [] : [modalite])])].slice(0, 20),
    })
    .where('id', '=', etude.id)
    .execute();
}

/** Back to waiting, with the proposal that stands today. */
export async function remettreEnAttente(tx: Tx, id: string, proposition: Proposition): Promise<void> {
  await tx
    .updateTable('imagerie_etude')
    .set({
      etat: proposition ? 'PROPOSEE' : 'A_RAPPROCHER',
      propose_dossier_id: proposition?.dossierId ?? null,
      propose_regle: proposition?.regle ?? null,
      dossier_id: null,
      acte_id: null,
      refus_motif: null,
      decide_par: null,
      decide_par_nom: '',
      decide_le: null,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

type Decideur = { readonly compteId: string; readonly nom: string; readonly le: Date };

export async function marquerRattachee(
  tx: Tx,
  id: string,
  { dossierId, acteId }: { readonly dossierId: string; readonly acteId: string | null },
  par: Decideur,
): Promise<void> {
  await decider(tx, id, par, {
    etat: 'RATTACHEE',
    dossier_id: dossierId,
    acte_id: acteId,
    refus_motif: null,
  });
}

export const marquerRefusee = (tx: Tx, id: string, motif: string, par: Decideur): Promise<void> =>
  decider(tx, id, par, { etat: 'REFUSEE', dossier_id: null, acte_id: null, refus_motif: motif });

async function decider(
  tx: Tx,
  id: string,
  par: Decideur,
  issue: {
    readonly etat: EtatEtude;
    readonly dossier_id: string | null;
    readonly acte_id: string | null;
    readonly refus_motif: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('imagerie_etude')
    .set({
      ...issue,
      propose_dossier_id: null,
      propose_regle: null,
      decide_par: par.compteId,
      decide_par_nom: par.nom,
      decide_le: par.le.toISOString(),
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

export async function marquerPurgee(tx: Tx, id: string, le: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('imagerie_etude')
    .set({ purge_le: le.toISOString() })
    .where('id', '=', id)
    .where('etat', '=', 'REFUSEE')
    .where('purge_le', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export type ABalayer = {
  readonly organisationId: string;
  readonly etudeId: string;
  readonly geste: 'PURGER' | 'RANGER';
};

export async function etudesABalayer(tx: Tx): Promise<readonly ABalayer[]> {
  const { rows } = await sql<{ organisation_id: string; id: string; geste: ABalayer['geste'] }>`
    select organisation_id, id, geste from app.imagerie_a_balayer()`.execute(tx);
  return rows.map((r) => ({ organisationId: r.organisation_id, etudeId: r.id, geste: r.geste }));
}
