import { DemandeFigee, type DemandeFigeeT } from '@orapont/contract/demande-figee';
import { Erreur } from '@orapont/domain/erreurs';
import { echeanceReponse } from '@orapont/domain/teleexpertise/echeance';
import type { Tx } from '../../../kernel/bd.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import type { ImageRecueGardee } from '../../medias/ports.ts';
import { type ChampsActe, type LigneActe, verrouillerActe } from '../demande/demande-repository.ts';
import { empreinteDe } from '../demande/figer.ts';
import type { DepsDemandeRecue } from './deps.ts';
import { citerImages, garderImages } from './images-recues.ts';
import { contexteDe } from './lire-demande.ts';
import type { DemandeRecue } from './ports.ts';
import { acteDeLaDemande } from './proposer.ts';

/** A message that joins a request, with its pictures put away: nothing of it is visible before it is joined. */
export type Jonction = {
  readonly acteId: string;
  readonly dossierId: string;
  readonly recue: DemandeRecue;
  readonly gardees: readonly ImageRecueGardee[];
};

export async function preparerJonction(
  deps: DepsDemandeRecue,
  session: SessionSoin,
  recue: DemandeRecue,
): Promise<Jonction> {
  const { organisationId } = session;
  const acte = await deps.bd.organisation(appelant(session), (tx) =>
    acteDeLaDemande(tx, organisationId, recue),
  );
  if (!acte) throw new Erreur('REGLE_NON_RESPECTEE', ['AUCUNE_DEMANDE_EN_ATTENTE']);
  const { id: acteId, dossierId } = acte;
  const gardees = await garderImages(deps.images, { organisationId, dossierId, acteId }, recue);
  return { acteId, dossierId, recue, gardees };
}

/** The request that a message joins, held: it comes from where the request came from. */
export async function tenirDemande(
  tx: Tx,
  { acteId, recue }: Jonction,
): Promise<{ readonly acte: LigneActe; readonly demande: DemandeFigeeT }> {
  const acte = await verrouillerActe(tx, acteId);
  if (!acte) throw new Erreur('INTROUVABLE');
  const demande = DemandeFigee.parse(acte.demande);
  if (demande.recue?.adresse !== recue.expediteur)
    throw new Erreur('REGLE_NON_RESPECTEE', ['EXPEDITEUR_INATTENDU']);
  return { acte, demande };
}

/**
 * What the message brings, in the request: its pictures that were not there, the document that replaces the one before, its words. What
 * is answered from now on follows it and cites its document.
 *
 * @rule TE-04, TE-09
 */
export async function joindrePieces(
  tx: Tx,
  deps: DepsDemandeRecue,
  session: SessionSoin,
  { acte, demande }: { readonly acte: LigneActe; readonly demande: DemandeFigeeT },
  { recue, gardees, texte }: Jonction & { readonly texte: string },
): Promise<{ readonly suite: DemandeFigeeT; readonly neuves: number }> {
  const connues = new Set(demande.medias.map(({ id }) => id));
  const neuves = gardees.filter(({ mediaId }) => !connues.has(mediaId));
  const ou = { organisationId: session.organisationId, dossierId: acte.dossier_id, acteId: acte.id };
  for (const image of neuves)
    await deps.images.inscrire(tx, ou, image, {
      auteurId: demande.requerant.id,
      deposePar: session.professionnelId,
    });
  const le = deps.maintenant().toISOString();
  return { suite: completee(demande, { recue, neuves, texte }, le), neuves: neuves.length };
}

/** The row that says it; waiting for the requérant was not the requis's delay. */
export function champsJoints(
  { echeance }: Pick<LigneActe, 'echeance'>,
  suite: DemandeFigeeT,
  { delais }: Pick<DepsDemandeRecue, 'delais'>,
  recuLe: string,
): ChampsActe {
  const delai = echeanceReponse(recuLe, suite.urgence, delais);
  return {
    demande: JSON.stringify(suite),
    demande_empreinte: empreinteDe(suite),
    echeance: echeance && echeance > delai ? echeance : delai,
    escalade_le: null,
  };
}

function completee(
  demande: DemandeFigeeT,
  {
    recue,
    neuves,
    texte,
  }: {
    readonly recue: DemandeRecue;
    readonly neuves: readonly ImageRecueGardee[];
    readonly texte: string;
  },
  le: string,
): DemandeFigeeT {
  const { recue: origine } = demande;
  if (!origine) throw new Erreur('INTROUVABLE');
  const document = recue.document?.identifiant;
  const apporte = neuves.length > 0 || recue.pieces > 0 || texte !== '';
  return {
    ...demande,
    medias: [...demande.medias, ...citerImages(neuves, demande.requerant)],
    complements: apporte
      ? [...demande.complements, { le, texte, medias: neuves.map(({ mediaId }) => mediaId) }]
      : demande.complements,
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
