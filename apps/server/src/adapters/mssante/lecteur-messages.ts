import PostalMime, { type Attachment, type Email } from 'postal-mime';
import {
  type AccuseLu,
  type LecteurMessages,
  MessageIllisible,
  type PieceRecue,
  type RebondLu,
} from '../../features/reception/ports.ts';

const PIECES_MAX = 60;
const TEXTE_MAX = 100_000;
const LIGNE_MAX = 400;

/**
 * A message of a stranger, under limits: nesting, size of its headers, number of its parts. Its HTML is never kept: what is read of it
 * is the text that postal-mime makes of it.
 *
 * @source RFC 5322, 8098 (MDN), 3464 (DSN); ASVS 5.0 1.5
 */
export const lecteurMessages: LecteurMessages = {
  lire: async (brut) => {
    const courriel = await analyser(brut);
    if (courriel.attachments.length > PIECES_MAX) throw new MessageIllisible('parts');
    const pieces = courriel.attachments.map(enPiece);
    return {
      messageId: uneLigne(courriel.messageId ?? ''),
      de: {
        adresse: (courriel.from?.address ?? '').trim().toLowerCase().slice(0, LIGNE_MAX),
        nom: uneLigne(courriel.from?.name ?? ''),
      },
      objet: uneLigne(courriel.subject ?? ''),
      texte: texteDe(courriel),
      enReponseA: references(courriel),
      accuseA: accuseDemande(courriel),
      authentificationEnEchec: authentificationEnEchec(courriel),
      retourNul: enTete(courriel, 'return-path').trim() === '<>',
      accuse: lireAccuse(pieces),
      rebond: lireRebond(pieces),
      pieces: pieces.filter(({ type }) => !RAPPORTS.has(type)),
    };
  },
};

async function analyser(brut: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(brut, {
      attachmentEncoding: 'arraybuffer',
      forceRfc822Attachments: true,
      maxNestingDepth: 20,
      maxHeadersSize: 256 * 1024,
    });
  } catch (cause) {
    throw new MessageIllisible('mime', { cause });
  }
}

const RAPPORTS: ReadonlySet<string> = new Set([
  'message/disposition-notification',
  'message/delivery-status',
  'message/global-delivery-status',
]);

const enPiece = ({ filename, mimeType, content }: Attachment): PieceRecue => ({
  nom: uneLigne(filename ?? ''),
  type: mimeType.toLowerCase(),
  octets: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
});

/** A control character, a line break or a mark of direction would show something else than what it is. */
const uneLigne = (texte: string): string =>
  texte
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, LIGNE_MAX);

function texteDe({ text, html }: Email): string {
  const texte =
    text ?? (html ? html.replace(/<(style|script)[\s\S]*?<\/\1>/giu, '').replace(/<[^>]*>/gu, ' ') : '');
  return texte
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{C}\n\t]/gu, '')
    .trim()
    .slice(0, TEXTE_MAX);
}

const enTete = ({ headers }: Email, nom: string): string =>
  headers.find(({ key }) => key.toLowerCase() === nom)?.value ?? '';

const IDENTIFIANT = /<[^<>\s]{3,250}>/gu;
const identifiants = (texte: string): readonly string[] => texte.match(IDENTIFIANT) ?? [];

function references(courriel: Email): readonly string[] {
  const proches = identifiants(courriel.inReplyTo ?? '');
  const anciennes = identifiants(courriel.references ?? '').toReversed();
  return [...new Set([...proches, ...anciennes])].slice(0, 50);
}

const adresseDe = (texte: string): string => /([^<>\s,;]+@[^<>\s,;]+)/u.exec(texte)?.[1]?.toLowerCase() ?? '';

/** One address, and the one that the message came from: another could have been put there to make us write to it. */
function accuseDemande(courriel: Email): string | null {
  const demande = adresseDe(enTete(courriel, 'disposition-notification-to'));
  return demande !== '' && demande === adresseDe(enTete(courriel, 'return-path')) ? demande : null;
}

/** The first one only: it is our operator's, those below came with the message. @source RFC 8601 §5 */
const authentificationEnEchec = (courriel: Email): boolean =>
  /\b(?:dmarc|dkim)\s*=\s*(?:fail|permerror)\b/iu.test(enTete(courriel, 'authentication-results'));

/** Fields of a report, folded lines joined; a name that comes twice keeps its first value. */
function champs(octets: Uint8Array): ReadonlyMap<string, string> {
  const lignes = Buffer.from(octets)
    .toString('utf8')
    .replace(/\r\n?/gu, '\n')
    .replace(/\n[ \t]+/gu, ' ')
    .split('\n');
  const lus = new Map<string, string>();
  for (const ligne of lignes) {
    const [, nom, valeur] = /^([A-Za-z-]{1,60}):\s*(.*)$/u.exec(ligne) ?? [];
    if (nom !== undefined && valeur !== undefined && !lus.has(nom.toLowerCase()))
      lus.set(nom.toLowerCase(), valeur.trim());
  }
  return lus;
}

function lireAccuse(pieces: readonly PieceRecue[]): AccuseLu | null {
  const rapport = pieces.find(({ type }) => type === 'message/disposition-notification');
  if (!rapport) return null;
  const lus = champs(rapport.octets);
  const messageId = identifiants(lus.get('original-message-id') ?? '')[0] ?? '';
  const disposition = lus.get('disposition') ?? '';
  if (/;\s*(?:processed|displayed)\s*$/iu.test(disposition)) return { messageId, erreur: null };
  const [, code = '906', libelle = ''] = /error:\s*(\d{3})\s*\^?(.*)$/iu.exec(disposition) ?? [];
  return { messageId, erreur: { code, libelle: uneLigne(libelle) } };
}

function lireRebond(pieces: readonly PieceRecue[]): RebondLu | null {
  const rapport = pieces.find(({ type }) => /^message\/(?:global-)?delivery-status$/u.test(type));
  if (!rapport) return null;
  const lus = champs(rapport.octets);
  const original = pieces.find(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers');
  const messageId = original
    ? (identifiants(champs(debutDe(original.octets)).get('message-id') ?? '')[0] ?? '')
    : '';
  return {
    messageId,
    definitif: (lus.get('action') ?? '').toLowerCase() === 'failed',
    statut: uneLigne(lus.get('status') ?? '').slice(0, 20),
    destinataire: adresseDe(lus.get('original-recipient') ?? lus.get('final-recipient') ?? ''),
  };
}

const debutDe = (octets: Uint8Array): Uint8Array =>
  Buffer.from(
    Buffer.from(octets.subarray(0, 65_536))
      .toString('latin1')
      .split(/\r?\n\r?\n/u, 1)[0] ?? '',
  );
