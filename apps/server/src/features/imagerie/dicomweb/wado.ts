import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { Erreur } from '@orapont/domain/erreurs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { unSeul } from '../../../kernel/octets.ts';
import type { DepsImagerie } from '../deps.ts';

import type { FormatRendu } from '../ports.ts';
import { type Accepte, choisir, choisirSyntaxe, EXPLICITE, lireAccept, TYPE_DU_CADRE } from './accepter.ts';
import type { InstanceWeb } from './etudes.ts';
import type { Question } from './qido.ts';

const COTE_VIGNETTE = 200;
const COTE_MAX = 4_096;
const QUALITE = 92;

export const accepts = (requete: FastifyRequest, question: Question): readonly Accepte[] => {
  const dansAdresse = question['accept'];
  return lireAccept(typeof dansAdresse === 'string' ? dansAdresse : requete.headers.accept);
};

const NON_ACCEPTABLE = {
  TYPE: 'Ce contenu n’est pas offert sous la forme demandée.',
  SYNTAXE:
    'Cette image n’est pas offerte dans cette syntaxe de transfert\u00a0: demandez la sienne, « * », ou 1.2.840.10008.1.2.1.',
  DECODAGE:
    'Cette image ne se décompresse pas ici\u00a0: demandez-la comme elle est gardée (transfer-syntax=*).',
} as const;

const nonAcceptable = (reponse: FastifyReply, pourquoi: keyof typeof NON_ACCEPTABLE): FastifyReply =>
  reponse
    .code(406)
    .type('application/problem+json')
    .send(JSON.stringify({ status: 406, title: 'Not Acceptable', detail: NON_ACCEPTABLE[pourquoi] }));

type Part = {
  readonly type: string;
  readonly octets: AsyncIterable<Uint8Array>;
  /** Known before they are read, for bytes that leave as they are kept. */
  readonly taille?: number | null;
};

/**
 * Files as they are kept, or in explicit VR little endian for who asks for that, in one multipart. Each is decoded when its turn
 * comes.
 *
 * @source DICOM PS3.18 §10.4.1.1
 */
export async function envoyerObjets(
  { dicom }: DepsImagerie,
  reponse: FastifyReply,
  instances: readonly InstanceWeb[],
  acceptes: readonly Accepte[],
): Promise<FastifyReply> {
  const admises = instances.flatMap((instance) => {
    const syntaxe = choisirSyntaxe(acceptes, 'application/dicom', instance.syntaxe);
    return syntaxe === undefined ? [] : [{ instance, syntaxe }];
  });
  const [premiere] = admises;
  if (!premiere) return nonAcceptable(reponse, 'SYNTAXE');
  reponse.code(admises.length === instances.length ? 200 : 206);
  if (admises.length === 1) return envoyerSeul(dicom, reponse, premiere, acceptes);
  const parts = admises.map(({ instance, syntaxe }) => ({
    type: typeDe(syntaxe),
    ...(syntaxe === instance.syntaxe
      ? { octets: instance.flux(), taille: instance.taille }
      : { octets: transcoder(dicom, instance) }),
  }));
  return enMultipart(reponse, 'application/dicom', parts);
}

type Admise = { readonly instance: InstanceWeb; readonly syntaxe: string };

/** One file is decoded before the answer begins: what cannot be is said. */
async function envoyerSeul(
  dicom: DepsImagerie['dicom'],
  reponse: FastifyReply,
  { instance, syntaxe }: Admise,
  [premier]: readonly Accepte[],
): Promise<FastifyReply> {
  const tel = syntaxe === instance.syntaxe;
  const transcodee = tel ? undefined : await dicom.transcoder(await instance.octets());
  if (!tel && !transcodee) return nonAcceptable(reponse, 'DECODAGE');
  const octets = transcodee ? unSeul(transcodee) : instance.flux();
  if (premier?.dans !== null || premier.type !== 'application/dicom')
    return enMultipart(reponse, 'application/dicom', [{ type: typeDe(syntaxe), octets }]);
  const taille = transcodee ? transcodee.length : instance.taille;
  if (taille !== null) reponse.header('content-length', taille);
  return reponse
    .type('application/dicom')
    .header('content-disposition', `attachment; filename="${instance.sopUid}.dcm"`)
    .send(Readable.from(octets));
}

const typeDe = (syntaxe: string) => `application/dicom; transfer-syntax=${syntaxe}`;

/** Too late for a status: an answer cut short is not taken for a whole one. */
async function* transcoder(dicom: DepsImagerie['dicom'], instance: InstanceWeb): AsyncGenerator<Uint8Array> {
  const octets = await dicom.transcoder(await instance.octets());
  if (!octets) throw new Erreur('INTROUVABLE');
  yield octets;
}

function enMultipart(reponse: FastifyReply, type: string, parts: readonly Part[]): FastifyReply {
  const frontiere = `orapont-${randomBytes(18).toString('hex')}`;
  const taille = tailleDe(frontiere, parts);
  if (taille !== null) reponse.header('content-length', taille);
  return reponse
    .header('content-type', `multipart/related; type="${type}"; boundary=${frontiere}`)
    .send(Readable.from(enParties(frontiere, parts)));
}

/** One part read at a time: a study of hundreds of slices never stands in memory. */
async function* enParties(frontiere: string, parts: readonly Part[]): AsyncGenerator<Uint8Array> {
  for (const { type, octets } of parts) {
    yield enTete(frontiere, type);
    yield* octets;
  }
  yield fin(frontiere);
}

const enTete = (frontiere: string, type: string) =>
  Buffer.from(`\r\n--${frontiere}\r\nContent-Type: ${type}\r\n\r\n`);
const fin = (frontiere: string) => Buffer.from(`\r\n--${frontiere}--\r\n`);

/** Bytes of the whole answer, so that who reads it knows how far it is; null when a part is made on its way. */
function tailleDe(frontiere: string, parts: readonly Part[]): number | null {
  let somme = fin(frontiere).length;
  for (const { type, taille } of parts) {
    if (taille === undefined || taille === null) return null;
    somme += enTete(frontiere, type).length + taille;
  }
  return somme;
}

/** Headers, with the address of the pixels. @source DICOM PS3.18 §10.4.1.1.2, annex F */
export async function envoyerMetadonnees(
  reponse: FastifyReply,
  instances: readonly InstanceWeb[],
  racine: string,
  acceptes: readonly Accepte[],
): Promise<FastifyReply> {
  if (!choisir(acceptes, ['application/dicom+json', 'application/json']))
    return nonAcceptable(reponse, 'TYPE');
  const jeux = [];
  for (const instance of instances) {
    const { etudeUid, serieUid, sopUid } = instance;
    const adresse = `${racine}/studies/${etudeUid}/series/${serieUid}/instances/${sopUid}`;
    jeux.push({
      ...(await instance.jeu()),
      '00083002': { vr: 'UI', Value: [instance.syntaxe] },
      '7FE00010': { vr: 'OW', BulkDataURI: `${adresse}/bulkdata/7FE00010` },
    });
  }
  return reponse.type('application/dicom+json').send(JSON.stringify(jeux));
}

/** Pixels, one part a frame: as they are kept, or plain for who asks for bytes and nothing more. @source DICOM PS3.18 §10.4.1.1.6 */
export async function envoyerCadres(
  { dicom }: DepsImagerie,
  reponse: FastifyReply,
  instance: InstanceWeb,
  numeros: readonly number[],
  acceptes: readonly Accepte[],
): Promise<FastifyReply> {
  const voulu = cadreVoulu(acceptes, instance.syntaxe);
  if (!voulu) return nonAcceptable(reponse, 'SYNTAXE');
  if (numeros.some((numero) => numero > instance.images)) throw new Erreur('INTROUVABLE');
  const lus = await dicom.cadres(await instance.octets(), { numeros, natifs: voulu.natifs });
  if (!lus) return nonAcceptable(reponse, 'DECODAGE');
  const parts = lus.cadres.map((cadre) => ({
    type: `${voulu.type}; transfer-syntax=${lus.syntaxe}`,
    octets: unSeul(cadre),
  }));
  return enMultipart(reponse, voulu.type, parts);
}

const OCTETS = 'application/octet-stream';

/** Bytes without a syntax are plain ones; « any syntax » and the very type of the frames leave them as they are kept. */
function cadreVoulu(acceptes: readonly Accepte[], syntaxe: string) {
  const type = TYPE_DU_CADRE[syntaxe];
  if (type === undefined) {
    const bruts = acceptes.some(
      ({ type: t, syntaxe: s }) =>
        [OCTETS, '*/*', 'application/*'].includes(t) && [null, '*', EXPLICITE].includes(s),
    );
    return bruts ? { type: OCTETS, natifs: true } : undefined;
  }
  for (const accepte of acceptes) {
    if (accepte.type === OCTETS && (accepte.syntaxe === null || accepte.syntaxe === EXPLICITE))
      return { type: OCTETS, natifs: true };
    if (
      choisirSyntaxe([accepte], type, syntaxe) === syntaxe ||
      choisirSyntaxe([accepte], OCTETS, syntaxe) === syntaxe
    )
      return { type, natifs: false };
  }
  return undefined;
}

/** The whole of the pixels, plain, in one part: what the address given in the header leads to. @source DICOM PS3.18 §10.4.1.1.5 */
export async function envoyerPixels(
  { dicom }: DepsImagerie,
  reponse: FastifyReply,
  instance: InstanceWeb,
  acceptes: readonly Accepte[],
): Promise<FastifyReply> {
  if (!choisir(acceptes, [OCTETS])) return nonAcceptable(reponse, 'TYPE');
  const numeros = Array.from({ length: instance.images }, (_, rang) => rang + 1);
  const lus = await dicom.cadres(await instance.octets(), { numeros, natifs: true });
  if (!lus) return nonAcceptable(reponse, 'DECODAGE');
  return enMultipart(reponse, OCTETS, [
    { type: `${OCTETS}; transfer-syntax=${EXPLICITE}`, octets: Readable.from(lus.cadres) },
  ]);
}

/** What any browser shows. @source DICOM PS3.18 §10.4.1.1.3 and .4 */
export async function envoyerRendu(
  { dicom }: DepsImagerie,
  reponse: FastifyReply,
  instance: InstanceWeb,
  demande: {
    readonly cadre: number;
    readonly vignette: boolean;
    readonly question: Question;
    readonly acceptes: readonly Accepte[];
  },
): Promise<FastifyReply> {
  const format: FormatRendu | undefined = choisir(demande.acceptes, ['image/jpeg', 'image/png']);
  if (!format) return nonAcceptable(reponse, 'TYPE');
  if (demande.cadre > instance.images) throw new Erreur('INTROUVABLE');
  const cote = demande.vignette ? COTE_VIGNETTE : coteVoulu(demande.question);
  const qualite = qualiteVoulue(demande.question);
  const octets = await dicom.rendre(await instance.image(), { cadre: demande.cadre, format, cote, qualite });
  if (!octets) throw new Erreur('INTROUVABLE');
  return reponse.type(format).send(Buffer.from(octets));
}

/** @source DICOM PS3.18 §8.3.5.1.2 */
function qualiteVoulue(question: Question): number {
  const quality = Number(question['quality'] ?? QUALITE);
  return Number.isSafeInteger(quality) && quality >= 1 && quality <= 100 ? quality : QUALITE;
}

/** `viewport=largeur,hauteur`: the picture fits in it. */
function coteVoulu(question: Question): number | null {
  const { viewport } = question;
  const [largeur = 0, hauteur = largeur] =
    typeof viewport === 'string' ? viewport.split(',').slice(0, 2).map(Number) : [];
  const cote = Math.min(largeur, hauteur);
  return Number.isSafeInteger(cote) && cote > 0 ? Math.min(cote, COTE_MAX) : null;
}
