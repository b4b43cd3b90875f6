import { Readable } from 'node:stream';
import { peutSurDossier } from '@orapont/domain/acces/politique';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { FastifyReply } from 'fastify';
import { appelant, enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { refuserVolume, surveillerVolume } from '../../kernel/volume.ts';
import { lireDossier, manifeste, ouverture, residents } from './archive.ts';
import { type DossierLu, fichiersDuDossier } from './contenu.ts';
import { texte, texteOu } from './lignes.ts';
import type { DepsExport, FichierAbsent } from './ports.ts';

/**
 * The whole record of a person, as it is read: an archive that is made while it goes, and a trace in the record before its first byte.
 *
 * @rule DOS-09, DOS-12
 * @source GDPR art. 15 and 20; art. L.1111-7 CSP
 */
export async function exporterLeDossier(
  deps: DepsExport,
  qui: Session,
  dossierId: string,
  reponse: FastifyReply,
): Promise<FastifyReply> {
  const session = enSoin(qui);
  await refuserVolume(deps, session, dossierId);
  const lu = await deps.bd.organisation(appelant(session), async (tx) => {
    const dossier = await lireDossier(tx, session.organisationId, dossierId);
    if (!dossier) throw new Erreur('INTROUVABLE');
    exiger(deps, session, dossier);
    await tracer(tx, {
      organisationId: session.organisationId,
      chaine: 'ACCES',
      action: 'DOSSIER_EXPORTE',
      acteur: session.nom,
      compteId: session.compteId,
      dossierId,
    });
    await surveillerVolume(tx, deps, session);
    return dossier;
  });
  const faitLe = deps.maintenant().toISOString();
  const cadre = { perimetre: 'DOSSIER', organisation: lu.organisation, faitLe, partie: 1 } as const;
  const absents: FichierAbsent[] = [];
  async function* fichiers() {
    yield ouverture(cadre);
    yield residents(lu.lignes.dossier);
    yield* fichiersDuDossier(deps, lu, absents);
  }
  const archive = deps.archiver(fichiers(), (ecrits) => manifeste(cadre, ecrits, absents));
  return reponse
    .type('application/zip')
    .headers({
      'content-disposition': `attachment; filename="dossier-${dossierId.slice(-8)}.zip"`,
      'cache-control': 'private, no-store',
    })
    .send(Readable.from(archive));
}

/** Those who read the documents of a record and who looked at it, where the person is followed today. */
function exiger(
  { maintenant }: DepsExport,
  { acteur, organisationId }: SessionSoin,
  { lignes }: DossierLu,
): void {
  const jour = jourParis(maintenant().toISOString());
  const sites = lignes.sejour
    .filter((sejour) => texte(sejour, 'du') <= jour && (texteOu(sejour, 'au') ?? jour) >= jour)
    .map((sejour) => texte(sejour, 'site_id'));
  const verdict = peutSurDossier(acteur, 'dossier.exporter', { organisationId, sites });
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
}
