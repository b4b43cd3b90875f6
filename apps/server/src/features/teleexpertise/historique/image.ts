import { DemandeFigee } from '@orapont/contract/demande-figee';
import { peutSurDossier } from '@orapont/domain/acces/politique';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import { refuserVolume, surveillerVolume } from '../../../kernel/volume.ts';
import { sitesDuDossier } from '../compte-rendu/dossier-requis-repository.ts';
import { idStable, rassembler } from '../compte-rendu/octets.ts';
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
  { id, media, rendu }: { id: string; media: string; rendu: 'vignette' | 'lecture' },
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
  const ref = { organisationId, dossierId, objetId, version: 1 };
  if (!(await deps.objets.existe(ref))) throw new Erreur('INTROUVABLE');
  const derivees = await deps.images.derivees(await rassembler(deps.objets.lire(ref)), { rotation });
  if (!derivees.accepte) throw new Erreur('INTROUVABLE');
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
  return derivees[rendu].octets;
}
