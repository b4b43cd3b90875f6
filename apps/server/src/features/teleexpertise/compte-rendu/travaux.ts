import { z } from 'zod';
import type { DepsCompteRendu } from './deps.ts';
import { finaliser } from './finaliser.ts';
import { recevoir } from './recevoir.ts';

const ChargeFinaliser = z.object({ organisationId: z.uuid(), compteRenduId: z.uuid() });
const ChargeRecevoir = z.object({ organisationId: z.uuid(), acteId: z.uuid() });

/** Jobs that end a signature, on one side and on the other. */
export function compteRenduTravaux(deps: DepsCompteRendu): void {
  deps.travaux.consommer('compte-rendu.finaliser', (charge) =>
    finaliser(deps, ChargeFinaliser.parse(charge)),
  );
  deps.travaux.consommer('compte-rendu.recevoir', (charge) => recevoir(deps, ChargeRecevoir.parse(charge)));
}
