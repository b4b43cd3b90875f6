import type { DepsCourrier } from './deps.ts';
import { arreterEnvoi, remettreAFaire, trouverEnvois } from './envoi-repository.ts';
import type { LettresSuivies } from './ports.ts';
import { enLecture } from './suivi.ts';

/** What the outbox tells of letters to the capability that shows them on its own page, and lets it do. */
export const lettresSuivies = ({
  travaux,
  maintenant,
}: Pick<DepsCourrier, 'travaux' | 'maintenant'>): LettresSuivies => ({
  lire: async (tx, ids) => {
    const instant = maintenant();
    return (await trouverEnvois(tx, ids)).map((envoi) => enLecture(envoi, instant));
  },
  relancer: async (tx, organisationId, envoiId) => {
    const remise = await remettreAFaire(tx, envoiId);
    if (remise) await travaux.enfiler(tx, 'envoi.partir', { organisationId, envoiId });
    return remise;
  },
  arreter: arreterEnvoi,
});
