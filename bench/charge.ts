import { Agent, get } from 'node:http';
import { listerDemandes } from '@orapont/contract/demande';
import { lireDossier, listerDossiers } from '@orapont/contract/dossier';
import { listerLectures, ouvrirLecture } from '@orapont/contract/lecture';
import { lireMedia } from '@orapont/contract/media';
import { adresse, type Client } from '../e2e/outils/client.ts';
import type { Cas } from './scene.ts';

const PAR_SECONDE = 200;
const CHAUFFE_S = 3;
const DUREE_S = 10;

type Lecture = { readonly qui: Client; readonly chemin: string };

/**
 * Readings that arrive at a steady pace, whether the ones before were answered or not, counted from the moment when each was
 * due: a server that falls behind shows it. The mix is that of a morning: lists and searches, records, cases, thumbnails.
 */
export async function charger(origine: string, cas: Cas): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const lectures = melange(cas);
  const durees: number[] = [];
  const enCours: Promise<void>[] = [];
  const debut = performance.now();
  const total = PAR_SECONDE * (CHAUFFE_S + DUREE_S);
  for (let rang = 0; rang < total; rang++) {
    const du = debut + (rang * 1_000) / PAR_SECONDE;
    const attente = du - performance.now();
    if (attente > 1) await new Promise((suite) => setTimeout(suite, attente));
    const lecture = lectures[(rang * 7) % lectures.length];
    if (!lecture) continue;
    enCours.push(
      lire(agent, origine, lecture, rang).then(() => {
        if (rang >= PAR_SECONDE * CHAUFFE_S) durees.push(performance.now() - du);
      }),
    );
  }
  await Promise.all(enCours);
  agent.destroy();
  return durees;
}

function melange({ soignante, dentiste, acteId, dossierId, images }: Cas): readonly Lecture[] {
  const id = { params: { id: acteId } };
  const vignette = (rang: number) => ({
    qui: dentiste,
    chemin: adresse(lireMedia, {
      params: { id: images[rang % images.length] ?? '', rendu: 'vignette' },
      query: { acte: acteId },
    }),
  });
  return [
    { qui: soignante, chemin: adresse(listerDossiers, {}) },
    { qui: soignante, chemin: adresse(listerDossiers, { query: { q: 'martin' } }) },
    { qui: soignante, chemin: adresse(listerDossiers, { query: { q: 'lefevr' } }) },
    { qui: soignante, chemin: adresse(lireDossier, { params: { id: dossierId } }) },
    { qui: soignante, chemin: adresse(lireDossier, { params: { id: dossierId } }) },
    { qui: soignante, chemin: adresse(listerDemandes, {}) },
    { qui: dentiste, chemin: adresse(listerLectures, {}) },
    { qui: dentiste, chemin: adresse(listerLectures, {}) },
    { qui: dentiste, chemin: adresse(ouvrirLecture, id) },
    ...[0, 1, 2, 3].map(vignette),
  ];
}

/** Each of fifty people comes from an address of his own, as behind a proxy: the limit per address is not what is measured. */
function lire(agent: Agent, origine: string, { qui, chemin }: Lecture, rang: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const headers = { cookie: `__Host-sid=${qui.jeton()}`, 'x-forwarded-for': `10.0.0.${rang % 50}` };
  get(origine + chemin, { agent, headers }, (reponse) => {
    reponse.resume().once('end', () => {
      if (reponse.statusCode === 200) resolve();
      else reject(new Error(`${chemin} : ${reponse.statusCode}`));
    });
  }).once('error', reject);
  return promise;
}
