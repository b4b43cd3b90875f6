import type { CourrierRecuT, PatientInscritT } from '@orapont/contract/reception';
import { ArchiveIllisible, type ArchiveLue } from '../echange/ports.ts';
import type { DepsReception } from './deps.ts';
import type { MessageLu, PieceRecue } from './ports.ts';
import { inscrire, memeInscrit } from './rapprocher.ts';

type Genre = CourrierRecuT['genre'];
export type Motif = NonNullable<CourrierRecuT['motif']>;

/** What a message is by itself, before anyone looks in the records. */
export type Analyse = {
  readonly genre: Genre;
  /** Why it is kept apart. */
  readonly motif: Motif | null;
  readonly patient: PatientInscritT | null;
  /** Identifiers of the documents that it brings, of those that they answer, and of their lots. */
  readonly identifiants: readonly string[];
  readonly repondA: readonly string[];
  readonly lots: readonly string[];
};

export const RIEN_LU = { patient: null, identifiants: [], repondA: [], lots: [] } as const;
const apart = (motif: Motif): Analyse => ({ ...RIEN_LU, genre: 'AUTRE', motif });

/** A report is believed before it is read further: it comes from where secure mail comes from, or not at all. */
export async function analyser(
  { boites, documents }: Pick<DepsReception, 'boites' | 'documents'>,
  message: MessageLu,
): Promise<Analyse> {
  const domaine = message.de.adresse.slice(message.de.adresse.lastIndexOf('@') + 1);
  if (message.rebond) return { ...RIEN_LU, genre: 'REBOND', motif: douteSurRebond(boites, message, domaine) };
  if (!boites.domaines.includes(domaine)) return apart('HORS_ESPACE_DE_CONFIANCE');
  if (message.authentificationEnEchec) return apart('AUTHENTIFICATION_EN_ECHEC');
  if (message.accuse) return { ...RIEN_LU, genre: 'ACCUSE', motif: null };
  const archive = archiveDe(message.pieces);
  if (!archive)
    return message.enReponseA.length > 0
      ? { ...RIEN_LU, genre: 'REPONSE', motif: null }
      : apart('SANS_DOCUMENT');
  try {
    const lue = await documents.xdm.ouvrir(archive.octets);
    return lireArchive(lue, documents.cda.decrire('DEMANDE').code);
  } catch (cause) {
    if (cause instanceof ArchiveIllisible) return apart('ARCHIVE_ILLISIBLE');
    throw cause;
  }
}

/**
 * Operators speak of what they could not deliver without a sender (RFC 5321 §4.5.5), and each from its own servers: ours, that took the
 * letter, or that of a trusted domain that took it from ours. Of which letter, and to whom, is looked at where letters are known.
 */
function douteSurRebond(
  { domaines, operateurs = [] }: DepsReception['boites'],
  { retourNul, authentificationEnEchec }: MessageLu,
  serveur: string,
): Motif | null {
  const sien = (domaine: string) => serveur === domaine || serveur.endsWith(`.${domaine}`);
  if (!domaines.some(sien) && !operateurs.includes(serveur)) return 'HORS_ESPACE_DE_CONFIANCE';
  if (authentificationEnEchec) return 'AUTHENTIFICATION_EN_ECHEC';
  return retourNul ? null : 'EXPEDITEUR_INATTENDU';
}

/** By its name, whatever its sender's software called its type. */
export const archiveDe = (pieces: readonly PieceRecue[]): PieceRecue | undefined =>
  pieces.find(({ nom }) => nom.toLowerCase() === 'ihe_xdm.zip') ??
  pieces.find(({ type, nom }) => type === 'application/zip' || nom.toLowerCase().endsWith('.zip'));

function lireArchive({ documents, defauts }: ArchiveLue, codeDemande: string): Analyse {
  const lus = documents.map(({ lu }) => lu);
  const patients = lus.map(({ patient }) => inscrire(patient));
  const [premier] = patients;
  const faits = {
    identifiants: lus.map(({ identifiant }) => identifiant),
    repondA: lus.flatMap(({ repondA }) => repondA),
    lots: lus.flatMap(({ lot }) => lot ?? []),
  };
  if (!premier || patients.some((patient) => !memeInscrit(premier, patient)))
    return { ...faits, genre: 'AUTRE', motif: 'DEUX_PATIENTS', patient: null };
  const motif = defauts.length > 0 ? 'ARCHIVE_DEFAUTS' : null;
  const demande = lus.some(({ type }) => type.code === codeDemande);
  const genre = demande ? 'DEMANDE' : faits.repondA.length > 0 ? 'REPONSE' : 'DOCUMENT';
  return { ...faits, genre, motif, patient: premier };
}
