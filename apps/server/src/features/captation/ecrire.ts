import { CaptationEcrite, type CaptationEcriteT } from '@orapont/contract/captation';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import { changerCaptation, insererCaptation, trouverCaptation } from './captation-repository.ts';
import type { EcrireCaptation, SeanceSituee } from './ports.ts';

/**
 * Writes a sitting once for its id; the highest revision stands, whatever the order in which writings arrive. It stays that of its
 * author and of its act.
 */
export async function ecrire(
  tx: Tx,
  seance: SeanceSituee,
  id: string,
  captation: CaptationEcriteT,
): Promise<void> {
  if (await insererCaptation(tx, seance, id, captation)) return;
  const avant = await trouverCaptation(tx, id);
  if (!avant || avant.acteId !== seance.acteId || avant.auteur.id !== seance.auteurId)
    throw new Erreur('CONFLIT', ['CLE_REUTILISEE']);
  await changerCaptation(tx, id, captation);
}

/** For the letters of a round: what a device wrote is checked like what a screen sends. */
export const ecrireCaptation: EcrireCaptation = {
  async ecrire(tx, seance, captation) {
    const lue = CaptationEcrite.safeParse(captation);
    if (!lue.success) throw new Erreur('SAISIE_INVALIDE');
    await ecrire(tx, seance, captation.id, lue.data);
  },
};
