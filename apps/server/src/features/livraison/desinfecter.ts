import { PliDesinfection, type PliDesinfectionT } from '@orapont/contract/livraison';
import { peutSurDispositif } from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import type { SessionAppareil, SessionSoin } from '../../kernel/session.ts';
import { signaler } from './conflit-repository.ts';
import { trouverTournee } from './emport-repository.ts';
import { auteurDe, jourDuTravail, situerEmport } from './lire-pli.ts';
import { marquerPli, prendrePli } from './pli-repository.ts';
import type { DepsLivraison } from './ports.ts';

/**
 * Writes in the log of a device that it was disinfected between two residents, under the name of whoever took the round along, with the
 * rights of that day; without one a colleague decides, as of every other letter. Asked again, it is one line of the log.
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
  await deps.bd.organisation({ organisationId, compteId: auteur?.compteId }, async (tx) => {
    const ligne = await prendrePli(tx, pli.id);
    if (ligne?.etat !== 'EN_ATTENTE') return;
    if (auteur && peutDesinfecter(auteur)) return ecrire(tx, deps, auteur, pli);
    await marquerPli(tx, pli.id, 'CONFLIT');
    await signaler(tx, ligne, 'DROIT_PERDU');
  });
}

const peutDesinfecter = ({ acteur, organisationId }: SessionSoin): boolean =>
  peutSurDispositif(acteur, 'dispositif.entretenir', { organisationId }).accord;

async function ecrire(
  tx: Tx,
  { inscrireDesinfection, maintenant }: DepsLivraison,
  auteur: SessionSoin,
  { id, le: dit, entretien }: PliDesinfectionT,
): Promise<void> {
  const maintenantLe = maintenant().toISOString();
  const le = dit < maintenantLe ? dit : maintenantLe;
  await inscrireDesinfection(tx, auteur, { ...entretien, le });
  await marquerPli(tx, id, 'APPLIQUE', { applique_le: maintenantLe });
}

/**
 * A colleague knows that it was done: the log says who did it, and who wrote it.
 *
 * @throws Erreur INTERDIT when she may not either
 */
export async function desinfecterMalgre(
  tx: Tx,
  deps: DepsLivraison,
  session: SessionSoin,
  { texte, par_nom, appareil_nom }: { texte: string; par_nom: string; appareil_nom: string },
): Promise<void> {
  if (!peutDesinfecter(session)) throw new Erreur('INTERDIT', ['ROLE_INSUFFISANT']);
  const nom = `${par_nom}, ${appareil_nom}, inscrit par ${session.nom}`;
  await ecrire(tx, deps, { ...session, nom }, PliDesinfection.parse(JSON.parse(texte)));
}
