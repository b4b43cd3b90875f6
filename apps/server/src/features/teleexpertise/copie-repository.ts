import type { Updateable } from 'kysely';
import type { DB } from '../../adapters/postgres/schema.ts';
import type { Tx } from '../../kernel/bd.ts';

/** How a request ended before its answer, as the requis's copy tells it. */
export const ISSUES = ['REFUS', 'RETRAIT', 'ANNULATION', 'EXPIRATION', 'RELEVE'] as const;
export type Issue = (typeof ISSUES)[number];

/**
 * What the requis's copy loses when its sharing ends before the answer: who, why, by whom, and the pictures. That a request
 * existed, its number, its dates and its outcome name nobody and stay. The constraint `clos_sans_nom` says it again.
 *
 * @rule TE-08   @source PRODUCT principle 6; docs/decisions/0011
 */
export const SANS_NOM = {
  patient_nom: '',
  patient_naissance: null,
  requerant_nom: '',
  motif: '',
  images: 0,
} as const satisfies Updateable<DB['acte_recu']>;

/** Drafts that nobody may go on with: those of everyone, or of everyone but the reader who goes on. */
export async function viderBrouillons(tx: Tx, acteId: string, saufDe: string | null): Promise<void> {
  await tx
    .updateTable('lecture')
    .set({ contenu: '{}' })
    .where('acte_id', '=', acteId)
    .$if(saufDe !== null, (q) => q.where('auteur_id', '!=', saufDe ?? ''))
    .execute();
}

/** A draft that was emptied holds nothing to go on from. */
export const estVide = (contenu: unknown): boolean =>
  typeof contenu === 'object' && contenu !== null && Object.keys(contenu).length === 0;
