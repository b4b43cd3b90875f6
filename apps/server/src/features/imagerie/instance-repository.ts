import { type CopieT, CopieZ } from '@orapont/contract/imagerie-dossier';
import type { CodeRefusReception } from '@orapont/domain/imagerie/refus';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../kernel/bd.ts';
import type { InstanceExaminee } from './ports.ts';

export type Instance = {
  readonly id: string;
  readonly organisationId: string;
  readonly etudeId: string;
  /** Under whose key its bytes stand today. */
  readonly cleDossierId: string;
  readonly serieUid: string;
  readonly sopUid: string;
  readonly sopClasse: string;
  readonly syntaxe: string;
  readonly modalite: string;
  readonly numeroSerie: number | null;
  readonly numero: number | null;
  readonly descriptionSerie: string;
  readonly images: number;
  readonly lignes: number;
  readonly colonnes: number;
  readonly octets: number;
  readonly empreinte: string;
  readonly etat: 'RECUE' | 'PRETE' | 'ILLISIBLE' | 'PURGEE';
  readonly texteIncruste: boolean;
  readonly mediaId: string | null;
  /** What is drawn of its pile, on the picture that carries it. */
  readonly copie: CopieT | null;
};

const selection = (tx: Tx) => tx.selectFrom('imagerie_instance').selectAll();
type Ligne = Awaited<ReturnType<ReturnType<typeof selection>['executeTakeFirstOrThrow']>>;

const enInstance = (l: Ligne): Instance => ({
  id: l.id,
  organisationId: l.organisation_id,
  etudeId: l.etude_id,
  cleDossierId: l.cle_dossier_id,
  serieUid: l.serie_uid,
  sopUid: l.sop_uid,
  sopClasse: l.sop_classe,
  syntaxe: l.syntaxe,
  modalite: l.modalite,
  numeroSerie: l.numero_serie,
  numero: l.numero,
  descriptionSerie: l.description_serie,
  images: l.images,
  lignes: l.lignes,
  colonnes: l.colonnes,
  octets: l.octets,
  empreinte: l.empreinte,
  etat: l.etat as Instance['etat'],
  texteIncruste: l.texte_incruste,
  mediaId: l.media_id,
  copie: CopieZ.nullable().parse(l.copie),
});

export async function trouverInstance(tx: Tx, id: string): Promise<Instance | undefined> {
  const ligne = await selection(tx).where('id', '=', id).executeTakeFirst();
  return ligne && enInstance(ligne);
}

export async function instanceDuSop(tx: Tx, sopUid: string): Promise<Instance | undefined> {
  const ligne = await selection(tx)
    .where('sop_uid', '=', sopUid)
    .where('etat', '!=', 'PURGEE')
    .executeTakeFirst();
  return ligne && enInstance(ligne);
}

export async function trouverInstances(tx: Tx, ids: readonly string[]): Promise<readonly Instance[]> {
  const lignes = await dansLOrdre(selection(tx).where('id', 'in', [...ids])).execute();
  return lignes.map(enInstance);
}

export async function instancesDes(tx: Tx, etudes: readonly string[]): Promise<readonly Instance[]> {
  if (etudes.length === 0) return [];
  const lignes = await dansLOrdre(selection(tx).where('etude_id', 'in', [...etudes])).execute();
  return lignes.map(enInstance);
}

const dansLOrdre = (requete: ReturnType<typeof selection>) =>
  requete.orderBy('numero_serie').orderBy('serie_uid').orderBy('numero').orderBy('sop_uid');

/** One picture of a study; none when it is not of that study. */
export async function instanceNommee(tx: Tx, etudeId: string, sopUid: string): Promise<readonly Instance[]> {
  const lignes = await selection(tx)
    .where('etude_id', '=', etudeId)
    .where('sop_uid', '=', sopUid)
    .where('etat', '!=', 'PURGEE')
    .execute();
  return lignes.map(enInstance);
}

/** False when a picture of that identifier is there already. */
export async function insererInstance(
  tx: Tx,
  ou: {
    readonly id: string;
    readonly organisationId: string;
    readonly etudeId: string;
    readonly cleDossierId: string;
  },
  examen: InstanceExaminee,
): Promise<boolean> {
  const inseree = await tx
    .insertInto('imagerie_instance')
    .values({
      organisation_id: ou.organisationId,
      id: ou.id,
      etude_id: ou.etudeId,
      cle_dossier_id: ou.cleDossierId,
      serie_uid: examen.serieUid,
      sop_uid: examen.sopUid,
      sop_classe: examen.sopClasse,
      syntaxe: examen.syntaxe,
      modalite: examen.modalite,
      numero_serie: examen.numeroSerie,
      numero: examen.numero,
      description_serie: examen.descriptionSerie,
      images: examen.images,
      lignes: examen.lignes,
      colonnes: examen.colonnes,
      octets: examen.octets.length,
      empreinte: examen.empreinte,
      texte_incruste: examen.texteIncruste,
    })
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

export const changerEtat = (tx: Tx, id: string, etat: Instance['etat']) =>
  tx
    .updateTable('imagerie_instance')
    .set({ etat })
    .where('id', '=', id)
    .where('etat', '!=', 'PURGEE')
    .execute();

export const changerCle = (tx: Tx, id: string, cleDossierId: string) =>
  tx.updateTable('imagerie_instance').set({ cle_dossier_id: cleDossierId }).where('id', '=', id).execute();

/** False when the picture has changed keys meanwhile: the copy was written under the old one. */
export async function noterCopie(
  tx: Tx,
  { id, cleDossierId }: Pick<Instance, 'id' | 'cleDossierId'>,
  copie: CopieT,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('imagerie_instance')
    .set({ copie: JSON.stringify(copie) })
    .where('id', '=', id)
    .where('cle_dossier_id', '=', cleDossierId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export const nommerMedia = (tx: Tx, ids: readonly string[], mediaId: string | null) =>
  tx
    .updateTable('imagerie_instance')
    .set({ media_id: mediaId })
    .where('id', 'in', [...ids])
    .execute();

export type Refus = {
  readonly organisationId: string;
  readonly porteId: string | null;
  readonly siteId: string;
  readonly origine: string;
  readonly code: CodeRefusReception;
  readonly statut: number;
};

export async function inscrireRefus(tx: Tx, refus: Refus): Promise<void> {
  await tx
    .insertInto('imagerie_refus')
    .values({
      organisation_id: refus.organisationId,
      id: uuidv7(),
      porte_id: refus.porteId,
      site_id: refus.siteId,
      code: refus.code,
      origine: refus.origine,
      statut: refus.statut,
    })
    .execute();
}

export async function refusDesSites(tx: Tx, sites: readonly string[], depuis: Date) {
  if (sites.length === 0) return [];
  return tx
    .selectFrom('imagerie_refus')
    .select(['id', 'le', 'origine', 'code', 'statut'])
    .where('site_id', 'in', [...sites])
    .where('le', '>', depuis.toISOString())
    .orderBy('le', 'desc')
    .limit(50)
    .execute();
}
