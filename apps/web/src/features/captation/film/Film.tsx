import type { MotifVuePassee } from '@orapont/domain/captation/issue';
import { tramesProposees } from '@orapont/domain/captation/qualite-rafale';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { v7 as uuidv7 } from 'uuid';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Bascule } from '../prise/Bascule.tsx';
import commandes from '../prise/Commandes.module.css';
import { Passer } from '../prise/Passer.tsx';
import type { Mesureur } from '../qualite/mesureur.ts';
import { T } from '../textes.ts';
import type { AGarder } from '../usePrises.ts';
import { useTouches } from '../useTouches.ts';
import styles from './Film.module.css';
import { filmer, type TrameGardee } from './filmer.ts';

const COMBIEN = 4;

export interface FilmProps {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly piste: MediaStreamTrack | undefined;
  readonly mesureur: Mesureur;
  /** Asked again after a failure, under the same names. */
  readonly onGarder: (garde: FilmGarde) => Promise<void>;
  readonly onPasser: (motif: MotifVuePassee) => void;
}

export type FilmGarde = {
  readonly film: { readonly mediaId: string; readonly image: Blob } | undefined;
  /** The pictures that were chosen, with their moment in seconds. */
  readonly images: readonly (AGarder['cliche'] & { readonly mediaId: string; readonly instant: number })[];
};

type Issue = { readonly film: Blob | undefined; readonly trames: readonly TrameGardee[] };

/** A sweep of one sector: filmed, then its sharpest moments are proposed. */
export function Film({ video, piste, mesureur, onGarder, onPasser }: FilmProps) {
  const tournage = useRef<ReturnType<typeof filmer>>(undefined);
  const [depuis, setDepuis] = useState<number>();
  const [issue, setIssue] = useState<Issue>();
  const secondes = useSecondes(depuis);
  useEffect(() => () => tournage.current?.abandonner(), []);

  const basculer = async () => {
    const { current } = video;
    if (!current || !piste || issue) return;
    if (tournage.current) {
      const fini = await tournage.current.arreter();
      tournage.current = undefined;
      setDepuis(undefined);
      setIssue(fini);
    } else {
      tournage.current = filmer(current, piste, mesureur);
      setDepuis(performance.now());
    }
  };
  useTouches(piste !== undefined && issue === undefined, () => void basculer());

  return (
    <div className={commandes.commandes}>
      <AriaButton
        className={cx(commandes.declencheur)}
        data-film={depuis !== undefined}
        data-declencheur=""
        aria-label={depuis === undefined ? T.filmer : T.arreterFilm}
        aria-disabled={piste === undefined}
        autoFocus
        onPress={() => void basculer()}
      >
        <span aria-hidden="true" />
      </AriaButton>
      <p className={commandes.duree} role="timer">
        {depuis === undefined ? '' : T.filmEnCours(secondes)}
      </p>
      {depuis === undefined && <Passer onPasser={onPasser} />}
      {issue && <Proposees issue={issue} onReprendre={() => setIssue(undefined)} onGarder={onGarder} />}
    </div>
  );
}

function useSecondes(depuis: number | undefined): number {
  const [secondes, setSecondes] = useState(0);
  useEffect(() => {
    if (depuis === undefined) return;
    setSecondes(0);
    const horloge = setInterval(() => setSecondes(Math.floor((performance.now() - depuis) / 1_000)), 500);
    return () => clearInterval(horloge);
  }, [depuis]);
  return secondes;
}

interface ProposeesProps extends Pick<FilmProps, 'onGarder'> {
  readonly issue: Issue;
  readonly onReprendre: () => void;
}

function Proposees({ issue, onReprendre, onGarder }: ProposeesProps) {
  const [filmId] = useState(() => uuidv7());
  const [trames] = useState(() => proposer(issue.trames));
  const [choisies, setChoisies] = useState<ReadonlySet<string>>(() => new Set(trames.map(({ id }) => id)));
  const [enCours, setEnCours] = useState(false);
  const [echec, setEchec] = useState('');
  const urls = useAdresses(trames);
  const garder = async () => {
    setEnCours(true);
    try {
      await onGarder({
        film: issue.film && { mediaId: filmId, image: issue.film },
        images: trames
          .filter(({ id }) => choisies.has(id))
          .map(({ instant, ...trame }) => ({ ...trame, instant: instant / 1_000, codes: [] })),
      });
    } catch (cause) {
      setEchec(cause instanceof Error ? cause.message : '');
      setEnCours(false);
    }
  };
  return (
    <Dialog
      title={trames.length === 0 ? T.aucuneNette : T.meilleures(trames.length)}
      isOpen
      role="alertdialog"
      footer={
        <>
          <Button variant="secondary" onPress={onReprendre} isDisabled={enCours}>
            {T.reprendre}
          </Button>
          <Button onPress={() => void garder()} isPending={enCours}>
            {T.garderFilm}
          </Button>
        </>
      }
    >
      {echec && (
        <p role="alert">
          <strong>{T.nonGardee}</strong> {echec}
        </p>
      )}
      <div className={styles.trames}>
        {trames.map(({ id, instant }, rang) => (
          <Bascule
            key={id}
            className={cx(styles.trame)}
            isSelected={choisies.has(id)}
            onChange={() => setChoisies((avant) => avant.symmetricDifference(new Set([id])))}
            aria-label={T.image(rang + 1, instant / 1_000)}
          >
            <img src={urls.get(id)} alt="" />
          </Bascule>
        ))}
      </div>
    </Dialog>
  );
}

/** The sharpest, in the order of the film, each with the name that it will have as a picture. */
function proposer(toutes: readonly TrameGardee[]) {
  const proposees = new Set(tramesProposees(toutes, COMBIEN).map(({ id }) => id));
  return toutes.filter(({ id }) => proposees.has(id)).map((trame) => ({ ...trame, mediaId: uuidv7() }));
}

function useAdresses(trames: readonly TrameGardee[]): ReadonlyMap<string, string> {
  const [urls, setUrls] = useState<ReadonlyMap<string, string>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the frames of a dialog do not change
  useEffect(() => {
    const adresses = new Map(trames.map(({ id, image }) => [id, URL.createObjectURL(image)]));
    setUrls(adresses);
    return () => {
      for (const url of adresses.values()) URL.revokeObjectURL(url);
    };
  }, []);
  return urls;
}
