import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import { z } from 'zod';
import { idStable } from '../../../kernel/empreinte.ts';
import type { Oid } from '../../echange/ports.ts';

type Demande = {
  readonly acteId: string;
  readonly envoyeLe: string;
  readonly complements: readonly unknown[];
};

type DemandeCitable = Demande & { readonly recue?: { readonly documents: readonly Oid[] } | undefined };

/**
 * Identifiers of the document of a request: one lot for the act, one document for each sending and each complement. Both sides
 * compute them from what was frozen, so that an answer cites the request without being told.
 *
 * @param rang complements already joined: 0 for the request as first sent
 */
export const identifiantsDemande = (
  { acteId, envoyeLe }: Pick<Demande, 'acteId' | 'envoyeLe'>,
  rang: number,
) => ({
  lot: uidDeUuid(idStable(acteId, 'demande')),
  identifiant: uidDeUuid(idStable(acteId, 'demande', envoyeLe, `${rang}`)),
  version: rang + 1,
});

/**
 * The document that an answer cites: the request as it stood when it was answered, or the one that was received; nothing when a plain
 * letter asked.
 */
export const demandeCitee = (demande: DemandeCitable): Oid | null =>
  demande.recue
    ? (demande.recue.documents.at(-1) ?? null)
    : identifiantsDemande(demande, demande.complements.length).identifiant;

/** Every document of a frozen request that an answer may cite: as it was sent, and as each complement made it. */
export function citationsDemande(figee: unknown) {
  const lue = Citable.safeParse(figee);
  if (!lue.success) return null;
  const rangs = lue.data.complements.map((_, rang) => rang + 1);
  return {
    lot: identifiantsDemande(lue.data, 0).lot,
    identifiants: [0, ...rangs].map((rang) => identifiantsDemande(lue.data, rang).identifiant),
  };
}

const Citable = z.object({ acteId: z.string(), envoyeLe: z.string(), complements: z.array(z.unknown()) });

/** Every version of the answer to one act. */
export const lotReponse = (acteId: string): Oid => uidDeUuid(idStable(acteId, 'reponse'));

/** Another document of an act, by what it is: the consent it stands on, a refusal. */
export const identifiantAnnexe = (acteId: string, quoi: string): Oid => uidDeUuid(idStable(acteId, quoi));
