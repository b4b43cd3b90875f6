import { Erreur } from '@orapont/domain/erreurs';
import type { Bd, Tx } from './bd.ts';
import { appelant, type SessionSoin } from './session.ts';
import { tracer } from './traces-repository.ts';
import { alerteRecente, dossiersOuverts } from './volume-repository.ts';

/** Distinct records opened by one account in an hour: beyond the first figure someone is told, at the second it stops. */
export const SEUIL_ALERTE = 60;
export const SEUIL_REFUS = 300;
const HEURE = 3_600_000;

export const ALERTE_VOLUME = 'CONSULTATIONS_INHABITUELLES';
export const REFUS_VOLUME = 'CONSULTATIONS_ARRETEES';

type Horloge = { readonly maintenant: () => Date };

const depuis = ({ maintenant }: Horloge) => new Date(maintenant().getTime() - HEURE).toISOString();

const signaler = (tx: Tx, { organisationId, nom, compteId }: SessionSoin, action: string) =>
  tracer(tx, { organisationId, chaine: 'TECHNIQUE', action, acteur: nom, compteId });

/**
 * Stops an account that goes through records. The target is a record, or an act read across the wall, whose record has no name on
 * this side. What was already opened in the hour stays open, so that care goes on. The refusal is an event of its own, in a
 * transaction that stays.
 *
 * @source security reference, limits (Cegedim 2025: abnormal queries from doctors' own accounts)
 */
export async function refuserVolume(
  deps: Horloge & { readonly bd: Bd },
  session: SessionSoin,
  cible: string,
): Promise<void> {
  const refuse = await deps.bd.organisation(appelant(session), async (tx) => {
    const ouverts = await dossiersOuverts(tx, session.compteId, depuis(deps));
    if (ouverts.size < SEUIL_REFUS || ouverts.has(cible)) return false;
    if (!(await alerteRecente(tx, session.compteId, REFUS_VOLUME, depuis(deps))))
      await signaler(tx, session, REFUS_VOLUME);
    return true;
  });
  if (refuse) throw new Erreur('TROP_DE_REQUETES', ['VOLUME_ANORMAL']);
}

/** After the trace of a reading: one alert an hour for an account beyond the first figure. */
export async function surveillerVolume(tx: Tx, deps: Horloge, session: SessionSoin): Promise<void> {
  const ouverts = await dossiersOuverts(tx, session.compteId, depuis(deps));
  if (ouverts.size <= SEUIL_ALERTE) return;
  if (await alerteRecente(tx, session.compteId, ALERTE_VOLUME, depuis(deps))) return;
  await signaler(tx, session, ALERTE_VOLUME);
}
