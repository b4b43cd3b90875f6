import { verifierConsentement } from '@orapont/domain/consentement/verifier';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import type { DemandesAConfier } from '../../confluences/ailleurs/ports.ts';
import { consulter, prendre } from './acces.ts';
import { champsDe, urgenceDe } from './champs.ts';
import { lireMedias, noterEvenement } from './demande-repository.ts';
import type { DepsDemande } from './deps.ts';
import { lirePersonneSuivie } from './faits-repository.ts';
import { lireRecueils, volonteDe } from './recueil-repository.ts';

/**
 * A draft that goes on in other software: whoever may send it hands it over, once the person agreed and the question is written. The rules
 * of the act itself are run there.
 *
 * @rule TE-08
 */
export const demandesAConfier = ({ maintenant }: Pick<DepsDemande, 'maintenant'>): DemandesAConfier => ({
  async prendre(tx, session, acteId) {
    const acte = await prendre(tx, session, 'acte.envoyer', acteId);
    if (acte.etat !== 'BROUILLON') throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
    const le = maintenant().toISOString();
    const personne = await lirePersonneSuivie(tx, acte.dossier_id, jourParis(le));
    if (!personne) throw new Erreur('INTROUVABLE');
    const volonte = volonteDe(await lireRecueils(tx, acteId), personne);
    const requisId = acte.requis_id ?? volonte.decision?.requisId ?? '';
    const obstacles = verifierConsentement(volonte, { requisId, maintenant: le });
    if (obstacles.length > 0)
      throw new Erreur('REGLE_NON_RESPECTEE', ['AILLEURS_SANS_ACCORD'], { obstacles });
    const champs = champsDe(acte);
    if (champs.question.trim() === '' && champs.motifTexte.trim() === '')
      throw new Erreur('REGLE_NON_RESPECTEE', ['AILLEURS_SANS_QUESTION']);
    const medias = await lireMedias(tx, acteId);
    if (medias.some(({ etat }) => etat === 'RECU')) throw new Erreur('CONFLIT', ['IMAGES_EN_COURS']);
    return {
      acteId,
      dossierId: acte.dossier_id,
      siteId: acte.site_id,
      redigeeLe: acte.cree_le,
      nature: acte.nature as NatureActe,
      motif: champs.motifTexte,
      question: champs.question,
      urgence: urgenceDe(champs),
      mediaIds: medias.map(({ id }) => id),
    };
  },
  async consulter(tx, session, acteId) {
    await consulter(tx, session, acteId);
  },
  raconter: (tx, { raison, ...evenement }) => noterEvenement(tx, { ...evenement, details: { raison } }),
});
