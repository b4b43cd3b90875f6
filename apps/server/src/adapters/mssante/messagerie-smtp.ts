import {
  type EnTeteMss,
  type MessagerieSante,
  type MessageSante,
  type PieceJointe,
  RefusMessagerie,
} from '../../features/courrier/ports.ts';
import { domaineDe, estAdresse } from '../courriel/adresse-stricte.ts';
import { verifierEnTete, verifierMessageId } from '../courriel/en-tetes.ts';
import { livrer, type OperateurSmtp } from '../courriel/smtp.ts';

export type ConfigurationMssante = {
  operateur: OperateurSmtp;
  /** Domains of the « espace de confiance » (white list of the ANS): exact names, no wildcard. */
  domaines: readonly string[];
};

/**
 * MSSanté through an operator's SMTP submission. Everything that could send a patient's file to someone else is
 * refused before a connection is opened.
 *
 * @rule TE-09, TE-11   @source art. 58.3.1; SC.MSS/CONF.01, .05, .07, .14 to .21
 */
export function messagerieSmtp({ operateur, domaines }: ConfigurationMssante): MessagerieSante {
  const confiance = new Set(domaines.map((domaine) => domaine.toLowerCase()));
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

function contenu({ de, objet, corps, piecesJointes, enTetes, enReponseA, demanderAccuse }: MessageSante) {
  return {
    from: { name: de.nom, address: de.adresse },
    subject: objet,
    text: corps,
    ...(enReponseA ? { inReplyTo: enReponseA, references: enReponseA } : {}),
    headers: { ...enTetes, ...(demanderAccuse ? { 'Disposition-Notification-To': `<${de.adresse}>` } : {}) },
    attachments: piecesJointes.map(({ nom, type, octets }) => ({
      filename: nom,
      content: Buffer.from(octets),
      contentType: type,
      contentDisposition: 'attachment' as const,
      contentTransferEncoding: 'base64' as const,
    })),
  };
}
