import type { LigneEnvoi } from './envoi-repository.ts';
import { type MessageOrdinaire, RefusMessagerie, type TypeCourriel } from './ports.ts';
import { type SujetCourriel, texteCourriel } from './textes-courriel.ts';

const SUJETS = {
  NOTIF_DEMANDE: 'DEMANDE',
  NOTIF_COMPLEMENT: 'COMPLEMENT',
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
  { type, destinataire, acte_id, charge }: Pick<LigneEnvoi, 'type' | 'destinataire' | 'acte_id' | 'charge'>,
  origine: string,
): Omit<MessageOrdinaire, 'messageId'> {
  if (!destinataire) throw new RefusMessagerie('SANS_BAL');
  const sujet = sujetDe(type, charge);
  if (!sujet) throw new RefusMessagerie('SANS_OBJET');
  const lien = new URL(acte_id ? `/actes/${acte_id}` : '/', origine).href;
  return { a: destinataire, ...texteCourriel(sujet, lien) };
}

/** A question of the requis is an answer that waits for one: its row says so in its charge. */
function sujetDe(type: string, charge: unknown): SujetCourriel | undefined {
  if (type === 'NOTIF_REPONSE' && (charge as { sujet?: unknown } | null)?.sujet === 'QUESTION')
    return 'QUESTION';
  return (SUJETS as Readonly<Record<string, SujetCourriel>>)[type];
}
