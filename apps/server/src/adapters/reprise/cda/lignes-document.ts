import type { CorpsLu, DocumentLu } from '../../../features/echange/ports.ts';
import type { LigneLue } from '../../../features/reprise/lot/ports.ts';
import { ArchiveRefusee } from '../../../features/reprise/ports.ts';
import { unSeul } from '../../../kernel/octets.ts';
import type { Fichier } from './deplier.ts';
import { lireDocument } from './lire-document.ts';
import { enTexte } from './texte.ts';

/** A document kept from the first reading, without its bytes: an archive is larger than what memory holds. */
export type Releve = {
  readonly fichier: Fichier;
  readonly chemin: string;
  readonly lu: DocumentLu;
  readonly pieces: readonly { readonly nom: string; readonly type: string }[];
  readonly masque: boolean;
};

/**
 * What goes in the record: the document as it was signed, and what of it eyes can read: its PDF, or its sections as text with each of its
 * pictures.
 */
export function lignesDuDocument(
  { fichier, chemin, lu, pieces, masque }: Releve,
  personne: string | null,
  remplace: boolean,
): readonly LigneLue[] {
  const titre = `${(lu.titre || lu.type.libelle || 'Document repris').slice(0, 150)}${remplace ? ' (remplacé)' : ''}`;
  const ligne = (
    suite: string,
    nature: string,
    type: string,
    nom: string,
    choisir: (document: DocumentLu) => Uint8Array,
  ): LigneLue => ({
    chemin: `${chemin}${suite}`,
    nature,
    personne,
    devient: {
      sort: 'FICHIER',
      remarque: '',
      fichier: {
        titre: nom.slice(0, 200),
        type,
        octets: async () => unSeul(choisir((await relire(fichier)).lu)),
      },
    },
  });
  const exact: LigneLue = {
    chemin,
    nature: 'CDA',
    personne,
    devient: {
      sort: 'FICHIER',
      remarque: masque ? MASQUE : '',
      fichier: {
        titre: `${titre} (CDA)`,
        type: 'text/xml',
        octets: async () => unSeul((await relire(fichier)).octets),
      },
    },
  };
  return [
    exact,
    ...(lu.corps.nature === 'PDF'
      ? [ligne(', PDF', 'PDF', 'application/pdf', titre, ({ corps }) => pdfDe(corps))]
      : []),
    ...(lu.corps.nature === 'STRUCTURE'
      ? [
          ligne(', lecture en clair', 'LECTURE', 'text/plain', titre, (document) =>
            Buffer.from(enTexte(document)),
          ),
        ]
      : []),
    ...pieces.map(({ nom, type }, rang) =>
      ligne(`, pièce ${rang + 1}`, 'PIECE', typeSur(type), nom, ({ corps }) => pieceDe(corps, rang)),
    ),
  ];
}

const MASQUE = 'La source dit ce document masqué à quelqu’un\u00a0: ce masquage n’est pas repris ici.';

async function relire(fichier: Fichier) {
  const document = await lireDocument(fichier);
  if (typeof document === 'string') throw new ArchiveRefusee(document);
  return document;
}

const pdfDe = (corps: CorpsLu): Uint8Array => (corps.nature === 'PDF' ? corps.octets : new Uint8Array());
const pieceDe = (corps: CorpsLu, rang: number): Uint8Array =>
  (corps.nature === 'STRUCTURE' && corps.pieces[rang]?.octets) || new Uint8Array();
const typeSur = (type: string): string =>
  /^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,80}$/i.test(type) ? type.toLowerCase() : 'application/octet-stream';
