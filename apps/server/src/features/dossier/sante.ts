import type { ecrireSante, lireSante } from '@orapont/contract/dossier';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { alertes } from '@orapont/domain/sante/alertes';
import { appelant, enSoin, type Session } from '../../kernel/session.ts';
import { jourDe, lireTrace, ouvrir, sitesDuJour, tracerSur } from './acces-dossier.ts';
import { identiteDe } from './lignes.ts';
import { droitsDe } from './lire.ts';
import type { DepsDossier } from './ports.ts';
import { ajouterJeu, lireJeux, verrouillerSante } from './sante-repository.ts';

/** The set in force, with the alerts that it raises, and the dates of those before. */
export function lire(deps: DepsDossier, session: Session, id: string): Promise<ReplyOf<typeof lireSante>> {
  return lireTrace(deps, session, { id, action: 'sante.lire', trace: 'SANTE_LUE' }, async (tx, ouvert) => {
    const [enVigueur, ...autres] = await lireJeux(tx, id);
    return {
      id: enVigueur?.id ?? null,
      donnees: enVigueur?.donnees ?? null,
      saisiLe: enVigueur?.saisiLe ?? null,
      alertes: enVigueur ? [...alertes(enVigueur.donnees)] : [],
      precedentes: autres.map((jeu) => ({
        id: jeu.id,
        recueilliesLe: jeu.donnees.recueilliesLe,
        saisiLe: jeu.saisiLe,
      })),
      identite: identiteDe(ouvert.dossier),
      ecrire: droitsDe(ouvert.session, sitesDuJour(ouvert.sejours, ouvert.jour))('sante.ecrire'),
    };
  });
}

/**
 * Adds a dated set; nothing is written over. Of two people at once, the second is told.
 *
 * @rule CAP-01, TE-04
 * @throws Erreur CONFLIT VERSION_DEPASSEE when another set came since the one that was on screen
 */
export async function ecrire(
  deps: DepsDossier,
  qui: Session,
  dossierId: string,
  { id, precedente, donnees }: BodyOf<typeof ecrireSante>,
): Promise<{ id: string }> {
  const session = enSoin(qui);
  if (donnees.recueilliesLe > jourDe(deps))
    throw new Erreur('SAISIE_INVALIDE', [], {
      champs: { 'donnees.recueilliesLe': 'Cette date est dans l’avenir : écrivez le jour du recueil.' },
    });
  return deps.bd.organisation(appelant(session), async (tx) => {
    await ouvrir(tx, deps, session, dossierId, 'sante.ecrire');
    await verrouillerSante(tx, dossierId);
    const [enVigueur] = await lireJeux(tx, dossierId);
    if (enVigueur?.id === id) return { id };
    if ((enVigueur?.id ?? null) !== precedente) throw new Erreur('CONFLIT', ['VERSION_DEPASSEE']);
    const { organisationId, compteId } = session;
    await ajouterJeu(tx, { organisationId, id, dossierId, donnees, compteId });
    await tracerSur(tx, session, 'SANTE_ECRITE', dossierId);
    return { id };
  });
}
