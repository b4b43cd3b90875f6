import type { corrigerCompteRendu, signerCompteRendu } from '@orapont/contract/compte-rendu';
import { ContenuLecture, type ContenuLectureT } from '@orapont/contract/lecture';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { trouverBrouillon } from '../lecture/lecture-repository.ts';
import { suivantDe } from '../lecture/ouvrir.ts';
import { refleter } from '../lecture/refleter.ts';
import { type CompteRendu, trouverCompteRendu } from './compte-rendu-repository.ts';
import type { ASigner } from './contenu.ts';
import type { DepsCompteRendu } from './deps.ts';
import { finaliser } from './finaliser.ts';
import { preparer } from './preparer.ts';
import { rendre } from './rendre.ts';

/**
 * Signs the draft that was read again. Three steps, each safe to repeat: prepared on the requis's side, given by the act's own
 * step, finished on the requis's side; the job `compte-rendu.finaliser` ends what a stop would have cut.
 *
 * @rule TE-11
 */
export async function signer(
  deps: DepsCompteRendu,
  session: SessionSoin,
  acteId: string,
  { version, surApercus, auPatient }: BodyOf<typeof signerCompteRendu>,
  cle: string,
) {
  exigerPeriode(deps, session);
  const lecture = await lireBrouillon(deps, session, acteId, version, cle);
  const suivant = await suivantDe(deps, session, acteId);
  const cr = await signerVersion(deps, session, {
    compteRenduId: cle,
    acteId,
    evenement: 'RENDRE',
    lecture,
    surApercus,
    auPatient,
    remplace: null,
  });
  return { compteRenduId: cr.id, signeLe: cr.signeLe, suivant };
}

/**
 * A version never changes: a correction is a new one, which says what it replaces and why.
 *
 * @rule TE-11
 */
export async function corriger(
  deps: DepsCompteRendu,
  session: SessionSoin,
  compteRenduId: string,
  { motif, contenu }: BodyOf<typeof corrigerCompteRendu>,
  cle: string,
) {
  exigerPeriode(deps, session);
  const avant = await deps.bd.organisation(appelant(session), (tx) => trouverCompteRendu(tx, compteRenduId));
  if (avant?.etat !== 'SIGNE' || avant.signePar !== session.professionnelId) throw new Erreur('INTROUVABLE');
  const cr = await signerVersion(deps, session, {
    compteRenduId: cle,
    acteId: avant.acteId,
    evenement: 'CORRIGER',
    lecture: contenu,
    // Read and signed once already: what is still small is said again, not asked.
    surApercus: true,
    remplace: { cr: avant, motif },
  });
  return { compteRenduId: cr.id, signeLe: cr.signeLe };
}

async function signerVersion(
  deps: DepsCompteRendu,
  session: SessionSoin,
  aSigner: ASigner,
): Promise<CompteRendu> {
  const cr = await preparer(deps, session, aSigner);
  if (cr.acteId !== aSigner.acteId || cr.signePar !== session.professionnelId)
    throw new Erreur('CONFLIT', ['CLE_REUTILISEE']);
  if (cr.etat !== 'SIGNE') {
    await rendre(deps, session, cr);
    await finaliser(deps, { organisationId: cr.organisationId, compteRenduId: cr.id });
    await refleter(deps, session, cr.acteId, 'AVIS_RENDU');
  }
  return cr;
}

/** A second factor opened a period on this device; each signature inside it stays an act of its own. */
function exigerPeriode(deps: DepsCompteRendu, { signatureJusqu }: SessionSoin): void {
  if (signatureJusqu === null || Date.parse(signatureJusqu) <= deps.maintenant().getTime())
    throw new Erreur('INTERDIT', ['SIGNATURE_FERMEE']);
}

/** The draft as it was read again: a newer one, saved from another window, is not signed unread. */
async function lireBrouillon(
  deps: DepsCompteRendu,
  session: SessionSoin,
  acteId: string,
  version: number,
  cle: string,
): Promise<ContenuLectureT> {
  return deps.bd.organisation(appelant(session), async (tx) => {
    const deja = await trouverCompteRendu(tx, cle);
    if (deja) return deja.contenu.lecture;
    const brouillon = await trouverBrouillon(tx, acteId, session.professionnelId);
    if (!brouillon) throw new Erreur('INTROUVABLE');
    if (brouillon.version !== version) throw new Erreur('CONFLIT', ['VERSION_DEPASSEE']);
    return ContenuLecture.parse(brouillon.contenu);
  });
}
