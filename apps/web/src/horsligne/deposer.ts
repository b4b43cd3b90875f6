import type { PliSigneT } from '@orapont/contract/livraison';
import { base, DURABLE, type LignePrise } from './base-locale.ts';
import { chiffrerObjet } from './chiffre.ts';
import { cleNommee } from './cles.ts';
import {
  annoncerChangement,
  changerLigne,
  DUREE_COPIE,
  effacer,
  type Fiche,
  lireFiche,
  lireLigne,
  toutesLesLignes,
} from './coffre.ts';
import { depouiller } from './depouiller.ts';
import { ErreurCoffre, estPlein } from './erreur-coffre.ts';
import { rangDe } from './file-attente.ts';
import { type Lecture, peutEtreReduite } from './lecture.ts';
import { ecrirePiece, estLisible, garderOuvert, type Mesure, mesurerFichier } from './morceaux.ts';
import { aLaPlace } from './place.ts';
import type { Choisi, Prise } from './prise.ts';

const PREPARATION = 5_000;

/** Which key closes it, and who delivers it. */
export type Serrure = Pick<LignePrise, 'voie' | 'compteId'> & {
  readonly nom: string;
  readonly cle: CryptoKey;
  readonly sceller?: (mesure: { octets: number; empreinte: string; prise: Prise }) => Promise<PliSigneT>;
};

/**
 * The row is written last, durably: a picture is there whole or not at all. The same name again is the same picture.
 *
 * @throws ErreurCoffre PLEIN
 */
export async function deposerAuCoffre(
  { nom, cle, sceller, ...envoi }: Serrure,
  prise: Prise,
  fichier: Blob,
  choisi?: Choisi,
): Promise<LignePrise> {
  const deja = await lireLigne(prise.mediaId);
  if (deja) return deja;
  try {
    const sobre = await depouiller(fichier);
    const { copie, ...mesure } = await prendre(cle, prise.mediaId, sobre, choisi);
    const dessin = copie ? await choisi?.affiche : undefined;
    const affiche =
      dessin && (await ecrirePiece(cle, { id: prise.mediaId, piece: 'affiche' }, dessin)).octets;
    const pli = await sceller?.({ ...mesure, prise });
    const fiche: Fiche = { ...prise, typeMime: sobre.type, ...(pli ? { pli } : {}) };
    const ligne: LignePrise = {
      mediaId: prise.mediaId,
      cle: nom,
      ...envoi,
      etat: 'SUR_APPAREIL',
      rang: rangDe(prise.urgence),
      gardeLe: Date.now(),
      envoyes: 0,
      essais: 0,
      // Its smaller copy, which goes first, or the picture that stands for a film, is made in that time.
      pasAvant: sePrepare(prise, sobre, choisi) ? Date.now() + PREPARATION : 0,
      ...mesure,
      ...(affiche ? { affiche } : {}),
      ...natureDe(prise, copie, choisi),
      ...(choisi ? await reprendreDe(nom, prise.acteId, mesure.empreinte) : {}),
      fiche: await chiffrerObjet(cle, { id: prise.mediaId, piece: 'fiche' }, fiche),
    };
    const tx = (await base()).transaction('prises', 'readwrite', DURABLE);
    await tx.store.put(ligne);
    await tx.done;
    annoncerChangement();
    return ligne;
  } catch (cause) {
    await effacer(prise.mediaId).catch(() => undefined);
    throw estPlein(cause) ? new ErreurCoffre('PLEIN', cause) : cause;
  }
}

const natureDe = ({ disque }: Prise, copie: boolean, choisi: Choisi | undefined): Partial<LignePrise> => ({
  ...(copie ? {} : { fichier: true as const }),
  ...(choisi?.copie ? { expireLe: Date.now() + DUREE_COPIE } : {}),
  ...(disque ? { fichiers: disque.fichiers.length } : {}),
});

/** A film just filmed, a picture to be reduced: the person goes on meanwhile. */
const sePrepare = (prise: Prise, fichier: Blob, choisi?: Choisi): boolean =>
  choisi ? estReductible(fichier, choisi) : estFilm(prise, fichier) || estReductible(fichier);

/** A copy may have to go before it has left: nothing of it is shown on the server before it is whole there. */
export const estReductible = (fichier: Blob, choisi?: Choisi): boolean =>
  !choisi?.copie && peutEtreReduite(fichier);

export const estFilm = ({ genre }: Prise, { type }: Blob): boolean =>
  genre === 'VIDEO' || type.startsWith('video/');

/** The bytes of a picture just taken are copied or the person is told; those of a chosen file are elsewhere, and may stay there. */
async function prendre(
  cle: CryptoKey,
  mediaId: string,
  fichier: Blob,
  choisi: Choisi | undefined,
): Promise<Mesure & { readonly copie: boolean }> {
  if (!choisi || (await aLaPlace(fichier.size)))
    try {
      return {
        copie: true,
        ...(await ecrirePiece(cle, { id: mediaId, piece: 'originale' }, fichier, choisi)),
      };
    } catch (cause) {
      if (!choisi || !estPlein(cause)) throw cause;
      await effacer(mediaId);
    }
  choisi.surSansPlace?.();
  garderOuvert(mediaId, fichier);
  return { copie: false, ...(await mesurerFichier(fichier, choisi)) };
}

/** The same file chosen again for the same act: its upload goes on where it stood, and the row that waited for it goes. */
async function reprendreDe(nom: string, acteId: string, empreinte: string): Promise<Partial<LignePrise>> {
  for (const ligne of await toutesLesLignes()) {
    if (ligne.cle !== nom || ligne.empreinte !== empreinte || estLisible(ligne)) continue;
    if ((await lireFiche(ligne))?.acteId !== acteId) continue;
    await effacer(ligne.mediaId);
    return ligne.urlEnvoi && !ligne.close ? { urlEnvoi: ligne.urlEnvoi, envoyes: ligne.envoyes } : {};
  }
  return {};
}

/** What stands for a film while it is a film: its first picture, made where it was chosen or filmed. */
export async function ajouterAffiche(mediaId: string, affiche: Blob): Promise<void> {
  const ligne = await lireLigne(mediaId);
  const cle = ligne && (await cleNommee(ligne.cle));
  if (!cle) return;
  const { octets } = await ecrirePiece(cle, { id: mediaId, piece: 'affiche' }, affiche);
  await changerLigne(mediaId, { affiche: octets });
}

/** A smaller copy of a picture, which leaves before it; without one, the picture leaves as it is. */
export async function ajouterLecture(mediaId: string, lecture: Lecture | undefined): Promise<void> {
  const ligne = await lireLigne(mediaId);
  const cle = ligne && (await cleNommee(ligne.cle));
  if (!cle) return;
  if (!lecture) return void (await changerLigne(mediaId, { pasAvant: 0 }));
  const { fichier, largeur, hauteur } = lecture;
  const mesure = await ecrirePiece(cle, { id: mediaId, piece: 'lecture' }, fichier);
  await changerLigne(mediaId, { lecture: { ...mesure, largeur, hauteur }, pasAvant: 0 });
}
