import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { FabriquePdf, ImageDuDocument } from '../../features/compte-rendu/ports.ts';
import type { VueDocument } from './blocs.ts';
import { refuserAbsence } from './formulation.ts';
import { preparerImage } from './images.ts';
import type { Resultat, Travail } from './ouvrier.ts';
import { vueCompteRendu } from './vue-compte-rendu.ts';
import { vueDemande } from './vue-demande.ts';
import { vuePiece } from './vue-piece.ts';
import { vuePrescription } from './vue-prescription.ts';
import { vueRecu } from './vue-recu.ts';

/** Far above the slowest document seen (2 s with thirty pictures): a compilation that hangs must not hang the queue. */
const DELAI_MS = 60_000;
/** Typst keeps hundreds of megabytes once it has run; a house that signs twice a day should not pay for them all day. */
const REPOS_MS = 120_000;

type Attente = {
  resoudre: (pdf: Uint8Array) => void;
  rejeter: (erreur: Error) => void;
  minuterie: NodeJS.Timeout;
};

export type FabriqueTypst = FabriquePdf & { fermer: () => Promise<void> };

/**
 * PDF/A-1a by Typst, in one process of its own: made at the first document, made again after a failure, stopped after a rest.
 * A process rather than a thread: what its native code allocates goes back, what makes it fall leaves the server standing, and
 * it sees neither the addresses nor the secrets of the server.
 */
export function fabriqueTypst({ reposMs = REPOS_MS } = {}): FabriqueTypst {
  const attentes = new Map<number, Attente>();
  let ouvrier: ChildProcess | null = null;
  let repos: NodeJS.Timeout | undefined;
  let dernier = 0;

  const abandonner = (erreur: Error) => {
    ouvrier?.kill('SIGKILL');
    ouvrier = null;
    clearTimeout(repos);
    for (const { rejeter, minuterie } of attentes.values()) {
      clearTimeout(minuterie);
      rejeter(erreur);
    }
    attentes.clear();
  };

  const seReposer = (courant: ChildProcess) => {
    courant.unref();
    courant.channel?.unref();
    repos = setTimeout(() => abandonner(new Error('typst: at rest')), reposMs);
    repos.unref();
  };

  const demarrer = () => {
    const nouveau = fork(new URL('./ouvrier.ts', import.meta.url), {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' },
    });
    nouveau.on('message', (resultat: Resultat) => {
      conclure(attentes, resultat);
      if (attentes.size === 0) seReposer(nouveau);
    });
    const tombe = (cause: unknown) => {
      if (ouvrier === nouveau) abandonner(cause instanceof Error ? cause : new Error('typst: stopped'));
    };
    nouveau.on('error', tombe);
    nouveau.on('exit', tombe);
    return nouveau;
  };

  const compiler = (vue: VueDocument, images: Uint8Array[]) =>
    new Promise<Uint8Array>((resoudre, rejeter) => {
      const id = ++dernier;
      const minuterie = setTimeout(() => abandonner(new Error('typst: time-out')), DELAI_MS);
      attentes.set(id, { resoudre, rejeter, minuterie });
      clearTimeout(repos);
      ouvrier ??= demarrer();
      ouvrier.ref();
      ouvrier.channel?.ref();
      ouvrier.send({ id, vue, images } satisfies Travail);
    });

  const produire = async (vue: VueDocument, images: ImageDuDocument[]) =>
    compiler(vue, await Promise.all(images.map(({ octets }) => preparerImage(octets))));

  return {
    compteRendu: async (modele) => {
      refuserAbsence(modele);
      return produire(vueCompteRendu(modele), modele.images);
    },
    demande: async (modele) => produire(vueDemande(modele), modele.images),
    prescription: async (modele) => produire(vuePrescription(modele), []),
    recu: async (modele) => produire(vueRecu(modele), modele.images),
    piece: async (modele) => produire(vuePiece(modele), modele.images),
    fermer: async () => {
      const enCours = ouvrier;
      abandonner(new Error('typst: closed'));
      if (enCours === null || enCours.exitCode !== null || enCours.signalCode !== null) return;
      enCours.ref();
      await once(enCours, 'exit');
    },
  };
}

function conclure(attentes: Map<number, Attente>, resultat: Resultat) {
  const attente = attentes.get(resultat.id);
  if (!attente) return;
  attentes.delete(resultat.id);
  clearTimeout(attente.minuterie);
  if ('pdf' in resultat) attente.resoudre(resultat.pdf);
  else attente.rejeter(new Error(resultat.erreur));
}
