import type { PorteT } from '@orapont/contract/imagerie';
import type { RegleRapprochement } from '@orapont/domain/imagerie/rapprochement';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';
import type { AppelantDimse } from './ports.ts';

/** A machine that was let in: its organisation is known from here on. */
export type Porte = {
  readonly id: string;
  readonly organisationId: string;
  readonly siteId: string;
  readonly nom: string;
  /** An administrator opened the records to it. */
  readonly lecture: boolean;
};

const COLONNES = ['id', 'organisation_id', 'site_id', 'nom', 'lecture'] as const;
type Ligne = { id: string; organisation_id: string; site_id: string; nom: string; lecture: boolean };
const enPorte = (ligne: Ligne | undefined): Porte | undefined =>
  ligne && {
    id: ligne.id,
    organisationId: ligne.organisation_id,
    siteId: ligne.site_id,
    nom: ligne.nom,
    lecture: ligne.lecture,
  };

/** Both titles and the address, letter for letter. */
export async function porteDimseDe(tx: Tx, { appele, appelant, adresse }: AppelantDimse) {
  const ligne = await tx
    .selectFrom('porte_imagerie')
    .select(COLONNES)
    .where('type', '=', 'DIMSE')
    .where('revoque_le', 'is', null)
    .where('ae_appele', '=', appele)
    .where('ae_appelant', '=', appelant)
    .where(sql<boolean>`adresse = ${adresse}::inet`)
    .executeTakeFirst();
  return enPorte(ligne);
}

export async function porteDuJeton(tx: Tx, empreinte: string) {
  const ligne = await tx
    .selectFrom('porte_imagerie')
    .select(COLONNES)
    .where('jeton_empreinte', '=', empreinte)
    .where('revoque_le', 'is', null)
    .executeTakeFirst();
  return enPorte(ligne);
}

export const noterUsage = (tx: Tx, id: string, le: Date) =>
  tx.updateTable('porte_imagerie').set({ dernier_usage: le.toISOString() }).where('id', '=', id).execute();

/** What this organisation takes as a sign, for what came by this door; nothing for what a person imported. */
export async function reglesDe(tx: Tx, porteId: string | null): Promise<readonly RegleRapprochement[]> {
  if (porteId === null) return [];
  const ligne = await tx
    .selectFrom('porte_imagerie')
    .select('regles')
    .where('id', '=', porteId)
    .executeTakeFirst();
  return (ligne?.regles ?? []) as RegleRapprochement[];
}

export async function nomsDesPortes(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const lignes = await tx.selectFrom('porte_imagerie').select(['id', 'nom']).execute();
  return new Map(lignes.map(({ id, nom }) => [id, nom]));
}

export async function listerLesPortes(tx: Tx): Promise<PorteT[]> {
  const lignes = await tx.selectFrom('porte_imagerie').selectAll().orderBy('nom').execute();
  return lignes.map((p) => ({
    id: p.id,
    type: p.type as PorteT['type'],
    nom: p.nom,
    organisationId: p.organisation_id,
    siteId: p.site_id,
    regles: p.regles as PorteT['regles'],
    aeAppele: p.ae_appele,
    aeAppelant: p.ae_appelant,
    lecture: p.lecture,
    adresse: p.adresse?.replace(/\/\d+$/, '') ?? null,
    creeLe: p.cree_le,
    dernierUsage: p.dernier_usage,
    revoqueeLe: p.revoque_le,
  }));
}

export async function organisationDuSite(tx: Tx, siteId: string): Promise<string | undefined> {
  const site = await tx
    .selectFrom('site')
    .select('organisation_id')
    .where('id', '=', siteId)
    .executeTakeFirst();
  return site?.organisation_id;
}

export type PorteNeuve = Porte & {
  readonly type: 'DIMSE' | 'STOW';
  readonly regles: readonly RegleRapprochement[];
  readonly aeAppele: string | null;
  readonly aeAppelant: string | null;
  readonly adresse: string | null;
  readonly jetonEmpreinte: string | null;
};

/** False when the id is taken, or when these titles and this address already belong to someone. */
export async function insererPorte(tx: Tx, porte: PorteNeuve): Promise<boolean> {
  const inseree = await tx
    .insertInto('porte_imagerie')
    .values({
      id: porte.id,
      organisation_id: porte.organisationId,
      site_id: porte.siteId,
      type: porte.type,
      nom: porte.nom,
      lecture: porte.lecture,
      regles: [...porte.regles],
      ae_appele: porte.aeAppele,
      ae_appelant: porte.aeAppelant,
      adresse: porte.adresse,
      jeton_empreinte: porte.jetonEmpreinte,
    })
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

/** The organisation of the door; undefined when it is closed already. */
export async function revoquer(tx: Tx, id: string, le: Date): Promise<string | undefined> {
  const ligne = await tx
    .updateTable('porte_imagerie')
    .set({ revoque_le: le.toISOString() })
    .where('id', '=', id)
    .where('revoque_le', 'is', null)
    .returning('organisation_id')
    .executeTakeFirst();
  return ligne?.organisation_id;
}
