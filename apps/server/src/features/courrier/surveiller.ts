import { canauxDe, type DepsCourrier } from './deps.ts';
import { organisations, reprendreOublies } from './envoi-repository.ts';

/**
 * Puts back in the queue the mails that nobody works on any more, organisation by organisation. A row taken twice leaves once:
 * the lease decides.
 *
 * @returns how many were put back
 */
export async function reprendreEnvois(
  deps: Pick<DepsCourrier, 'bd' | 'travaux' | 'maintenant' | 'mssante' | 'courriel' | 'depositaire'>,
): Promise<number> {
  const { bd, travaux, maintenant } = deps;
  let repris = 0;
  for (const organisationId of await bd.administration(undefined, organisations))
    await bd.organisation({ organisationId }, async (tx) => {
      const oublies = await reprendreOublies(tx, maintenant(), canauxDe(deps));
      for (const envoiId of oublies) await travaux.enfiler(tx, 'envoi.partir', { organisationId, envoiId });
      repris += oublies.length;
    });
  return repris;
}
