import type { ContenuLectureT } from '@orapont/contract/lecture';
import type { DateCivile } from '@orapont/domain/dates';
import { attendReponse, ETATS_ACTE } from '@orapont/domain/teleexpertise/etat';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../kernel/bd.ts';
import { type Issue, SANS_NOM, viderBrouillons } from '../copie-repository.ts';

/** The requis's own organisation: what he received, what he is writing. */

const ATTENDUS = ETATS_ACTE.filter(attendReponse);

/** What waits for an answer, whatever its age, then the newest of what is over: years of answers never hide a request. */
export async function listerRecus(tx: Tx, requisId: string) {
  const recus = tx
    .selectFrom('acte_recu as r')
    .leftJoin('lecture as l', (j) =>
      j
        .onRef('l.organisation_id', '=', 'r.organisation_id')
        .onRef('l.acte_id', '=', 'r.id')
        .on('l.auteur_id', '=', requisId),
    )
    .selectAll('r')
    .select('l.id as lecture_id')
    .where('r.requis_id', '=', requisId)
    .limit(500);
  const attendus = await recus.where('r.etat', 'in', ATTENDUS).orderBy('r.echeance').execute();
  const finis = await recus.where('r.etat', 'not in', ATTENDUS).orderBy('r.envoye_le', 'desc').execute();
  return [...attendus, ...finis];
}
export type LigneRecue = Awaited<ReturnType<typeof listerRecus>>[number];

/** The signed version in force of each act. */
export async function comptesRendusSignes(
  tx: Tx,
  acteIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (acteIds.length === 0) return new Map();
  const lignes = await tx
    .selectFrom('compte_rendu')
    .select(['acte_id', 'id'])
    .where('acte_id', '=', sql<string>`any(${[...acteIds]}::uuid[])`)
    .where('etat', '=', 'SIGNE')
    .orderBy('numero_version')
    .execute();
  return new Map(lignes.map(({ acte_id, id }) => [acte_id, id]));
}

/** The version in force of one act, and the reading that it was signed from. */
export const versionSignee = (tx: Tx, acteId: string) =>
  tx
    .selectFrom('compte_rendu')
    .select(['id', 'signe_le', sql<unknown>`contenu -> 'lecture'`.as('lecture')])
    .where('acte_id', '=', acteId)
    .where('etat', '=', 'SIGNE')
    .orderBy('numero_version', 'desc')
    .limit(1)
    .executeTakeFirst();

export const trouverBrouillon = (tx: Tx, acteId: string, auteurId: string) =>
  tx
    .selectFrom('lecture')
    .select(['id', 'contenu', 'version', 'modifie_le'])
    .where('acte_id', '=', acteId)
    .where('auteur_id', '=', auteurId)
    .executeTakeFirst();

type Brouillon = {
  readonly organisationId: string;
  readonly acteId: string;
  readonly auteurId: string;
  /** The version that was being written; 0 for a first saving. */
  readonly version: number;
  readonly contenu: ContenuLectureT;
  readonly le: string;
};

/** The new version, or undefined when another window saved since. */
export async function enregistrerBrouillon(tx: Tx, b: Brouillon): Promise<number | undefined> {
  const contenu = JSON.stringify(b.contenu);
  if (b.version === 0) {
    const inseree = await tx
      .insertInto('lecture')
      .values({
        organisation_id: b.organisationId,
        id: uuidv7(),
        acte_id: b.acteId,
        auteur_id: b.auteurId,
        contenu,
        modifie_le: b.le,
      })
      .onConflict((conflit) => conflit.doNothing())
      .returning('version')
      .executeTakeFirst();
    return inseree?.version;
  }
  const ecrite = await tx
    .updateTable('lecture')
    .set({ contenu, version: b.version + 1, modifie_le: b.le })
    .where('acte_id', '=', b.acteId)
    .where('auteur_id', '=', b.auteurId)
    .where('version', '=', b.version)
    .returning('version')
    .executeTakeFirst();
  return ecrite?.version;
}

/** Shows at once what the job will confirm: the worklist does not keep a case that was just answered. */
export async function refleterEtat(tx: Tx, acteId: string, etat: string): Promise<void> {
  await tx
    .updateTable('acte_recu')
    .set({ etat, modifie_le: sql<string>`now()` })
    .where('id', '=', acteId)
    .execute();
}

/** Same, when the answer is that there will be none: from the click on, this side names nobody. */
export async function refleterFin(tx: Tx, acteId: string, fin: { etat: string; issue: Issue; le: string }) {
  await tx
    .updateTable('acte_recu')
    .set({ ...SANS_NOM, etat: fin.etat, issue: fin.issue, ferme_le: fin.le, modifie_le: sql<string>`now()` })
    .where('id', '=', acteId)
    .execute();
  await viderBrouillons(tx, acteId, null);
}

/** Days of the answers signed in this organisation's own record of the patient, and by whom (TE-12). */
export async function actesSignes(
  tx: Tx,
  dossierId: string,
): Promise<readonly { readonly par: string; readonly jour: DateCivile }[]> {
  return tx
    .selectFrom('compte_rendu')
    .select([
      'signe_par as par',
      sql<DateCivile>`(min(signe_le) at time zone 'Europe/Paris')::date`.as('jour'),
    ])
    .where('dossier_id', '=', dossierId)
    .where('etat', '=', 'SIGNE')
    .where(
      sql<boolean>`contenu #>> '{demande,nature}' in ('TELEEXPERTISE_ESMS', 'TELEEXPERTISE_SPECIALISTE')`,
    )
    .groupBy(['acte_id', 'signe_par'])
    .execute();
}

/** The answer that an idempotency key got on this side, if it got one. */
export async function reponseConnue(tx: Tx, cle: string, compteId: string): Promise<unknown> {
  const ligne = await tx
    .selectFrom('commande')
    .select('reponse')
    .where('cle', '=', cle)
    .where('compte_id', '=', compteId)
    .executeTakeFirst();
  return ligne?.reponse ?? undefined;
}
