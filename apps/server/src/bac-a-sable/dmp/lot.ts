import { lecteurCda } from '../../adapters/cda/lire-cda.ts';
import { enfantsDe, type Noeud, trouver } from '../../adapters/cda/xml.ts';
import type { PartieMtom } from '../../adapters/dmp/mtom.ts';
import { ESPACES } from '../../adapters/dmp/requete.ts';
import {
  APPARTIENT,
  ESPACE_LCM,
  ESPACE_RIM,
  FICHE,
  LOT,
  REMPLACE,
  SIGNE,
} from '../../adapters/xdm/schemas.ts';
import { comparerFiche, comparerLot, type ObjetLu, objetsDe } from '../../adapters/xdm/verifier.ts';
import type { DocumentLu } from '../../features/echange/ports.ts';

const FORMAT_SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';

/** A submission whose every part was found and agrees with the others. */
export type LotRecu = {
  readonly identifiant: string;
  readonly patient: string;
  readonly documents: readonly DocumentRecu[];
  readonly signature: Uint8Array;
};
export type DocumentRecu = {
  readonly objet: ObjetLu;
  readonly lu: DocumentLu;
  readonly cda: Uint8Array;
  /** Entry that this one replaces. */
  readonly remplace: string | null;
};

/** Error of XDS, and what of. @source IHE ITI TF-3 table 4.2.4.1-2 */
export class ErreurXds extends Error {
  readonly code: string;
  readonly contexte: string;

  constructor(code: string, contexte: string) {
    super(code);
    this.code = code;
    this.contexte = contexte;
  }
}

/** @throws ErreurXds */
export function lireLot(requete: Noeud, parties: ReadonlyMap<string, PartieMtom>): LotRecu {
  const soumission = trouver(requete, 'SubmitObjectsRequest');
  if (!soumission) throw new ErreurXds('XDSRepositoryMetadataError', 'SubmitObjectsRequest');
  exigerSchema(requete, soumission);
  const [defaut] = comparerLot(soumission);
  if (defaut) throw new ErreurXds('XDSRepositoryMetadataError', defaut.code);
  const objets = objetsDe(soumission);
  const octets = octetsDe(requete, objets, parties);
  const estSignature = (objet: ObjetLu) =>
    (objet.codes.get(FICHE.format) ?? []).some((code) => code.startsWith(`${FORMAT_SIGNATURE}|`));
  const signature = objets.find(estSignature);
  if (!signature) throw new ErreurXds('XDSRepositoryMetadataError', 'SIGNATURE_ABSENTE');
  const externes = new Map(
    enfantsDe(trouver(soumission, 'RegistryObjectList/RegistryPackage'), 'ExternalIdentifier').map(
      ({ attributs }) => [attributs['identificationScheme'] ?? '', attributs['value'] ?? ''],
    ),
  );
  const patient = externes.get(LOT.patient) ?? '';
  return {
    identifiant: externes.get(LOT.unique) ?? '',
    patient,
    signature: octets(signature),
    documents: objets
      .filter((objet) => !estSignature(objet))
      .map((objet) => controler(objet, octets(objet), patient, soumission)),
  };
}

/** Hash, size and every field that the header says: what differs is named. */
function controler(objet: ObjetLu, cda: Uint8Array, patient: string, soumission: Noeud): DocumentRecu {
  const lu = enDocument(cda);
  if (objet.externes.get(FICHE.patient) !== patient)
    throw new ErreurXds('XDSPatientIdDoesNotMatch', objet.id);
  const defauts = comparerFiche(objet, lu, cda);
  if (defauts.includes('PATIENT')) throw new ErreurXds('XDSPatientIdDoesNotMatch', objet.id);
  if (defauts[0]) throw new ErreurXds('XDSRepositoryMetadataError', defauts.join(' '));
  const remplace = associationsDe(soumission).find(({ type, de }) => type === REMPLACE && de === objet.id);
  return { objet, lu, cda, remplace: remplace?.vers ?? null };
}

function enDocument(cda: Uint8Array): DocumentLu {
  try {
    return lecteurCda.lire(cda);
  } catch {
    throw new ErreurXds('XDSRepositoryMetadataError', 'DOCUMENT_ILLISIBLE');
  }
}

/** Bytes of each entry; one without bytes, or bytes without an entry, are refused. */
function octetsDe(
  requete: Noeud,
  objets: readonly ObjetLu[],
  parties: ReadonlyMap<string, PartieMtom>,
): (objet: ObjetLu) => Uint8Array {
  const ids = new Set(objets.map(({ id }) => id));
  const lus = new Map<string, Uint8Array>();
  for (const document of enfantsDe(requete, 'Document')) {
    const id = document.attributs['id'] ?? '';
    if (!ids.has(id)) throw new ErreurXds('XDSMissingDocumentMetadata', id);
    const lien = trouver(document, 'Include')?.attributs['href'] ?? '';
    const partie = parties.get(decodeURIComponent(lien.replace(/^cid:/u, '')));
    if (partie) lus.set(id, partie.octets);
  }
  const absent = objets.find(({ id }) => !lus.has(id));
  if (absent) throw new ErreurXds('XDSMissingDocument', absent.id);
  return ({ id }) => lus.get(id) ?? new Uint8Array();
}

const associationsDe = (soumission: Noeud) =>
  enfantsDe(trouver(soumission, 'RegistryObjectList'), 'Association').map(({ attributs }) => ({
    type: attributs['associationType'] ?? '',
    de: attributs['sourceObject'] ?? '',
    vers: attributs['targetObject'] ?? '',
  }));

const OBJETS: ReadonlySet<string> = new Set(['RegistryPackage', 'ExtrinsicObject', 'Association']);

/** What the schemas of ebRIM say of such a request: namespaces, elements, identifiers that are unique, ends that exist. */
function exigerSchema(requete: Noeud, soumission: Noeud): void {
  const liste = trouver(soumission, 'RegistryObjectList');
  const objets = (liste?.enfants ?? []).filter((enfant) => typeof enfant !== 'string');
  const ids = objets.map(({ attributs }) => attributs['id'] ?? '');
  const liens = associationsDe(soumission);
  const signe = liens.some(({ type, vers }) => type === SIGNE && ids.includes(vers));
  const controles: readonly (readonly [boolean, string])[] = [
    [requete.nom === 'ProvideAndRegisterDocumentSetRequest' && requete.espace === ESPACES.xds, 'RACINE'],
    [soumission.espace === ESPACE_LCM && liste?.espace === ESPACE_RIM, 'ESPACES_DE_NOMS'],
    [objets.every(({ nom, espace }) => OBJETS.has(nom) && espace === ESPACE_RIM), 'OBJET_INCONNU'],
    [
      ids.every((id) => /^urn:uuid:[0-9a-f-]{36}$/u.test(id)) && new Set(ids).size === ids.length,
      'IDENTIFIANTS',
    ],
    [liens.every(({ de }) => ids.includes(de)), 'LIEN_SANS_ORIGINE'],
    [liens.every(({ type, vers }) => type === REMPLACE || ids.includes(vers)), 'LIEN_SANS_CIBLE'],
    [liens.every(({ type }) => [APPARTIENT, SIGNE, REMPLACE].includes(type)), 'LIEN_INCONNU'],
    [signe, 'SIGNATURE_ABSENTE'],
  ];
  const defaut = controles.find(([tient]) => !tient);
  if (defaut) throw new ErreurXds('XDSRepositoryMetadataError', defaut[1]);
}
