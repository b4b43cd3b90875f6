import { REFUS_RECEPTION } from '@orapont/domain/imagerie/refus';
import type { DepsImagerie } from './deps.ts';
import type { Porte } from './porte-repository.ts';
import { identifier } from './portes.ts';
import type { GardienDimse } from './ports.ts';
import type { Provenance } from './provenance.ts';
import { recevoir, refuser } from './recevoir.ts';

export const provenanceDe = ({ id, nom, organisationId, siteId }: Porte): Provenance => ({
  organisationId,
  siteId,
  porteId: id,
  nom,
});

/**
 * Answers for the DIMSE door.
 *
 * @rule IMG-02
 */
export function gardienDimse(deps: DepsImagerie): GardienDimse<Porte> {
  return {
    identifier: (appelant) => identifier(deps, appelant),
    async recevoir(porte, octets) {
      const { code } = await recevoir(deps, provenanceDe(porte), octets);
      return code === null ? 0 : REFUS_RECEPTION[code].statut;
    },
    async tropLourd(porte) {
      await refuser(deps, provenanceDe(porte), 'TROP_LOURD');
      return REFUS_RECEPTION.TROP_LOURD.statut;
    },
  };
}
