import type { FormeAnnotation } from '@orapont/domain/bouche/annotation';
import {
  ChevronLeft,
  ChevronRight,
  Columns2,
  Contrast,
  Crosshair,
  FlipHorizontal2,
  History,
  Layers2,
  LayoutGrid,
  Link2,
  Link2Off,
  Pipette,
  RefreshCw,
  RotateCw,
  Search,
  SlidersHorizontal,
  Sun,
  Thermometer,
  Wand,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { useState } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import styles from './BarreOutils.module.css';
import { BORNES_BLANC, BORNES_LUMIERE, estModifiee } from './lumiere.ts';
import type { Reglage, Reglages } from './modele.ts';
import { Bascule, Curseur, Outil } from './Outils.tsx';
import type { useClignotement } from './recalage/useClignotement.ts';
import { TEXTES_VISIONNEUSE as T } from './textes.ts';
import type { useModes } from './useModes.ts';

export interface ActionsVisionneuse {
  readonly avancer: (pas: number, toutes?: boolean) => void;
  readonly zoomer: (facteur: number) => void;
  readonly ajuster: (reglage: Reglage) => void;
  readonly reinitialiser: () => void;
  readonly comparer: () => void;
  readonly remonter: () => void;
  readonly lier: () => void;
}

interface Props {
  readonly actions: ActionsVisionneuse;
  readonly reglages: Reglages;
  readonly rang: number;
  readonly total: number;
  readonly comparaison: boolean;
  /** Two pictures side by side zoom and move together. */
  readonly lies: boolean;
  readonly modes: ReturnType<typeof useModes>;
  readonly clignotement: ReturnType<typeof useClignotement>;
  /** The same view was taken before. */
  readonly aUnAvant: boolean;
  /** Pins are placed only for a face, a tooth or a site; false hides the tool (read only). */
  readonly poseOfferte: boolean;
  /** What only a photograph can do is hidden for other kinds of media, whose frame has its own tools. */
  readonly photo: boolean;
  /** What may be drawn on this picture; nothing on a film, slices or a scan. */
  readonly formes: readonly FormeAnnotation[];
  /** What a new pin will belong to. */
  readonly cible: string;
}

/** One row, so that the picture has the rest; each tool tells its name and its key when it is pointed at. */
export function BarreOutils(props: Props) {
  const { actions, reglages, rang, total, comparaison, lies, modes, clignotement, photo } = props;
  const [lumiere, setLumiere] = useState(false);
  return (
    <div className={styles.barres}>
      <Toolbar aria-label={T.outils} className={styles.barre ?? ''}>
        <div className={styles.groupe}>
          <Outil nom={T.precedente} touche="K" onPress={() => actions.avancer(-1)}>
            <ChevronLeft />
          </Outil>
          <span className={styles.rang}>
            {rang} / {total}
          </span>
          <Outil nom={T.suivante} touche="J" onPress={() => actions.avancer(1)}>
            <ChevronRight />
          </Outil>
          {total > 1 && (
            <Bascule nom={T.grille} touche="Q" actif={modes.grille} onChange={modes.basculerGrille}>
              <LayoutGrid />
            </Bascule>
          )}
        </div>
        {photo && (
          <div className={styles.groupe}>
            <Outil nom={T.reduire} touche="−" onPress={() => actions.zoomer(1 / 1.3)}>
              <ZoomOut />
            </Outil>
            <Outil nom={T.agrandir} touche="+" onPress={() => actions.zoomer(1.3)}>
              <ZoomIn />
            </Outil>
            <Bascule
              nom={T.loupe}
              touche="H"
              actif={modes.mode?.type === 'LOUPE'}
              onChange={modes.basculerLoupe}
            >
              <Search />
            </Bascule>
            <Outil nom={T.tourner} touche="R" onPress={() => actions.ajuster({ type: 'tourner' })}>
              <RotateCw />
            </Outil>
            <Outil nom={T.retourner} touche="F" onPress={() => actions.ajuster({ type: 'retourner' })}>
              <FlipHorizontal2 />
            </Outil>
            <Bascule
              nom={T.lumiere}
              actif={lumiere}
              onChange={() => setLumiere(!lumiere)}
              marque={estModifiee(reglages)}
            >
              <SlidersHorizontal />
            </Bascule>
            <Outil nom={T.reinitialiser} touche="0" onPress={actions.reinitialiser}>
              <RefreshCw />
            </Outil>
          </div>
        )}
        <div className={styles.groupe}>
          {total > 1 && (
            <Bascule nom={T.comparer} touche="X" actif={comparaison} onChange={actions.comparer} mot>
              <Columns2 />
            </Bascule>
          )}
          {props.aUnAvant && (
            <Outil nom={T.avant} touche="Maj+X" onPress={actions.remonter}>
              <History />
            </Outil>
          )}
          {comparaison && (
            <Bascule nom={T.lier} touche="U" actif={lies} onChange={actions.lier}>
              {lies ? <Link2 /> : <Link2Off />}
            </Bascule>
          )}
          {clignotement.possible && photo && (
            <Bascule
              nom={T.alterner}
              touche="Y"
              actif={clignotement.visible}
              onChange={clignotement.basculer}
              mot
            >
              <Layers2 />
            </Bascule>
          )}
          {props.poseOfferte && props.formes.length > 0 && (
            <Bascule
              nom={T.poser}
              touche="P"
              actif={modes.mode?.type === 'POSE'}
              onChange={modes.basculerPose}
              mot
            >
              <Crosshair />
            </Bascule>
          )}
        </div>
      </Toolbar>
      {lumiere && photo && <Lumieres {...props} />}
      {modes.mode?.type === 'POSE' && <Formes modes={modes} formes={props.formes} cible={props.cible} />}
      {clignotement.superposee && <Alternance clignotement={clignotement} />}
    </div>
  );
}

/** The reader's lamp: four sliders, and the point of the picture that should be grey. */
function Lumieres({ actions, reglages, modes }: Props) {
  return (
    <fieldset className={styles.sousBarre} aria-label={T.lumiere}>
      <Curseur
        nom={T.luminosite}
        touche="B"
        icone={<Sun />}
        bornes={BORNES_LUMIERE}
        valeur={reglages.luminosite}
        onChange={(valeur) => actions.ajuster({ type: 'luminosite', valeur })}
      />
      <Curseur
        nom={T.contraste}
        touche="C"
        icone={<Contrast />}
        bornes={BORNES_LUMIERE}
        valeur={reglages.contraste}
        onChange={(valeur) => actions.ajuster({ type: 'contraste', valeur })}
      />
      <Curseur
        nom={T.temperature}
        icone={<Thermometer />}
        bornes={BORNES_BLANC}
        valeur={reglages.temperature}
        onChange={(valeur) => actions.ajuster({ type: 'temperature', valeur })}
      />
      <Curseur
        nom={T.teinte}
        icone={<Wand />}
        bornes={BORNES_BLANC}
        valeur={reglages.teinte}
        onChange={(valeur) => actions.ajuster({ type: 'teinte', valeur })}
      />
      <Bascule
        nom={T.neutre}
        touche="W"
        actif={modes.mode?.type === 'NEUTRE'}
        onChange={modes.basculerNeutre}
        mot
      >
        <Pipette />
      </Bascule>
    </fieldset>
  );
}

/** What a pin draws: the choice stays for the next one. */
function Formes({ modes, formes, cible }: Pick<Props, 'modes' | 'formes' | 'cible'>) {
  const { mode } = modes;
  return (
    <fieldset className={styles.sousBarre} aria-label={T.formes}>
      {formes.map((forme, rang) => (
        <Bascule
          key={forme}
          nom={T.formesPossibles[forme]}
          touche={String(rang + 1)}
          actif={mode?.type === 'POSE' && mode.forme === forme}
          onChange={() => modes.choisirForme(forme)}
          mot
        />
      ))}
      <span className={styles.cible} role="status">
        {cible}
      </span>
    </fieldset>
  );
}

function Alternance({ clignotement }: { readonly clignotement: ReturnType<typeof useClignotement> }) {
  const { etat, auto, attendu } = clignotement;
  return (
    <fieldset className={styles.sousBarre} aria-label={T.alterner}>
      <span role="status">{attendu ? T.pointAttendu(attendu) : T.recalages[etat]}</span>
      <Bascule nom={T.alternerSeul} touche="Maj+Y" actif={auto} onChange={clignotement.basculerAuto} mot />
      <Bascule nom={T.ajusterPaire} actif={attendu !== undefined} onChange={clignotement.ajuster} mot />
    </fieldset>
  );
}
