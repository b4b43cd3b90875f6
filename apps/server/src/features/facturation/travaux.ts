import { z } from 'zod';
import { calculer } from './calculer.ts';
import type { DepsFacturation } from './ports.ts';

const Charge = z.object({
  organisationId: z.uuid(),
  compteRenduId: z.uuid().optional(),
  acteId: z.uuid().optional(),
});

export function facturationTravaux(deps: DepsFacturation): void {
  deps.travaux.consommer('facturation.calculer', (charge) => calculer(deps, Charge.parse(charge)));
}
