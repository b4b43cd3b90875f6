import type { HttpRequest } from 'tus-js-client';
import type { Conduite, Reponse } from './attente.ts';
import type { LignePrise } from './base-locale.ts';
import { changerLigne, type Fiche } from './coffre.ts';
import { lireOctets, lirePiece, type Piece } from './morceaux.ts';
import type { FichierRefuse } from './prise.ts';
import { televerser } from './televerser.ts';

/** What came of a try. An acknowledgement carries the digest of what the server has received. */
export type Livraison =
  | {
      readonly sorte: 'RECUE' | 'LECTURE_RECUE';
      readonly empreinte: string | null;
      /** Of a lot, the files that the server does not keep. */
      readonly refus?: readonly FichierRefuse[];
    }
  /** The server has looked at the picture and does not keep it. */
  | { readonly sorte: 'REJETEE'; readonly phrase: string }
  | ({ readonly sorte: 'REPONSE'; readonly phrase?: string | undefined } & Reponse);

export type Trajet = {
  readonly ligne: LignePrise;
  readonly fiche: Fiche;
  /** The picture, or the smaller copy that goes before it. */
  readonly piece: Piece;
  readonly surAvance: (envoyes: number) => void;
  /** A person took the picture back while it was leaving. */
  readonly signal: AbortSignal;
};

/** A way to the server: who speaks, and by which routes. */
export type Voie = {
  /** Why nothing can leave by it now, in one sentence. */
  readonly frein: (ligne: LignePrise) => string | undefined;
  readonly livrer: (trajet: Trajet) => Promise<Livraison>;
  /** Who speaks must be known again, or may speak no more. */
  readonly surConduite: (conduite: Extract<Conduite, 'SESSION' | 'FERMER' | 'EFFACER'>) => void;
  /** Drops an upload that nobody filed; without an answer, the server sweeps it. */
  readonly abandonner: (ligne: LignePrise) => Promise<void>;
  /** Takes back a picture of which the server shows the smaller copy. True once it holds nothing of it, or may no longer drop it. */
  readonly retirer: (ligne: LignePrise) => Promise<boolean>;
};

type Porte = {
  readonly endpoint: string;
  readonly metadonnees: Readonly<Record<string, string>>;
  readonly avant?: (requete: HttpRequest) => Promise<void>;
};

/** Brings the bytes to the server, from the last one that it has kept; the name under which they are filed next. */
export async function acheminer(
  { ligne, piece, surAvance, signal }: Trajet,
  porte: Porte,
): Promise<string | Livraison> {
  const { mediaId, lecture } = ligne;
  const petite = piece === 'lecture' ? lecture : undefined;
  const url = petite ? ligne.urlLecture : ligne.urlEnvoi;
  // All bytes were there when the page or the server died: the receipt may be waiting.
  if (!petite && url && ligne.envoyes === ligne.octets) return idDe(url);
  const issue = await televerser({
    octets: (petite ?? ligne).octets,
    lire: (debut, fin) => lireOctets(ligne, piece, [debut, fin]),
    url,
    ...porte,
    surUrl: (obtenue) => void changerLigne(mediaId, petite ? { urlLecture: obtenue } : { urlEnvoi: obtenue }),
    surAvance,
    signal,
  });
  if ('statut' in issue) return { sorte: 'REPONSE', ...issue };
  await changerLigne(mediaId, {
    etat: 'DEPOT',
    ...(petite ? {} : { urlEnvoi: issue.url, envoyes: ligne.octets }),
  });
  return idDe(issue.url);
}

const idDe = (url: string): string => url.split('/').at(-1) ?? '';

/** What is said of the smaller copy when it is filed: its digest, and the picture that it stands for. */
export const ditDeLaLecture = ({ lecture, empreinte }: LignePrise) =>
  lecture && {
    empreinte: lecture.empreinte,
    originale: empreinte,
    largeur: lecture.largeur,
    hauteur: lecture.hauteur,
  };

/** How long the answer is waited for: the server reads the whole of a film before it gives its digest. */
export const delaiDeDepot = ({ octets }: LignePrise): AbortSignal =>
  AbortSignal.timeout(60_000 + octets / 10_000);

/** In base64, what the contract takes. */
const AFFICHE_MAX = 520_000;

/** The picture that stands for a film, as it is said when the film is filed; one too rich is left out. */
export async function ditDeLAffiche(ligne: LignePrise): Promise<{ readonly apercu?: string }> {
  if (!ligne.affiche || ligne.affiche > AFFICHE_MAX) return {};
  const octets = new Uint8Array(await (await lirePiece(ligne, 'affiche', '')).arrayBuffer());
  let texte = '';
  for (let i = 0; i < octets.length; i += 8_192)
    texte += String.fromCharCode(...octets.subarray(i, i + 8_192));
  return { apercu: btoa(texte) };
}
