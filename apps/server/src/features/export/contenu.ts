import { unSeul } from '../../kernel/octets.ts';
import type { RefObjet } from '../objets/ports.ts';
import { dossierEnFhir } from './en-fhir.ts';
import { nombre, texte, texteOu, vrai } from './lignes.ts';
import type { Entourage, LignesDossier } from './lignes-repository.ts';
import type { DepsContenu, FichierAbsent, FichierSortant, Ligne } from './ports.ts';
import { demandesEnCsv, documentsEnCsv, imagesEnCsv, odontogrammesEnCsv, tracesEnCsv } from './tableaux.ts';

export type DossierLu = Entourage & {
  readonly dossierId: string;
  readonly lignes: LignesDossier;
  readonly professionnels: readonly Ligne[];
};

/** People whom a record names by their id. */
export const professionnelsNommes = ({ acte, consentement }: LignesDossier): readonly string[] => [
  ...new Set(
    [
      ...acte.flatMap((l) => [
        texteOu(l, 'requerant_id') ?? texteOu(l, 'prepare_par'),
        texteOu(l, 'requis_id'),
      ]),
      ...consentement.map((l) => texteOu(l, 'requis_id')),
    ].filter((id) => id !== null),
  ),
];

/**
 * The files of one record, in an order that does not change: what a spreadsheet and other software read, then the bytes as they were
 * received. A file that is named and that has no bytes here is said in `absents`: nothing goes missing silently.
 */
export async function* fichiersDuDossier(
  deps: DepsContenu,
  lu: DossierLu,
  absents: FichierAbsent[],
): AsyncGenerator<FichierSortant> {
  const { dossierId, lignes, organisation } = lu;
  const racine = `dossiers/${dossierId}`;
  const ecrit = (
    nom: string,
    nature: FichierSortant['nature'],
    type: string,
    contenu: string,
  ): FichierSortant => ({
    chemin: `${racine}/${nom}`,
    nature,
    type,
    dossierId,
    id: null,
    octets: () => unSeul(Buffer.from(contenu)),
  });
  const tableau = (nom: string, contenu: string) => ecrit(nom, 'TABLEAU', 'text/csv', contenu);
  yield ecrit('donnees.json', 'DONNEES', 'application/json', enDonnees(lignes));
  yield ecrit('fhir.json', 'FHIR', 'application/fhir+json', dossierEnFhir(deps.fabrique, lignes, lu));
  yield tableau('demandes.csv', demandesEnCsv(lignes));
  yield tableau('documents.csv', documentsEnCsv(lignes, cheminDocument));
  yield tableau('images.csv', imagesEnCsv(lignes, cheminImage));
  yield tableau('odontogrammes.csv', odontogrammesEnCsv(lignes));
  yield tableau('traces.csv', tracesEnCsv(lignes));
  for (const objet of objetsDuDossier(deps, lignes, { organisationId: organisation.id, dossierId })) {
    const { ref, manque, ...fichier } = objet;
    const chemin = `${racine}/${fichier.chemin}`;
    const motif =
      manque ?? ((await deps.objets.taille(ref)) === undefined ? 'Le fichier n’est plus ici.' : null);
    if (motif === null) yield { ...fichier, chemin, dossierId, octets: () => deps.objets.lire(ref) };
    else absents.push({ chemin, nature: fichier.nature, dossierId, motif });
  }
}

const enDonnees = (tables: LignesDossier): string =>
  JSON.stringify({ format: 'orapont-dossier', version: 1, tables }, null, 1);

type Objet = Pick<FichierSortant, 'chemin' | 'nature' | 'type' | 'id'> & {
  readonly ref: RefObjet;
  /** Why there is nothing to read, when the rows say so. */
  readonly manque: string | null;
};

function objetsDuDossier(
  { emplacements }: DepsContenu,
  { document, media, imagerie_etude, imagerie_instance, photo_identite }: LignesDossier,
  ou: { readonly organisationId: string; readonly dossierId: string },
): readonly Objet[] {
  const etudes = new Map(imagerie_etude.map((etude) => [etude.id, texte(etude, 'study_uid')]));
  return [
    ...document.map(
      (l): Objet => ({
        chemin: cheminDocument(l),
        nature: 'DOCUMENT',
        type: texte(l, 'type_mime'),
        id: l.id,
        ref: { ...ou, objetId: l.id, version: nombre(l, 'objet_version') },
        manque: null,
      }),
    ),
    ...media.map((l): Objet => {
      const surApercu = vrai(l, 'sur_apercu');
      return {
        chemin: cheminImage(l),
        nature: 'IMAGE',
        type: typeImage(l),
        id: l.id,
        ref: emplacements.image({ ...ou, mediaId: l.id, surApercu }),
        manque: MOTIFS_IMAGE[texte(l, 'etat')] ?? null,
      };
    }),
    ...imagerie_instance.map(
      (l): Objet => ({
        chemin: `dicom/${etudes.get(texte(l, 'etude_id')) ?? 'examen'}/${texte(l, 'sop_uid')}.dcm`,
        nature: 'DICOM',
        type: 'application/dicom',
        id: l.id,
        ref: emplacements.instance({
          organisationId: ou.organisationId,
          id: l.id,
          cleDossierId: texte(l, 'cle_dossier_id'),
        }),
        manque: null,
      }),
    ),
    ...photo_identite.map(
      (l): Objet => ({
        chemin: `photo-identite/${l.id}.webp`,
        nature: 'PHOTO_IDENTITE',
        type: 'image/webp',
        id: l.id,
        ref: { ...ou, objetId: l.id, version: 1 },
        manque: l['retiree_le'] === null ? null : 'Photographie retirée : elle a été effacée.',
      }),
    ),
  ];
}

const MOTIFS_IMAGE: Readonly<Record<string, string>> = {
  REJETE: 'Image refusée à sa réception : elle n’a pas été gardée.',
  SUPPRIME: 'Image retirée par une personne.',
};

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'application/zip': 'zip',
  'application/x-tar': 'tar',
  'application/json': 'json',
  'application/dicom': 'dcm',
  'message/rfc822': 'eml',
  'text/plain': 'txt',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'model/stl': 'stl',
  'model/ply': 'ply',
};

const extension = (type: string) => EXTENSIONS[type.split(';')[0]?.trim() ?? ''] ?? 'bin';
const typeImage = (l: Ligne): string =>
  vrai(l, 'sur_apercu') ? 'image/jpeg' : (texteOu(l, 'type_mime') ?? 'application/octet-stream');
/** Never the name of a person nor a title: names of files are read by others. */
const cheminDocument = (l: Ligne): string => `documents/${l.id}.${extension(texte(l, 'type_mime'))}`;
const cheminImage = (l: Ligne): string => `images/${l.id}.${extension(typeImage(l))}`;
