/** A part of a `multipart/related` message; parts after the first are named by their Content-ID. */
export type PartieMtom = { readonly id: string; readonly type: string; readonly octets: Uint8Array };

const CRLF = '\r\n';
const FIN_ENTETES = Buffer.from('\r\n\r\n');
const PARTIES_MAX = 100;

/** SOAP 1.2 with attachments by reference: the envelope, then each binary as it is. @source W3C MTOM, XOP; RFC 2387 */
export function ecrireMtom(
  enveloppe: string,
  pieces: readonly PartieMtom[],
  { frontiere, action }: { readonly frontiere: string; readonly action: string },
): { readonly type: string; readonly corps: Uint8Array } {
  const racine = {
    id: 'enveloppe@orapont',
    type: `application/xop+xml; charset=UTF-8; type="application/soap+xml"; action="${action}"`,
    octets: Buffer.from(enveloppe),
  };
  const morceaux = [racine, ...pieces].flatMap(({ id, type, octets }) => [
    Buffer.from(
      [
        `--${frontiere}`,
        `Content-Type: ${type}`,
        'Content-Transfer-Encoding: binary',
        `Content-ID: <${id}>`,
        '',
        '',
      ].join(CRLF),
    ),
    octets,
    Buffer.from(CRLF),
  ]);
  return {
    type: `multipart/related; boundary="${frontiere}"; type="application/xop+xml"; start="<${racine.id}>"; start-info="application/soap+xml"; action="${action}"`,
    corps: Buffer.concat([...morceaux, Buffer.from(`--${frontiere}--${CRLF}`)]),
  };
}

/** Not a message that can be read. */
export class MtomIllisible extends Error {}

/** The envelope and what it refers to; a plain SOAP answer is an envelope alone. @throws MtomIllisible */
export function lireMtom(
  typeDeContenu: string,
  corps: Uint8Array,
): { readonly enveloppe: Uint8Array; readonly parties: ReadonlyMap<string, PartieMtom> } {
  if (!/^multipart\/related\b/iu.test(typeDeContenu)) return { enveloppe: corps, parties: new Map() };
  const frontiere = parametre(typeDeContenu, 'boundary');
  if (!frontiere) throw new MtomIllisible('SANS_FRONTIERE');
  const parties = decouper(Buffer.from(corps), frontiere).map(lirePartie);
  const debut = parametre(typeDeContenu, 'start')?.replace(/^<|>$/gu, '');
  const racine = parties.find(({ id }) => id === debut) ?? parties[0];
  if (!racine) throw new MtomIllisible('SANS_ENVELOPPE');
  return { enveloppe: racine.octets, parties: new Map(parties.map((partie) => [partie.id, partie])) };
}

function decouper(corps: Buffer, frontiere: string): Buffer[] {
  const marque = Buffer.from(`${CRLF}--${frontiere}`);
  // The first boundary may open the body: it is then read as if a line had ended before it.
  const lu = Buffer.concat([Buffer.from(CRLF), corps]);
  const parties: Buffer[] = [];
  let debut = lu.indexOf(marque);
  while (debut !== -1) {
    const apres = debut + marque.length;
    if (lu.subarray(apres, apres + 2).toString('latin1') === '--') return parties;
    const suivante = lu.indexOf(marque, apres);
    if (suivante === -1 || parties.length >= PARTIES_MAX) break;
    parties.push(lu.subarray(apres + CRLF.length, suivante));
    debut = suivante;
  }
  throw new MtomIllisible('INACHEVE');
}

function lirePartie(partie: Buffer): PartieMtom {
  const fin = partie.indexOf(FIN_ENTETES);
  if (fin === -1) throw new MtomIllisible('PARTIE_SANS_ENTETE');
  const entetes = partie.subarray(0, fin).toString('latin1').split(CRLF);
  const lire = (nom: string) =>
    entetes
      .find((ligne) => ligne.toLowerCase().startsWith(`${nom}:`))
      ?.slice(nom.length + 1)
      .trim() ?? '';
  const octets = partie.subarray(fin + FIN_ENTETES.length);
  const encodee = lire('content-transfer-encoding').toLowerCase() === 'base64';
  return {
    id: lire('content-id').replace(/^<|>$/gu, ''),
    type: lire('content-type'),
    octets: encodee ? Buffer.from(octets.toString('latin1'), 'base64') : octets,
  };
}

const parametre = (valeur: string, nom: string): string | undefined =>
  new RegExp(`;\\s*${nom}=(?:"([^"]*)"|([^;\\s]+))`, 'iu').exec(valeur)?.slice(1).find(Boolean);
