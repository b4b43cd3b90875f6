import { DemandeFigee } from '@orapont/contract/demande-figee';
import { peutSurDossier } from '@orapont/domain/acces/politique';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { sitesDuDossier } from '../../../kernel/dossier-repository.ts';
import { idStable } from '../../../kernel/empreinte.ts';
import { rassembler, unSeul } from '../../../kernel/octets.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import { refuserVolume, surveillerVolume } from '../../../kernel/volume.ts';
import type { Rotation } from '../../medias/ports.ts';
import type { RefObjet } from '../../objets/ports.ts';
import { RENDUS_GARDES, type RenduGarde, renditionGardee } from '../compte-rendu/octets.ts';
import type { DepsHistorique } from './historique.ts';
import { schemaSigne } from './historique-repository.ts';

/**
 * A picture that an answer stood on, from the copy kept in the signer's own record: seen again years later, whatever became of the
 * other side. Only a re-encoded rendition is shown.
 *
 * @rule DOS-09, DOS-12, TE-11
 */
export async function imageGardee(
  deps: DepsHistorique,
  session: SessionSoin,
  { id, media, rendu }: { id: string; media: string; rendu: RenduGarde },
): Promise<Uint8Array> {
  const { organisationId } = session;
  const trouvee = await deps.bd.organisation(appelant(session), async (tx) => {
    const cr = await schemaSigne(tx, id);
    if (!cr) throw new Erreur('INTROUVABLE');
    const sites = await sitesDuDossier(tx, cr.dossier_id, jourParis(deps.maintenant().toISOString()));
    const verdict = peutSurDossier(session.acteur, 'document.lire', { organisationId, sites });
    if (!verdict.accord && cr.signe_par !== session.professionnelId) throw new Erreur('INTROUVABLE');
    const cite = DemandeFigee.parse(cr.demande).medias.find((m) => m.id === media);
    if (!cite) throw new Erreur('INTROUVABLE');
    return { dossierId: cr.dossier_id, acteId: cr.acte_id, rotation: cite.rotation };
  });
  await refuserVolume(deps, session, trouvee.dossierId);
  const { dossierId, acteId, rotation } = trouvee;
  const objetId = idStable('piece', dossierId, media);
  const octets = await rendition(deps, { organisationId, dossierId, objetId }, { rotation, rendu });
  if (rendu === 'lecture')
    await deps.bd.organisation(appelant(session), async (tx) => {
      await tracer(tx, {
        organisationId,
        chaine: 'ACCES',
        action: 'IMAGE_OUVERTE',
        acteur: session.nom,
        compteId: session.compteId,
        dossierId,
        acteId,
      });
      await surveillerVolume(tx, deps, session);
    });
  return octets;
}

type Rendition = { readonly rotation: Rotation; readonly rendu: RenduGarde };

/**
 * The bytes that are shown: kept with the copy when it was signed. What was signed before is encoded once, then kept in the same place;
 * two readers at once write the same bytes there.
 */
async function rendition(
  { objets, images }: DepsHistorique,
  piece: Omit<RefObjet, 'version'>,
  { rotation, rendu }: Rendition,
): Promise<Uint8Array> {
  const voulue = renditionGardee(piece, rotation, rendu);
  if (await objets.existe(voulue)) return rassembler(objets.lire(voulue));
  const copie = { ...piece, version: 1 };
  if (!(await objets.existe(copie))) throw new Erreur('INTROUVABLE');
  const derivees = await images.derivees(await rassembler(objets.lire(copie)), { rotation });
  if (!derivees.accepte) throw new Erreur('INTROUVABLE');
  for (const lequel of RENDUS_GARDES)
    await objets.ecrire(renditionGardee(piece, rotation, lequel), unSeul(derivees[lequel].octets));
  return derivees[rendu].octets;
}
