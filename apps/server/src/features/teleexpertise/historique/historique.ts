import type { SchemaSigneT } from '@orapont/contract/lecture-historique';
import { type ActionDossier, peutSurDossier } from '@orapont/domain/acces/politique';
import { type Presentation, presentationDe } from '@orapont/domain/bouche/presentation';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { Bd, Tx } from '../../../kernel/bd.ts';
import { sitesDuDossier } from '../../../kernel/dossier-repository.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { tracer, tracerTous } from '../../../kernel/traces-repository.ts';
import { refuserVolume, surveillerVolume } from '../../../kernel/volume.ts';
import type { TraitementImages } from '../../medias/ports.ts';
import type { Objets } from '../../objets/ports.ts';
import { trouverDossierRequis } from '../compte-rendu/dossier-requis-repository.ts';
import { enFace } from '../lecture/acces.ts';
import { demandeDe } from '../lecture/eligibilite.ts';
import { dossierVisible, type SchemaGarde, schemasSignes } from './historique-repository.ts';
import { enSchema, recusLisibles } from './schemas.ts';

export type DepsHistorique = {
  readonly bd: Bd;
  readonly objets: Objets;
  readonly images: Pick<TraitementImages, 'derivees'>;
  readonly maintenant: () => Date;
};

/**
 * What this organisation signed before about the person of a request: his own record of her, found by her identity, and nothing of
 * the other side's. The act is read first in its owner's organisation: a transaction never crosses the wall.
 *
 * @rule DOS-09, DOS-12
 */
export async function historiqueDeLecture(
  deps: DepsHistorique,
  session: SessionSoin,
  acteId: string,
): Promise<{ schemas: SchemaSigneT[] }> {
  const patient = await enFace(
    deps,
    session,
    acteId,
    { verrou: false },
    async (_tx, acte) => demandeDe(acte).patient,
  );
  return deps.bd.organisation(appelant(session), async (tx) => {
    const dossierId = await trouverDossierRequis(tx, patient);
    if (!dossierId) return { schemas: [] };
    const gardes = await lisibles(tx, deps, session, dossierId);
    const schemas = gardes.filter((schema) => schema.acte_id !== acteId).map(enSchema);
    await noter(tx, deps, session, dossierId, schemas);
    return { schemas };
  });
}

/**
 * The signed charts of a record, by date: those signed here and those received.
 *
 * @rule DOS-09, DOS-12
 */
export async function boucheDuDossier(
  deps: DepsHistorique,
  session: SessionSoin,
  dossierId: string,
): Promise<{ schemas: SchemaSigneT[] }> {
  await refuserVolume(deps, session, dossierId);
  return deps.bd.organisation(appelant(session), async (tx) => {
    await exigerDossier(tx, deps, session, dossierId, 'document.lire');
    const gardes = (await schemasSignes(tx, dossierId)).map(enSchema);
    const recus = await recusLisibles(tx, session, dossierId);
    const connus = new Set(gardes.map(({ acteId }) => acteId));
    const schemas = [...gardes, ...recus.filter(({ acteId }) => !connus.has(acteId))].toSorted((a, b) =>
      b.signeLe.localeCompare(a.signeLe),
    );
    await noter(tx, deps, session, dossierId, schemas);
    return { schemas };
  });
}

/**
 * Which teeth stand in a mouth, for whoever takes its pictures: the latest chart that this organisation keeps or received, without what
 * was found.
 *
 * @rule CAP-02, DOS-12
 */
export async function presentationDuDossier(
  deps: DepsHistorique,
  session: SessionSoin,
  dossierId: string,
): Promise<{ presentation: Presentation | null }> {
  await refuserVolume(deps, session, dossierId);
  return deps.bd.organisation(appelant(session), async (tx) => {
    await exigerDossier(tx, deps, session, dossierId, 'sante.lire');
    const gardes = (await schemasSignes(tx, dossierId)).map(enSchema);
    const [dernier] = [...gardes, ...(await recusLisibles(tx, session, dossierId))].toSorted((a, b) =>
      b.signeLe.localeCompare(a.signeLe),
    );
    if (!dernier) return { presentation: null };
    const { organisationId, nom: acteur, compteId } = session;
    await tracer(tx, {
      organisationId,
      chaine: 'ACCES',
      action: 'SANTE_LUE',
      acteur,
      compteId,
      dossierId,
      acteId: dernier.acteId,
    });
    await surveillerVolume(tx, deps, session);
    return { presentation: presentationDe(dernier.chart) };
  });
}

/** His own answers, and those of a record that is followed where he works. */
async function lisibles(
  tx: Tx,
  deps: DepsHistorique,
  session: SessionSoin,
  dossierId: string,
): Promise<readonly SchemaGarde[]> {
  const gardes = await schemasSignes(tx, dossierId);
  const verdict = peutSurDossier(session.acteur, 'document.lire', {
    organisationId: session.organisationId,
    sites: await sitesDuJour(tx, deps, dossierId),
  });
  return verdict.accord ? gardes : gardes.filter((garde) => garde.signe_par === session.professionnelId);
}

async function exigerDossier(
  tx: Tx,
  deps: DepsHistorique,
  session: SessionSoin,
  dossierId: string,
  action: ActionDossier,
) {
  const dossier = await dossierVisible(tx, dossierId);
  if (!dossier) throw new Erreur('INTROUVABLE');
  const verdict = peutSurDossier(session.acteur, action, {
    organisationId: session.organisationId,
    sites: await sitesDuJour(tx, deps, dossierId),
  });
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
}

const sitesDuJour = (tx: Tx, { maintenant }: DepsHistorique, dossierId: string) =>
  sitesDuDossier(tx, dossierId, jourParis(maintenant().toISOString()));

/** Each chart is the content of a compte rendu: showing it is opening it. */
async function noter(
  tx: Tx,
  deps: DepsHistorique,
  session: SessionSoin,
  dossierId: string,
  schemas: readonly SchemaSigneT[],
): Promise<void> {
  if (schemas.length === 0) return;
  await tracerTous(
    tx,
    schemas.map(({ acteId }) => ({
      organisationId: session.organisationId,
      chaine: 'ACCES' as const,
      action: 'COMPTE_RENDU_OUVERT',
      acteur: session.nom,
      compteId: session.compteId,
      dossierId,
      acteId,
    })),
  );
  await surveillerVolume(tx, deps, session);
}
