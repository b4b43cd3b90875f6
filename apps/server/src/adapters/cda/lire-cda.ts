import { OID_INS } from '@orapont/domain/identite/ins';
import {
  type CodeLu,
  type CorpsLu,
  DocumentIllisible,
  type DocumentLu,
  type IntervenantLu,
  type LecteurCda,
  type PatientLu,
} from '../../features/echange/ports.ts';
import { lireCode, lireIdentifiant } from './lire-codes.ts';
import { lirePieces, lireSections } from './lire-narratif.ts';
import { enfantsDe, lireXml, type Noeud, texteDe, trouver } from './xml.ts';

const HL7 = 'urn:hl7-org:v3';
const PROFESSIONNELS = '1.2.250.1.71.4.2.1';
const INS: ReadonlySet<string> = new Set(Object.values(OID_INS));

/** Reads the header and the body of a CDA R2, of whatever edition, written by whoever. */
export const lecteurCda: LecteurCda = {
  lire(octets) {
    const racine = ouvrir(octets);
    return { ...enTeteDe(racine), corps: lireCorps(racine) };
  },
};

/** A document without what its body holds. */
export type EnTeteLu = Omit<DocumentLu, 'corps'> & { readonly corps: Pick<CorpsLu, 'nature'> };

/**
 * The header, and whether the body is structured: megabytes of body are not looked at.
 *
 * @throws DocumentIllisible
 */
export function lireEnTete(octets: Uint8Array): EnTeteLu {
  const racine = ouvrir(octets, { jusqua: ['structuredBody', 'nonXMLBody'] });
  const structure = trouver(racine, 'component/structuredBody') !== undefined;
  return { ...enTeteDe(racine), corps: { nature: structure ? 'STRUCTURE' : 'AUTRE' } };
}

function enTeteDe(racine: Noeud): Omit<DocumentLu, 'corps'> {
  const acte = trouver(racine, 'documentationOf/serviceEvent');
  const identifiant = lireIdentifiant(trouver(racine, 'id'));
  if (identifiant === null) throw new DocumentIllisible('SANS_IDENTIFIANT');
  return {
    identifiant,
    lot: lireIdentifiant(trouver(racine, 'setId')),
    version: lireEntier(trouver(racine, 'versionNumber')),
    type: lireCode(trouver(racine, 'code')) ?? SANS_CODE,
    modeles: enfantsDe(racine, 'templateId').flatMap((modele) => lireIdentifiant(modele) ?? []),
    titre: texteDe(trouver(racine, 'title')),
    etabliLe: lireMoment(trouver(racine, 'effectiveTime')),
    confidentialite: lireCode(trouver(racine, 'confidentialityCode')) ?? SANS_CODE,
    langue: trouver(racine, 'languageCode')?.attributs['code'] ?? '',
    patient: lirePatient(trouver(racine, 'recordTarget/patientRole')),
    auteurs: enfantsDe(racine, 'author').map(lireAuteur),
    signataire: lireIntervenant(trouver(racine, 'legalAuthenticator/assignedEntity')),
    destinataires: enfantsDe(racine, 'informationRecipient').flatMap(
      (destinataire) => lireIntervenant(trouver(destinataire, 'intendedRecipient')) ?? [],
    ),
    actes: enfantsDe(racine, 'documentationOf').flatMap(
      (documentation) => lireCode(trouver(documentation, 'serviceEvent/code')) ?? [],
    ),
    debut: lireMoment(trouver(acte, 'effectiveTime/low')),
    fin: lireMoment(trouver(acte, 'effectiveTime/high')),
    secteur: lireCode(trouver(racine, 'componentOf/encompassingEncounter/location/healthCareFacility/code')),
    cadre: lireCode(
      trouver(acte, 'performer/assignedEntity/representedOrganization/standardIndustryClassCode'),
    ),
    repondA: enfantsDe(racine, 'inFulfillmentOf').flatMap(
      (demande) => lireIdentifiant(trouver(demande, 'order/id')) ?? [],
    ),
    remplace: lireIdentifiant(trouver(racine, 'relatedDocument/parentDocument/id')),
  };
}

const SANS_CODE: CodeLu = { code: '', libelle: '', systeme: '' };

function ouvrir(octets: Uint8Array, options: Parameters<typeof lireXml>[1] = {}): Noeud {
  let racine: Noeud;
  try {
    racine = lireXml(octets, options);
  } catch {
    throw new DocumentIllisible('XML_INVALIDE');
  }
  if (racine.nom !== 'ClinicalDocument' || racine.espace !== HL7) throw new DocumentIllisible('PAS_UN_CDA');
  return racine;
}

function lireEntier(noeud: Noeud | undefined): number | null {
  const valeur = Number(noeud?.attributs['value'] ?? Number.NaN);
  return Number.isInteger(valeur) ? valeur : null;
}

/** `AAAAMMJJhhmmss+0100`, or less of it; without an offset the clock is read as UTC, as the metadata must be written. */
function lireMoment(noeud: Noeud | undefined): string | null {
  const forme = /^(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:\.\d+)?([+-]\d{2})?(\d{2})?$/u;
  const [, annee, mois = '01', jour = '01', heure = '00', minute = '00', seconde = '00', h, m = '00'] =
    forme.exec(noeud?.attributs['value'] ?? '') ?? [];
  if (annee === undefined) return null;
  const instant = new Date(
    `${annee}-${mois}-${jour}T${heure}:${minute}:${seconde}${h === undefined ? 'Z' : `${h}:${m}`}`,
  );
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

function lirePatient(role: Noeud | undefined): PatientLu {
  const patient = trouver(role, 'patient');
  const nom = trouver(patient, 'name');
  const familles = enfantsDe(nom, 'family');
  const prenoms = enfantsDe(nom, 'given');
  const de = (noeuds: readonly Noeud[], qualificatif: string | undefined) => {
    const trouve = noeuds.find(({ attributs }) => attributs['qualifier'] === qualificatif);
    return trouve ? texteDe(trouve) : null;
  };
  const identifiants = enfantsDe(role, 'id').map(({ attributs }) => ({
    root: attributs['root'] ?? '',
    extension: attributs['extension'] ?? '',
  }));
  const ins = identifiants.find(({ root }) => INS.has(root));
  const premierPrenom = de(prenoms, 'BR');
  return {
    ins: ins ? { matricule: ins.extension, oid: ins.root } : null,
    ipps: identifiants
      .filter(({ root }) => !INS.has(root))
      .map(({ root, extension }) => ({ systeme: root, numero: extension })),
    nomNaissance: de(familles, 'BR') ?? texteDe(familles[0]),
    nomUtilise: de(familles, 'CL'),
    prenoms: de(prenoms, undefined) ?? premierPrenom ?? '',
    premierPrenom,
    sexe: SEXES[trouver(patient, 'administrativeGenderCode')?.attributs['code'] ?? ''] ?? null,
    dateNaissance: lireJour(trouver(patient, 'birthTime')),
    lieuNaissance: texteDe(trouver(patient, 'birthplace/place/addr/county')) || null,
  };
}

const SEXES: Readonly<Record<string, 'F' | 'M' | 'I'>> = { F: 'F', M: 'M', U: 'I', UN: 'I' };

function lireJour(noeud: Noeud | undefined): string | null {
  const [, annee, mois, jour] = /^(\d{4})(\d{2})(\d{2})/u.exec(noeud?.attributs['value'] ?? '') ?? [];
  return annee === undefined ? null : `${annee}-${mois}-${jour}`;
}

const lireAuteur = (auteur: Noeud): IntervenantLu => ({
  ...(lireIntervenant(trouver(auteur, 'assignedAuthor')) ?? PERSONNE),
  fonction: lireCode(trouver(auteur, 'functionCode')),
});

const PERSONNE: IntervenantLu = {
  identifiant: null,
  rpps: null,
  nom: '',
  prenom: '',
  specialite: null,
  fonction: null,
  structure: null,
};

function lireIntervenant(noeud: Noeud | undefined): IntervenantLu | null {
  if (!noeud) return null;
  const id = enfantsDe(noeud, 'id').find(({ attributs }) => attributs['root'] === PROFESSIONNELS);
  const extension = id?.attributs['extension'];
  const nom =
    trouver(noeud, 'assignedPerson/name') ??
    trouver(noeud, 'informationRecipient/name') ??
    trouver(noeud, 'associatedPerson/name');
  const structure = trouver(noeud, 'representedOrganization') ?? trouver(noeud, 'receivedOrganization');
  return {
    identifiant: extension ? { root: PROFESSIONNELS, extension } : null,
    rpps: /^8(\d{11})$/u.exec(extension ?? '')?.[1] ?? null,
    nom: texteDe(trouver(nom, 'family')),
    prenom: texteDe(trouver(nom, 'given')),
    specialite: lireCode(trouver(noeud, 'code')),
    fonction: null,
    structure: structure
      ? {
          identifiant: trouver(structure, 'id')?.attributs['extension'] ?? null,
          nom: texteDe(trouver(structure, 'name')),
        }
      : null,
  };
}

function lireCorps(racine: Noeud): CorpsLu {
  const structure = trouver(racine, 'component/structuredBody');
  if (structure)
    return { nature: 'STRUCTURE', sections: lireSections(structure), pieces: lirePieces(structure) };
  const texte = trouver(racine, 'component/nonXMLBody/text');
  if (!texte) throw new DocumentIllisible('CORPS_ILLISIBLE');
  const { mediaType: type = '', representation } = texte.attributs;
  const octets = Buffer.from(texteDe(texte), 'base64');
  if (octets.toString('latin1', 0, 5) === '%PDF-') return { nature: 'PDF', octets: new Uint8Array(octets) };
  // Plain text is written as it is unless its document says otherwise (HL7 data types, ED).
  const clair = type.startsWith('text/') && representation !== 'B64';
  return {
    nature: 'AUTRE',
    type,
    octets: new Uint8Array(clair ? Buffer.from(texteDe(texte), 'utf8') : octets),
  };
}
