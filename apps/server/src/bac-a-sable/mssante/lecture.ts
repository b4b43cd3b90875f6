import PostalMime, { type Address, type Email } from 'postal-mime';
import type { Boites } from './boites.ts';

/** One line of the web inbox. */
export type CourrierRecu = {
  id: string;
  messageId: string;
  de: string;
  a: string;
  objet: string;
  recuLe: Date;
  nombrePieces: number;
};

export type CourrierLu = CourrierRecu & {
  corps: string;
  enTetes: { nom: string; valeur: string }[];
  pieces: { nom: string; type: string; octets: Uint8Array }[];
  /** The message as it arrived, for « télécharger le .eml ». */
  eml: Uint8Array;
};

export async function listerBoite(boites: Boites, boite: string): Promise<CourrierRecu[]> {
  const courriers = await Promise.all(
    (await boites.identifiants(boite)).map((id) => lireCourrier(boites, id)),
  );
  return courriers
    .filter((courrier) => courrier !== null)
    .map(({ id, messageId, de, a, objet, recuLe, nombrePieces }) => ({
      id,
      messageId,
      de,
      a,
      objet,
      recuLe,
      nombrePieces,
    }));
}

/** Plain text only: the sandbox never renders the HTML of a stranger. */
export async function lireCourrier(boites: Boites, id: string): Promise<CourrierLu | null> {
  const fichier = await boites.lire(id);
  if (!fichier) return null;
  const courriel = await PostalMime.parse(fichier.brut, { attachmentEncoding: 'arraybuffer' });
  const pieces = lirePieces(courriel);
  return {
    id,
    messageId: courriel.messageId ?? '',
    de: ecrire(courriel.from),
    a: fichier.boite,
    objet: courriel.subject ?? '',
    recuLe: fichier.recuLe,
    nombrePieces: pieces.length,
    corps: (courriel.text ?? '').trimEnd(),
    enTetes: courriel.headers.map(({ key, value }) => ({ nom: key, valeur: value })),
    pieces,
    eml: fichier.brut,
  };
}

function lirePieces({ attachments }: Email): CourrierLu['pieces'] {
  return attachments.map(({ filename, mimeType, content }) => ({
    nom: filename ?? 'sans nom',
    type: mimeType,
    octets: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
  }));
}

function ecrire(adresse: Address | undefined): string {
  if (!adresse?.address) return '';
  return adresse.name ? `${adresse.name} <${adresse.address}>` : adresse.address;
}
