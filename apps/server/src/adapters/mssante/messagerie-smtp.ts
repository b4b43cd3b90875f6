import { DOMAINE_PATIENT } from '@orapont/domain/teleexpertise/lettre-au-patient';
import {
  type EnTeteMss,
  type MessagerieSante,
  type MessageSante,
  type PieceJointe,
  type RapportAccuse,
  RefusMessagerie,
} from '../../features/courrier/ports.ts';
import { domaineDe, estAdresse } from '../courriel/adresse-stricte.ts';
import { verifierEnTete, verifierMessageId } from '../courriel/en-tetes.ts';
import { livrer, type OperateurSmtp } from '../courriel/smtp.ts';

export type ConfigurationMssante = {
  operateur: OperateurSmtp;
  /** Domains of the « espace de confiance » (white list of the ANS), beside that of the patients: exact names, no wildcard. */
  domaines: readonly string[];
};

/**
 * MSSanté through an operator's SMTP submission. Everything that could send a patient's file to someone else is
 * refused before a connection is opened.
 *
 * @rule TE-09, TE-11   @source art. 58.3.1; SC.MSS/CONF.01, .05, .07, .14 to .21
 */
export function messagerieSmtp({ operateur, domaines }: ConfigurationMssante): MessagerieSante {
  const confiance = new Set([DOMAINE_PATIENT, ...domaines].map((domaine) => domaine.toLowerCase()));
  return {
    envoyer: async (message) => {
      verifierAdresse(message.de.adresse, confiance);
      verifierAdresse(message.a, confiance);
      verifierEnTetes(message);
      message.piecesJointes.forEach(verifierPiece);
      return livrer(
        operateur,
        { de: message.de.adresse, a: message.a, messageId: message.messageId },
        contenu(message),
        message.rapport ? 'disposition-notification' : undefined,
      );
    },
  };
}

function verifierAdresse(adresse: string, confiance: ReadonlySet<string>) {
  if (!estAdresse(adresse)) throw new RefusMessagerie('ADRESSE_INVALIDE');
  if (!confiance.has(domaineDe(adresse))) throw new RefusMessagerie('HORS_ESPACE_DE_CONFIANCE');
}

const EN_TETES_MSS = {
  'X-MSS-INS': true,
  'X-MSS-CODECDA': true,
  'X-MSS-NIL': true,
  'X-MSS-MES': true,
} as const satisfies Record<EnTeteMss, true>;

function verifierEnTetes({ de, objet, messageId, enReponseA, enTetes }: MessageSante) {
  verifierMessageId(messageId);
  if (enReponseA !== undefined) verifierMessageId(enReponseA);
  [de.nom, objet, ...Object.values(enTetes)].forEach(verifierEnTete);
  if (!Object.keys(enTetes).every((nom) => nom in EN_TETES_MSS))
    throw new RefusMessagerie('EN_TETE_INVALIDE');
}

const SIGNATURES = {
  'application/pdf': '255044462d',
  'image/jpeg': 'ffd8ff',
  'application/zip': '504b0304',
} as const satisfies Record<PieceJointe['type'], string>;

/** The bytes must be what the type says: the reader's software opens by type. */
function verifierPiece({ nom, type, octets }: PieceJointe) {
  verifierEnTete(nom);
  const debut = Buffer.from(octets.subarray(0, 8)).toString('hex');
  if (nom === '' || /[/\\]/u.test(nom) || !debut.startsWith(SIGNATURES[type])) {
    throw new RefusMessagerie('PIECE_JOINTE_INVALIDE');
  }
}

function contenu(message: MessageSante) {
  const { de, objet, corps, piecesJointes, enTetes, enReponseA, demanderAccuse, rapport } = message;
  return {
    from: { name: de.nom, address: de.adresse },
    subject: objet,
    text: corps,
    ...(enReponseA ? { inReplyTo: enReponseA, references: enReponseA } : {}),
    headers: { ...enTetes, ...(demanderAccuse ? { 'Disposition-Notification-To': `<${de.adresse}>` } : {}) },
    attachments: [
      ...(rapport ? [partieRapport(rapport), partieOriginale(rapport.original)] : []),
      ...piecesJointes.map(({ nom, type, octets }) => ({
        filename: nom,
        content: Buffer.from(octets),
        contentType: type,
        contentDisposition: 'attachment' as const,
        contentTransferEncoding: 'base64' as const,
      })),
    ],
  };
}

/** The part that software reads. @source RFC 8098 §3.1 */
function partieRapport({ destinataire, messageId, disposition }: RapportAccuse) {
  verifierMessageId(messageId);
  verifierEnTete(disposition);
  if (!estAdresse(destinataire)) throw new RefusMessagerie('ADRESSE_INVALIDE');
  const lignes = [
    'Reporting-UA: orapont; Orapont',
    `Original-Recipient: rfc822;${destinataire}`,
    `Final-Recipient: rfc822;${destinataire}`,
    `Original-Message-ID: ${messageId}`,
    `Disposition: ${disposition}`,
    '',
  ];
  return {
    filename: false as const,
    content: lignes.join('\r\n'),
    contentType: 'message/disposition-notification',
    contentDisposition: 'inline' as const,
    contentTransferEncoding: '7bit' as const,
  };
}

/** With the report, a letter that an operator still takes: most stop at 25 MB once encoded. */
const ORIGINAL_MAX = 15 * 1024 * 1024;

/**
 * The part that shows which letter it was. @source RFC 8098 §3 (third part), RFC 2046 §5.2.1 (never encoded); ANS, IG transmission de
 * documents CDA
 */
function partieOriginale(original: Uint8Array) {
  const octets = Buffer.from(original.buffer, original.byteOffset, original.byteLength);
  const fin = /\r?\n\r?\n/u.exec(octets.toString('latin1', 0, EN_TETES_MAX))?.index ?? EN_TETES_MAX;
  const entier = octets.length <= ORIGINAL_MAX;
  return {
    filename: false as const,
    content: entier ? octets : octets.subarray(0, fin),
    contentType: entier ? 'message/rfc822' : 'text/rfc822-headers',
    contentDisposition: 'inline' as const,
    contentTransferEncoding: (entier ? '8bit' : '7bit') as '8bit' | '7bit',
  };
}
const EN_TETES_MAX = 65_536;
