import { estUid } from '@orapont/domain/imagerie/uid';

/** A data set that came by the network, as a file: the network carries the syntax and the class beside it. */
export function enFichier(recu: {
  readonly syntaxe: string;
  readonly classe: string;
  readonly sop: string;
  readonly morceaux: readonly Uint8Array[];
}): Buffer {
  const meta = Buffer.concat([
    uid(0x0002, recu.classe),
    uid(0x0003, recu.sop),
    uid(0x0010, estUid(recu.syntaxe) ? recu.syntaxe : '1.2.840.10008.1.2'),
  ]);
  const longueur = Buffer.alloc(4);
  longueur.writeUInt32LE(meta.length);
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM'),
    element(0x0000, 'UL', longueur),
    meta,
    ...recu.morceaux,
  ]);
}

const uid = (numero: number, valeur: string) =>
  estUid(valeur)
    ? element(numero, 'UI', Buffer.from(valeur.length % 2 === 0 ? valeur : `${valeur}\0`, 'latin1'))
    : Buffer.alloc(0);

function element(numero: number, vr: 'UI' | 'UL', corps: Buffer): Buffer {
  const tete = Buffer.alloc(8);
  tete.writeUInt16LE(0x0002, 0);
  tete.writeUInt16LE(numero, 2);
  tete.write(vr, 4, 'latin1');
  tete.writeUInt16LE(corps.length, 6);
  return Buffer.concat([tete, corps]);
}
