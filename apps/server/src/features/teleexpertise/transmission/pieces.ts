import type { PieceT } from '@orapont/contract/transmission';
import { echelleDe } from '@orapont/domain/evaluation/catalogue';
import { OCTETS_MESSAGE_MAX, poidsEnvoye } from '@orapont/domain/teleexpertise/lots';
import type { Sources } from './sources-repository.ts';

/** What a document drawn from rows weighs, its fonts included: measured between 40 and 90 kB. */
const OCTETS_EXTRAIT = 100_000;
/** A picture in a PDF: 1 600 pixels, which its reading size is already. */
const OCTETS_IMAGE_IMPRIMEE = 900_000;

/** The place that the authorisation takes in the first letter, before there is one. */
export const ATTESTATION: PieceT = {
  cle: 'DOCUMENT:00000000-0000-0000-0000-000000000000',
  genre: 'DOCUMENT',
  titre: '',
  le: '',
  octets: OCTETS_EXTRAIT,
  poids: poidsEnvoye({ pdf: OCTETS_EXTRAIT, copie: OCTETS_EXTRAIT }),
  obstacle: null,
};

const TITRES_DOCUMENT: Readonly<Record<string, string>> = {
  COMPTE_RENDU: 'Compte rendu',
  PRESCRIPTION: 'Prescription',
  DEMANDE: 'Demande d’avis',
};

/**
 * The documents that a record makes, in the order in which they leave. What cannot leave by mail is there with its reason: nothing
 * stays behind without a word.
 *
 * @rule DOS-18
 */
export function enPieces(sources: Sources): readonly PieceT[] {
  const { sante, documents, schemas, evaluations, demandes, images, examens } = sources;
  const extrait = (genre: PieceT['genre'], id: string, titre: string, le: string): PieceT => ({
    cle: `${genre}:${id}`,
    genre,
    titre,
    le,
    octets: OCTETS_EXTRAIT,
    poids: poidsEnvoye({ pdf: OCTETS_EXTRAIT, copie: OCTETS_EXTRAIT }),
    obstacle: null,
  });
  return [
    ...(sante ? [extrait('SANTE', sante.id, 'Données de santé', sante.le)] : []),
    ...documents.map((d): PieceT => {
      const octets = Number(d.octets);
      return {
        cle: `DOCUMENT:${d.id}`,
        genre: 'DOCUMENT',
        titre: d.titre || (TITRES_DOCUMENT[d.type] ?? 'Document'),
        le: d.depose_le,
        octets,
        ...porter(d.type_mime, octets),
      };
    }),
    ...schemas.map((s) => extrait('SCHEMA', s.acteId, `Schéma dentaire, ${s.numero}`, s.signeLe)),
    ...evaluations.map((e) =>
      extrait('BILAN', e.id, `Bilan bucco-dentaire, ${echelleDe(e.echelle).sigle}`, e.faiteLe),
    ),
    ...[...demandes.values()]
      .filter(({ dIci, figee }) => dIci && !figee.recue)
      .map(({ figee }) =>
        extrait(
          'CONSENTEMENT',
          figee.acteId,
          `Attestation de consentement, ${figee.numero}`,
          figee.consentement.le,
        ),
      ),
    ...images.map(
      (i): PieceT => ({
        cle: `IMAGE:${i.id}`,
        genre: 'IMAGE',
        titre: i.titre,
        le: i.le,
        octets: i.octets,
        ...porter(i.genre === 'PHOTO' || i.genre === 'RADIO' ? i.typeMime : null, i.octets),
      }),
    ),
    ...examens.map(
      (e): PieceT => ({
        cle: `IMAGE:${e.id}`,
        genre: 'IMAGE',
        titre: e.description || 'Examen d’imagerie',
        le: e.recue_le,
        octets: 0,
        poids: 0,
        obstacle: AUTREMENT,
      }),
    ),
  ];
}

const AUTREMENT =
  'Trop lourd ou d’un format que la messagerie ne porte pas. Donnez-le avec l’export du dossier.';

const IMAGES: readonly (string | null)[] = ['image/jpeg', 'image/png', 'image/webp'];

/** A picture leaves in a PDF for software, and as it is kept for people; a PDF leaves twice. */
function porter(typeMime: string | null, octets: number): Pick<PieceT, 'poids' | 'obstacle'> {
  const image = IMAGES.includes(typeMime);
  const pdf = image ? OCTETS_EXTRAIT + Math.min(OCTETS_IMAGE_IMPRIMEE, 2 * octets) : octets;
  const poids = poidsEnvoye({ pdf, copie: octets });
  const porte = (image || typeMime === 'application/pdf') && poids <= OCTETS_MESSAGE_MAX;
  return { poids, obstacle: porte ? null : AUTREMENT };
}
