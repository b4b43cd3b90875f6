import { jourParis } from '@orapont/domain/dates';
import { aRappeler, finDeFormation } from '@orapont/domain/habilitation/droit';
import { organisationsActives, rappeler, titulairesDuJour } from './habilitation-repository.ts';
import type { DepsHabilitation } from './ports.ts';

/**
 * Tells, in the application, those whose training ends within thirty days; once for each end.
 *
 * @rule TRN-01
 */
export async function rappelerLesFins({
  bd,
  maintenant,
}: Pick<DepsHabilitation, 'bd' | 'maintenant'>): Promise<void> {
  const jour = jourParis(maintenant().toISOString());
  for (const organisationId of await bd.administration(undefined, organisationsActives))
    await bd.organisation({ organisationId }, async (tx) => {
      for (const titulaire of await titulairesDuJour(tx, organisationId, jour)) {
        const fin = finDeFormation({ ...titulaire, jour });
        if (fin !== null && aRappeler(fin, jour))
          await rappeler(tx, { organisationId, professionnelId: titulaire.id, fin });
      }
    });
}
