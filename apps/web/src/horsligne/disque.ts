import { base, DURABLE, type LignePrise } from './base-locale.ts';
import { chiffrerObjet } from './chiffre.ts';
import { cleDeCompte } from './cles.ts';
import {
  annoncerChangement,
  changerFiche,
  changerLigne,
  DUREE_COPIE,
  effacer,
  enEcrivant,
  type Fiche,
  fermer,
  lireFiche,
  lireLigne,
  lireLignes,
} from './coffre.ts';
import { ErreurCoffre } from './erreur-coffre.ts';
import { rangDe } from './file-attente.ts';
import { estLisible } from './morceaux.ts';
import type { FichierRefuse, Prise } from './prise.ts';
import { sessionOuverte } from './session-ouverte.ts';

/**
 * The row that stands for a whole disc: how many files it has, how many are in the vault so far, those that were refused before any
 * left. It holds no picture and does not leave; it goes like a copy.
 */
export async function ouvrirImport(prise: Prise, total: number): Promise<void> {
  const compteId = sessionOuverte()?.compteId;
  if (!compteId) throw new ErreurCoffre('SANS_SESSION');
  await oublierInacheves(prise, total);
  await enEcrivant(async () => {
    const { nom, cle } = await cleDeCompte(compteId);
    const fiche: Fiche = { ...prise, typeMime: '' };
    const ligne: LignePrise = {
      mediaId: prise.mediaId,
      cle: nom,
      voie: 'DISQUE',
      compteId,
      etat: 'RECUE',
      close: true,
      rang: rangDe(prise.urgence),
      gardeLe: Date.now(),
      expireLe: Date.now() + DUREE_COPIE,
      octets: total,
      envoyes: 0,
      empreinte: '',
      essais: 0,
      pasAvant: 0,
      fiche: await chiffrerObjet(cle, { id: prise.mediaId, piece: 'fiche' }, fiche),
    };
    const tx = (await base()).transaction('prises', 'readwrite', DURABLE);
    await tx.store.put(ligne);
    await tx.done;
  });
  annoncerChangement();
}

/** The same disc, chosen again because its copy was cut, or was nowhere but in a page that is gone: the new row tells of it. */
async function oublierInacheves(voulue: Prise, total: number): Promise<void> {
  const lues = await Promise.all(
    (await lireLignes())
      .filter(({ voie }) => voie === 'DISQUE')
      .map(async (ligne) => ({ ligne, fiche: await lireFiche(ligne) })),
  );
  const siennes = lues.filter(
    ({ fiche }) => fiche !== undefined && fiche.nom === voulue.nom && fiche.dossierId === voulue.dossierId,
  );
  const perdus = new Set(
    siennes
      .filter(({ ligne }) => !ligne.close && !estLisible(ligne))
      .map(({ fiche }) => fiche?.disque?.importId),
  );
  for (const { ligne, fiche } of siennes)
    if (fiche?.disque?.lot === 0 && ligne.octets === total)
      if (ligne.envoyes < total || perdus.has(ligne.mediaId)) await effacer(ligne.mediaId);
}

/** So many of its files are in the vault. */
export const noterCopie = async (importId: string, fichiers: number): Promise<void> =>
  void (await changerLigne(importId, { envoyes: fichiers }));

/** Received, but for some files: their names stay until a person has read them, their bytes do not. */
export async function fermerAvecRefus(
  ligne: LignePrise,
  refus: readonly FichierRefuse[],
  phrase: string,
): Promise<void> {
  const fiche = await lireFiche(ligne);
  if (fiche?.disque) await changerFiche(ligne, { disque: { ...fiche.disque, refus } });
  const dite = await lireLigne(ligne.mediaId);
  if (dite) await fermer(dite, phrase);
}
