import type { SuiviAilleursT } from '@orapont/contract/demande-ailleurs';
import { ECHECS_AILLEURS } from '@orapont/contract/demande-ailleurs';
import { type EtatSuivi, estFinal, LIBELLES_SUIVI, suiteDuSuivi } from '@orapont/domain/teleexpertise/suivi';
import type { Tx } from '../../../kernel/bd.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import { type LigneConfiee, noterConfiee } from './confiee-repository.ts';
import type { DepsAilleurs } from './deps.ts';
import type { StatutLu } from './ports.ts';
import { etatDuStatut } from './statut.ts';

const MINUTE_MS = 60_000;
/** Asked about every ten minutes the first day, every hour after. */
const RYTHME = { debut: 10 * MINUTE_MS, suite: 60 * MINUTE_MS, bascule: 24 * 60 * MINUTE_MS } as const;

/**
 * A state that the other software told, or gave when asked: written when it moves the request on, left when it was passed already.
 *
 * @returns false when it is no state of the guide
 * @source Confluences Téléexpertise 0.1.0, « cycle de vie des statuts »
 */
export async function noterSuivi(
  tx: Tx,
  { demandes, maintenant }: Pick<DepsAilleurs, 'demandes' | 'maintenant'>,
  ligne: LigneConfiee,
  lu: Pick<StatutLu, 'statut' | 'avancement'>,
): Promise<boolean> {
  const connu = ligne.etat as EtatSuivi;
  const dit = etatDuStatut(lu, connu);
  if (dit === undefined) return false;
  const le = maintenant();
  const avance = suiteDuSuivi(connu, dit) === 'AVANCE';
  const etat = avance ? dit : connu;
  await noterConfiee(tx, ligne.acte_id, {
    // It knows the request: an uncertain sending arrived.
    ...(ligne.confiee_le === null ? { confiee_le: le.toISOString(), annulee_le: null } : {}),
    ...(avance ? { etat, etat_le: le.toISOString() } : {}),
    vue_le: le.toISOString(),
    echec: null,
    essais: 0,
    prochain_le: prochainReleve(etat, ligne.demandee_le, le),
  });
  if (!avance) return true;
  const {
    organisation_id: organisationId,
    acte_id: acteId,
    logiciel_nom: nom,
    dossier_id: dossierId,
  } = ligne;
  await demandes.raconter(tx, {
    organisationId,
    acteId,
    type: 'SUIVI_AILLEURS',
    nom,
    raison: LIBELLES_SUIVI[etat],
  });
  const action = 'SUIVI_AILLEURS_RECU';
  await tracer(tx, { organisationId, chaine: 'ACCES', action, acteur: nom, dossierId, acteId });
  return true;
}

export function prochainReleve(etat: EtatSuivi, depuis: string, le: Date): string | null {
  if (estFinal(etat)) return null;
  const age = le.getTime() - Date.parse(depuis);
  return new Date(le.getTime() + (age < RYTHME.bascule ? RYTHME.debut : RYTHME.suite)).toISOString();
}

const ATTENTE_MAX_MS = 6 * 60 * MINUTE_MS;

/** Twice as long after each failure, six hours at most. */
export const prochainEssai = (essais: number, le: Date): string =>
  new Date(le.getTime() + Math.min(5 * MINUTE_MS * 2 ** Math.min(essais, 10), ATTENTE_MAX_MS)).toISOString();

export function enSuivi(ligne: LigneConfiee): SuiviAilleursT {
  const etat = ligne.etat as EtatSuivi;
  return {
    logicielId: ligne.logiciel_id,
    logiciel: ligne.logiciel_nom,
    confieeLe: ligne.confiee_le,
    etat,
    etatLe: ligne.etat_le,
    vueLe: ligne.vue_le,
    echec: ECHECS_AILLEURS.find((echec) => echec === ligne.echec) ?? null,
    fini: estFinal(etat),
    ferme: ligne.revoque_le !== null,
  };
}
