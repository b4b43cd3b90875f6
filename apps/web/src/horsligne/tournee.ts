import type { RecepisseT } from '@orapont/contract/livraison';
import type { EmportT } from '@orapont/contract/tournee';
import { base, DURABLE, type LigneFeuille } from './base-locale.ts';
import { chiffrerObjet, dechiffrerObjet } from './chiffre.ts';
import { APPAREIL, appareilEnrole, cleNommee, ecouterCles, prochainCompteur } from './cles.ts';
import { annoncerChangement, ecouterCoffre } from './coffre.ts';
import { ErreurCoffre } from './erreur-coffre.ts';
import { sceller } from './jeton-appareil.ts';
import { annoncerDepot } from './reveil.ts';

/**
 * The rounds that this tablet took along, and the letters that it seals with no network. Each sheet is encrypted under the data key of
 * the tablet; a letter is on the disk before the screen says so.
 */
const CONTENU = 'contenu';

async function cleOuverte(): Promise<CryptoKey> {
  const cle = await cleNommee(APPAREIL);
  if (!cle) throw new ErreurCoffre('VERROUILLE');
  return cle;
}

export async function ecrireFeuille(ligne: Omit<LigneFeuille, 'secret'>, objet: unknown): Promise<void> {
  const { tourneeId, feuille } = ligne;
  const secret = await chiffrerObjet(await cleOuverte(), { id: tourneeId, piece: feuille }, objet);
  const tx = (await base()).transaction('feuilles', 'readwrite', DURABLE);
  await tx.store.put({ ...ligne, secret });
  await tx.done;
  annoncerChangement();
}

export async function lireFeuille<T>(tourneeId: string, feuille: string): Promise<T | undefined> {
  const cle = await cleOuverte();
  const ligne = await (await base()).get('feuilles', [tourneeId, feuille]);
  return ligne && dechiffrerObjet<T>(cle, { id: tourneeId, piece: feuille }, ligne.secret);
}

export async function effacerFeuille(tourneeId: string, feuille: string): Promise<void> {
  const tx = (await base()).transaction('feuilles', 'readwrite', DURABLE);
  await tx.store.delete([tourneeId, feuille]);
  await tx.done;
  annoncerChangement();
}

const feuilles = async (): Promise<readonly LigneFeuille[]> => (await base()).getAll('feuilles');

export function ranger(emport: EmportT): Promise<void> {
  emports.delete(emport.tourneeId);
  return ecrireFeuille(
    {
      tourneeId: emport.tourneeId,
      feuille: CONTENU,
      rang: 0,
      recue: true,
      expireLe: Date.parse(emport.expireLe),
    },
    emport,
  );
}

/** Ids alone: known while the tablet is locked. */
export async function tourneesEmportees(): Promise<readonly string[]> {
  return (await feuilles()).filter(({ feuille }) => feuille === CONTENU).map(({ tourneeId }) => tourneeId);
}

/** Decrypted once a page, and forgotten with the key: it is read at each gesture. */
const emports = new Map<string, EmportT>();
ecouterCles(() => emports.clear());
ecouterCoffre(() => {
  for (const tourneeId of emports.keys()) void oublierSiPartie(tourneeId);
});

async function oublierSiPartie(tourneeId: string): Promise<void> {
  if ((await (await base()).getKey('feuilles', [tourneeId, CONTENU])) === undefined)
    emports.delete(tourneeId);
}

export async function lireEmport(tourneeId: string): Promise<EmportT | undefined> {
  await cleOuverte();
  const connu = emports.get(tourneeId);
  if (connu) return connu;
  const lu = await lireFeuille<EmportT>(tourneeId, CONTENU);
  if (lu) emports.set(tourneeId, lu);
  return lu;
}

/** What was taken along goes at the hour that the server gave, whatever happens, the tablet locked or not; letters stay until received. */
export async function purgerEmports(maintenant = Date.now()): Promise<void> {
  for (const { tourneeId, expireLe } of await feuilles())
    if (expireLe !== undefined && expireLe <= maintenant) await oublierContenu(tourneeId);
}

async function oublierContenu(tourneeId: string): Promise<void> {
  emports.delete(tourneeId);
  const tx = (await base()).transaction('feuilles', 'readwrite', DURABLE);
  for (const { feuille } of await tx.store.getAll(IDBKeyRange.bound([tourneeId], [tourneeId, []])))
    if (!feuille.startsWith('pli:')) await tx.store.delete([tourneeId, feuille]);
  await tx.done;
  annoncerChangement();
}

export async function oublierTournee(tourneeId: string): Promise<void> {
  emports.delete(tourneeId);
  const tx = (await base()).transaction('feuilles', 'readwrite', DURABLE);
  await tx.store.delete(IDBKeyRange.bound([tourneeId], [tourneeId, []]));
  await tx.done;
  annoncerChangement();
}

/** What is written of a letter before its seal is added. */
export type CorpsDePli = { readonly type: string; readonly dossierId?: string } & Readonly<
  Record<string, unknown>
>;

export type PliGarde = {
  readonly id: string;
  readonly type: string;
  readonly dossierId: string | undefined;
  readonly texte: string;
  readonly signature: string;
};

/** Numbers, dates and signs a letter; nothing is written yet. */
export async function cacheter(corps: CorpsDePli, id: string = crypto.randomUUID()): Promise<PliGarde> {
  const appareil = await appareilEnrole();
  if (!appareil) throw new ErreurCoffre('VERROUILLE');
  const compteur = await prochainCompteur();
  const sceau = { id, appareilId: appareil.appareilId, compteur, le: new Date().toISOString() };
  const scelle = await sceller(appareil.signature, JSON.stringify({ ...sceau, ...corps }));
  return { id, type: corps.type, dossierId: corps.dossierId, ...scelle };
}

/** Seals and keeps a letter of a round; it leaves by itself. */
export async function poster(tourneeId: string, corps: CorpsDePli): Promise<PliGarde> {
  await cleOuverte();
  const pli = await cacheter(corps);
  const { compteur } = JSON.parse(pli.texte) as { compteur: number };
  await ecrireFeuille({ tourneeId, feuille: `pli:${pli.id}`, rang: compteur, recue: false }, pli);
  annoncerDepot();
  return pli;
}

/** Letters to deliver, in the order in which they were sealed. */
export async function plisEnAttente(): Promise<readonly LigneFeuille[]> {
  return (await feuilles())
    .filter(({ recue, feuille }) => !recue && feuille.startsWith('pli:'))
    .toSorted((a, b) => a.rang - b.rang);
}

/** The server has it: the words leave the device, what a person will have to check stays beside the round. */
export async function pliRecu(
  { tourneeId, feuille }: LigneFeuille,
  recu: RecepisseT,
  pli: PliGarde,
): Promise<void> {
  if (recu.aVerifier.length > 0)
    await ecrireFeuille({ tourneeId, feuille: `verifier:${pli.id}`, rang: 0, recue: true }, {
      dossierId: pli.dossierId,
      phrases: recu.aVerifier,
    } satisfies AVerifier);
  await effacerFeuille(tourneeId, feuille);
}

/** The letter stays, to be tried again; a person is told why it does not go. */
export const pliRefuse = ({ tourneeId }: LigneFeuille, pli: PliGarde, phrase: string): Promise<void> =>
  ecrireFeuille({ tourneeId, feuille: `verifier:${pli.id}`, rang: 0, recue: true }, {
    dossierId: pli.dossierId,
    phrases: [phrase],
  } satisfies AVerifier);

export type AVerifier = { readonly dossierId: string | undefined; readonly phrases: readonly string[] };

export async function aVerifier(tourneeId: string): Promise<readonly AVerifier[]> {
  const lignes = (await feuilles()).filter(
    (ligne) => ligne.tourneeId === tourneeId && ligne.feuille.startsWith('verifier:'),
  );
  const lues = await Promise.all(lignes.map(({ feuille }) => lireFeuille<AVerifier>(tourneeId, feuille)));
  return lues.filter((lue) => lue !== undefined);
}
