import type { DocumentLu } from '../../../features/echange/ports.ts';
import { lireXml } from '../../cda/xml.ts';
import { FICHE } from '../../xdm/schemas.ts';
import { comparerFiche, type ObjetLu, objetsDe } from '../../xdm/verifier.ts';
import type { Fichier } from './deplier.ts';

/** What the index of a lot (METADATA.XML) says of its files, by folder and name. */
export type Annonces = ReadonlyMap<string, ObjetLu>;

export const estIndex = ({ nom }: Fichier): boolean => nom === 'METADATA.XML';
export const placeDe = ({ dossier, nom }: Pick<Fichier, 'dossier' | 'nom'>): string => `${dossier}/${nom}`;

/** Undefined when it cannot be read: its documents are then read without it. */
export function lireIndex(index: Fichier, octets: Uint8Array): Annonces | undefined {
  try {
    const objets = objetsDe(lireXml(octets)).filter(({ uri }) => uri !== '');
    return new Map(
      objets.map((objet) => [placeDe({ dossier: index.dossier, nom: objet.uri.toUpperCase() }), objet]),
    );
  } catch {
    return undefined;
  }
}

/** Why a document is not the one that its lot announces; empty when it is. A badly written index hurts nobody. */
export function ecart(objet: ObjetLu | undefined, lu: DocumentLu, cda: Uint8Array): string {
  if (!objet) return '';
  const defauts = new Set(comparerFiche(objet, lu, cda));
  const dit = (nom: string) => (objet.slots.get(nom)?.[0] ?? '') !== '';
  if ((dit('hash') && defauts.has('EMPREINTE')) || (dit('size') && defauts.has('TAILLE')))
    return 'Ce document n’est pas celui que dit l’index de son lot\u00a0: il a été abîmé ou changé.';
  return '';
}

/** True when index and header do not name one person. */
export const autrePatient = (objet: ObjetLu | undefined, lu: DocumentLu, cda: Uint8Array): boolean =>
  objet?.externes.has(FICHE.patient) === true && comparerFiche(objet, lu, cda).includes('PATIENT');

const MASQUES = /^(MASQUE_PS|INVISIBLE_PATIENT|INVISIBLE_REPRESENTANTS_LEGAUX)\|/;

/** True when the lot hides the document from someone. @source ANS, confidentialityCode of the DMP */
export const estMasque = (objet: ObjetLu | undefined): boolean =>
  (objet?.codes.get(FICHE.confidentialite) ?? []).some((code) => MASQUES.test(code));
