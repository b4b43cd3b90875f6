import { createHash } from 'node:crypto';
import type { DocumentTransmis } from '../../../features/fhir/creation/ports.ts';
import { RefusFhir } from '../../../features/fhir/ports.ts';
import {
  CHANGENT_LE_SENS,
  idDeReference,
  type Json,
  lireRessource,
  nomsDe,
  nonGardes,
  refuserPresents,
} from './entree.ts';

const refus = (phrase: string, ou: string): RefusFhir => new RefusFhir(422, 'business-rule', phrase, ou);

const GARDES: ReadonlySet<string> = new Set([
  'resourceType',
  'id',
  'meta',
  'text',
  'masterIdentifier',
  'identifier',
  'status',
  'docStatus',
  'subject',
  'author',
  'description',
  'securityLabel',
  'content',
  'context',
]);
const TITRE_MAX = 200;

/**
 * A finished document about someone whose record is here: one PDF, whole.
 *
 * @source FHIR R4 DocumentReference; FR Core 2.2.0, fr-core-document-reference
 * @throws RefusFhir where and why
 */
export function lireDocument(corps: string): DocumentTransmis {
  const document = lireRessource('DocumentReference', corps);
  refuserPresents(document, 'DocumentReference', {
    ...CHANGENT_LE_SENS,
    relatesTo: 'Remplacer un document n’est pas offert par cette porte.',
  });
  exigerLisibleParTous(document);
  const dossierId = idDeReference(document.subject, 'Patient');
  if (dossierId === null)
    throw refus(
      'La personne est désignée par son dossier ici\u00a0: Patient/identifiant.',
      'DocumentReference.subject',
    );
  const { attachment } = document.content[0];
  return {
    noms: nomsDe([document.masterIdentifier ?? [], document.identifier ?? []].flat()),
    dossierId,
    acteId: acteDe(document.context?.related ?? []),
    titre: titreDe(document.description ?? attachment.title ?? ''),
    auteur: auteursDe(document.author ?? []),
    octets: octetsDe(document.content),
    nonGardes: nonGardes(document, GARDES),
  };
}

/** What is filed here is read by everyone who cares for the person: anything that says otherwise is not taken. */
function exigerLisibleParTous({ status, docStatus = 'final', securityLabel = [] }: Json): void {
  if (status !== 'current')
    throw refus('Un document en vigueur (current) est attendu.', 'DocumentReference.status');
  if (docStatus !== 'final' && docStatus !== 'amended')
    throw refus('Un document terminé (final ou amended) est attendu.', 'DocumentReference.docStatus');
  const codes = securityLabel.flatMap(({ coding = [] }: Json) => coding.map(({ code }: Json) => code));
  if (securityLabel.length > 0 && (codes.length === 0 || codes.some((code: string) => code !== 'N')))
    throw refus(
      'Un document masqué ou restreint ne peut pas être gardé ainsi ici\u00a0: seul le niveau normal (N) l’est.',
      'DocumentReference.securityLabel',
    );
}

function acteDe(liees: Json[]): string | null {
  if (liees.length === 0) return null;
  const [id] = liees.map((liee) => idDeReference(liee, 'ServiceRequest'));
  if (liees.length > 1 || !id)
    throw refus(
      'Un document se rapporte à une demande au plus\u00a0: ServiceRequest/identifiant.',
      'DocumentReference.context.related',
    );
  return id;
}

function titreDe(brut: string): string {
  const titre = brut.trim();
  if (titre.length > TITRE_MAX)
    throw new RefusFhir(
      422,
      'too-long',
      `Un titre compte ${TITRE_MAX} caractères au plus.`,
      'DocumentReference.description',
    );
  return titre;
}

const auteursDe = (auteurs: Json[]): string =>
  auteurs
    .flatMap(({ display }) => display?.trim() || [])
    .join(', ')
    .slice(0, 200);

const PIECE = 'DocumentReference.content[0].attachment';

function octetsDe([contenu, ...autres]: Json[]): Uint8Array {
  const { contentType = '', data, hash, size } = contenu.attachment;
  if (autres.length > 0) throw refus('Un document a un seul contenu.', 'DocumentReference.content');
  if (contentType.split(';')[0].trim().toLowerCase() !== 'application/pdf')
    throw new RefusFhir(
      422,
      'not-supported',
      'Un document est un PDF. Une image vient avec sa demande, dans une transaction.',
      `${PIECE}.contentType`,
    );
  if (data === undefined)
    throw refus('Le contenu est attendu dans attachment.data, en base64.', `${PIECE}.data`);
  const octets = new Uint8Array(Buffer.from(data, 'base64'));
  if (size !== undefined && size !== octets.length)
    throw refus('La taille annoncée n’est pas celle du contenu.', `${PIECE}.size`);
  // @source FHIR R4 Attachment.hash: SHA-1, in base64
  if (hash !== undefined && hash !== createHash('sha1').update(octets).digest('base64'))
    throw refus('L’empreinte annoncée n’est pas celle du contenu.', `${PIECE}.hash`);
  if (Buffer.from(octets.subarray(0, 5)).toString('latin1') !== '%PDF-')
    throw refus('Ce contenu n’est pas un PDF.', `${PIECE}.data`);
  return octets;
}
