import { type LecteurNomme, peutRedemander } from '@orapont/domain/consentement/attendu';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../../kernel/bd.ts';
import { type LigneActe, noterEvenement } from '../demande/demande-repository.ts';
import { poster } from '../demande/envoi-repository.ts';
import { attendu } from './consentement-attendu.ts';
import type { DepsDemandeRecue } from './deps.ts';
import { recueDe } from './recue.ts';

/**
 * Asks whoever wrote whether the person consents to that reader, in the thread of his own message. The act does not move: it is read, and
 * accepted once the answer is noted.
 *
 * @rule TE-08, TE-09
 */
export async function demanderConsentement(
  tx: Tx,
  { travaux, maintenant }: Pick<DepsDemandeRecue, 'travaux' | 'maintenant'>,
  acte: LigneActe,
  { pour, par }: { readonly pour: LecteurNomme; readonly par: { compteId: string; nom: string } },
): Promise<void> {
  const recue = recueDe(acte);
  if (!recue) throw new Erreur('CONFLIT', ['CONSENTEMENT_NON_ATTENDU']);
  const attente = await attendu(tx, acte);
  const memeLecteur = attente?.requisId === pour.requisId;
  if (memeLecteur && !peutRedemander(attente.demandeLe, maintenant().toISOString()))
    throw new Erreur('CONFLIT', ['CONSENTEMENT_DEJA_DEMANDE']);
  const lettre = { organisationId: acte.organisation_id, acteId: acte.id };
  await noterEvenement(tx, { ...lettre, ...par, type: 'CONSENTEMENT_DEMANDE', details: { ...pour } });
  await poster(tx, travaux, {
    ...lettre,
    canal: 'MSSANTE',
    type: 'CONSENTEMENT_DEMANDE',
    destinataire: recue.adresse,
    charge: { requisId: pour.requisId },
  });
}
