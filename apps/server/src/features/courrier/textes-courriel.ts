import type { MessageOrdinaire } from './ports.ts';

/**
 * Ordinary mail is not a secure health mail: it says that something waits, never what, for whom, or about whom.
 *
 * @rule TE-09   @source art. 58.3.1 (health data travel by secure health mail); `reference/security.md` threat 21
 */
export function texteCourriel(sujet: SujetCourriel, lien: string): Pick<MessageOrdinaire, 'objet' | 'corps'> {
  const { objet, phrase } = SUJETS[sujet];
  return { objet, corps: [phrase, '', lienSur(lien), '', ...PIED].join('\n') };
}

const SUJETS = {
  DEMANDE: {
    objet: 'Vous avez une demande à lire dans Orapont',
    phrase: 'Bonjour,\n\nUne demande vous attend dans Orapont. Pour la lire, connectez-vous\u00a0:',
  },
  COMPLEMENT: {
    objet: 'Un complément est arrivé dans Orapont',
    phrase: 'Bonjour,\n\nUn complément que vous attendiez est arrivé. Pour le lire, connectez-vous\u00a0:',
  },
  QUESTION: {
    objet: 'Une question vous est posée dans Orapont',
    phrase: 'Bonjour,\n\nOn vous demande une précision. Pour répondre, connectez-vous\u00a0:',
  },
  REPONSE: {
    objet: 'Vous avez une réponse à lire dans Orapont',
    phrase: 'Bonjour,\n\nUne réponse vous attend dans Orapont. Pour la lire, connectez-vous\u00a0:',
  },
  DELAI: {
    objet: 'Un délai approche dans Orapont',
    phrase: 'Bonjour,\n\nUne demande attend votre réponse et son délai approche. Connectez-vous\u00a0:',
  },
  RETARD: {
    objet: 'Une demande est en retard dans Orapont',
    phrase:
      'Bonjour,\n\nLe délai d’une demande est dépassé\u00a0; vous pouvez encore y répondre. Connectez-vous\u00a0:',
  },
  COMPTE: {
    objet: 'Votre accès à Orapont',
    phrase: 'Bonjour,\n\nVoici le lien, valable une seule fois, pour régler votre accès\u00a0:',
  },
} as const;

export type SujetCourriel = keyof typeof SUJETS;
export const SUJETS_COURRIEL = Object.keys(SUJETS) as SujetCourriel[];

const PIED = [
  'Ce message automatique ne contient aucune information personnelle. Merci de ne pas y répondre.',
  'Orapont',
];

/** A link of ours: https, or the machine itself; nothing that a mail program would run. */
function lienSur(lien: string): string {
  const { protocol, hostname, href } = new URL(lien);
  const local = protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname);
  if (protocol !== 'https:' && !local) throw new TypeError('a link in a mail must be https');
  return href;
}
