import { type DemandeLueT, lireDemande, modifierDemande } from '@orapont/contract/demande';
import { useEffect, useSyncExternalStore } from 'react';
import { call } from '../../kernel/call.ts';
import type { Partie } from './partie.ts';
import { creerSauvegarde, type Sauvegarde, type Vue } from './sauvegarde.ts';

export type Brouillon = Vue & {
  readonly changer: (partie: Partie) => void;
  /** Saves what waits, now. True when everything is on the server. */
  readonly vider: () => Promise<boolean>;
  /** The version that is on screen and on the server. */
  readonly version: () => number;
  /** After a conflict: write over the other version with what is on screen. */
  readonly garder: (version: number) => Promise<boolean>;
};

/** Drafts opened since the page was: coming back to one finds what was typed, whatever the line did meanwhile. */
const ouvertes = new Map<string, Sauvegarde>();

/** The form of a draft, saved as it is written (see `sauvegarde.ts`). */
export function useBrouillon(demande: DemandeLueT): Brouillon {
  const sauvegarde = ouvrir(demande);
  const vue = useSyncExternalStore(sauvegarde.abonner, sauvegarde.lire);
  useEffect(() => sauvegarde.recevoir(demande), [sauvegarde, demande]);
  useEffect(() => {
    const suivre = () => void sauvegarde.vider(document.visibilityState === 'hidden');
    const retenir = (event: BeforeUnloadEvent) => sauvegarde.attend() && event.preventDefault();
    // The tab is hidden, or the line is back: what waits goes now.
    document.addEventListener('visibilitychange', suivre);
    window.addEventListener('online', suivre);
    window.addEventListener('beforeunload', retenir);
    return () => {
      document.removeEventListener('visibilitychange', suivre);
      window.removeEventListener('online', suivre);
      window.removeEventListener('beforeunload', retenir);
      void sauvegarde.vider();
    };
  }, [sauvegarde]);
  const { changer, garder, version } = sauvegarde;
  return { ...vue, changer, garder, version, vider: () => sauvegarde.vider() };
}

function ouvrir(demande: DemandeLueT): Sauvegarde {
  const { id } = demande;
  const connue = ouvertes.get(id);
  if (connue && !connue.perdue()) return connue;
  const neuve = creerSauvegarde(demande, {
    envoyer: (body, presse) => call(modifierDemande, { params: { id }, body, keepalive: presse }),
    relire: () => call(lireDemande, { params: { id } }),
  });
  ouvertes.set(id, neuve);
  return neuve;
}
