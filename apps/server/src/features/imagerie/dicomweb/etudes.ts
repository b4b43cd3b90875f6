import { el, type JeuDicom } from '@orapont/domain/imagerie/jeu-dicom';
import {
  JPEG_BASELINE,
  type PersonneDicom,
  photoEnDicom,
  serieDe,
  VL_PHOTOGRAPHIQUE,
} from '@orapont/domain/imagerie/photo-dicom';
import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import { rassembler } from '../../../kernel/octets.ts';
import type { PhotoLue } from '../acte-imagerie-repository.ts';
import type { DepsImagerie } from '../deps.ts';
import type { Etude } from '../etude-repository.ts';
import type { Instance } from '../instance-repository.ts';
import { objetDe } from '../objets-imagerie.ts';

/** A picture as DICOMweb sees it, wherever it comes from. Its bytes and its whole header are read when they are asked for. */
export type InstanceWeb = {
  readonly etudeUid: string;
  readonly serieUid: string;
  readonly sopUid: string;
  readonly sopClasse: string;
  readonly syntaxe: string;
  readonly modalite: string;
  readonly descriptionSerie: string;
  readonly numeroSerie: number | null;
  readonly numero: number | null;
  readonly images: number;
  readonly lignes: number;
  readonly colonnes: number;
  /** Bytes of its file, where that is known before it is made. */
  readonly taille: number | null;
  readonly jeu: () => Promise<JeuDicom>;
  readonly octets: () => Promise<Uint8Array>;
  /** The same, as it is decrypted. */
  readonly flux: () => AsyncIterable<Uint8Array>;
  /** What any browser shows, when it is there already. */
  readonly image: () => Promise<Uint8Array>;
};

export type EtudeWeb = {
  readonly uid: string;
  readonly organisationId: string;
  readonly dossierId: string;
  readonly acteId: string | undefined;
  readonly entete: JeuDicom;
  readonly instances: readonly InstanceWeb[];
};

export function etudeRecue(deps: DepsImagerie, etude: Etude, instances: readonly Instance[]): EtudeWeb {
  const { patient } = etude;
  return {
    uid: etude.studyUid,
    organisationId: etude.organisationId,
    dossierId: etude.dossierId ?? '',
    acteId: undefined,
    entete: {
      '00080020': el('DA', etude.faiteLe?.replaceAll('-', '')),
      '00081030': el('LO', etude.description),
      '00100010': el('PN', { Alphabetic: [patient.nom, patient.prenoms].filter(Boolean).join('^') }),
      '00100020': el('LO', patient.identifiant),
      '00100021': el('LO', patient.emetteur),
      '00100030': el('DA', patient.naissance?.replaceAll('-', '')),
      '00100040': el('CS', patient.sexe),
    },
    instances: instances
      .filter(({ etat }) => etat === 'RECUE' || etat === 'PRETE')
      .map((instance) => recue(deps, etude, instance)),
  };
}

function recue({ objets, dicom }: DepsImagerie, etude: Etude, instance: Instance): InstanceWeb {
  const flux = () => objets.lire(objetDe(instance, 'original'));
  const octets = () => rassembler(flux());
  return {
    ...instance,
    etudeUid: etude.studyUid,
    taille: instance.octets,
    octets,
    flux,
    image: octets,
    async jeu() {
      if (instance.etat === 'PRETE')
        return JSON.parse(
          (await rassembler(objets.lire(objetDe(instance, 'metadonnees')))).toString('utf8'),
        ) as JeuDicom;
      return (await dicom.metadonnees(await octets())) ?? {};
    },
  };
}

export type ActeWeb = {
  readonly acteId: string;
  readonly organisationId: string;
  readonly dossierId: string;
  readonly creeLe: string;
  readonly structure: string;
  readonly personne: PersonneDicom | null;
};

/** The photographs of an act, as one study of ours. */
export function etudeDePhotos(deps: DepsImagerie, acte: ActeWeb, photos: readonly PhotoLue[]): EtudeWeb {
  const instances = photos.map((photo, rang) => photographie(deps, acte, photo, rang + 1));
  const jour = acte.creeLe.slice(0, 10).replaceAll('-', '');
  const { personne } = acte;
  return {
    uid: uidDeUuid(acte.acteId),
    organisationId: acte.organisationId,
    dossierId: acte.dossierId,
    acteId: acte.acteId,
    entete: {
      '00080020': el('DA', jour),
      '00081030': el('LO', 'Photographies de la bouche'),
      '00100010': el(
        'PN',
        personne && { Alphabetic: [personne.nom, ...personne.prenoms.slice(0, 1)].join('^') },
      ),
      '00100020': el('LO', personne?.identifiant),
      '00100021': el('LO', personne?.emetteur),
      '00100030': el('DA', personne?.naissance.replaceAll('-', '')),
      '00100040': el('CS', personne && (personne.sexe === 'I' ? 'O' : personne.sexe)),
    },
    instances,
  };
}

export function jeuDePhoto(acte: ActeWeb, photo: PhotoLue, numero: number): JeuDicom {
  const couchee = photo.rotation === 90 || photo.rotation === 270;
  const taille = couchee
    ? { largeur: photo.hauteur, hauteur: photo.largeur }
    : { largeur: photo.largeur, hauteur: photo.hauteur };
  return photoEnDicom({ ...photo, ...taille, structure: acte.structure, numero }, acte.personne);
}

function photographie(deps: DepsImagerie, acte: ActeWeb, photo: PhotoLue, numero: number): InstanceWeb {
  const jeu = jeuDePhoto(acte, photo, numero);
  const original = () => deps.medias.octets({ ...photo }, 'original');
  const octets = async () =>
    (await deps.dicom.photographier(await original(), jeu, photo.rotation)) ?? new Uint8Array();
  const nombre = (tag: string) => Number(jeu[tag]?.Value?.[0] ?? 0);
  return {
    etudeUid: uidDeUuid(acte.acteId),
    serieUid: serieDe(acte.acteId, photo.modalite),
    sopUid: uidDeUuid(photo.mediaId),
    sopClasse: VL_PHOTOGRAPHIQUE,
    syntaxe: JPEG_BASELINE,
    modalite: 'XC',
    descriptionSerie: String(jeu['0008103E']?.Value?.[0] ?? ''),
    numeroSerie: nombre('00200011'),
    numero,
    images: 1,
    lignes: nombre('00280010'),
    colonnes: nombre('00280011'),
    taille: null,
    jeu: async () => jeu,
    octets,
    flux: () => enFlux(octets),
    image: () => deps.medias.octets({ ...photo }, 'lecture'),
  };
}

async function* enFlux(octets: () => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await octets();
}

/** A DICOM file that is in an act keeps its own study: it is read in the file itself. */
export async function etudeDuFichier(
  deps: DepsImagerie,
  acte: ActeWeb,
  photo: PhotoLue,
): Promise<EtudeWeb | undefined> {
  const octets = () => deps.medias.octets({ ...photo }, 'original');
  const original = await octets();
  const [examen, jeu] = await Promise.all([deps.dicom.examiner(original), deps.dicom.metadonnees(original)]);
  if (!examen.accepte || !jeu) return undefined;
  const { octets: _kept, patient: _patient, etudeUid, ...lue } = examen;
  return {
    uid: etudeUid,
    organisationId: acte.organisationId,
    dossierId: acte.dossierId,
    acteId: acte.acteId,
    entete: Object.fromEntries(
      [
        '00080020',
        '00080030',
        '00081030',
        '00100010',
        '00100020',
        '00100021',
        '00100030',
        '00100040',
      ].flatMap((tag) => (jeu[tag] ? [[tag, jeu[tag]]] : [])),
    ),
    instances: [
      {
        ...lue,
        etudeUid,
        taille: original.length,
        jeu: async () => jeu,
        octets,
        flux: () => enFlux(octets),
        image: octets,
      },
    ],
  };
}

/** Files of one study are one study. */
export function regrouper(etudes: readonly EtudeWeb[]): readonly EtudeWeb[] {
  return [...Map.groupBy(etudes, ({ uid }) => uid).values()].flatMap(([premiere, ...autres]) =>
    premiere
      ? [{ ...premiere, instances: [...premiere.instances, ...autres.flatMap(({ instances }) => instances)] }]
      : [],
  );
}
