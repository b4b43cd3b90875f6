import { LE, type Situation } from './situations.ts';

/** A radiograph that a machine sent to the site, which names the person and waits for someone to say so; another one in her record. */
export function lignesImagerie(s: Situation): [string, Record<string, unknown>][] {
  const rangee = { etat: 'RATTACHEE', dossier_id: s.dossierId, decide_par: s.requisId, decide_le: LE };
  const copie = JSON.stringify({ de: 1, technique: { sorte: 'DICOM', ...GRILLE } });
  return [
    ['imagerie_etude', etude(s, s.etudeId)],
    ['imagerie_instance', instance(s, s.instanceId, s.etudeId, { cle_dossier_id: s.etudeId, etat: 'PRETE' })],
    ['imagerie_etude', { ...etude(s, s.etudeRangeeId), ...rangee }],
    [
      'imagerie_instance',
      instance(s, s.instanceRangeeId, s.etudeRangeeId, { cle_dossier_id: s.dossierId, copie }),
    ],
  ];
}

/** What a tiny radiograph says of itself. */
export const GRILLE = {
  modalite: 'IO',
  colonnes: 2,
  lignes: 2,
  images: 1,
  canaux: 1,
  bits: 8,
  signe: false,
  inverse: false,
  fenetre: { centre: 128, largeur: 256 },
  pente: 1,
  ordonnee: 0,
  espacement: null,
  pas: null,
  ecartees: 0,
} as const;

const etude = (s: Situation, id: string) => ({
  organisation_id: s.organisationId,
  id,
  site_id: s.siteId,
  study_uid: nouvelUid(),
  patient_cle: s.marque,
  patient: JSON.stringify({
    nom: s.marque,
    prenoms: 'Camille',
    naissance: '1940-05-06',
    sexe: 'F',
    identifiant: '',
    emetteur: '',
  }),
});

const instance = (s: Situation, id: string, etude_id: string, suite: Readonly<Record<string, unknown>>) => ({
  organisation_id: s.organisationId,
  id,
  etude_id,
  serie_uid: '1.2.3',
  sop_uid: nouvelUid(),
  sop_classe: '1.2.840.10008.5.1.4.1.1.1.3',
  syntaxe: '1.2.840.10008.1.2.1',
  lignes: 8,
  colonnes: 8,
  octets: 3,
  empreinte: 'a'.repeat(64),
  ...suite,
});

const nouvelUid = () => `1.2.${Date.now()}.${Math.floor(Math.random() * 1e9)}`;

/** The thumbnail of the first, the file and the copy of the second. */
export const objetsImagerie = (s: Situation) =>
  [
    { dossierId: s.etudeId, objetId: s.instanceId, version: 3 },
    { dossierId: s.dossierId, objetId: s.instanceRangeeId, version: 1 },
    { dossierId: s.dossierId, objetId: s.instanceRangeeId, version: 5 },
  ].map((objet) => ({ organisationId: s.organisationId, ...objet }));
