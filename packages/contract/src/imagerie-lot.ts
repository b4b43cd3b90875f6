import { CODES_REFUS_RECEPTION, INSTANCE_MAX_OCTETS } from '@orapont/domain/imagerie/refus';
import { z } from 'zod';
import { Id, parmi, Rien, Vide } from './communs.ts';
import { route } from './route.ts';
import { ParEnvoi } from './televersement.ts';

/**
 * A lot of a disc: some of its files, one after the other. It travels as any heavy file does (tus 1.0.0), so that a cut, or a slow line,
 * loses nothing of it; then each of its files is taken in by itself.
 */
const cheminTus = '/api/imagerie/lots' as const;
const DEPOSANTS = ['soignant', 'praticien', 'secretariat'] as const;

/** One instance may fill a lot by itself. */
export const LOT_MAX_OCTETS = INSTANCE_MAX_OCTETS;
export const LOT_MAX_FICHIERS = 200;

export const ouvrirLot = route({
  nom: 'imagerie.ouvrirLot',
  genre: 'televersement',
  method: 'POST',
  path: cheminTus,
  roles: DEPOSANTS,
  resume: 'Open a resumable upload of some files of a disc.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: Vide,
});

export const suivreLot = route({
  nom: 'imagerie.suivreLot',
  genre: 'televersement',
  method: 'HEAD',
  path: `${cheminTus}/:id`,
  roles: DEPOSANTS,
  resume: 'How many bytes of a lot are safe.',
  params: ParEnvoi,
  query: Rien,
  body: Vide,
  reply: Vide,
});

export const poursuivreLot = route({
  nom: 'imagerie.poursuivreLot',
  genre: 'televersement',
  method: 'PATCH',
  path: `${cheminTus}/:id`,
  roles: DEPOSANTS,
  resume: 'Send the next bytes of a lot.',
  params: ParEnvoi,
  query: Rien,
  body: Vide,
  reply: Vide,
});

export const abandonnerLot = route({
  nom: 'imagerie.abandonnerLot',
  genre: 'televersement',
  method: 'DELETE',
  path: `${cheminTus}/:id`,
  roles: DEPOSANTS,
  resume: 'Drop a lot: nobody needs its bytes any more.',
  params: ParEnvoi,
  query: Rien,
  body: Vide,
  reply: Vide,
});

/**
 * Takes in the files of a complete lot. Asked twice it answers the same: a picture is kept once, and the bytes of the lot stay until their
 * sender drops them. Refusals: 404 `ENVOI_PERDU` (upload again), 409 `ENVOI_INCOMPLET` (go on), 409 `EMPREINTE_DIFFERENTE` (what arrived is
 * not what left: dropped, upload again).
 */
export const deposerLot = route({
  nom: 'imagerie.deposerLot',
  genre: 'json',
  method: 'POST',
  path: `${cheminTus}/:id/depot`,
  roles: DEPOSANTS,
  resume: 'Take in the files of a complete lot; what is not kept is said file by file, by its rank.',
  params: ParEnvoi,
  query: Rien,
  body: z
    .object({
      empreinte: z.string().regex(/^[0-9a-f]{64}$/),
      /** Bytes of each file, in the order in which they follow each other. */
      tailles: z.array(z.int().min(0).max(INSTANCE_MAX_OCTETS)).min(1).max(LOT_MAX_FICHIERS),
      /** The person for whom it is: anyone else's picture is refused. */
      dossierId: Id.optional(),
    })
    .strict(),
  reply: z.object({
    empreinteRecue: z.string(),
    refus: z.array(z.object({ rang: z.int(), code: parmi(CODES_REFUS_RECEPTION) })),
  }),
});
