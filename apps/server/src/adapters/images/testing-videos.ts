/** Containers of films made for tests: their pictures are words, which nobody decodes. */

function boite(type: string, ...corps: readonly (Buffer | string)[]): Buffer {
  const contenu = Buffer.concat(
    corps.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  );
  const tete = Buffer.alloc(8);
  tete.writeUInt32BE(contenu.length + 8, 0);
  tete.write(type, 4, 'latin1');
  return Buffer.concat([tete, contenu]);
}

const u32 = (...valeurs: readonly number[]): Buffer => {
  const octets = Buffer.alloc(4 * valeurs.length);
  for (const [rang, valeur] of valeurs.entries()) octets.writeUInt32BE(valeur, 4 * rang);
  return octets;
};

/** As a telephone writes it: pictures first, then the table, with the place and a track of positions. */
export function mp4({ codec = 'avc1', table = true } = {}): Buffer {
  const ftyp = boite('ftyp', 'isom', u32(512), 'isomiso2avc1mp41');
  const images = 'IMAGES-DU-FILM';
  const positions = 'GPS-48.858,2.294';
  const mdat = boite('mdat', images, positions);
  const debut = ftyp.length + 8;
  const moov = boite(
    'moov',
    boite('mvhd', u32(0, 0, 0, 1_000, 4_000), Buffer.alloc(80)),
    piste({ sorte: 'vide', codec, lieu: debut, taille: images.length, nom: 'Telephone' }),
    piste({
      sorte: 'meta',
      codec: 'mett',
      lieu: debut + images.length,
      taille: positions.length,
      nom: 'GPS',
    }),
    boite('udta', boite('\xa9xyz', '+48.8584+002.2945/'), boite('\xa9aut', 'LEFEVRE')),
  );
  const uuid = boite('uuid', Buffer.alloc(16, 1), '<x:xmpmeta>LEFEVRE</x:xmpmeta>');
  return Buffer.concat([ftyp, mdat, ...(table ? [moov] : []), uuid]);
}

function piste(p: { sorte: string; codec: string; lieu: number; taille: number; nom: string }): Buffer {
  const matrice = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
  const tkhd = boite('tkhd', u32(3, 0, 0, 1, 0, 4_000), Buffer.alloc(16), matrice, u32(640 << 16, 480 << 16));
  const stbl = boite(
    'stbl',
    boite('stsd', u32(0, 1), boite(p.codec, Buffer.alloc(78))),
    boite('stsc', u32(0, 1, 1, 1, 1)),
    boite('stsz', u32(0, 0, 1, p.taille)),
    boite('stco', u32(0, 1, p.lieu)),
  );
  const hdlr = boite('hdlr', u32(0, 0), p.sorte, Buffer.alloc(12), `${p.nom}\0`);
  return boite(
    'trak',
    tkhd,
    boite('mdia', hdlr, boite('minf', stbl)),
    boite('udta', boite('name', 'LEFEVRE')),
  );
}

/** As MediaRecorder writes it: lengths unknown, no duration, no index; and tags, as other programs add them. */
export function webm(): Buffer {
  const grappe = (rang: number) => [
    Buffer.from([0x1f, 0x43, 0xb6, 0x75, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    ebml([0xe7], entier(rang * 1_000)),
    ebml([0xa3], Buffer.concat([Buffer.from([0x81, 0, 0, 0x80]), Buffer.from(`IMAGE-${rang}`)])),
    // With more to say than its picture: a group, which refers to the one before.
    ebml(
      [0xa0],
      Buffer.concat([
        ebml([0xa1], Buffer.concat([Buffer.from([0x81, 0, 40, 0]), Buffer.from(`SUITE-${rang}`)])),
        ebml([0xfb], Buffer.from([0xd8])),
      ]),
    ),
  ];
  return Buffer.concat([
    ebml([0x1a, 0x45, 0xdf, 0xa3], ebml([0x42, 0x82], Buffer.from('webm'))),
    Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    ebml(
      [0x15, 0x49, 0xa9, 0x66],
      Buffer.concat([
        ebml([0x2a, 0xd7, 0xb1], entier(1_000_000)),
        ebml([0x7b, 0xa9], Buffer.from('LEFEVRE')),
      ]),
    ),
    ebml(
      [0x16, 0x54, 0xae, 0x6b],
      ebml(
        [0xae],
        Buffer.concat([
          ebml([0xd7], entier(1)),
          ebml([0x83], entier(1)),
          ebml([0x53, 0x6e], Buffer.from('LEFEVRE')),
          ebml([0x86], Buffer.from('V_VP8')),
          ebml([0xe0], Buffer.concat([ebml([0xb0], entier(320)), ebml([0xba], entier(240))])),
        ]),
      ),
    ),
    ebml([0x12, 0x54, 0xc3, 0x67], Buffer.from('LEFEVRE JEANNE')),
    ...grappe(0),
    ...grappe(1),
    ...grappe(2),
  ]);
}

const entier = (valeur: number): Buffer => u32(valeur);

function ebml(id: readonly number[], contenu: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(id),
    Buffer.from([0x40 | (contenu.length >> 8), contenu.length & 0xff]),
    contenu,
  ]);
}
