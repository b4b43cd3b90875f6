import { ObservationBoucheZ } from '@orapont/contract/lecture-bouche';
import { dentureProbable, type Presentation, presentationDe } from '@orapont/domain/bouche/presentation';
import { ageA, type DateCivile, jourParis } from '@orapont/domain/dates';

/**
 * What stands in this mouth as the chart taken along on a round has it; what the age makes likely when there is none.
 *
 * @rule CAP-02
 */
export function presentationEmportee(schema: unknown, naissance: DateCivile): Presentation {
  const { data } = ObservationBoucheZ.safeParse(schema);
  if (data) return presentationDe(data);
  return { denture: dentureProbable(ageA(naissance, jourParis(new Date().toISOString()))), etats: {} };
}
