import { normaliserNom } from '@orapont/domain/identite/nom';
import { type ElementDicom, el, type JeuDicom } from '@orapont/domain/imagerie/jeu-dicom';
import type { Ressource } from '@orapont/domain/imagerie/ressource';
import { estUid, uuidDeUid } from '@orapont/domain/imagerie/uid';
import type { Filtre } from '../recherche-repository.ts';
import type { EtudeWeb, InstanceWeb } from './etudes.ts';

export type Question = Readonly<Record<string, string | readonly string[]>>;

const LIMITE = 100;

const MOTS_CLES: Readonly<Record<string, string>> = {
  StudyInstanceUID: '0020000D',
  SeriesInstanceUID: '0020000E',
  SOPInstanceUID: '00080018',
  PatientID: '00100020',
  PatientName: '00100010',
  StudyDate: '00080020',
  ModalitiesInStudy: '00080061',
  Modality: '00080060',
  StudyDescription: '00081030',
  SeriesDescription: '0008103E',
  AccessionNumber: '00080050',
  InstanceNumber: '00200013',
  SeriesNumber: '00200011',
  BodyPartExamined: '00180015',
  Rows: '00280010',
  Columns: '00280011',
  NumberOfFrames: '00280008',
  ViewCodeSequence: '00540220',
  AnatomicRegionSequence: '00082218',
};

const tagDe = (nom: string): string => MOTS_CLES[nom] ?? nom.toUpperCase();

/** One value of a question, whether it is written by its keyword or by its tag. */
function valeurDe(question: Question, tag: string): string | null {
  for (const [nom, valeur] of Object.entries(question))
    if (tagDe(nom) === tag) {
      const premiere = typeof valeur === 'string' ? valeur : (valeur[0] ?? '');
      return premiere === '' || premiere === '*' ? null : premiere;
    }
  return null;
}

/**
 * What is asked of the studies. A name matches by its beginning, as the standard's wildcard does; a date is a day or two bounds.
 *
 * @source DICOM PS3.18 §8.3.4 (matching parameters)
 */
export function lireFiltre(question: Question, ressource: Ressource): Filtre {
  const studyUid = ressource.etude ?? valeurDe(question, '0020000D');
  const { du, au } = lireDates(valeurDe(question, '00080020'));
  const nom = normaliserNom((valeurDe(question, '00100010') ?? '').split('^')[0]?.replaceAll('*', '') ?? '');
  return {
    studyUid,
    acteId: studyUid === null ? null : (uuidDeUid(studyUid) ?? null),
    patientId: valeurDe(question, '00100020'),
    nomCommence: nom === '' ? null : nom,
    du,
    au,
    modalite: valeurDe(question, '00080061') ?? valeurDe(question, '00080060'),
    limite: ressource.etude === null ? nombre(question['limit'], LIMITE, LIMITE) : 5,
    debut: ressource.etude === null ? nombre(question['offset'], 0, 1_000_000) : 0,
  };
}

function lireDates(texte: string | null): { readonly du: string | null; readonly au: string | null } {
  const [debut = '', fin = debut] = (texte ?? '').split('-');
  return { du: jour(debut), au: jour(fin) };
}

function jour(chiffres: string): string | null {
  const [, a, m, j] = /^(\d{4})(\d{2})(\d{2})$/.exec(chiffres.trim()) ?? [];
  const date = `${a}-${m}-${j}`;
  const lue = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(lue.getTime()) && lue.toISOString().startsWith(date) ? date : null;
}

function nombre(valeur: Question[string] | undefined, defaut: number, max: number): number {
  const lu = Number(typeof valeur === 'string' ? valeur : Number.NaN);
  return Number.isSafeInteger(lu) && lu >= 0 ? Math.min(lu, max) : defaut;
}

/** Tags to add to those that the standard always gives; null when all are asked for. */
export function champsVoulus(question: Question): readonly string[] | null {
  const bruts = question['includefield'];
  const noms = (typeof bruts === 'string' ? [bruts] : (bruts ?? [])).flatMap((n) => n.split(','));
  return noms.includes('all')
    ? null
    : noms.map((nom) => tagDe(nom.trim())).filter((tag) => /^[0-9A-F]{8}$/.test(tag));
}

/** @source DICOM PS3.18 table 10.6.3-3 */
export async function decrireEtude(
  etude: EtudeWeb,
  racine: string,
  champs: readonly string[] | null,
): Promise<JeuDicom> {
  const { instances, uid } = etude;
  return {
    ...(await choisis(instances[0], champs)),
    '00080005': el('CS', 'ISO_IR 192'),
    '00080020': { vr: 'DA' },
    '00080030': { vr: 'TM' },
    '00080050': { vr: 'SH' },
    '00080056': el('CS', 'ONLINE'),
    '00080061': el('CS', ...new Set(instances.map(({ modalite }) => modalite))),
    '00080090': { vr: 'PN' },
    '00081190': el('UR', `${racine}/studies/${uid}`),
    '00200010': { vr: 'SH' },
    ...etude.entete,
    '0020000D': el('UI', uid),
    '00201206': el('IS', new Set(instances.map(({ serieUid }) => serieUid)).size),
    '00201208': el('IS', instances.length),
  };
}

/** @source DICOM PS3.18 table 10.6.3-4 */
export async function decrireSerie(
  serie: readonly InstanceWeb[],
  racine: string,
  champs: readonly string[] | null,
): Promise<JeuDicom> {
  const [premiere] = serie;
  if (!premiere) return {};
  const { etudeUid, serieUid, modalite, descriptionSerie, numeroSerie } = premiere;
  return {
    ...(await choisis(premiere, champs)),
    '00080005': el('CS', 'ISO_IR 192'),
    '00080056': el('CS', 'ONLINE'),
    '00080060': el('CS', modalite),
    '0008103E': el('LO', descriptionSerie),
    '00081190': el('UR', `${racine}/studies/${etudeUid}/series/${serieUid}`),
    '0020000D': el('UI', etudeUid),
    '0020000E': el('UI', serieUid),
    '00200011': el('IS', numeroSerie),
    '00201209': el('IS', serie.length),
  };
}

/** @source DICOM PS3.18 table 10.6.3-5 */
export async function decrireInstance(
  instance: InstanceWeb,
  racine: string,
  champs: readonly string[] | null,
): Promise<JeuDicom> {
  return {
    ...(await choisis(instance, champs)),
    '00080005': el('CS', 'ISO_IR 192'),
    '00080016': el('UI', instance.sopClasse),
    '00080018': el('UI', instance.sopUid),
    '00080056': el('CS', 'ONLINE'),
    '00080060': el('CS', instance.modalite),
    '00081190': el(
      'UR',
      `${racine}/studies/${instance.etudeUid}/series/${instance.serieUid}/instances/${instance.sopUid}`,
    ),
    '0020000D': el('UI', instance.etudeUid),
    '0020000E': el('UI', instance.serieUid),
    '00200013': el('IS', instance.numero),
    '00280008': el('IS', instance.images),
    '00280010': el('US', instance.lignes),
    '00280011': el('US', instance.colonnes),
    '00083002': el('UI', instance.syntaxe),
  };
}

async function choisis(
  instance: InstanceWeb | undefined,
  champs: readonly string[] | null,
): Promise<JeuDicom> {
  if (!instance || champs?.length === 0) return {};
  const jeu = await instance.jeu();
  if (champs === null) return jeu;
  return Object.fromEntries(
    champs.flatMap((tag): [string, ElementDicom][] => {
      const element = jeu[tag];
      return element ? [[tag, element]] : [];
    }),
  );
}

/** Series and instances that a question keeps. */
export function garderInstances(
  instances: readonly InstanceWeb[],
  question: Question,
  { serie, instance }: Ressource,
): readonly InstanceWeb[] {
  const voulue = {
    serieUid: serie ?? valeurDe(question, '0020000E'),
    sopUid: instance ?? valeurDe(question, '00080018'),
    modalite: valeurDe(question, '00080060'),
  };
  return instances.filter(
    (i) =>
      (voulue.serieUid === null || i.serieUid === voulue.serieUid) &&
      (voulue.sopUid === null || i.sopUid === voulue.sopUid) &&
      (voulue.modalite === null || i.modalite === voulue.modalite),
  );
}

export const pageDe = <T>(liste: readonly T[], question: Question): readonly T[] => {
  const debut = nombre(question['offset'], 0, 1_000_000);
  return liste.slice(debut, debut + nombre(question['limit'], 5_000, 5_000));
};

/** Series and instances are searched inside a study: across a whole record they would be a list of everyone. */
export const nommeUneEtude = (question: Question): boolean => estUid(valeurDe(question, '0020000D') ?? '');
