import { type ChampsDemandeT, type DemandeLueT, modifierDemande } from '@orapont/contract/demande';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { useEffect, useRef, useState } from 'react';
import { call, ErreurApi } from '../../kernel/call.ts';
import { passager } from '../../kernel/requetes.ts';
import { sansLignesVides } from '../../sante/DonneesSanteFormulaire.tsx';

export type EtatSauvegarde = 'ENREGISTRE' | 'EN_COURS' | 'NON_ENREGISTRE' | 'CONFLIT';
type Partie = { nature?: NatureActe } & Partial<ChampsDemandeT>;

export type Brouillon = {
  readonly champs: ChampsDemandeT;
  readonly nature: NatureActe;
  readonly etat: EtatSauvegarde;
  readonly changer: (partie: Partie) => void;
  /** Saves what waits, now. True when everything is on the server. */
  readonly vider: () => Promise<boolean>;
  /** The version that is on screen and on the server. */
  readonly version: () => number;
  /** After a conflict: write over the other version with what is on screen. */
  readonly garder: (version: number) => Promise<boolean>;
};

const ATTENTE_MS = 900;
const REPRISE_MS = 3_000;

/**
 * The form of a draft, saved as it is written. What is typed stays in the page whatever the server answers, and is sent again; a
 * version that moved elsewhere is never overwritten without asking.
 */
export function useBrouillon(demande: DemandeLueT): Brouillon {
  const [champs, setChamps] = useState(demande.champs);
  const [nature, setNature] = useState(demande.nature);
  const [etat, setEtat] = useState<EtatSauvegarde>('ENREGISTRE');
  const attente = useRef<Partie>({});
  const version = useRef(demande.version);
  const minuterie = useRef<ReturnType<typeof setTimeout>>(undefined);
  const enVol = useRef<Promise<boolean>>(undefined);
  const montee = useRef(true);

  async function ecrire(): Promise<boolean> {
    while (Object.keys(attente.current).length > 0) {
      const partie = attente.current;
      attente.current = {};
      setEtat('EN_COURS');
      try {
        const reponse = await call(modifierDemande, {
          params: { id: demande.id },
          body: corps(partie, version.current),
        });
        version.current = reponse.version;
      } catch (erreur) {
        attente.current = { ...partie, ...attente.current };
        setEtat(estConflit(erreur) ? 'CONFLIT' : 'NON_ENREGISTRE');
        reprendrePlusTard(erreur);
        return false;
      }
    }
    setEtat('ENREGISTRE');
    return true;
  }

  /** A base that is away or a session that ended comes back: what waits goes then, by itself. */
  function reprendrePlusTard(erreur: unknown): void {
    if (passager(erreur) || (estFinDeSession(erreur) && montee.current))
      minuterie.current = setTimeout(() => void vider(), REPRISE_MS);
  }

  async function vider(): Promise<boolean> {
    clearTimeout(minuterie.current);
    await enVol.current;
    enVol.current = ecrire();
    const reussi = await enVol.current;
    enVol.current = undefined;
    return reussi;
  }

  function changer(partie: Partie) {
    const { nature: nouvelle, ...suite } = partie;
    if (nouvelle) setNature(nouvelle);
    setChamps((avant) => ({ ...avant, ...suite }));
    attente.current = { ...attente.current, ...partie };
    setEtat('EN_COURS');
    clearTimeout(minuterie.current);
    minuterie.current = setTimeout(() => void vider(), ATTENTE_MS);
  }

  // The tab is hidden or the page left: what waits goes now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `vider` reads refs only
  useEffect(() => {
    const partir = () => document.visibilityState === 'hidden' && void vider();
    document.addEventListener('visibilitychange', partir);
    montee.current = true;
    return () => {
      document.removeEventListener('visibilitychange', partir);
      montee.current = false;
      void vider();
    };
  }, []);

  useEffect(() => {
    if (etat === 'ENREGISTRE') return;
    const retenir = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', retenir);
    return () => window.removeEventListener('beforeunload', retenir);
  }, [etat]);

  // Someone else's change came with a refresh, and nothing of ours waits: show it.
  useEffect(() => {
    if (demande.version <= version.current || Object.keys(attente.current).length > 0) return;
    version.current = demande.version;
    setChamps(demande.champs);
    setNature(demande.nature);
  }, [demande.version, demande.champs, demande.nature]);

  function garder(autre: number): Promise<boolean> {
    version.current = autre;
    return vider();
  }

  return { champs, nature, etat, changer, vider, garder, version: () => version.current };
}

const estConflit = (erreur: unknown) =>
  erreur instanceof ErreurApi && erreur.probleme.motifs.includes('VERSION_DEPASSEE');

const estFinDeSession = (erreur: unknown) => erreur instanceof ErreurApi && erreur.probleme.status === 401;

/** What can be saved now: an empty row, or a complaint not described yet, is not an answer. */
function corps({ nature, ...champs }: Partie, version: number) {
  return {
    version,
    ...(nature ? { nature } : {}),
    champs: champs.sante ? { ...champs, sante: enregistrable(champs.sante) } : champs,
  };
}

function enregistrable(sante: NonNullable<ChampsDemandeT['sante']>) {
  const propre = sansLignesVides(sante);
  const vide = typeof propre.plainte === 'object' && propre.plainte.description.trim() === '';
  return vide ? { ...propre, plainte: 'NON_RENSEIGNE' as const } : propre;
}
