import type { annulerDemande, fournirComplement } from '@orapont/contract/demande';
import { DemandeFigee } from '@orapont/contract/demande-figee';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { echeanceReponse } from '@orapont/domain/teleexpertise/echeance';
import type { SessionSoin } from '../../../kernel/session.ts';
import { avancer } from '../acte-repository.ts';
import { noter, prendre } from './acces.ts';
import { lireCaptations } from './captation-lue-repository.ts';
import { citerCaptation } from './citer-captation.ts';
import { commander } from './commande.ts';
import { fermerPartages, type LigneMedia, lireMedias } from './demande-repository.ts';
import type { DepsDemande } from './deps.ts';
import { lireAuteurs } from './envoi.ts';
import { poster } from './envoi-repository.ts';
import { courrielDe } from './faits-repository.ts';
import { citerMedias, empreinteDe } from './figer.ts';
import { lirePropres } from './protocole-repository.ts';

const pas = (session: SessionSoin, acteId: string) => ({
  organisationId: session.organisationId,
  acteId,
  compteId: session.compteId,
  nom: session.nom,
});

/** Drops a draft (whoever prepares may) or cancels a request that waits for its answer (whoever may send). */
export async function annuler(
  deps: DepsDemande,
  session: SessionSoin,
  id: string,
  { raison }: BodyOf<typeof annulerDemande>,
  cle: string,
) {
  return commander(deps, session, { cle, id, corps: { raison } }, async (tx) => {
    const acte = await prendre(tx, session, 'acte.preparer', id);
    const brouillon = acte.etat === 'BROUILLON';
    if (!brouillon) await prendre(tx, session, 'acte.annuler', id);
    const le = deps.maintenant().toISOString();
    await fermerPartages(tx, id, 'ANNULATION', le);
    await avancer(
      tx,
      deps.travaux,
      {
        ...pas(session, id),
        evenement: 'ANNULER',
        acteur: brouillon ? 'PREPARATEUR' : 'REQUERANT',
        details: { raison },
      },
      { clos_le: le },
    );
    await noter(tx, session, 'DEMANDE_ANNULEE', acte);
    return { etat: 'ANNULEE' as const };
  });
}

/**
 * Sends what the requis asked for: pictures taken since, words, or both. Why views are missing is told again; the rest of
 * the frozen request does not move.
 *
 * @rule TE-04, TE-09
 */
export async function fournir(
  deps: DepsDemande,
  session: SessionSoin,
  id: string,
  { texte }: BodyOf<typeof fournirComplement>,
  cle: string,
) {
  return commander(deps, session, { cle, id, corps: { texte } }, async (tx) => {
    const acte = await prendre(tx, session, 'acte.envoyer', id);
    if (acte.etat !== 'COMPLEMENT_DEMANDE') throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
    const maintenant = deps.maintenant().toISOString();
    const demande = DemandeFigee.parse(acte.demande);
    const medias = await lireMedias(tx, id);
    const neufs = nouvelles(medias, demande.medias);
    if (neufs.some(({ etat }) => etat === 'RECU')) throw new Erreur('CONFLIT', ['IMAGES_EN_COURS']);
    if (neufs.length === 0 && texte === '')
      throw new Erreur('SAISIE_INVALIDE', ['COMPLEMENT_VIDE'], {
        champs: { texte: 'Ajoutez une image ou écrivez une réponse.' },
      });
    const auteurs = await lireAuteurs(tx, { medias: neufs, maintenant });
    const suite = {
      ...demande,
      captation: citerCaptation(
        await lireCaptations(tx, id),
        medias.map(({ vue }) => vue),
        await lirePropres(tx),
      ),
      medias: [...demande.medias, ...citerMedias(neufs, auteurs)],
      complements: [
        ...demande.complements,
        { le: maintenant, texte, medias: neufs.map((media) => media.id) },
      ],
    };
    const delai = echeanceReponse(maintenant, demande.urgence, deps.delais);
    await avancer(
      tx,
      deps.travaux,
      { ...pas(session, id), evenement: 'FOURNIR_COMPLEMENT', acteur: 'REQUERANT' },
      {
        demande: JSON.stringify(suite),
        demande_empreinte: empreinteDe(suite),
        complement: null,
        // Waiting for the complement is not the requis's delay.
        echeance: acte.echeance && acte.echeance > delai ? acte.echeance : delai,
        escalade_le: null,
      },
    );
    const lettre = { organisationId: session.organisationId, acteId: id };
    const charge = { complement: demande.complements.length };
    await poster(tx, deps.travaux, {
      ...lettre,
      charge,
      canal: 'MSSANTE',
      type: 'COMPLEMENT',
      destinataire: demande.requis.bal,
    });
    await poster(tx, deps.travaux, {
      ...lettre,
      charge,
      canal: 'COURRIEL',
      type: 'NOTIF_COMPLEMENT',
      destinataire: await courrielDe(tx, demande.requis.id),
    });
    await noter(tx, session, 'COMPLEMENT_FOURNI', acte);
    return { etat: 'ACCEPTEE' as const };
  });
}

/** Pictures that the requis has not been sent yet. */
export function nouvelles(
  medias: readonly LigneMedia[],
  envoyees: readonly { readonly id: string }[],
): readonly LigneMedia[] {
  const connues = new Set(envoyees.map(({ id }) => id));
  return medias.filter(({ id }) => !connues.has(id));
}
