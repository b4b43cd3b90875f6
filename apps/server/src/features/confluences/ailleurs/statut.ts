import { ETATS_SUIVI, type EtatSuivi } from '@orapont/domain/teleexpertise/suivi';
import { STATUT_SUIVI } from '../../fhir/ports.ts';
import type { StatutLu } from './ports.ts';

const OUVERTS: readonly EtatSuivi[] = ['LUE', 'INFO_COMPLEMENTAIRES'];

/**
 * The state behind the codes that were read; undefined when they are none of the guide's. `cancelled` is what its diagram writes, and
 * « active » without more does not take back a reading that was told.
 */
export function etatDuStatut(
  { statut, avancement }: Pick<StatutLu, 'statut' | 'avancement'>,
  connu: EtatSuivi,
): EtatSuivi | undefined {
  const code = statut === 'cancelled' ? 'revoked' : statut;
  if (code === 'active' && avancement === null) return OUVERTS.includes(connu) ? 'LUE' : 'PUBLIEE';
  return ETATS_SUIVI.find((etat) => {
    const voulu = STATUT_SUIVI[etat];
    return voulu.statut === code && (code !== 'active' || voulu.avancement === avancement);
  });
}
