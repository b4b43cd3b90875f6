import type { LigneEnvoi } from './envoi-repository.ts';
import { type MessageOrdinaire, RefusMessagerie, type TypeCourriel } from './ports.ts';
import { type SujetCourriel, texteCourriel } from './textes-courriel.ts';

const SUJETS = {
  NOTIF_DEMANDE: 'DEMANDE',
  NOTIF_COMPLEMENT: 'COMPLEMENT',
  NOTIF_QUESTION: 'QUESTION',
  NOTIF_REPONSE: 'REPONSE',
  NOTIF_RETARD: 'RETARD',
} as const satisfies Record<TypeCourriel, SujetCourriel>;

/**
 * An ordinary mail from a row of the outbox: which of the fixed texts, and a link that says nothing without signing in.
 *
 * @rule TE-09
 * @throws RefusMessagerie when nobody can be written to
 */
export function composerCourriel(
  { type, destinataire, acte_id }: Pick<LigneEnvoi, 'type' | 'destinataire' | 'acte_id'>,
  origine: string,
): Omit<MessageOrdinaire, 'messageId'> {
  if (!destinataire) throw new RefusMessagerie('SANS_BAL');
  const sujet = (SUJETS as Readonly<Record<string, SujetCourriel>>)[type];
  if (!sujet) throw new RefusMessagerie('SANS_OBJET');
  const lien = new URL(acte_id ? `/actes/${acte_id}` : '/', origine).href;
  return { a: destinataire, ...texteCourriel(sujet, lien) };
}
