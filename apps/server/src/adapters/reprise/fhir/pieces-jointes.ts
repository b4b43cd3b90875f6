import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { ArchiveOuverte } from '../../../features/reprise/ports.ts';
import { unSeul } from '../../../kernel/octets.ts';
import { codesDe, estObjet, libelleDe, type Objet, objetDe, objetsDe, texteDe } from './json.ts';
import type { Ressource } from './lire-ressources.ts';
import type { Resoudre } from './references.ts';

/** The bytes that a resource carries or points at: embedded, in a Binary of the lot, or in a file beside it. */
export type PieceJointe = {
  readonly type: string;
  readonly titre: string;
  readonly octets: () => Promise<AsyncIterable<Uint8Array>>;
  /** The Binary, or the file of the archive, where they stand; null when they are inside the resource. */
  readonly ou: string | null;
  readonly remarque: string;
};
export type JointeImpossible = { readonly refus: string; readonly ou: string | null };

const CLES = /^(attachment|presentedForm|photo|content|[a-z]\w*Attachment)$/;

/** Every attachment of a resource, wherever the standard puts one. */
export function jointes(valeur: unknown, cle = ''): readonly Objet[] {
  if (Array.isArray(valeur)) return valeur.flatMap((element) => jointes(element, cle));
  if (!estObjet(valeur)) return [];
  if (CLES.test(cle) && (texteDe(valeur['data']) || texteDe(valeur['url'])) !== '') return [valeur];
  return Object.entries(valeur).flatMap(([nom, dedans]) => (nom === 'contained' ? [] : jointes(dedans, nom)));
}

type Ou = { readonly archive: ArchiveOuverte; readonly resoudre: Resoudre };

export async function lireJointe(
  { archive, resoudre }: Ou,
  jointe: Objet,
  depuis: Ressource,
): Promise<PieceJointe | JointeImpossible> {
  const [url, data] = [texteDe(jointe['url']), texteDe(jointe['data'])];
  const titre = texteDe(jointe['title']);
  if (data !== '') return embarquee(data, jointe, { titre, ou: null });
  const ressource = resoudre({ reference: url }, depuis);
  if (ressource?.type === 'Binary') {
    const { contentType, data: octets } = ressource.corps;
    const dite = { ...jointe, contentType: texteDe(contentType) || jointe['contentType'] };
    return embarquee(texteDe(octets), dite, { titre, ou: ressource.chemin });
  }
  const chemin = fichierDe(archive, depuis.fichier, url);
  if (chemin === undefined)
    return {
      refus: 'Son contenu est resté sur l’autre serveur\u00a0: demandez un export qui porte les fichiers.',
      ou: null,
    };
  return {
    type: typeDe(jointe['contentType']),
    titre,
    ou: chemin,
    remarque: tailleDite(jointe, archive.fichiers.get(chemin) ?? 0),
    octets: () => archive.lire(chemin),
  };
}

export const estImpossible = (lue: PieceJointe | JointeImpossible): lue is JointeImpossible => 'refus' in lue;

function embarquee(
  ecrit: string,
  jointe: Objet,
  { titre, ou }: { readonly titre: string; readonly ou: string | null },
): PieceJointe | JointeImpossible {
  const octets = enOctets(ecrit);
  if (!octets || octets.length === 0)
    return { refus: 'Son contenu n’est pas du base64 entier\u00a0: il a été coupé ou abîmé.', ou };
  if (!memeEmpreinte(jointe['hash'], octets))
    return {
      refus: 'Son contenu n’est pas celui que dit son empreinte\u00a0: il a été abîmé ou changé.',
      ou,
    };
  return {
    type: typeDe(jointe['contentType']),
    titre,
    ou,
    remarque: tailleDite(jointe, octets.length),
    octets: async () => unSeul(octets),
  };
}

function enOctets(ecrit: string): Uint8Array | undefined {
  const serre = ecrit.replace(/\s+/g, '');
  if (serre.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(serre)) return undefined;
  return Buffer.from(serre, 'base64');
}

/** SHA-1 as the standard says, SHA-256 as many write; a length that is neither tells nothing. @source FHIR R4 Attachment.hash */
function memeEmpreinte(dite: unknown, octets: Uint8Array): boolean {
  const attendue = Buffer.from(texteDe(dite), 'base64');
  const genre = { 20: 'sha1', 32: 'sha256' }[attendue.length];
  return genre === undefined || createHash(genre).update(octets).digest().equals(attendue);
}

function tailleDite({ size }: Objet, octets: number): string {
  return typeof size === 'number' && size !== octets
    ? `Il pèse ${octets} octets et non ${size} comme annoncé\u00a0: ouvrez-le pour vérifier qu’il est entier.`
    : '';
}

const typeDe = (contentType: unknown): string => {
  const type = texteDe(contentType).toLowerCase().split(';')[0]?.trim() ?? '';
  return /^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,80}$/.test(type) ? type : 'application/octet-stream';
};

/** A file beside the resource: by its path, or under the name that its Binary had on the server. */
function fichierDe({ fichiers }: ArchiveOuverte, depuis: string, url: string): string | undefined {
  if (!/^[a-z]+:/i.test(url)) {
    const relatif = decoder(url);
    const trouve = [posix.join(posix.dirname(depuis), relatif), posix.normalize(relatif)].find((chemin) =>
      fichiers.has(chemin),
    );
    if (trouve !== undefined) return trouve;
  }
  const id = /(?:^|\/)Binary\/([\w.-]{8,64})$/.exec(url)?.[1];
  if (id === undefined) return undefined;
  const nommes = [...fichiers.keys()].filter((chemin) => posix.parse(chemin).name === id);
  return nommes.length === 1 ? nommes[0] : undefined;
}

function decoder(texte: string): string {
  try {
    return decodeURIComponent(texte);
  } catch {
    return texte;
  }
}

/** How a document is named in a record: what its author called it, else its kind. */
export function titreDe({ corps, type }: Ressource, { titre }: Pick<PieceJointe, 'titre'>): string {
  const dit =
    texteDe(corps['description']) ||
    titre ||
    libelleDe(corps['type']) ||
    libelleDe(corps['code']) ||
    GENRES[type];
  return `${(dit ?? 'Document repris').slice(0, 180)}${corps['status'] === 'superseded' ? ' (remplacé)' : ''}`;
}
const GENRES: Readonly<Record<string, string>> = {
  Media: 'Image reprise',
  DiagnosticReport: 'Compte rendu repris',
};

export const saisieParErreur = ({ corps }: Ressource): boolean =>
  [corps['status'], corps['docStatus']].includes('entered-in-error');

/** True when the source hides it from someone. @source HL7 Confidentiality; ANS, confidentialityCode of the DMP */
export const estMasque = ({ corps }: Ressource): boolean =>
  [
    ...objetsDe(corps['securityLabel']).flatMap(codesDe),
    ...objetsDe(objetDe(corps['meta'])['security']).map(({ code }) => texteDe(code)),
  ].some((code) => /^(R|V|MASQUE_PS|INVISIBLE_\w+)$/.test(code));
