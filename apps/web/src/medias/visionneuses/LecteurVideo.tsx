import type { RepereVideoT, TechniqueT } from '@orapont/contract/media-technique';
import { Bookmark, Camera, Pause, Play, StepBack, StepForward, Volume2 } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Banner } from '../../ui/Banner.tsx';
import { Bascule, Bouton, Choix, Groupe } from './Commandes.tsx';
import { surTouche, type Touches, useTouchesOffertes } from './gestes.ts';
import { prendreImage } from './image-de-video.ts';
import { MomentsFilm } from './MomentsFilm.tsx';
import { SECTEURS, TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';
import { type Demande, useFilm } from './useFilm.ts';
import styles from './Visionneuses.module.css';

interface Props {
  readonly nom: string;
  readonly adresse: string;
  readonly affiche: string;
  readonly technique: TechniqueT | null;
  readonly reperes: readonly RepereVideoT[];
  /** Keeps the marks with the video; without it they stay on this screen. */
  readonly onReperes?: ((reperes: readonly RepereVideoT[]) => void) | undefined;
  /** A still becomes a picture of the request; without it none is offered. */
  readonly onImage?: ((image: Blob, instant: number, secteur: string) => void) | undefined;
  readonly demande?: Demande | undefined;
  readonly touches?: RefObject<Touches> | undefined;
  readonly onAffichee?: (() => void) | undefined;
}

/** Cameras film at 25 to 30 pictures a second: a step is never longer than one of them. */
const PAS = 1 / 30;
const VITESSES = Object.entries(T.vitesses).map(([id, label]) => ({ id, label }));

/** A video: picture by picture, at a chosen pace, its moments named; silent unless asked. */
export function LecteurVideo(props: Props) {
  const { nom, adresse, affiche, onReperes, onImage, onAffichee } = props;
  const film = useRef<HTMLVideoElement>(null);
  const { instant, duree, joue, illisible, surErreur } = useFilm(film, props.technique, props.demande);
  const [vitesse, setVitesse] = useState('1');
  const [muet, setMuet] = useState(true);
  const [ici, setIci] = useState<readonly RepereVideoT[]>(props.reperes);
  const reperes = onReperes ? props.reperes : ici;
  // Two marks in a row: the second one is added to the first, whether or not it has come back.
  const derniers = useRef(reperes);
  useEffect(() => {
    derniers.current = reperes;
  }, [reperes]);
  function changer(suivants: readonly RepereVideoT[]) {
    derniers.current = suivants;
    (onReperes ?? setIci)(suivants);
  }

  const gestes: Touches = {
    ' ': basculer,
    ',': () => pas(-1),
    '.': () => pas(1),
    home: () => aller(0),
    end: () => aller(duree),
    m: () => marquer(),
  };
  useTouchesOffertes(props.touches, gestes);
  function basculer() {
    if (film.current?.paused) void film.current.play().catch(() => undefined);
    else film.current?.pause();
  }
  function aller(vers: number) {
    if (film.current) film.current.currentTime = Math.max(0, Math.min(duree || vers, vers));
  }
  function pas(sens: number) {
    film.current?.pause();
    aller((film.current?.currentTime ?? 0) + sens * PAS);
  }
  function marquer(libelle = T.moment(derniers.current.length + 1)) {
    const neuf = { instant: Number((film.current?.currentTime ?? 0).toFixed(2)), libelle };
    changer([...derniers.current, neuf].toSorted((a, b) => a.instant - b.instant));
  }
  async function garder() {
    if (!film.current || !onImage) return;
    film.current.pause();
    const image = await prendreImage(film.current);
    if (!image) return;
    const { currentTime } = film.current;
    const secteur = secteurA(reperes, currentTime);
    onImage(image, currentTime, secteur);
    // Where it was taken stays with the film too.
    marquer(T.imageGardee(secteur));
  }

  return (
    <div className={styles.visionneuse}>
      {illisible && (
        <Banner kind="attention" title={nom}>
          {T.videoIllisible}
        </Banner>
      )}
      <div
        className={styles.cadre}
        role="application"
        aria-label={nom}
        aria-description={T.instantSur(instant, duree)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the frame takes the keys of the player
        tabIndex={0}
        onKeyDown={(event) => surTouche(event, gestes, (dx) => aller(instant + 2 * dx))}
      >
        <video
          ref={film}
          className={styles.video}
          src={adresse}
          poster={affiche}
          muted={muet}
          playsInline={true}
          preload="metadata"
          onError={surErreur}
          onLoadedMetadata={() => onAffichee?.()}
        />
      </div>
      <label className={styles.piste}>
        <span>{T.instantSur(instant, duree)}</span>
        <input
          type="range"
          aria-label={T.position}
          aria-valuetext={T.instant(instant)}
          min={0}
          max={Math.max(0.01, duree)}
          step={0.01}
          value={instant}
          onChange={(event) => aller(event.target.valueAsNumber)}
        />
      </label>
      <Groupe nom={T.outilsVideo}>
        <Bouton nom={joue ? T.pause : T.lecture} touche="Espace" onPress={basculer}>
          {joue ? <Pause /> : <Play />}
        </Bouton>
        <Bouton nom={T.imagePrecedente} touche="," onPress={() => pas(-1)}>
          <StepBack />
        </Bouton>
        <Bouton nom={T.imageSuivante} touche="." onPress={() => pas(1)}>
          <StepForward />
        </Bouton>
        <Bascule nom={T.son} actif={!muet} onChange={() => setMuet(!muet)}>
          <Volume2 />
        </Bascule>
        <Choix
          nom={T.vitesse}
          valeur={vitesse}
          options={VITESSES}
          onChange={(choisie) => {
            setVitesse(choisie);
            if (film.current) film.current.playbackRate = Number(choisie);
          }}
        />
        <Bouton nom={T.marquer} touche="M" onPress={() => marquer()}>
          <Bookmark />
        </Bouton>
        {onReperes && (
          <Choix
            nom={T.secteurs}
            muet
            vide={T.secteurs}
            valeur=""
            options={SECTEURS.map((secteur) => ({ id: secteur, label: secteur }))}
            onChange={marquer}
          />
        )}
        {onImage && (
          <Bouton nom={T.capturer} onPress={() => void garder()}>
            <Camera />
          </Bouton>
        )}
      </Groupe>
      <MomentsFilm
        reperes={reperes}
        ephemeres={!onReperes}
        onAller={aller}
        onOter={(repere) => changer(reperes.filter((autre) => autre !== repere))}
      />
    </div>
  );
}

/** The sector last named before this instant; empty when none was. */
const secteurA = (reperes: readonly RepereVideoT[], instant: number): string =>
  reperes.findLast(
    (repere) => repere.instant <= instant && (SECTEURS as readonly string[]).includes(repere.libelle),
  )?.libelle ?? '';
