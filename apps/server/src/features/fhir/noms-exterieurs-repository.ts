import type { TypeCree } from '@orapont/contract/fhir-creation';
import { type RawBuilder, sql } from 'kysely';
import type { Condition, Portee } from './source-repository.ts';

/** Names that other software gave to it; the digest of a text is a name for nobody. */
export const nomsDe = (id: RawBuilder<unknown>, genre: TypeCree, { organisationId }: Portee) =>
  sql`coalesce((select jsonb_agg(distinct jsonb_build_object('systeme', x.systeme, 'valeur', x.valeur)) from app.nom_exterieur x
    where x.organisation_id = ${organisationId}::uuid and x.ressource_id = ${id} and x.genre = ${genre}
      and x.valeur not like 'urn:sha256:%'), '[]')`;

/** Those that other software knows under that name, whichever it is. */
export const nommes = (
  id: RawBuilder<unknown>,
  genre: TypeCree,
  {
    organisationId,
    systeme,
    code,
  }: { readonly organisationId: string; readonly systeme: string | undefined; readonly code: string },
): Condition => sql`${id} = any (array(select x.ressource_id from app.nom_exterieur x
    where x.organisation_id = ${organisationId}::uuid and x.genre = ${genre} and x.valeur = ${code}
      ${systeme === undefined ? sql`` : sql`and x.systeme = ${systeme}`}))`;
