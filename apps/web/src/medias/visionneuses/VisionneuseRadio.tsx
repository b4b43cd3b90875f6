import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import { direMesure, type Mesure, type PointImage } from '@orapont/domain/bouche/mesure';
import { PHRASE_SANS_PLANS } from '@orapont/domain/imagerie/geometrie';
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import { Button } from '../../ui/Button.tsx';
import { BarreRadio, type OutilSouris } from './BarreRadio.tsx';
import { CalqueMesures } from './CalqueMesures.tsx';
import { glisser, surTouche } from './gestes.ts';
import { deplacerFenetre, echelleDe, type MesureFaite, mesureDepuis } from './mesures.ts';
import type { MoteurDicom, PointCadre, Reglages } from './moteurDicom.ts';
import { TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';
import { type EcoutesPile, usePile } from './usePile.ts';
import styles from './Visionneuses.module.css';

/** What a reading room lays over the picture: pins and measures that are kept. It has the keys and the pointer first while it draws. */
export interface Surcouche {
  readonly cadre: RefObject<HTMLDivElement | null>;
  readonly contenu: ReactNode;
  readonly consigne: string | undefined;
  /** What is being measured. */
  readonly mesure: Mesure['forme'] | undefined;
  /** The pointer aims rather than changes the window. */
  readonly vise: boolean;
  readonly onMesurer: (forme: Mesure['forme']) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLDivElement>) => void;
  readonly onPoint: (point: PointImage) => void;
  /** Where three corners of the picture are drawn, each time that they move: its origin, the end of its width, of its height. */
  readonly onCoins: (coins: readonly [PointCadre, PointCadre, PointCadre]) => void;
}

export interface VisionneuseRadioProps extends EcoutesPile {
  readonly nom: string;
  readonly depart: Pick<Reglages, 'rotation' | 'retourne'>;
  /** Without it, measures stay on this screen. */
  readonly surcouche?: Surcouche | undefined;
  /** Beside the tools: the switch between slices and planes. */
  readonly children?: ReactNode;
}

/** A radiograph, or a pile of slices: window, turn, zoom, length and angle; everything has a key, every measure has words. */
export function VisionneuseRadio(props: VisionneuseRadioProps) {
  const { source, nom, depart, surcouche, children } = props;
  const { technique } = source;
  const [reglages, setReglages] = useState<Reglages>({
    ...depart,
    fenetre: technique.fenetre,
    inverse: false,
  });
  const [outil, setOutil] = useState<OutilSouris>('FENETRE');
  const [locale, setLocale] = useState<Mesure['forme']>();
  const [mesures, setMesures] = useState<readonly MesureFaite[]>([]);
  const [numero, setNumero] = useState(Math.floor(technique.images / 2));
  const propre = useRef<HTMLDivElement>(null);
  const cadre = surcouche?.cadre ?? propre;
  const pile = usePile(props, reglages, numero);
  const { moteur, etat } = pile;
  useCoins(surcouche, moteur, pile.tour);
  const regler = (changement: Partial<Reglages>) => setReglages((avant) => ({ ...avant, ...changement }));
  const pas = Math.max(1, technique.fenetre.largeur / 250);
  const mesure = surcouche ? surcouche.mesure : locale;

  function mesurer(forme: Mesure['forme']) {
    if (forme === 'LONGUEUR' && !technique.espacement) return;
    if (surcouche) surcouche.onMesurer(forme);
    else setLocale(locale === forme ? undefined : forme);
  }

  const actions: Record<string, () => void> = {
    i: () => regler({ inverse: !reglages.inverse }),
    r: () => regler({ rotation: ((reglages.rotation + 90) % 360) as Reglages['rotation'] }),
    f: () => regler({ retourne: !reglages.retourne }),
    l: () => mesurer('LONGUEUR'),
    a: () => mesurer('ANGLE'),
    '+': () => moteur.current?.zoomer(1.25),
    '=': () => moteur.current?.zoomer(1.25),
    '-': () => moteur.current?.zoomer(0.8),
    '0': () => {
      setReglages({ ...depart, fenetre: technique.fenetre, inverse: false });
      moteur.current?.cadrer();
    },
    ...(technique.images > 1 ? { pagedown: () => changerCoupe(1), pageup: () => changerCoupe(-1) } : {}),
  };

  function changerCoupe(sens: number) {
    setNumero((n) => Math.max(0, Math.min(technique.images - 1, n + sens)));
  }

  function surFleche(dx: number, dy: number, fenetrer: boolean) {
    if (fenetrer) regler({ fenetre: deplacerFenetre(reglages.fenetre, { dx: dx * 4, dy: dy * 4, pas }) });
    else moteur.current?.deplacer(dx * -40, dy * -40);
  }

  function surPointeur(event: PointerEvent<HTMLDivElement>) {
    if (event.button > 1 || (locale && !surcouche)) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    if (surcouche?.vise) {
      const point = moteur.current?.versImage({ x: event.clientX - left, y: event.clientY - top });
      if (point) surcouche.onPoint(point);
      return;
    }
    const fenetrer = outil === 'FENETRE' && event.button === 0 && !event.shiftKey;
    glisser(event, {
      onPas: (dx, dy) =>
        fenetrer
          ? setReglages((avant) => ({ ...avant, fenetre: deplacerFenetre(avant.fenetre, { dx, dy, pas }) }))
          : moteur.current?.deplacer(dx, dy),
      onPincer: (facteur, dx, dy) => {
        moteur.current?.zoomer(facteur);
        moteur.current?.deplacer(dx, dy);
      },
    });
  }

  return (
    <div className={styles.visionneuse}>
      <BarreRadio
        technique={technique}
        reglages={reglages}
        outil={outil}
        mesure={mesure}
        onOutil={setOutil}
        onFenetre={(fenetre) => regler({ fenetre })}
        actions={actions}
        onEffacer={mesures.length > 0 ? () => setMesures([]) : undefined}
      >
        {children}
      </BarreRadio>
      {locale && !surcouche && etat === 'VUE' && (
        <p className={styles.consigne} role="status">
          {locale === 'LONGUEUR' ? T.poserLongueur : T.poserAngle}
        </p>
      )}
      {surcouche?.consigne && (
        <p className={styles.consigne} role="status">
          {surcouche.consigne}
        </p>
      )}
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
          if (!(event.defaultPrevented || (locale && !surcouche))) surTouche(event, actions, surFleche);
        }}
        onWheel={(event) =>
          technique.images > 1 && !event.ctrlKey
            ? changerCoupe(Math.sign(event.deltaY))
            : moteur.current?.zoomer(event.deltaY < 0 ? 1.1 : 0.9)
        }
        onPointerDown={surPointeur}
        onPointerMove={surcouche?.onPointerMove}
      >
        <div ref={pile.toile} className={styles.toile} />
        {etat === 'VUE' && surcouche?.contenu}
        {etat === 'VUE' && !surcouche && (
          <CalqueMesures
            key={locale}
            tour={pile.tour}
            mesures={mesures}
            pose={locale}
            versCadre={(point) => moteur.current?.versCadre(point) ?? { x: 0, y: 0 }}
            versImage={(point) => moteur.current?.versImage(point) ?? { x: 0, y: 0 }}
            onPose={(points) => {
              const faite = locale && mesureDepuis(locale, points, echelleDe(technique));
              if (faite) setMesures((avant) => [...avant, faite]);
            }}
            onFin={() => {
              setLocale(undefined);
              cadre.current?.focus();
            }}
          />
        )}
        <EtatDuCadre etat={etat} onReessayer={pile.reessayer} />
      </div>
      {technique.images > 1 && (
        <label className={styles.coupes}>
          <span>{T.coupe(numero + 1, technique.images)}</span>
          <input
            type="range"
            aria-label={T.choixCoupe}
            aria-valuetext={T.coupe(numero + 1, technique.images)}
            min={0}
            max={technique.images - 1}
            value={numero}
            onChange={(event) => setNumero(event.target.valueAsNumber)}
          />
        </label>
      )}
      <Mentions technique={technique} reglages={reglages} mesures={mesures} />
    </div>
  );
}

function EtatDuCadre({
  etat,
  onReessayer,
}: {
  readonly etat: ReturnType<typeof usePile>['etat'];
  readonly onReessayer: () => void;
}) {
  if (etat === 'VUE') return null;
  return etat === 'CHARGEMENT' ? (
    <p className={styles.attente} role="status">
      {T.chargement}
    </p>
  ) : (
    <div className={styles.attente} role="alert">
      <p>{T.erreur}</p>
      <Button variant="secondary" onPress={onReessayer}>
        {T.reessayer}
      </Button>
    </div>
  );
}

/** The room knows where the picture is drawn, each time that it is drawn. */
function useCoins(
  surcouche: Surcouche | undefined,
  moteur: RefObject<MoteurDicom | undefined>,
  tour: number,
) {
  const dire = surcouche?.onCoins;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tour` counts the drawings
  useEffect(() => {
    const m = moteur.current;
    if (!(m && dire)) return;
    dire([m.versCadre({ x: 0, y: 0 }), m.versCadre({ x: 1, y: 0 }), m.versCadre({ x: 0, y: 1 })]);
  }, [tour, dire]);
}

/** What is on the screen in words: window, where millimetres come from, each measure. */
function Mentions({
  technique,
  reglages,
  mesures,
}: {
  readonly technique: TechniqueDicomT;
  readonly reglages: Reglages;
  readonly mesures: readonly MesureFaite[];
}) {
  const { espacement, canaux, ecartees, images, geometrie } = technique;
  return (
    <div className={styles.mentions}>
      {canaux === 1 && (
        <p>
          {T.fenetre} : {T.fenetreLue(reglages.fenetre.centre, reglages.fenetre.largeur)}
        </p>
      )}
      <p>
        {espacement ? (
          T.source[espacement.source](espacement.x)
        ) : (
          <>
            <strong>{T.nonEtalonnee}.</strong> {T.nonEtalonneeAide}
          </>
        )}
      </p>
      {images > 1 && canaux === 1 && geometrie?.etat !== 'PLANS' && (
        <p>{geometrie ? PHRASE_SANS_PLANS[geometrie.motif] : T.plansNonLus}</p>
      )}
      {ecartees > 0 && <p>{T.ecartees(ecartees)}</p>}
      {mesures.length > 0 && (
        <>
          <ol aria-label={T.mesures} className={styles.mesures}>
            {mesures.map((mesure) => (
              <li key={JSON.stringify(mesure)}>{direMesure(mesure, mesure.trait)}</li>
            ))}
          </ol>
          <p>{T.mesuresIci}</p>
        </>
      )}
    </div>
  );
}
