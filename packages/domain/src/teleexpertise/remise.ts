import { ajouterHeures, type Instant } from '../dates.ts';
import { type Verdict, verdict } from '../verdict.ts';
import type { MotifNonTransmission } from './motifs.ts';

export const ETATS_REMISE = ['A_FAIRE', 'EN_COURS', 'FAIT', 'NON_TRANSMIS'] as const;
export type EtatRemise = (typeof ETATS_REMISE)[number];

export const LIBELLES_ETAT_REMISE = {
  A_FAIRE: 'À faire',
  EN_COURS: 'En cours',
  FAIT: 'Fait',
  NON_TRANSMIS: 'Non transmis',
} as const satisfies Record<EtatRemise, string>;

/** The three places where a compte rendu must arrive. */
export const DESTINATIONS = ['REQUERANT', 'ARCHIVE_REQUIS', 'MON_ESPACE_SANTE'] as const;
export type Destination = (typeof DESTINATIONS)[number];

export const LIBELLES_DESTINATION = {
  REQUERANT: 'Envoi au requérant par messagerie sécurisée de santé',
  ARCHIVE_REQUIS: 'Archivage dans le dossier du requis',
  MON_ESPACE_SANTE: 'Dépôt dans Mon espace santé',
} as const satisfies Record<Destination, string>;

/**
 * What excuses each delivery. Nothing excuses the requis's own archive: it is in his hands.
 *
 * @rule TE-11
 * @source JO 18/01/2025 art. 9, art. 58.3.2
 * @interpretation The text justifies Mon espace santé only; a requérant without a box is the project's reading.
 */
export const MOTIFS_PAR_DESTINATION = {
  REQUERANT: ['SANS_BAL', 'ECHEC_DEFINITIF'],
  ARCHIVE_REQUIS: [],
  MON_ESPACE_SANTE: ['MES_NON_OUVERT', 'INS_NON_QUALIFIEE', 'OPPOSITION'],
} as const satisfies Record<Destination, readonly MotifNonTransmission[]>;

export type Remise = {
  readonly destination: Destination;
  readonly etat: EtatRemise;
  readonly motif?: MotifNonTransmission;
  /** The patient's own words: an opposition to Mon espace santé needs a legitimate motive. */
  readonly motifLegitime?: string;
};

export type DefautRemise =
  | 'MOTIF_OBLIGATOIRE'
  | 'MOTIF_SUPERFLU'
  | 'MOTIF_IMPROPRE'
  | 'MOTIF_LEGITIME_ABSENT';

/**
 * A delivery carries a motive when, and only when, it was not made.
 *
 * @rule TE-11
 * @source JO 18/01/2025 art. 9, art. 58.3.2; LEGIARTI000043923267 for the legitimate motive
 */
export function verifierRemise({
  destination,
  etat,
  motif,
  motifLegitime = '',
}: Remise): Verdict<DefautRemise> {
  const nonTransmis = etat === 'NON_TRANSMIS';
  const propres: readonly MotifNonTransmission[] = MOTIFS_PAR_DESTINATION[destination];
  return verdict([
    [nonTransmis && motif === undefined, 'MOTIF_OBLIGATOIRE'],
    [!nonTransmis && motif !== undefined, 'MOTIF_SUPERFLU'],
    [nonTransmis && motif !== undefined && !propres.includes(motif), 'MOTIF_IMPROPRE'],
    [motif === 'OPPOSITION' && motifLegitime.trim() === '', 'MOTIF_LEGITIME_ABSENT'],
  ]);
}

/**
 * A request is complete when its three deliveries are each done, or not made for a stated motive.
 *
 * @rule TE-11
 * @source JO 18/01/2025 art. 9, art. 58.3.2
 */
export function demandeComplete(remises: readonly Remise[]): boolean {
  return DESTINATIONS.every((destination) =>
    remises.some((remise) => remise.destination === destination && estReglee(remise)),
  );
}

const estReglee = (remise: Remise) =>
  (remise.etat === 'FAIT' || remise.etat === 'NON_TRANSMIS') && verifierRemise(remise).accord;

/** How long an answer stays among the answers when nobody had to settle its deliveries. */
export const FRAICHEUR_JOURS = 14;

/**
 * An answer that came by mail leaves the lists like one whose deliveries settled themselves: they are its requis's, who does not tell us
 * of them.
 *
 * @rule TE-11
 * @interpretation No text says when an answer leaves the lists.
 */
export const reponseRecueAClore = (rangeeLe: Instant, maintenant: Instant): boolean =>
  Date.parse(maintenant) >= Date.parse(ajouterHeures(rangeeLe, FRAICHEUR_JOURS * 24));
