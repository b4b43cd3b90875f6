import type { RecueilSaisiT } from '@orapont/contract/demande';
import { peutSurDossier } from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../../kernel/bd.ts';
import { santeEnVigueur } from '../../../kernel/dossier-repository.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import type { Actes, BrouillonLivre } from '../../livraison/ports.ts';
import type { JugerActe } from '../../tournees/ports.ts';
import { noter, prendre } from './acces.ts';
import { changementDeNature } from './brouillon.ts';
import { colonnesDe } from './champs.ts';
import { inscrireRecueil } from './consentement.ts';
import { enregistrerBrouillon, insererBrouillon, lireActe } from './demande-repository.ts';
import type { DepsDemande } from './deps.ts';

/**
 * Turns a draft into a téléexpertise, or back into a bilan: the choice of whoever may send it.
 *
 * @rule TE-01, TE-02
 */
export const jugerActe: JugerActe = {
  async juger(tx, session, acteId, suspicion) {
    const acte = await prendre(tx, session, 'acte.envoyer', acteId);
    if (acte.etat !== 'BROUILLON') throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
    const nature = suspicion ? 'TELEEXPERTISE_ESMS' : 'BILAN';
    if (acte.nature === nature) return;
    const change = changementDeNature(nature, suspicion ? acte.motif : 'BILAN_TOURNEE');
    await enregistrerBrouillon(tx, acteId, acte.version, change);
    await noter(tx, session, 'DEMANDE_MODIFIEE', acte);
  },
};

/** How a round writes its bilans: the same rules as on line, in the transaction of the letter that brings them. */
export const actesLivres = (deps: DepsDemande): Actes => ({
  ouvrir,
  async ecrire(tx, session, acteId, champs, version) {
    const acte = await prendre(tx, session, 'acte.preparer', acteId);
    if (acte.etat !== 'BROUILLON') return 'PARTIE';
    const ecrite = await enregistrerBrouillon(tx, acteId, version ?? acte.version, colonnesDe(champs, acte));
    if (ecrite === undefined) return 'MODIFIEE';
    await noter(tx, session, 'DEMANDE_MODIFIEE', acte);
    return { version: ecrite };
  },
  async recueillir(tx: Tx, session: SessionSoin, acteId: string, recueil: RecueilSaisiT) {
    await inscrireRecueil(tx, deps, session, acteId, recueil);
  },
});

/** The site is that of the round: the person was followed there when the tablet left, wherever she is now. */
async function ouvrir(tx: Tx, session: SessionSoin, brouillon: BrouillonLivre): Promise<number> {
  const { acteId, dossierId, siteId } = brouillon;
  const { organisationId } = session;
  const verdict = peutSurDossier(session.acteur, 'demande.preparer', { organisationId, sites: [siteId] });
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
  const sante = await santeEnVigueur(tx, dossierId);
  const cree = await insererBrouillon(tx, {
    organisation_id: organisationId,
    id: acteId,
    dossier_id: dossierId,
    site_id: siteId,
    nature: 'BILAN',
    prepare_par: session.professionnelId,
    motif: brouillon.motif,
    protocole: brouillon.protocole,
    requis_id: brouillon.requisId,
    requis_site_id: brouillon.requisSiteId,
    sante: sante === null ? null : JSON.stringify(sante),
  });
  const acte = await lireActe(tx, acteId);
  if (acte?.dossier_id !== dossierId) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
  if (cree) await noter(tx, session, 'DEMANDE_CREEE', acte);
  return acte.version;
}
