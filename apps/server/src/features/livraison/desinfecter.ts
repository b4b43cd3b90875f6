import type { PliDesinfectionT } from '@orapont/contract/livraison';
import { peutSurDispositif } from '@orapont/domain/acces/politique';
import type { SessionAppareil } from '../../kernel/session.ts';
import { trouverTournee } from './emport-repository.ts';
import { auteurDe, jourDuTravail, situerEmport } from './lire-pli.ts';
import { marquerPli } from './pli-repository.ts';
import type { DepsLivraison } from './ports.ts';

/**
 * Writes in the log of a device that it was disinfected between two residents, under the name of whoever took the round along, with the
 * rights of that day; without one the letter stays as it came. Asked again, it is one line of the log.
 *
 * @rule CAP-03
 */
export async function desinfecter(
  deps: DepsLivraison,
  { organisationId, nom: appareilNom }: SessionAppareil,
  pli: PliDesinfectionT,
): Promise<void> {
  const maintenant = deps.maintenant();
  const lieu = await deps.bd.organisation({ organisationId }, async (tx) => {
    const emport = await situerEmport(tx, pli);
    const tournee = await trouverTournee(tx, emport.tournee_id);
    return tournee && { emport, siteId: tournee.site_id };
  });
  if (!lieu) return;
  const jour = jourDuTravail(pli.le, lieu.emport, maintenant);
  const auteur = await auteurDe(deps.personnes, { ...lieu, appareilNom, jour });
  if (!auteur || !peutSurDispositif(auteur.acteur, 'dispositif.entretenir', { organisationId }).accord)
    return;
  await deps.bd.organisation({ organisationId, compteId: auteur.compteId }, async (tx) => {
    const le = pli.le < maintenant.toISOString() ? pli.le : maintenant.toISOString();
    await deps.inscrireDesinfection(tx, auteur, { ...pli.entretien, le });
    await marquerPli(tx, pli.id, 'APPLIQUE', { applique_le: maintenant.toISOString() });
  });
}
