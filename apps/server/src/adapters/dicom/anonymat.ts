import { createHash } from 'node:crypto';
import { anonymiser, peutEtreAnonymise } from '@orapont/domain/imagerie/anonymisation';
import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import { estNative } from '../images/dicom-cadres.ts';
import { ecrireP10, type Pixels } from './ecriture-p10.ts';
import { analyser } from './examen.ts';
import { jeuDe } from './jeu.ts';
import { EXPLICITE, GROS_BOUTISTE } from './syntaxes.ts';

/** The same picture without what tells of whom it is; undefined when its pixels tell it. */
export function anonymiserFichier(octets: Buffer, graine: string, pseudonyme: string): Buffer | undefined {
  const jeu = jeuDe(octets);
  if (!peutEtreAnonymise(jeu)) return undefined;
  const donnees = analyser(octets);
  const pixels = donnees.elements['x7fe00010'];
  if (!pixels) return undefined;
  const syntaxe = (donnees.string('x00020010') ?? '').trim();
  const bruts = Buffer.from(donnees.byteArray.subarray(pixels.dataOffset, pixels.dataOffset + pixels.length));
  const remplacer = (uid: string) => {
    const empreinte = createHash('sha256').update(`${graine}\n${uid}`).digest('hex');
    return uidDeUuid(empreinte.slice(0, 32));
  };
  const sans = anonymiser(jeu, { remplacer, pseudonyme });
  if (!estNative(syntaxe)) return ecrireP10(sans, syntaxe, { encapsules: avecFin(bruts) });
  const bits = donnees.uint16('x00280100') ?? 8;
  const natifs: Pixels = {
    vr: bits > 8 ? 'OW' : 'OB',
    natifs: syntaxe === GROS_BOUTISTE && bits > 8 ? bruts.swap16() : bruts,
  };
  return ecrireP10(sans, EXPLICITE, natifs);
}

const FIN = Buffer.from([0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]);

/** The parser counts the end of the sequence in, or not, with the length that was written. */
const avecFin = (items: Buffer): Buffer =>
  items.subarray(-8).equals(FIN) ? items : Buffer.concat([items, FIN]);
