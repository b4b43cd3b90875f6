import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { Erreur } from '@orapont/domain/erreurs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DepsImagerie } from '../deps.ts';
import type { FormatRendu } from '../ports.ts';
import { type Accepte, admetSyntaxe, choisir, lireAccept, TYPE_DU_CADRE } from './accepter.ts';
import type { InstanceWeb } from './etudes.ts';
import type { Question } from './qido.ts';

const EXPLICITE = '1.2.840.10008.1.2.1';
const NATIVES = new Set(['1.2.840.10008.1.2', EXPLICITE, '1.2.840.10008.1.2.2', '1.2.840.10008.1.2.1.99']);
const COTE_VIGNETTE = 200;
const COTE_MAX = 4_096;

export const accepts = (requete: FastifyRequest, question: Question): readonly Accepte[] => {
  const dansAdresse = question['accept'];
  return lireAccept(typeof dansAdresse === 'string' ? dansAdresse : requete.headers.accept);
};

const nonAcceptable = (reponse: FastifyReply): FastifyReply => reponse.code(406).send();

/** Files as they are kept, in one multipart. @source DICOM PS3.18 §10.4.1.1 */
export function envoyerObjets(
  reponse: FastifyReply,
  instances: readonly InstanceWeb[],
  acceptes: readonly Accepte[],
): FastifyReply {
  const admises = instances.filter(({ syntaxe }) => admetSyntaxe(acceptes, 'application/dicom', syntaxe));
  if (admises.length === 0) return nonAcceptable(reponse);
  const seule =
    admises.length === 1 && acceptes[0]?.dans === null && acceptes[0].type === 'application/dicom';
  const [premiere] = admises;
  if (seule && premiere)
    return reponse
      .type('application/dicom')
      .header('content-disposition', `attachment; filename="${premiere.sopUid}.dcm"`)
      .send(Readable.from(unObjet(premiere)));
  const frontiere = nouvelleFrontiere();
  const statut = admises.length === instances.length ? 200 : 206;
  return reponse
    .code(statut)
    .header('content-type', `multipart/related; type="application/dicom"; boundary=${frontiere}`)
    .send(
      Readable.from(
        enParties(
          frontiere,
          admises.map((i) => partie(i)),
        ),
      ),
    );
}

async function* unObjet(instance: InstanceWeb): AsyncGenerator<Uint8Array> {
  yield await instance.octets();
}

type PartieSortie = { readonly type: string; readonly octets: () => Promise<Uint8Array> };
const partie = (instance: InstanceWeb): PartieSortie => ({
  type: `application/dicom; transfer-syntax=${instance.syntaxe}`,
  octets: instance.octets,
});

const nouvelleFrontiere = () => `orapont-${randomBytes(18).toString('hex')}`;

/** One part read at a time: a study of hundreds of slices never stands in memory. */
async function* enParties(frontiere: string, parties: readonly PartieSortie[]): AsyncGenerator<Uint8Array> {
  for (const { type, octets } of parties) {
    yield Buffer.from(`\r\n--${frontiere}\r\nContent-Type: ${type}\r\n\r\n`);
    yield await octets();
  }
  yield Buffer.from(`\r\n--${frontiere}--\r\n`);
}

/** Headers, with the address of the pixels. @source DICOM PS3.18 §10.4.1.1.2, annex F */
export async function envoyerMetadonnees(
  reponse: FastifyReply,
  instances: readonly InstanceWeb[],
  racine: string,
  acceptes: readonly Accepte[],
): Promise<FastifyReply> {
  if (!choisir(acceptes, ['application/dicom+json', 'application/json'])) return nonAcceptable(reponse);
  const jeux = [];
  for (const instance of instances) {
    const { etudeUid, serieUid, sopUid } = instance;
    const adresse = `${racine}/studies/${etudeUid}/series/${serieUid}/instances/${sopUid}`;
    jeux.push({
      ...(await instance.jeu()),
      '00083002': { vr: 'UI', Value: [instance.syntaxe] },
      '7FE00010': { vr: 'OW', BulkDataURI: `${adresse}/frames/1` },
    });
  }
  return reponse.type('application/dicom+json').send(JSON.stringify(jeux));
}

/** Pixels as they are kept, one part a frame. @source DICOM PS3.18 §10.4.1.1.6 */
export async function envoyerCadres(
  { dicom }: DepsImagerie,
  reponse: FastifyReply,
  instance: InstanceWeb,
  numeros: readonly number[],
  acceptes: readonly Accepte[],
): Promise<FastifyReply> {
  const type = TYPE_DU_CADRE[instance.syntaxe] ?? 'application/octet-stream';
  const syntaxe = NATIVES.has(instance.syntaxe) ? EXPLICITE : instance.syntaxe;
  // Callers ask for any bytes, whatever their encoding, or for the very type of the frames.
  const bruts = admetSyntaxe(acceptes, 'application/octet-stream', syntaxe);
  if (!bruts && !admetSyntaxe(acceptes, type, syntaxe)) return nonAcceptable(reponse);
  const lus = await dicom.cadres(await instance.octets(), numeros);
  if (!lus) throw new Erreur('INTROUVABLE');
  const frontiere = nouvelleFrontiere();
  const parties = lus.cadres.map((cadre) => ({
    type: `${type}; transfer-syntax=${lus.syntaxe}`,
    octets: async () => cadre,
  }));
  return reponse
    .header('content-type', `multipart/related; type="${type}"; boundary=${frontiere}`)
    .send(Readable.from(enParties(frontiere, parties)));
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
  if (!format) return nonAcceptable(reponse);
  if (demande.cadre > instance.images) throw new Erreur('INTROUVABLE');
  const cote = demande.vignette ? COTE_VIGNETTE : coteVoulu(demande.question);
  const octets = await dicom.rendre(await instance.image(), { cadre: demande.cadre, format, cote });
  if (!octets) throw new Erreur('INTROUVABLE');
  return reponse.type(format).send(Buffer.from(octets));
}

/** `viewport=largeur,hauteur`: the picture fits in it. */
function coteVoulu(question: Question): number | null {
  const { viewport } = question;
  const [largeur = 0, hauteur = largeur] =
    typeof viewport === 'string' ? viewport.split(',').slice(0, 2).map(Number) : [];
  const cote = Math.min(largeur, hauteur);
  return Number.isSafeInteger(cote) && cote > 0 ? Math.min(cote, COTE_MAX) : null;
}
