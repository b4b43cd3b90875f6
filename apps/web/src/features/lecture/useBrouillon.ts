import {
  type ContenuLectureT,
  enregistrerLecture,
  type LectureLueT,
  type ReponseT,
} from '@orapont/contract/lecture';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { call, ErreurApi } from '../../kernel/call.ts';
import { useChart } from './chart/useChart.ts';

export type EtatBrouillon = 'ENREGISTRE' | 'EN_COURS' | 'EN_PANNE' | 'CONFLIT';

const PAUSE_MS = 900;
const REPRISE_MS = 4_000;

/** The reading being written: it saves itself after each pause, one saving at a time, and tries again when the line breaks. */
export function useBrouillon(lecture: LectureLueT) {
  const { contenu: initial, version } = lecture.brouillon;
  const chart = useChart(initial.chart);
  const [reponse, setReponse] = useState<ReponseT>(initial.reponse);
  const [etat, setEtat] = useState<EtatBrouillon>('ENREGISTRE');
  const enregistre = useRef({ version, contenu: initial });
  const file = useRef<Promise<unknown>>(Promise.resolve());
  const contenu: ContenuLectureT = { chart: chart.chart, reponse };
  const courant = useRef(contenu);
  useEffect(() => {
    courant.current = contenu;
  });

  async function envoyer(): Promise<number> {
    const aEnvoyer = courant.current;
    if (version0EstJuste(enregistre.current, aEnvoyer)) return enregistre.current.version;
    setEtat('EN_COURS');
    try {
      const { version: suivante } = await call(enregistrerLecture, {
        params: { id: lecture.id },
        body: { version: enregistre.current.version, contenu: aEnvoyer },
      });
      enregistre.current = { version: suivante, contenu: aEnvoyer };
      setEtat('ENREGISTRE');
      return suivante;
    } catch (erreur) {
      const conflit = erreur instanceof ErreurApi && erreur.probleme.motifs.includes('VERSION_DEPASSEE');
      setEtat(conflit ? 'CONFLIT' : 'EN_PANNE');
      throw erreur;
    }
  }

  /** Waits for what is being saved, then saves what is left. */
  function enregistrer(): Promise<number> {
    const suite = file.current.catch(() => undefined).then(envoyer);
    file.current = suite;
    return suite;
  }

  const sauver = useEffectEvent(() => void enregistrer().catch(() => undefined));
  const { chart: dessin } = chart;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the content is what starts the pause
  useEffect(() => {
    if (etat === 'CONFLIT' || memeContenu(enregistre.current.contenu, courant.current)) return;
    const minuterie = setTimeout(sauver, etat === 'EN_PANNE' ? REPRISE_MS : PAUSE_MS);
    return () => clearTimeout(minuterie);
  }, [dessin, reponse, etat]);

  useEffect(() => {
    if (etat === 'ENREGISTRE') return;
    const retenir = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', retenir);
    return () => window.removeEventListener('beforeunload', retenir);
  }, [etat]);

  const ecrire = (change: Partial<ReponseT>) => setReponse((avant) => ({ ...avant, ...change }));
  return { chart, reponse, ecrire, etat, enregistrer };
}

type Enregistre = { readonly version: number; readonly contenu: ContenuLectureT };

/** A draft that was never saved has no version to sign: its first saving is made even when nothing changed. */
const version0EstJuste = (enregistre: Enregistre, contenu: ContenuLectureT) =>
  enregistre.version > 0 && memeContenu(enregistre.contenu, contenu);

const memeContenu = (a: ContenuLectureT, b: ContenuLectureT) =>
  a.chart === b.chart && a.reponse === b.reponse;
