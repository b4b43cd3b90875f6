import type { Demande, Envoi, Reponse, Reponses, Retour } from './messages.ts';

type Attente = {
  readonly repondre: (reponse: Reponse) => void;
  readonly echouer: (c: Error) => void;
};

export type Mesureur = {
  demander<D extends Demande>(demande: D): Promise<Reponses[D['sorte']]>;
  fermer(): void;
};

/** The worker of a sitting: started with it, stopped with it. */
export function ouvrirMesureur(): Mesureur {
  const ouvrier = new Worker(new URL('./qualite.worker.ts', import.meta.url), { type: 'module' });
  const attentes = new Map<number, Attente>();
  let dernier = 0;
  ouvrier.onmessage = ({ data }: MessageEvent<Retour>) => {
    const attente = attentes.get(data.numero);
    attentes.delete(data.numero);
    if ('echec' in data) attente?.echouer(new Error(data.echec));
    else attente?.repondre(data.reponse);
  };
  ouvrier.onerror = ({ message }) => {
    for (const attente of attentes.values()) attente.echouer(new Error(message));
    attentes.clear();
  };
  return {
    demander: (demande) =>
      new Promise((repondre, echouer) => {
        dernier += 1;
        attentes.set(dernier, { repondre: repondre as Attente['repondre'], echouer });
        ouvrier.postMessage({ numero: dernier, demande } satisfies Envoi, cedees(demande));
      }),
    fermer: () => ouvrier.terminate(),
  };
}

function cedees(demande: Demande): Transferable[] {
  return 'trame' in demande ? [demande.trame] : [];
}
