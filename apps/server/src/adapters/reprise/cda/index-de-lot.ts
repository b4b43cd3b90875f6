import { memeMatricule } from '@orapont/domain/identite/nir';
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
export function ecart(objet: ObjetLu, lu: DocumentLu, cda: Uint8Array): string {
  const defauts = new Set(comparerFiche(objet, lu, cda));
  const dit = (nom: string) => (objet.slots.get(nom)?.[0] ?? '') !== '';
  return (dit('hash') && defauts.has('EMPREINTE')) || (dit('size') && defauts.has('TAILLE'))
    ? 'Ce document n’est pas celui que dit l’index de son lot\u00a0: il a été abîmé ou changé.'
    : '';
}

/** True when the number by which the index names the person is none of those of the document. */
export function autrePatient(objet: ObjetLu, { patient: { ins, ipps } }: DocumentLu): boolean {
  const [numero = ''] = objet.externes.get(FICHE.patient)?.split('^') ?? [];
  const siens = ipps.map((ipp) => ipp.numero);
  return numero !== '' && !siens.includes(numero) && !(ins && memeMatricule(ins.matricule, numero));
}

const MASQUES = /^(MASQUE_PS|INVISIBLE_PATIENT|INVISIBLE_REPRESENTANTS_LEGAUX)\|/;

const RESTREINTS: ReadonlySet<string> = new Set(['R', 'V']);

/** True when the lot, or the document, hides it from someone. @source ANS, confidentialityCode of the DMP; HL7 Confidentiality */
export const estMasque = (objet: ObjetLu | undefined, { confidentialite }: DocumentLu): boolean =>
  RESTREINTS.has(confidentialite.code) ||
  (objet?.codes.get(FICHE.confidentialite) ?? []).some((code) => MASQUES.test(code));
