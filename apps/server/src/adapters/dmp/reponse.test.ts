import { expect, test } from 'vitest';
import { ecrireMtom, lireMtom, MtomIllisible } from './mtom.ts';
import { lireReponse } from './reponse.ts';

const le = new Date('2026-11-22T10:00:00Z');
const SOAP = 'application/soap+xml; charset=UTF-8';
const enveloppe = (corps: string) =>
  `<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body>${corps}</e:Body></e:Envelope>`;
const registre = (statut: string, ...codes: string[]) =>
  enveloppe(
    `<rs:RegistryResponse xmlns:rs="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:${statut}"><rs:RegistryErrorList>${codes
      .map((code) => `<rs:RegistryError errorCode="${code}" codeContext="x" severity="urn:…:Error"/>`)
      .join('')}</rs:RegistryErrorList></rs:RegistryResponse>`,
  );
const faute = (valeur: string, ...sous: string[]) =>
  enveloppe(
    `<e:Fault><e:Code><e:Value>e:${valeur}</e:Value>${sous
      .map((code) => `<e:Subcode><e:Value>wsse:${code}</e:Value></e:Subcode>`)
      .join('')}</e:Code></e:Fault>`,
  );

function lire(texte: string, statut = 200, type = SOAP) {
  try {
    return lireReponse({ statut, type, corps: Buffer.from(texte) }, le).reponse;
  } catch (refus) {
    return (refus as { motif: string }).motif;
  }
}

test.each([
  ['un succès', registre('Success'), 200, 'Success'],
  [
    'ce que nous avions déjà déposé',
    registre('Failure', 'XDSDuplicateUniqueIdInRegistry'),
    200,
    'XDSDuplicateUniqueIdInRegistry',
  ],
  [
    'un doublon et une autre erreur',
    registre('Failure', 'XDSDuplicateUniqueIdInRegistry', 'XDSNonIdenticalHash'),
    200,
    'DOUBLON_DIFFERENT',
  ],
  ['aucun espace ouvert', registre('Failure', 'XDSUnknownPatientId'), 200, 'MES_NON_OUVERT'],
  ['un registre occupé', registre('Failure', 'XDSRegistryBusy'), 200, 'INDISPONIBLE'],
  ['un code inconnu', registre('Failure', 'AutreErreur'), 200, 'REFUSE'],
  ['un échec sans code', registre('Failure'), 200, 'REFUSE'],
  ['un succès partiel', registre('PartialSuccess', 'XDSRegistryMetadataError'), 200, 'DOCUMENT_REFUSE'],
  ['une assertion refusée', faute('Sender', 'InvalidSecurity'), 500, 'ACCES_REFUSE'],
  ['une signature refusée', faute('Sender', 'FailedCheck'), 500, 'SIGNATURE_REFUSEE'],
  ['une faute du service', faute('Receiver'), 500, 'INDISPONIBLE'],
  ['une faute de la demande', faute('Sender'), 400, 'REFUSE'],
  ['la page d’un mandataire', '<html><body>Bad gateway</body></html>', 502, 'INDISPONIBLE'],
  ['un accès fermé', 'Forbidden', 403, 'ACCES_REFUSE'],
  ['une page sans rapport', '<!DOCTYPE html><p>ici', 200, 'REFUSE'],
])('%s', (_quoi, texte, statut, attendu) => {
  expect(lire(texte, statut)).toBe(attendu);
});

test('une réponse en plusieurs parties se lit comme une réponse simple', () => {
  const { type, corps } = ecrireMtom(registre('Success'), [], { frontiere: 'f', action: 'a' });
  expect(lire(Buffer.from(corps).toString(), 200, type)).toBe('Success');
});

test('les pièces reviennent octet pour octet, même faites de frontières et de fins de ligne', () => {
  const octets = Buffer.from('\r\n--autre\r\n\r\n\0\xff--', 'latin1');
  const { type, corps } = ecrireMtom('<a/>', [{ id: 'd@o', type: 'text/xml', octets }], {
    frontiere: 'frontiere',
    action: 'urn:a',
  });
  const { enveloppe: lue, parties } = lireMtom(type, corps);
  expect(Buffer.from(lue).toString()).toBe('<a/>');
  expect(parties.get('d@o')?.octets).toEqual(octets);
});

test.each([
  ['sans frontière', 'multipart/related', 'x'],
  ['inachevé', 'multipart/related; boundary=f', '--f\r\nContent-ID: <a>\r\n\r\nx'],
  ['une partie sans en-tête', 'multipart/related; boundary=f', '--f\r\nx\r\n--f--'],
])('un message %s ne se lit pas', (_quoi, type, corps) => {
  expect(() => lireMtom(type, Buffer.from(corps))).toThrow(MtomIllisible);
});
