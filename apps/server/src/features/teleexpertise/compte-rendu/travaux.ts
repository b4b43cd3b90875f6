import { z } from 'zod';
import type { DepsCompteRendu } from './deps.ts';
import { finaliser } from './finaliser.ts';
import { balayerOrphelins } from './orphelins.ts';
import { recevoir } from './recevoir.ts';

const ChargeFinaliser = z.object({ organisationId: z.uuid(), compteRenduId: z.uuid() });
const ChargeRecevoir = z.object({ organisationId: z.uuid(), acteId: z.uuid() });

/** Jobs that end a signature, on one side and on the other, and the one that removes what was given up. */
export function compteRenduTravaux(deps: DepsCompteRendu): void {
  deps.travaux.consommer('compte-rendu.finaliser', (charge) =>
    finaliser(deps, ChargeFinaliser.parse(charge)),
  );
  deps.travaux.consommer('compte-rendu.recevoir', (charge) => recevoir(deps, ChargeRecevoir.parse(charge)));
  deps.travaux.consommer('objets.balayer', async () => void (await balayerOrphelins(deps)));
  deps.travaux.programmer('objets.balayer', '40 2 * * *');
}
