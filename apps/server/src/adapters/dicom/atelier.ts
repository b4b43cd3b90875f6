import { join } from 'node:path';
import type { AtelierDicom, InstanceExaminee, RefusExamen } from '../../features/imagerie/ports.ts';
import { ouvrirEnfant } from '../enfant.ts';
import type { Reponse, Tache } from './messages.ts';

/** A picture of 64 million points leaves up to a gigabyte in a child: it is not kept for the next ones. */
const MEMOIRE_MAX = 500_000_000;

/**
 * DICOM read and written in child processes: one for what comes in, which must be answered at once, one for what is shown.
 */
export function atelierDicom({ delaiMs }: { readonly delaiMs: number }): AtelierDicom {
  const ouvrir = () =>
    ouvrirEnfant<Tache, Reponse>({
      programme: join(import.meta.dirname, 'atelier-enfant.ts'),
      argumentsNode: ['--max-old-space-size=768'],
      delaiMs,
      taches: 500,
      reposMs: 60_000,
      memoireMax: MEMOIRE_MAX,
    });
  const [entree, sortie] = [ouvrir(), ouvrir()];
  const demander = <T extends Reponse>(tache: Tache) => sortie.executer(tache) as Promise<T | undefined>;
  return {
    async examiner(octets) {
      const examen = (await entree.executer({ geste: 'examiner', octets })) as
        | InstanceExaminee
        | RefusExamen
        | undefined;
      if (!examen?.accepte) return examen ?? { accepte: false, code: 'ILLISIBLE' };
      // What is kept as it came does not travel back.
      return examen.octets.length === 0 ? { ...examen, octets } : examen;
    },
    metadonnees: (octets) => demander({ geste: 'metadonnees', octets }),
    rendre: (octets, rendu) => demander({ geste: 'rendre', octets, rendu }),
    cadres: (octets, cadres) => demander({ geste: 'cadres', octets, ...cadres }),
    transcoder: (octets) => demander({ geste: 'transcoder', octets }),
    photographier: (octets, jeu, rotation) => demander({ geste: 'photographier', octets, jeu, rotation }),
    anonymiser: (octets, graine, pseudonyme) => demander({ geste: 'anonymiser', octets, graine, pseudonyme }),
    async fermer() {
      await Promise.all([entree.fermer(), sortie.fermer()]);
    },
  };
}
