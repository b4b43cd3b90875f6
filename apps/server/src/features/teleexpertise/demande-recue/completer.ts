import { DemandeFigee, type DemandeFigeeT } from '@orapont/contract/demande-figee';
import { Erreur } from '@orapont/domain/erreurs';
import { echeanceReponse } from '@orapont/domain/teleexpertise/echeance';
import type { Tx } from '../../../kernel/bd.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import type { ImageRecueGardee } from '../../medias/ports.ts';
import { avancer } from '../acte-repository.ts';
import { verrouillerActe } from '../demande/demande-repository.ts';
import { empreinteDe } from '../demande/figer.ts';
import { nomDe } from '../demande/identite.ts';
import { copier } from './copier.ts';
import type { DepsDemandeRecue } from './deps.ts';
import { citerImages, garderImages } from './images-recues.ts';
import { contexteDe } from './lire-demande.ts';
import type { DemandePrete, DemandeRecue } from './ports.ts';
import { acteDeLaDemande } from './proposer.ts';

/**
 * What came since joins the request that waits for it: new pictures, the document that replaces the one before, words. The answer cites
 * the latest document.
 *
 * @rule TE-04, TE-09
 */
export async function completer(
  deps: DepsDemandeRecue,
  session: SessionSoin,
  recue: DemandeRecue,
  texte: string,
) {
  const { organisationId } = session;
  const acte = await deps.bd.organisation(appelant(session), (tx) =>
    acteDeLaDemande(tx, organisationId, recue),
  );
  if (!acte) throw new Erreur('REGLE_NON_RESPECTEE', ['AUCUNE_DEMANDE_EN_ATTENTE']);
  const { id: acteId, dossierId } = acte;
  const gardees = await garderImages(deps.images, { organisationId, dossierId, acteId }, recue);
  return {
    dossierId,
    joindre: (tx: Tx) => joindre(tx, deps, session, { acteId, recue, gardees, texte }),
  };
}

type AJoindre = {
  readonly acteId: string;
  readonly recue: DemandeRecue;
  readonly gardees: readonly ImageRecueGardee[];
  readonly texte: string;
};

async function joindre(
  tx: Tx,
  deps: DepsDemandeRecue,
  session: SessionSoin,
  { acteId, recue, gardees, texte }: AJoindre,
): Promise<DemandePrete> {
  const acte = await verrouillerActe(tx, acteId);
  if (acte?.etat !== 'COMPLEMENT_DEMANDE') throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
  const demande = DemandeFigee.parse(acte.demande);
  exigerRequerant(demande, recue);
  const connues = new Set(demande.medias.map(({ id }) => id));
  const neuves = gardees.filter(({ mediaId }) => !connues.has(mediaId));
  if (neuves.length === 0 && recue.pieces === 0 && texte === '')
    throw new Erreur('SAISIE_INVALIDE', ['COMPLEMENT_VIDE'], {
      champs: { texte: 'Écrivez ce que ce message apporte.' },
    });
  const ou = { organisationId: session.organisationId, dossierId: acte.dossier_id, acteId };
  for (const image of neuves)
    await deps.images.inscrire(tx, ou, image, {
      auteurId: demande.requerant.id,
      deposePar: session.professionnelId,
    });
  const suite = completee(demande, { recue, neuves, texte }, deps.maintenant().toISOString());
  const delai = echeanceReponse(recue.recuLe, demande.urgence, deps.delais);
  await avancer(
    tx,
    deps.travaux,
    {
      organisationId: session.organisationId,
      acteId,
      evenement: 'FOURNIR_COMPLEMENT',
      acteur: 'REQUERANT',
      compteId: session.compteId,
      nom: nomDe(demande.requerant),
      details: { courrierId: recue.courrierId, prisEnChargePar: session.nom },
    },
    {
      demande: JSON.stringify(suite),
      demande_empreinte: empreinteDe(suite),
      complement: null,
      // Waiting for the complement is not the requis's delay.
      echeance: acte.echeance && acte.echeance > delai ? acte.echeance : delai,
      escalade_le: null,
    },
  );
  await copier(tx, acteId);
  return { acteId, dossierId: acte.dossier_id };
}

/** A complement comes from where the request came from. */
function exigerRequerant({ recue: origine }: DemandeFigeeT, recue: DemandeRecue): void {
  if (origine?.adresse !== recue.expediteur)
    throw new Erreur('REGLE_NON_RESPECTEE', ['EXPEDITEUR_INATTENDU']);
}

function completee(
  demande: DemandeFigeeT,
  { recue, neuves, texte }: Pick<AJoindre, 'recue' | 'texte'> & { neuves: readonly ImageRecueGardee[] },
  le: string,
): DemandeFigeeT {
  const { recue: origine } = demande;
  if (!origine) throw new Erreur('INTROUVABLE');
  const document = recue.document?.identifiant;
  return {
    ...demande,
    medias: [...demande.medias, ...citerImages(neuves, demande.requerant)],
    complements: [...demande.complements, { le, texte, medias: neuves.map(({ mediaId }) => mediaId) }],
    recue: {
      ...origine,
      courriers: [...origine.courriers, recue.courrierId],
      messageId: recue.messageId || origine.messageId,
      documents: document
        ? [...origine.documents.filter((id) => id !== document), document]
        : origine.documents,
      contexte: recue.document ? contexteDe(recue) : origine.contexte,
      pieces: origine.pieces + recue.pieces,
    },
  };
}
