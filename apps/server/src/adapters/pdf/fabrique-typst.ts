import { Worker } from 'node:worker_threads';
import type { FabriquePdf, ImageDuDocument } from '../../features/compte-rendu/ports.ts';
import type { VueDocument } from './blocs.ts';
import { refuserAbsence } from './formulation.ts';
import { preparerImage } from './images.ts';
import type { Resultat, Travail } from './ouvrier.ts';
import { vueCompteRendu } from './vue-compte-rendu.ts';
import { vueDemande } from './vue-demande.ts';
import { vuePrescription } from './vue-prescription.ts';

/** Far above the slowest document seen (2 s with thirty pictures): a compilation that hangs must not hang the queue. */
const DELAI_MS = 60_000;

type Attente = {
  resoudre: (pdf: Uint8Array) => void;
  rejeter: (erreur: Error) => void;
  minuterie: NodeJS.Timeout;
};

export type FabriqueTypst = FabriquePdf & { fermer: () => Promise<void> };

/** PDF/A-1a by Typst, one worker thread made at the first document and made again after a failure. */
export function fabriqueTypst(): FabriqueTypst {
  const attentes = new Map<number, Attente>();
  let ouvrier: Worker | null = null;
  let dernier = 0;

  const abandonner = (erreur: Error) => {
    void ouvrier?.terminate();
    ouvrier = null;
    for (const { rejeter, minuterie } of attentes.values()) {
      clearTimeout(minuterie);
      rejeter(erreur);
    }
    attentes.clear();
  };

  const demarrer = () => {
    const nouveau = new Worker(new URL('./ouvrier.ts', import.meta.url));
    nouveau.unref();
    nouveau.on('message', (resultat: Resultat) => {
      conclure(attentes, resultat);
      if (attentes.size === 0) nouveau.unref();
    });
    nouveau.on('error', abandonner);
    return nouveau;
  };

  const compiler = (vue: VueDocument, images: Uint8Array[]) =>
    new Promise<Uint8Array>((resoudre, rejeter) => {
      const id = ++dernier;
      const minuterie = setTimeout(() => abandonner(new Error('typst: time-out')), DELAI_MS);
      attentes.set(id, { resoudre, rejeter, minuterie });
      ouvrier ??= demarrer();
      ouvrier.ref();
      ouvrier.postMessage({ id, vue, images } satisfies Travail);
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
    fermer: async () => {
      const enCours = ouvrier;
      abandonner(new Error('typst: closed'));
      await enCours?.terminate();
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
