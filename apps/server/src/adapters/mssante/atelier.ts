import { join } from 'node:path';
import { Erreur } from '@orapont/domain/erreurs';
import { ArchiveIllisible, type ArchiveLue, type FabriqueXdm } from '../../features/echange/ports.ts';
import { type LecteurMessages, MessageIllisible, type MessageLu } from '../../features/reception/ports.ts';
import { ouvrirEnfant } from '../enfant.ts';
import type { Reponse, Tache } from './messages-atelier.ts';

export type AtelierCourrier = {
  readonly xdm: FabriqueXdm;
  readonly messages: LecteurMessages;
  readonly fermer: () => Promise<void>;
};

/** Far above the slowest letter seen (a message of 60 MB opens in three seconds). */
const DELAI_MS = 30_000;
const REPOS_MS = 60_000;
const TACHES = 500;
/** A child that a very large message has swollen is not kept for the next ones. */
const MEMOIRE_MAX = 400_000_000;
const TAS_MAX_MO = 1_024;
/** Outbox and incoming mail ask for three at most; the rest are people who open files. */
const ATTENTE_MAX = 30;

type Options = { readonly programme?: string; readonly delaiMs?: number; readonly reposMs?: number };

/**
 * Archives made, and messages of strangers opened, in a process of their own: it starts with the first letter, rests after a minute,
 * and holds no secret. When it dies the letter stays in the outbox and is tried again. What makes it die twice is unreadable: such a
 * message is kept and put aside, so that it does not hold back those behind it.
 *
 * @source reference/security.md, « never allocate from a header »
 */
export function atelierCourrier({
  programme = join(import.meta.dirname, 'atelier-enfant.ts'),
  delaiMs = DELAI_MS,
  reposMs = REPOS_MS,
}: Options = {}): AtelierCourrier {
  const enfant = ouvrirEnfant<Tache, Reponse>({
    programme,
    delaiMs,
    reposMs,
    taches: TACHES,
    memoireMax: MEMOIRE_MAX,
    argumentsNode: [`--max-old-space-size=${TAS_MAX_MO}`],
  });
  let attentes = 0;
  let ferme = false;

  async function demander(tache: Tache): Promise<Reponse | undefined> {
    if (ferme || attentes >= ATTENTE_MAX) throw new Erreur('INDISPONIBLE');
    attentes += 1;
    try {
      const reponse = await enfant.executer(tache);
      if (reponse === undefined && ferme) throw new Erreur('INDISPONIBLE');
      return reponse;
    } finally {
      attentes -= 1;
    }
  }

  /** A stranger's bytes get a second child, in case the first one died of something else. */
  const lire = async (tache: Tache) => (await demander(tache)) ?? (await demander(tache));

  return {
    xdm: {
      archiver: async (lot) => obtenir<Uint8Array>(await demander({ geste: 'archiver', lot })),
      ouvrir: async (octets) => {
        const reponse = await lire({ geste: 'ouvrir', octets });
        if (!reponse || 'panne' in reponse) throw new ArchiveIllisible('TROP_VOLUMINEUSE');
        return obtenir<ArchiveLue>(reponse);
      },
    },
    messages: {
      lire: async (octets) => {
        const reponse = await lire({ geste: 'lire', octets });
        if (!reponse || 'panne' in reponse) throw new MessageIllisible('crash');
        return obtenir<MessageLu>(reponse);
      },
    },
    fermer: async () => {
      ferme = true;
      await enfant.fermer();
    },
  };
}

function obtenir<T>(reponse: Reponse | undefined): T {
  if (!reponse || 'panne' in reponse) throw new Error('mail workshop: failed');
  if ('archive' in reponse) throw new ArchiveIllisible(reponse.archive);
  if ('message' in reponse) throw new MessageIllisible(reponse.message);
  return reponse.fait as T;
}
