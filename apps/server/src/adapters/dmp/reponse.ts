import { type AccuseDmp, type MotifRefusDmp, RefusDmp } from '../../features/dmp/ports.ts';
import { enfantsDe, lireXml, type Noeud, texteDe, trouver } from '../cda/xml.ts';
import { lireMtom } from './mtom.ts';

const SUCCES = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success';
/** What we had already put in: an answer that was lost on its way. */
const DEJA = 'XDSDuplicateUniqueIdInRegistry';

/**
 * Errors of XDS, as a person can act on them. What is not in the table is a refusal.
 *
 * @source IHE ITI TF-3 table 4.2.4.1-2
 */
const MOTIFS: Readonly<Partial<Record<string, MotifRefusDmp>>> = {
  XDSUnknownPatientId: 'MES_NON_OUVERT',
  XDSPatientIdDoesNotMatch: 'IDENTITE_DIFFERENTE',
  XDSNonIdenticalHash: 'DOUBLON_DIFFERENT',
  XDSReplaceFailed: 'REMPLACEMENT_REFUSE',
  XDSRegistryDeprecatedDocumentError: 'REMPLACEMENT_REFUSE',
  XDSMissingDocument: 'DOCUMENT_REFUSE',
  XDSMissingDocumentMetadata: 'DOCUMENT_REFUSE',
  XDSRepositoryMetadataError: 'DOCUMENT_REFUSE',
  XDSRegistryMetadataError: 'DOCUMENT_REFUSE',
  XDSRepositoryDuplicateUniqueIdInMessage: 'DOCUMENT_REFUSE',
  XDSRegistryDuplicateUniqueIdInMessage: 'DOCUMENT_REFUSE',
  XDSExtraMetadataNotSaved: 'DOCUMENT_REFUSE',
  XDSRegistryBusy: 'INDISPONIBLE',
  XDSRepositoryBusy: 'INDISPONIBLE',
  XDSRegistryNotAvailable: 'INDISPONIBLE',
  XDSRegistryOutOfResources: 'INDISPONIBLE',
  XDSRepositoryOutOfResources: 'INDISPONIBLE',
};

/** Codes that the DMP answers in SOAP faults. @source OASIS WS-Security 1.1 §12 */
const FAUTES: Readonly<Partial<Record<string, MotifRefusDmp>>> = {
  InvalidSecurity: 'ACCES_REFUSE',
  InvalidSecurityToken: 'ACCES_REFUSE',
  FailedAuthentication: 'ACCES_REFUSE',
  SecurityTokenUnavailable: 'ACCES_REFUSE',
  MessageExpired: 'INDISPONIBLE',
  FailedCheck: 'SIGNATURE_REFUSEE',
};

export type ReponseHttp = { readonly statut: number; readonly type: string; readonly corps: Uint8Array };

/** @throws RefusDmp */
export function lireReponse({ statut, type, corps }: ReponseHttp, le: Date): AccuseDmp {
  const soap = lireCorps(type, corps);
  const registre = trouver(soap, 'RegistryResponse');
  if (registre) return lireRegistre(registre, le);
  const faute = trouver(soap, 'Fault');
  if (faute) throw new RefusDmp(motifDeFaute(faute));
  throw new RefusDmp(motifDeStatut(statut));
}

function lireRegistre(registre: Noeud, le: Date): AccuseDmp {
  if (registre.attributs['status'] === SUCCES) return { reponse: 'Success', le };
  const erreurs = enfantsDe(trouver(registre, 'RegistryErrorList'), 'RegistryError')
    .filter(({ attributs }) => !attributs['severity']?.endsWith(':Warning'))
    .map(({ attributs }) => attributs['errorCode'] ?? '');
  const autres = erreurs.filter((code) => code !== DEJA);
  if (erreurs.length > 0 && autres.length === 0) return { reponse: DEJA, le };
  throw new RefusDmp(MOTIFS[autres[0] ?? ''] ?? 'REFUSE');
}

/** The innermost code says most. */
function motifDeFaute(faute: Noeud): MotifRefusDmp {
  const codes = [trouver(faute, 'Code/Subcode/Subcode/Value'), trouver(faute, 'Code/Subcode/Value')];
  for (const noeud of codes) {
    const code = texteDe(noeud).split(':').at(-1) ?? '';
    const motif = FAUTES[code] ?? MOTIFS[code];
    if (motif) return motif;
  }
  return texteDe(trouver(faute, 'Code/Value')).endsWith('Receiver') ? 'INDISPONIBLE' : 'REFUSE';
}

function motifDeStatut(statut: number): MotifRefusDmp {
  if (statut === 401 || statut === 403) return 'ACCES_REFUSE';
  return statut === 408 || statut === 429 || statut >= 500 ? 'INDISPONIBLE' : 'REFUSE';
}

/** Undefined for what is no SOAP at all: a proxy answers in HTML. */
function lireCorps(type: string, corps: Uint8Array): Noeud | undefined {
  try {
    return trouver(lireXml(lireMtom(type, corps).enveloppe), 'Body');
  } catch {
    return undefined;
  }
}
