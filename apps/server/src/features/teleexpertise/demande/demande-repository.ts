import { ExtraitZ } from '@orapont/contract/media-technique';
import type { EtatActe } from '@orapont/domain/teleexpertise/etat';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { DB } from '../../../adapters/postgres/schema.ts';
import type { Tx } from '../../../kernel/bd.ts';

export type LigneActe = Selectable<DB['acte']>;
export type ChampsActe = Updateable<DB['acte']>;

export const lireActe = (tx: Tx, id: string): Promise<LigneActe | undefined> =>
  tx.selectFrom('acte').selectAll().where('id', '=', id).executeTakeFirst();

/** The act, held until the end of the transaction: what is judged on it is still true when it is written. */
export const verrouillerActe = (tx: Tx, id: string): Promise<LigneActe | undefined> =>
  tx.selectFrom('acte').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export async function insererBrouillon(tx: Tx, acte: Insertable<DB['acte']>): Promise<boolean> {
  const inseree = await tx
    .insertInto('acte')
    .values({ ...acte, etat: 'BROUILLON' })
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

/** Saves what is being written, when nobody saved since. The new version, or undefined. */
export async function enregistrerBrouillon(
  tx: Tx,
  id: string,
  version: number,
  champs: ChampsActe,
): Promise<number | undefined> {
  const ligne = await tx
    .updateTable('acte')
    .set({ ...champs, version: version + 1, modifie_le: new Date().toISOString() })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('etat', '=', 'BROUILLON')
    .returning('version')
    .executeTakeFirst();
  return ligne?.version;
}

/** History of what is not a step of the state machine: handed over, late, consent recorded. */
export async function noterEvenement(
  tx: Tx,
  evenement: {
    organisationId: string;
    acteId: string;
    type: string;
    compteId?: string | undefined;
    nom: string;
    details?: Record<string, unknown>;
  },
): Promise<void> {
  await tx
    .insertInto('acte_evenement')
    .values({
      organisation_id: evenement.organisationId,
      id: uuidv7(),
      acte_id: evenement.acteId,
      type: evenement.type,
      par_compte: evenement.compteId ?? null,
      par_nom: evenement.nom,
      details: JSON.stringify(evenement.details ?? {}),
    })
    .execute();
}

export const lireHistorique = (tx: Tx, acteId: string) =>
  tx
    .selectFrom('acte_evenement')
    .select(['id', 'type', 'de', 'vers', 'par_nom', 'details', 'le'])
    .where('acte_id', '=', acteId)
    .orderBy('le')
    .orderBy('id')
    .execute();

const CLOS = ['CLOTUREE', 'ANNULEE', 'EXPIREE'] as const satisfies readonly EtatActe[];

/** The last touched of what goes on and of what is over, apart: what is over never hides what goes on. */
export async function listerActes(tx: Tx, sites: readonly string[], dossierId: string | undefined) {
  const actes = actesDesSites(tx, sites, dossierId);
  const enCours = await actes.where('a.etat', 'not in', CLOS).execute();
  const clos = await actes.where('a.etat', 'in', CLOS).execute();
  return [...enCours, ...clos].toSorted((a, b) => b.modifie_le.localeCompare(a.modifie_le));
}

const actesDesSites = (tx: Tx, sites: readonly string[], dossierId: string | undefined) =>
  tx
    .selectFrom('acte as a')
    .innerJoin('dossier as d', (j) =>
      j.onRef('d.organisation_id', '=', 'a.organisation_id').onRef('d.id', '=', 'a.dossier_id'),
    )
    .innerJoin('site as s', 's.id', 'a.site_id')
    .leftJoin('professionnel as requis', 'requis.id', 'a.requis_id')
    .leftJoin('demande_ailleurs as ailleurs', (j) =>
      j
        .onRef('ailleurs.organisation_id', '=', 'a.organisation_id')
        .onRef('ailleurs.acte_id', '=', 'a.id')
        .on('ailleurs.annulee_le', 'is', null),
    )
    .leftJoin('professionnel as requerant', 'requerant.id', 'a.requerant_id')
    .leftJoin('professionnel as preparateur', 'preparateur.id', 'a.prepare_par')
    .select([
      'a.id',
      'a.dossier_id',
      'a.nature',
      'a.etat',
      'a.urgence',
      'a.echeance',
      'a.modifie_le',
      'a.prepare_par',
      'a.requerant_id',
      'a.confie_le',
      'a.confie_a',
      'd.nom_naissance',
      'd.nom_utilise',
      'd.prenoms',
      'd.prenom_utilise',
      'd.date_naissance',
      's.nom as site',
      'ailleurs.logiciel_nom as ailleurs_nom',
      'ailleurs.etat as ailleurs_etat',
      'requis.nom as requis_nom',
      'requis.prenom as requis_prenom',
      'requerant.nom as requerant_nom',
      'requerant.prenom as requerant_prenom',
      'preparateur.nom as preparateur_nom',
      'preparateur.prenom as preparateur_prenom',
    ])
    .where('a.site_id', '=', sql<string>`any(${[...sites]}::uuid[])`)
    .$if(dossierId !== undefined, (q) => q.where('a.dossier_id', '=', dossierId ?? ''))
    .orderBy('a.modifie_le', 'desc')
    .limit(300);

export async function ouvrirPartage(
  tx: Tx,
  partage: { organisationId: string; acteId: string; organisationCible: string; professionnelId: string },
): Promise<void> {
  await tx
    .insertInto('partage')
    .values({
      organisation_id: partage.organisationId,
      id: uuidv7(),
      acte_id: partage.acteId,
      cible_organisation_id: partage.organisationCible,
      cible_professionnel_id: partage.professionnelId,
    })
    .execute();
}

/** From this transaction on, the other side reads nothing of the act. */
export async function fermerPartages(tx: Tx, acteId: string, motif: string, le: string): Promise<void> {
  await tx
    .updateTable('partage')
    .set({ au: le, ferme_le: le, ferme_motif: motif })
    .where('acte_id', '=', acteId)
    .where('ferme_le', 'is', null)
    .execute();
}

export const lireMedias = (tx: Tx, acteId: string) =>
  tx
    .selectFrom('media')
    .selectAll()
    .where('acte_id', '=', acteId)
    .where('etat', 'in', ['RECU', 'PRET'])
    .orderBy('depose_le')
    .execute();
export type LigneMedia = Awaited<ReturnType<typeof lireMedias>>[number];

/** Under their new ids; what was taken out of a film follows the copy of it. */
export async function copierMedia(
  tx: Tx,
  media: LigneMedia,
  acteId: string,
  copies: ReadonlyMap<string, string>,
): Promise<void> {
  const extrait = ExtraitZ.nullable().parse(media.extrait);
  const film = extrait && copies.get(extrait.mediaId);
  await tx
    .insertInto('media')
    // What was still on its way goes to the request that it was taken for.
    .values({
      ...media,
      id: copies.get(media.id) ?? media.id,
      acte_id: acteId,
      reperes: JSON.stringify(media.reperes),
      extrait: film ? JSON.stringify({ ...extrait, mediaId: film }) : null,
      ...(media.sur_apercu ? { originale_attendue: null } : {}),
    })
    .execute();
}

export async function ajouterSante(
  tx: Tx,
  ligne: { organisationId: string; dossierId: string; contenu: unknown; professionnelId: string },
): Promise<void> {
  await tx
    .insertInto('donnees_sante')
    .values({
      organisation_id: ligne.organisationId,
      id: uuidv7(),
      dossier_id: ligne.dossierId,
      contenu: JSON.stringify(ligne.contenu),
      saisi_par: ligne.professionnelId,
    })
    .execute();
}

/** True when this account already did that with this act in the last minutes: autosave and refresh are one event. */
export async function traceRecente(
  tx: Tx,
  trace: { acteId: string; compteId: string; action: string; depuis: string },
): Promise<boolean> {
  const ligne = await tx
    .selectFrom('evenement')
    .select('id')
    .where('le', '>', trace.depuis)
    .where('acte_id', '=', trace.acteId)
    .where('compte_id', '=', trace.compteId)
    .where('action', '=', trace.action)
    .limit(1)
    .executeTakeFirst();
  return ligne !== undefined;
}
