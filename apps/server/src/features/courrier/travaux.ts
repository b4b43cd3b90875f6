import { z } from 'zod';
import type { DepsCourrier } from './deps.ts';
import { partir } from './partir.ts';
import { reprendreEnvois } from './surveiller.ts';

const Charge = z.object({ organisationId: z.uuid(), envoiId: z.uuid() });

/** Jobs of the outbox: send one mail; every minute, find those that were left behind. */
export function courrierTravaux(deps: DepsCourrier): void {
  deps.travaux.consommer('envoi.partir', (charge) => partir(deps, Charge.parse(charge)));
  deps.travaux.consommer('envois.surveiller', async () => {
    await reprendreEnvois(deps);
  });
  deps.travaux.programmer('envois.surveiller', '* * * * *');
}
