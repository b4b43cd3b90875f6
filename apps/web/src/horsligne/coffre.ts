import type { PliSigneT } from '@orapont/contract/livraison';
import { base, DURABLE, type LignePrise } from './base-locale.ts';
import {
  chiffrerMorceau,
  chiffrerObjet,
  dechiffrerMorceau,
  dechiffrerObjet,
  MORCEAU,
  morceauxDe,
  nombreDeMorceaux,
} from './chiffre.ts';
import { cleNommee } from './cles.ts';
import { depouiller } from './depouiller.ts';
import { ErreurCoffre, estPlein } from './erreur-coffre.ts';
import { rangDe } from './file-attente.ts';
import { type Lecture, peutEtreReduite } from './lecture.ts';
import type { Prise } from './prise.ts';
import { sha256 } from './sha256.ts';

export type Piece = 'originale' | 'lecture';
/** What the encrypted sheet of a picture holds. */
export type Fiche = Prise & {
  readonly typeMime: string;
  /** Sealed when the picture was taken, for a device that delivers. */
  readonly pli?: PliSigneT | undefined;
};

const PREPARATION = 5_000;
const VERROU_ECRITURE = 'orapont-coffre-ecriture';
const ensemble = new Set<() => void>();
const canal = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('orapont-coffre');
canal?.addEventListener('message', () => prevenir());

/** Told when something changed in the vault, in this tab or in another. */
export function ecouterCoffre(ecouteur: () => void): () => void {
  ensemble.add(ecouteur);
  return () => ensemble.delete(ecouteur);
}

function prevenir(): void {
  for (const ecouteur of ensemble) ecouteur();
}

export function annoncerChangement(): void {
  canal?.postMessage(null);
  prevenir();
}

/** A key and the picture that it closes are one gesture: nobody sweeps in between. */
export const enEcrivant = <T>(ecrire: () => Promise<T>): Promise<T> =>
  navigator.locks.request(VERROU_ECRITURE, { mode: 'shared' }, ecrire) as Promise<T>;

/** Does nothing while any tab writes. */
export async function siPersonneNEcrit(balayer: () => Promise<void>): Promise<void> {
  await navigator.locks.request(VERROU_ECRITURE, { ifAvailable: true }, async (verrou) => {
    if (verrou) await balayer();
  });
}

/** Encrypts and writes a file by pieces; what it returns is about the bytes as they will leave. */
async function ecrirePiece(
  cle: CryptoKey,
  lieu: { id: string; piece: Piece },
  fichier: Blob,
): Promise<{ octets: number; empreinte: string }> {
  const condensat = sha256();
  const dernier = nombreDeMorceaux(fichier.size) - 1;
  const db = await base();
  for (let n = 0; n <= dernier; n++) {
    const clair = new Uint8Array(await fichier.slice(n * MORCEAU, (n + 1) * MORCEAU).arrayBuffer());
    condensat.ajouter(clair);
    const secret = await chiffrerMorceau(cle, lieu, { n, dernier: n === dernier, clair });
    await db.put('morceaux', secret, [lieu.id, lieu.piece, n]);
  }
  return { octets: fichier.size, empreinte: condensat.clore() };
}

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
): Promise<LignePrise> {
  const deja = await lireLigne(prise.mediaId);
  if (deja) return deja;
  try {
    const sobre = await depouiller(fichier);
    const mesure = await ecrirePiece(cle, { id: prise.mediaId, piece: 'originale' }, sobre);
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
      // Its smaller copy, which goes first, is made in that time.
      pasAvant: peutEtreReduite(sobre) ? Date.now() + PREPARATION : 0,
      ...mesure,
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

export const lireLigne = async (mediaId: string): Promise<LignePrise | undefined> =>
  (await base()).get('prises', mediaId);

const toutesLesLignes = async (): Promise<readonly LignePrise[]> => (await base()).getAll('prises');

/** Pictures that this device holds. */
export const lireLignes = async (): Promise<readonly LignePrise[]> =>
  (await toutesLesLignes()).filter(({ retiree }) => !retiree);

/** Of those taken back, what the server has still to drop. */
export const lireRetirees = async (): Promise<readonly LignePrise[]> =>
  (await toutesLesLignes()).filter(({ retiree }) => retiree);

/** Undefined when the picture left meanwhile. */
export async function changerLigne(
  mediaId: string,
  changement: Partial<Omit<LignePrise, 'mediaId'>>,
): Promise<LignePrise | undefined> {
  const tx = (await base()).transaction('prises', 'readwrite', DURABLE);
  const ligne = await tx.store.get(mediaId);
  const neuve = ligne && { ...ligne, ...changement };
  if (neuve) await tx.store.put(neuve);
  await tx.done;
  annoncerChangement();
  return neuve;
}

export async function lireFiche({ mediaId, cle: nom, fiche }: LignePrise): Promise<Fiche | undefined> {
  const cle = await cleNommee(nom);
  return cle && dechiffrerObjet<Fiche>(cle, { id: mediaId, piece: 'fiche' }, fiche);
}

export async function changerFiche(ligne: LignePrise, correction: Partial<Fiche>): Promise<void> {
  const [cle, fiche] = await Promise.all([cleNommee(ligne.cle), lireFiche(ligne)]);
  if (!cle || !fiche) throw new ErreurCoffre('VERROUILLE');
  const neuve = await chiffrerObjet(cle, { id: ligne.mediaId, piece: 'fiche' }, { ...fiche, ...correction });
  await changerLigne(ligne.mediaId, { fiche: neuve });
}

/** Some bytes of a file of the vault, decrypted piece by piece. */
export async function lireOctets(
  ligne: LignePrise,
  piece: Piece,
  [debut, fin]: readonly [debut: number, fin: number],
): Promise<Blob> {
  const cle = await cleNommee(ligne.cle);
  if (!cle) throw new ErreurCoffre('VERROUILLE');
  const octets = piece === 'lecture' ? (ligne.lecture?.octets ?? 0) : ligne.octets;
  const { premier, dernier } = morceauxDe(debut, Math.min(fin, octets));
  const db = await base();
  const parts: Blob[] = [];
  for (let n = premier; n <= dernier; n++) {
    const secret = await db.get('morceaux', [ligne.mediaId, piece, n]);
    if (!secret) throw new ErreurCoffre('ABIME');
    const lieu = { id: ligne.mediaId, piece };
    const clair = await ouvrirMorceau(cle, lieu, { n, dernier: n === nombreDeMorceaux(octets) - 1, secret });
    const decalage = n * MORCEAU;
    parts.push(new Blob([clair.subarray(Math.max(0, debut - decalage), fin - decalage)]));
  }
  return new Blob(parts);
}

async function ouvrirMorceau(
  ...morceau: Parameters<typeof dechiffrerMorceau>
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await dechiffrerMorceau(...morceau);
  } catch (cause) {
    throw new ErreurCoffre('ABIME', cause);
  }
}

/** The whole of a file, for a picture: a video is read by ranges. */
export async function lirePiece(ligne: LignePrise, piece: Piece, type: string): Promise<Blob> {
  const octets = piece === 'lecture' ? (ligne.lecture?.octets ?? 0) : ligne.octets;
  return new Blob([await lireOctets(ligne, piece, [0, octets])], { type });
}

/** Row and bytes go together; `reste` is what must still be remembered of it. */
export async function effacer(mediaId: string, reste?: LignePrise): Promise<void> {
  const tx = (await base()).transaction(['prises', 'morceaux'], 'readwrite', DURABLE);
  await tx.objectStore('morceaux').delete(IDBKeyRange.bound([mediaId], [mediaId, []]));
  if (reste) await tx.objectStore('prises').put(reste);
  else await tx.objectStore('prises').delete(mediaId);
  await tx.done;
  annoncerChangement();
}

/** Bytes of pictures that were being written when the device died: they had been promised to nobody. */
export const balayer = (): Promise<void> =>
  siPersonneNEcrit(async () => {
    const tx = (await base()).transaction(['prises', 'morceaux'], 'readwrite');
    const connues = new Set(await tx.objectStore('prises').getAllKeys());
    const ecrites = new Set((await tx.objectStore('morceaux').getAllKeys()).map(([mediaId]) => mediaId));
    for (const mediaId of ecrites)
      if (!connues.has(mediaId))
        await tx.objectStore('morceaux').delete(IDBKeyRange.bound([mediaId], [mediaId, []]));
    await tx.done;
  });

/** Everything of this device: keys first, so that what would be left behind opens no more. */
export async function toutEffacer(): Promise<void> {
  const db = await base();
  const cles = db.transaction('cles', 'readwrite', DURABLE);
  await cles.store.clear();
  await cles.done;
  const tx = db.transaction(['prises', 'morceaux', 'feuilles'], 'readwrite', DURABLE);
  await Promise.all([
    tx.objectStore('prises').clear(),
    tx.objectStore('morceaux').clear(),
    tx.objectStore('feuilles').clear(),
  ]);
  await tx.done;
  annoncerChangement();
}
