import { DocumentIllisible, type DocumentLu, type MotifIllisible } from '../../../features/echange/ports.ts';
import { ArchiveRefusee } from '../../../features/reprise/ports.ts';
import { lecteurCda } from '../../cda/lire-cda.ts';
import type { Fichier } from './deplier.ts';

export type DocumentOuvert = { readonly lu: DocumentLu; readonly octets: Buffer };

/** @returns a sentence when it is no document that can be read */
export async function lireDocument({ lire }: Fichier): Promise<DocumentOuvert | string> {
  try {
    const octets = await lire();
    return { lu: lecteurCda.lire(octets), octets };
  } catch (cause) {
    if (cause instanceof ArchiveRefusee) return cause.message;
    if (cause instanceof DocumentIllisible) return MOTIFS[cause.motif];
    throw cause;
  }
}

const MOTIFS: Readonly<Record<MotifIllisible, string>> = {
  XML_INVALIDE:
    'Ce fichier XML est abîmé, ou contient ce qu’un document n’a pas à contenir\u00a0: il n’a pas été lu.',
  PAS_UN_CDA: 'Ce fichier XML n’est pas un document médical au format CDA.',
  SANS_IDENTIFIANT: 'Ce document CDA n’a pas d’identifiant\u00a0: il a été coupé ou abîmé.',
  CORPS_ILLISIBLE: 'Le corps de ce document CDA ne se lit pas\u00a0: il a été coupé ou abîmé.',
};
