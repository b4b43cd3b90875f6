import { rmSync } from 'node:fs';
import { peindreAffiche } from './affiche.ts';
import { deriver, deriverPoints } from './derivees.ts';
import { analyser, resumeDe } from './dicom.ts';
import { cadresCodes, decoderCadre, grilleDe, PIXELS } from './dicom-cadres.ts';
import { enteteDe } from './dicom-entete.ts';
import { avecEnveloppe } from './dicom-enveloppe.ts';
import { repertoireHeic } from './heic-lieu.ts';
import { ingerer } from './ingestion.ts';
import { lireMaillage } from './maillage.ts';
import { COTE_RENDU, ecrirePly, mesurer, peindre } from './maillage-rendu.ts';
import type { Reponse, Retour, Tache } from './messages.ts';
import { ImageRefusee, rejet } from './rejet.ts';

/**
 * The process that decodes: it holds no key, no connection and no environment, prints nothing, and may die without
 * harm. One task at a time, sent by `atelier.ts`.
 */
process.on('message', (tache: Tache) => {
  void traiter(tache).then((reponse) => {
    process.send?.({ reponse, memoire: process.memoryUsage.rss() } satisfies Retour);
  });
});
process.on('disconnect', () => {
  // The server died: nothing readable may stay behind in shared memory.
  rmSync(repertoireHeic(process.pid), { recursive: true, force: true });
  process.exit();
});

async function traiter(tache: Tache): Promise<Reponse> {
  try {
    return await accomplir(tache);
  } catch (erreur) {
    return rejet(erreur instanceof ImageRefusee ? erreur.motif : 'ILLISIBLE');
  }
}

async function accomplir(tache: Tache): Promise<Reponse> {
  switch (tache.geste) {
    case 'ingerer':
      return ingerer(tampon(tache.octets));
    case 'deriver':
      return deriver(tampon(tache.octets), tache.rotation);
    case 'entete':
      return { accepte: true, entete: enteteDe(tampon(tache.octets), tache) };
    case 'cadres':
      return { accepte: true, cadres: await decoderCadres(tache) };
    case 'scanner':
      return scanner(tampon(tache.octets));
    case 'afficher':
      return deriverPoints(peindreAffiche(), COTE_RENDU);
  }
}

async function decoderCadres(tache: Tache & { readonly geste: 'cadres' }): Promise<Uint8Array[]> {
  const { donnees } = analyser(avecEnveloppe(tampon(tache.octets)), tache.cadres ? PIXELS : undefined);
  const grille = grilleDe(donnees);
  const codes = tache.cadres
    ? tache.cadres.map(tampon)
    : cadresCodes(donnees, grille, resumeDe(donnees).images).slice(tache.de, tache.a);
  const rendus: Uint8Array[] = [];
  for (const code of codes) rendus.push(await decoderCadre(code, grille, donnees));
  return rendus;
}

async function scanner(octets: Buffer): Promise<Reponse> {
  const maillage = lireMaillage(octets);
  return {
    accepte: true,
    ply: ecrirePly(maillage),
    technique: mesurer(maillage),
    derivees: await deriverPoints(peindre(maillage), COTE_RENDU),
  };
}

const tampon = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);
