import type { CaptationEcriteT, CaptationT } from '@orapont/contract/captation';
import { peutSurActe } from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import { type ActeSitue, trouverActe } from '../../kernel/acte-repository.ts';
import type { Bd, Tx } from '../../kernel/bd.ts';
import { appelant, type SessionSoin } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import {
  type CaptationLue,
  captationsDe,
  captationTracee,
  trouverCaptation,
} from './captation-repository.ts';
import { ecrire } from './ecrire.ts';

export type DepsCaptation = { readonly bd: Bd; readonly maintenant: () => Date };

/** States in which an act takes pictures: before it is sent, and when the requis asks for more. */
const OUVERTS = new Set(['BROUILLON', 'COMPLEMENT_DEMANDE']);

/**
 * Writes a sitting of the caller, who holds the right to capture.
 *
 * @rule CAP-02, TC-04
 */
export async function enregistrer(
  deps: DepsCaptation,
  session: SessionSoin,
  { acteId, captationId }: { readonly acteId: string; readonly captationId: string },
  captation: CaptationEcriteT,
): Promise<CaptationT> {
  exigerPassee(captation.debut, deps.maintenant());
  return deps.bd.organisation(appelant(session), async (tx) => {
    const acte = await ouvrir(tx, session, acteId, { action: 'media.deposer', verrou: true });
    if (!OUVERTS.has(acte.etat)) throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
    const { organisationId, dossierId } = acte;
    const seance = { organisationId, acteId, dossierId, auteurId: session.professionnelId };
    await ecrire(tx, seance, captationId, captation);
    const action = captation.issue === null ? 'CAPTATION_EN_COURS' : 'CAPTATION_TERMINEE';
    await tracerUneFois(tx, session, acte, action, deps.maintenant());
    const ecrite = await trouverCaptation(tx, captationId);
    if (!ecrite) throw new Erreur('CONFLIT');
    return enContrat(ecrite, session);
  });
}

/** Sittings of an act, for the team that prepares it. */
export async function lister(
  deps: DepsCaptation,
  session: SessionSoin,
  acteId: string,
): Promise<CaptationT[]> {
  return deps.bd.organisation(appelant(session), async (tx) => {
    const acte = await ouvrir(tx, session, acteId, { action: 'acte.preparer', verrou: false });
    await tracerUneFois(tx, session, acte, 'CAPTATIONS_LUES', deps.maintenant());
    return (await captationsDe(tx, acteId)).map((captation) => enContrat(captation, session));
  });
}

const enContrat = ({ acteId: _acte, ...captation }: CaptationLue, session: SessionSoin): CaptationT => ({
  ...captation,
  mienne: captation.auteur.id === session.professionnelId,
});

const UN_JOUR_MS = 86_400_000;

/** The clock of a tablet is seldom right, and never a day wrong. */
function exigerPassee(debut: string, maintenant: Date): void {
  if (Date.parse(debut) > maintenant.getTime() + UN_JOUR_MS)
    throw new Erreur('SAISIE_INVALIDE', [], { champs: { debut: 'Cette date est à venir.' } });
}

async function ouvrir(
  tx: Tx,
  session: SessionSoin,
  acteId: string,
  { action, verrou }: { action: 'media.deposer' | 'acte.preparer'; verrou: boolean },
): Promise<ActeSitue> {
  const acte = await trouverActe(tx, acteId, { verrou });
  if (!acte) throw new Erreur('INTROUVABLE');
  const verdict = peutSurActe(session.acteur, action, { ...acte, partageOuvert: false });
  if (verdict.accord) return acte;
  throw verdict.motifs.includes('AUTRE_ORGANISATION')
    ? new Erreur('INTROUVABLE')
    : new Erreur('INTERDIT', verdict.motifs);
}

const OUVERTURE_MS = 30 * 60_000;

/** The screen writes at each view: one event for each sitting. */
async function tracerUneFois(
  tx: Tx,
  session: SessionSoin,
  { organisationId, acteId, dossierId }: ActeSitue,
  action: 'CAPTATION_EN_COURS' | 'CAPTATION_TERMINEE' | 'CAPTATIONS_LUES',
  maintenant: Date,
): Promise<void> {
  const { compteId, nom } = session;
  const depuis = new Date(maintenant.getTime() - OUVERTURE_MS);
  if (await captationTracee(tx, { acteId, compteId, action, depuis })) return;
  await tracer(tx, { organisationId, chaine: 'ACCES', action, acteur: nom, compteId, dossierId, acteId });
}
