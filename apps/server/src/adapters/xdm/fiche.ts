import { createHash } from 'node:crypto';
import type { CodeLu, IntervenantLu, Masquage, PatientLu } from '../../features/echange/ports.ts';
import type { EnTeteLu } from '../cda/lire-cda.ts';

/** Registry metadata of one document, as XDS writes them. */
export type Fiche = {
  readonly identifiant: string;
  readonly titre: string;
  readonly empreinte: string;
  readonly taille: number;
  readonly classe: CodeLu;
  readonly type: CodeLu;
  readonly format: CodeLu;
  readonly secteur: CodeLu;
  readonly cadre: CodeLu;
  readonly confidentialites: readonly CodeLu[];
  readonly evenements: readonly CodeLu[];
  readonly auteurs: readonly AuteurXds[];
  readonly signataire: string;
  /** `AAAAMMJJhhmmss` in UTC. */
  readonly creation: string;
  readonly debut: string | null;
  readonly fin: string | null;
  readonly langue: string;
  readonly patient: string;
  readonly patientSource: string;
  readonly traits: readonly string[];
};

export type AuteurXds = {
  readonly institution: string | null;
  readonly personne: string;
  readonly role: string | null;
  readonly specialite: string | null;
};

/**
 * Metadata of a document computed from its header: nothing is typed twice, so nothing can differ.
 *
 * @source ANS, « Mapping VIHF et XDS »; ASS_X04, ASS_A11; `reference/xdm-mss.md` §3
 */
export function ficheDe(lu: EnTeteLu, cda: Uint8Array, masquages: readonly Masquage[] = []): Fiche {
  const ipp = lu.patient.ipps[0];
  const patient = lu.patient.ins
    ? `${lu.patient.ins.matricule}^^^&${lu.patient.ins.oid}&ISO^NH`
    : identifiantPatient(ipp);
  return {
    identifiant: lu.identifiant,
    titre: lu.titre || lu.type.libelle,
    empreinte: createHash('sha1').update(cda).digest('hex'),
    taille: cda.byteLength,
    classe: CLASSES[lu.type.code] ?? COMPTE_RENDU,
    type: lu.type,
    format: formatDe(lu),
    secteur: lu.secteur ?? INCONNU,
    cadre: lu.cadre ?? INCONNU,
    confidentialites: [
      { ...lu.confidentialite, systeme: '2.16.840.1.113883.5.25' },
      ...masquages.map((code) => ({ code, libelle: LIBELLES_MASQUAGE[code], systeme: SYSTEME_MASQUAGE })),
    ],
    evenements: lu.actes,
    auteurs: lu.auteurs.map(auteurDe),
    signataire: lu.signataire ? personneDe(lu.signataire) : '',
    creation: utc(lu.etabliLe) ?? '',
    debut: utc(lu.debut),
    fin: utc(lu.fin),
    langue: lu.langue,
    patient,
    patientSource: ipp ? identifiantPatient(ipp) : patient,
    traits: traitsDe(lu.patient),
  };
}

const INCONNU: CodeLu = { code: '', libelle: '', systeme: '' };
const SYSTEME_MASQUAGE = '1.2.250.1.213.1.1.4.13';
const LIBELLES_MASQUAGE = {
  MASQUE_PS: 'Document masqué aux professionnels de santé',
  INVISIBLE_PATIENT: 'Document non visible par le patient',
  INVISIBLE_REPRESENTANTS_LEGAUX: 'Document non visible par les représentants légaux',
} as const satisfies Record<Masquage, string>;

const classe = (code: string, libelle: string): CodeLu => ({
  code,
  libelle,
  systeme: '1.2.250.1.213.1.1.4.1',
});
const COMPTE_RENDU = classe('10', 'Compte rendu');
/** @source ASS_X04: class of each type of document that we write; others are read as comptes rendus */
const CLASSES: Readonly<Record<string, CodeLu>> = {
  '83836-7': classe('11', 'Synthèse'),
  '52040-3': classe('31', 'Imagerie médicale'),
  '59284-0': classe('95', 'Autre document, attestation'),
};

const DEMANDE_TELEMEDECINE = '1.2.250.1.213.1.1.1.38';

/** @source ASS_A11, from the third templateId; a body that is not structured has a format of its own */
function formatDe({ modeles, corps }: EnTeteLu): CodeLu {
  if (corps.nature !== 'STRUCTURE')
    return {
      code: 'urn:ihe:iti:xds-sd:pdf:2008',
      libelle: 'Document à corps non structuré en Pdf/A-1',
      systeme: '1.3.6.1.4.1.19376.1.2.3',
    };
  if (modeles.some((modele) => modele.split('^')[0] === DEMANDE_TELEMEDECINE))
    return {
      code: 'urn:asip:ci-sis:tlm-da:2020',
      libelle: "Demande d'acte de télémédecine",
      systeme: '1.2.250.1.213.1.1.4.2.282',
    };
  return {
    code: 'urn:asip:ci-sis:modelesHorsProfils:2011',
    libelle: 'Document hors profil',
    systeme: '1.2.250.1.213.1.1.4.2.282',
  };
}

const identifiantPatient = (ipp: PatientLu['ipps'][number] | undefined): string =>
  ipp ? `${ipp.numero}^^^&${ipp.systeme}&ISO^PI` : '';

function auteurDe(auteur: IntervenantLu): AuteurXds {
  const { structure, fonction, specialite } = auteur;
  return {
    institution: structure
      ? `${champ(structure.nom)}^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^${structure.identifiant ?? ''}`
      : null,
    personne: personneDe(auteur),
    role: fonction?.libelle || null,
    specialite: specialite && `${specialite.code}^${champ(specialite.libelle)}^${specialite.systeme}`,
  };
}

/** XCN: an identifier with a slash is internal to a structure (type EI). */
export function personneDe({ identifiant, nom, prenom }: IntervenantLu): string {
  const extension = identifiant?.extension ?? '';
  const type = extension.includes('/') ? 'EI' : 'IDNPS';
  return `${extension}^${champ(nom)}^${champ(prenom)}^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^${type}`;
}

/** HL7 v2 separators have no place in a component; escaping them is not read by receivers. */
const champ = (texte: string): string => texte.replace(/[\^&~|]/gu, ' ');

function traitsDe({ nomNaissance, nomUtilise, prenoms, premierPrenom, dateNaissance, sexe }: PatientLu) {
  const prenom = champ(premierPrenom ?? prenoms);
  return [
    `PID-5|${champ(nomNaissance)}^${prenom}^^^^^L`,
    ...(nomUtilise ? [`PID-5|${champ(nomUtilise)}^${prenom}^^^^^D`] : []),
    ...(dateNaissance ? [`PID-7|${dateNaissance.replaceAll('-', '')}`] : []),
    ...(sexe ? [`PID-8|${sexe === 'I' ? 'U' : sexe}`] : []),
  ];
}

/** `AAAAMMJJhhmmss` in UTC. */
export const utc = (instant: string | null): string | null =>
  instant === null ? null : instant.slice(0, 19).replace(/\D/gu, '');
