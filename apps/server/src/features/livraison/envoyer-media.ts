import { PliMedia, type PliMediaT, type PliSigneT } from '@orapont/contract/livraison';
import { Erreur } from '@orapont/domain/erreurs';
import type { EtatActe } from '@orapont/domain/teleexpertise/etat';
import { v5 as uuidv5 } from 'uuid';
import type { Tx } from '../../kernel/bd.ts';
import type { SessionAppareil, SessionSoin } from '../../kernel/session.ts';
import { lireActe } from './acte-livre-repository.ts';
import { trouverTournee } from './emport-repository.ts';
import { auteurDe, type Destination, jourDuTravail, ouvrirPli, situer } from './lire-pli.ts';
import type { DepsLivraison } from './ports.ts';

const OUVERTS: readonly string[] = ['BROUILLON', 'COMPLEMENT_DEMANDE'] satisfies readonly EtatActe[];

/** The draft that keeps the pictures of a request which left, or ended, before they came: one for each request. */
export const acteASuivre = (acteId: string): string => uuidv5('images arrivées après', acteId);

export type MediaSitue = Destination & {
  readonly pli: PliMediaT;
  readonly auteur: SessionSoin;
  /** Where the picture goes: its own request while that takes pictures, the draft beside it afterwards. */
  readonly acteId: string;
};

/** Who took a picture, for whom, and where it goes: asked before its bytes travel, and again when they are there. */
export async function situerMedia(
  deps: DepsLivraison,
  session: SessionAppareil,
  signe: PliSigneT,
): Promise<MediaSitue> {
  const { organisationId } = session;
  const { pli, destination, siteId } = await deps.bd.organisation({ organisationId }, async (tx) => {
    const ouvert = await ouvrirPli(tx, deps.appareils, session.id, signe, PliMedia);
    const situe = await situer(tx, ouvert.pli);
    const tournee = await trouverTournee(tx, situe.emport.tournee_id);
    if (!tournee || ouvert.pli.media.acteId !== ouvert.pli.acteId)
      throw new Erreur('INTROUVABLE', ['EMPORT_INCONNU']);
    return { pli: ouvert.pli, destination: situe, siteId: tournee.site_id };
  });
  const { emport } = destination;
  const jour = jourDuTravail(pli.le, emport, deps.maintenant());
  const auteur = await auteurDe(deps.personnes, { emport, siteId, appareilNom: session.nom, jour });
  if (!auteur) throw new Erreur('INTERDIT', ['SANS_AFFECTATION']);
  const acteId = await deps.bd.organisation(
    { organisationId, compteId: auteur.compteId },
    // The whole picture goes where its reading size went, though the request left since.
    async (tx) =>
      (await deps.medias.trouver(tx, pli.media.mediaId))?.acteId ??
      acteQuiPrend(tx, deps, auteur, { ...destination, siteId }),
  );
  return { ...destination, pli, auteur, acteId };
}

async function acteQuiPrend(
  tx: Tx,
  { actes }: DepsLivraison,
  auteur: SessionSoin,
  { resident, siteId }: Destination & { readonly siteId: string },
): Promise<string> {
  const acte = await lireActe(tx, resident.acte_id);
  if (!acte) throw new Erreur('CONFLIT', ['ACTE_ATTENDU']);
  if (OUVERTS.includes(acte.etat)) return resident.acte_id;
  const tournee = await trouverTournee(tx, resident.tournee_id);
  if (!tournee) throw new Erreur('INTROUVABLE');
  const acteId = acteASuivre(resident.acte_id);
  await actes.ouvrir(tx, auteur, {
    acteId,
    dossierId: resident.dossier_id,
    siteId,
    motif: resident.motif,
    protocole: resident.protocole ?? tournee.protocole,
    requisId: tournee.requis_id,
    requisSiteId: tournee.requis_site_id,
  });
  return acteId;
}
