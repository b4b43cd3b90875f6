import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { BarreRadio, type OutilSouris } from './BarreRadio.tsx';
import { CalqueMesures } from './CalqueMesures.tsx';
import { ChoixCoupe } from './ChoixCoupe.tsx';
import { EtatDuCadre } from './EtatDuCadre.tsx';
import { surTouche, type Touches, useTouchesOffertes } from './gestes.ts';
import { MentionsRadio } from './MentionsRadio.tsx';
import type { Reglages } from './moteurDicom.ts';
import { type Surcouche, useCoins } from './surcouche.ts';
import { TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';
import { useChangerCoupe, useGestesRadio } from './useGestesRadio.ts';
import { useMesuresIci } from './useMesuresIci.ts';
import { type EcoutesPile, usePile } from './usePile.ts';
import { touchesRadio, useReglagesRadio } from './useReglagesRadio.ts';
import styles from './Visionneuses.module.css';

export interface VisionneuseRadioProps extends EcoutesPile {
  readonly nom: string;
  readonly depart: Pick<Reglages, 'rotation' | 'retourne'>;
  /** Without it, measures stay on this screen. */
  readonly surcouche?: Surcouche | undefined;
  readonly touches?: RefObject<Touches> | undefined;
  /** Beside the tools: the switch between slices and planes. */
  readonly children?: ReactNode;
}

/** A radiograph, or a pile of slices: window, turn, zoom, length and angle; everything has a key, every measure has words. */
export function VisionneuseRadio(props: VisionneuseRadioProps) {
  const { source, nom, depart, surcouche, children } = props;
  const { technique } = source;
  const reglant = useReglagesRadio(technique, depart);
  const { reglages } = reglant;
  const [outil, setOutil] = useState<OutilSouris>('FENETRE');
  const [propreNumero, setPropreNumero] = useState(Math.floor(technique.images / 2));
  const numero = surcouche?.coupe ?? propreNumero;
  const setNumero = surcouche?.onCoupe ?? setPropreNumero;
  const propre = useRef<HTMLDivElement>(null);
  const cadre = surcouche?.cadre ?? propre;
  const pile = usePile(props, reglages, numero);
  const { moteur, etat } = pile;
  useCoins(surcouche, moteur, pile.tour);
  const ici = useMesuresIci(technique, surcouche);
  const coupes = useChangerCoupe(technique.images, numero, setNumero);
  const actions = touchesRadio(reglant, {
    moteur,
    mesurer: ici.mesurer,
    changerCoupe: coupes,
  });
  useTouchesOffertes(props.touches, actions);

  const gestes = useGestesRadio({
    cadre,
    moteur,
    surcouche,
    outil,
    fenetrer: reglant.fenetrer,
    changerCoupe: coupes,
  });

  return (
    <div className={styles.visionneuse}>
      <BarreRadio
        technique={technique}
        reglages={reglages}
        outil={outil}
        mesure={ici.forme}
        onOutil={setOutil}
        onFenetre={(fenetre) => reglant.regler({ fenetre })}
        actions={actions}
        onEffacer={ici.effacer}
      >
        {children}
      </BarreRadio>
      <div
        ref={cadre}
        className={styles.cadre}
        data-outil={outil}
        data-vise={surcouche?.vise || undefined}
        role="application"
        aria-roledescription="image à parcourir"
        aria-label={T.cadreRadio(nom)}
        aria-description={technique.images > 1 ? `${T.aideRadio} ${T.aideCoupes}` : T.aideRadio}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the frame takes the arrow keys
        tabIndex={0}
        onKeyDown={(event) => {
          surcouche?.onKeyDown(event);
          if (!(event.defaultPrevented || ici.pose)) surTouche(event, actions, gestes.surFleche);
        }}
        onPointerDown={(event) => !ici.pose && gestes.surPointeur(event)}
        onPointerMove={surcouche?.onPointerMove}
      >
        <div ref={pile.toile} className={styles.toile} />
        {etat === 'VUE' && surcouche?.contenu}
        {etat === 'VUE' && !surcouche && (
          <CalqueMesures
            key={ici.pose}
            tour={pile.tour}
            mesures={ici.mesures.filter(({ coupe }) => (coupe?.rang ?? numero) === numero)}
            pose={ici.pose}
            versCadre={(point) => moteur.current?.versCadre(point) ?? ORIGINE}
            versImage={(point) => moteur.current?.versImage(point) ?? ORIGINE}
            onPose={(points) => ici.garder(points, numero)}
            onFin={() => {
              ici.finir();
              cadre.current?.focus();
            }}
          />
        )}
        <Consigne texte={ici.consigne} />
        <EtatDuCadre etat={etat} onReessayer={pile.reessayer} />
      </div>
      {technique.images > 1 && <ChoixCoupe numero={numero} total={technique.images} onChange={setNumero} />}
      <MentionsRadio technique={technique} reglages={reglages} mesures={ici.mesures} />
    </div>
  );
}

const ORIGINE = { x: 0, y: 0 } as const;

/** What the pointer and the keys do now. */
function Consigne({ texte }: { readonly texte: string | undefined }) {
  if (!texte) return null;
  return (
    <p className={styles.consigne} role="status">
      {texte}
    </p>
  );
}
