import { type DateCivile, formaterDate } from '@orapont/domain/dates';
import { estCorpsLisible } from '@orapont/domain/echange/corps-lisible';
import type { ImageDuDocument, ModeleRecu } from '../compte-rendu/ports.ts';
import type { BlocLu, DocumentLu, PatientLu, SectionLue } from '../echange/ports.ts';
import { sectionsDe } from './contenu.ts';
import type { DepsReception } from './deps.ts';
import { nommer } from './lire-courrier.ts';

/** More than a compte rendu shows: the others stay in the archive, beside. */
const IMAGES_MAX = 30;

/**
 * A document that is no PDF, as one: drawn from what was read of it, so that it is shown, kept and printed where any compte rendu is. Null
 * when there is nothing to draw, or when it is a PDF already.
 *
 * @rule TE-11
 */
export async function mettreEnPage(
  deps: Pick<DepsReception, 'pdf' | 'images'>,
  lu: DocumentLu,
  recuLe: string,
): Promise<Uint8Array | null> {
  if (lu.corps.nature === 'PDF' || !estCorpsLisible(lu.corps)) return null;
  const images = await imagesDe(deps, lu);
  const sections = sectionsDe(lu).flatMap(aplatir);
  if (sections.length === 0 && images.length === 0) return null;
  return deps.pdf.recu({
    document: {
      produit: 'Orapont',
      identifiant: lu.identifiant,
      numeroActe: '',
      etabliLe: lu.etabliLe ?? recuLe,
    },
    titre: lu.titre || lu.type.libelle || 'Document reçu',
    type: lu.type.libelle,
    auteurs: lu.auteurs.map(nommer),
    patient: patientDe(lu.patient),
    sections,
    images,
  });
}

function aplatir({ titre, blocs, sections }: SectionLue): ModeleRecu['sections'] {
  const ecrits = blocs.flatMap(enBloc);
  return [...(titre || ecrits.length > 0 ? [{ titre, blocs: ecrits }] : []), ...sections.flatMap(aplatir)];
}

type BlocRecu = ModeleRecu['sections'][number]['blocs'][number];

function enBloc(bloc: BlocLu): BlocRecu[] {
  if (bloc.genre === 'PARAGRAPHE') return bloc.texte ? [{ type: 'paragraphe', texte: bloc.texte }] : [];
  if (bloc.genre === 'LISTE') return [{ type: 'liste', elements: [...bloc.elements] }];
  const lignes = bloc.lignes.map(([libelle = '', ...valeurs]) => ({ libelle, valeurs }));
  return lignes.length > 0 ? [{ type: 'lignes', lignes }] : [];
}

/** Its pictures, once the same workshop as for any other has opened them: what is no picture stays in the archive. */
async function imagesDe(
  { images }: Pick<DepsReception, 'images'>,
  lu: DocumentLu,
): Promise<ImageDuDocument[]> {
  const lues: ImageDuDocument[] = [];
  for (const [rang, octets] of octetsDesImages(lu).slice(0, IMAGES_MAX).entries()) {
    const ingeree = await images.ingerer(octets);
    if (!ingeree.accepte || !['JPEG', 'PNG', 'WEBP'].includes(ingeree.type)) continue;
    lues.push({
      octets: ingeree.octets,
      legende: `Image ${rang + 1} du document reçu`,
      auteur: '',
      priseLe: null,
      reperes: [],
    });
  }
  return lues;
}

function octetsDesImages({ corps }: DocumentLu): readonly Uint8Array[] {
  if (corps.nature === 'PDF') return [];
  if (corps.nature === 'AUTRE') return corps.type.toLowerCase().startsWith('image/') ? [corps.octets] : [];
  return corps.pieces.flatMap(({ type, octets }) => (type.startsWith('image/') ? [octets] : []));
}

/** As the document names her: nothing of a record is added. */
function patientDe({ nomNaissance, nomUtilise, prenoms, dateNaissance }: PatientLu): ModeleRecu['patient'] {
  const dits: readonly (readonly [string, string | null])[] = [
    ['Nom de naissance', nomNaissance],
    ['Nom utilisé', nomUtilise],
    ['Prénoms de naissance', prenoms],
    ['Date de naissance', dateNaissance && formaterDate(dateNaissance as DateCivile)],
  ];
  return {
    nom: `${prenoms} ${nomUtilise ?? nomNaissance}`.trim(),
    lignes: dits.flatMap(([libelle, valeur]) => (valeur ? [{ libelle, valeurs: [valeur] }] : [])),
  };
}
