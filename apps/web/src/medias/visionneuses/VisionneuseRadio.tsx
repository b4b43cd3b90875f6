import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import {
  Contrast,
  Eraser,
  FlipHorizontal2,
  Move,
  RefreshCw,
  RotateCw,
  Ruler,
  SunMedium,
  Triangle,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { CalqueMesures } from './CalqueMesures.tsx';
import { Bascule, Bouton, Choix, Groupe } from './Commandes.tsx';
import { angle, deplacerFenetre, longueur, type Mesure, type Point, prereglages } from './mesures.ts';
import type { MoteurDicom, Reglages, SourceDicom } from './moteurDicom.ts';
import { TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';
import styles from './Visionneuses.module.css';

export interface VisionneuseRadioProps {
  readonly source: SourceDicom;
  readonly nom: string;
  readonly depart: Pick<Reglages, 'rotation' | 'retourne'>;
  /** Gives zoom and recentring to whoever holds the keys of the room. */
  readonly onMoteur?: ((moteur: MoteurDicom | undefined) => void) | undefined;
  readonly onAffichee?: (() => void) | undefined;
  /** Beside the tools: the switch between slices and planes. */
  readonly children?: ReactNode;
}

type Outil = 'FENETRE' | 'DEPLACER' | 'LONGUEUR' | 'ANGLE';
type Etat = 'CHARGEMENT' | 'VUE' | 'ERREUR';

/** A radiograph, or a pile of slices: window, turn, zoom, length and angle; everything has a key, every measure has words. */
export function VisionneuseRadio(props: VisionneuseRadioProps) {
  const { source, nom, depart, children } = props;
  const { technique } = source;
  const [reglages, setReglages] = useState<Reglages>({
    ...depart,
    fenetre: technique.fenetre,
    inverse: false,
  });
  const [outil, setOutil] = useState<Outil>('FENETRE');
  const [mesures, setMesures] = useState<readonly Mesure[]>([]);
  const [numero, setNumero] = useState(Math.floor(technique.images / 2));
  const pile = usePile(props, reglages, numero);
  const regler = (changement: Partial<Reglages>) => setReglages((avant) => ({ ...avant, ...changement }));
  const pas = Math.max(1, technique.fenetre.largeur / 250);

  const actions: Record<string, () => void> = {
    i: () => regler({ inverse: !reglages.inverse }),
    r: () => regler({ rotation: ((reglages.rotation + 90) % 360) as Reglages['rotation'] }),
    f: () => regler({ retourne: !reglages.retourne }),
    l: () => technique.espacement && setOutil(outil === 'LONGUEUR' ? 'FENETRE' : 'LONGUEUR'),
    a: () => setOutil(outil === 'ANGLE' ? 'FENETRE' : 'ANGLE'),
    '+': () => pile.moteur.current?.zoomer(1.25),
    '=': () => pile.moteur.current?.zoomer(1.25),
    '-': () => pile.moteur.current?.zoomer(0.8),
    '0': () => {
      setReglages({ ...depart, fenetre: technique.fenetre, inverse: false });
      pile.moteur.current?.cadrer();
    },
    pagedown: () => changerCoupe(1),
    pageup: () => changerCoupe(-1),
  };

  function changerCoupe(sens: number) {
    setNumero((n) => Math.max(0, Math.min(technique.images - 1, n + sens)));
  }

  function surFleche(dx: number, dy: number, fenetrer: boolean) {
    if (fenetrer) regler({ fenetre: deplacerFenetre(reglages.fenetre, { dx: dx * 4, dy: dy * 4, pas }) });
    else pile.moteur.current?.deplacer(dx * -40, dy * -40);
  }

  const mesurables = (outil === 'LONGUEUR' || outil === 'ANGLE') && pile.etat === 'VUE';
  return (
    <div className={styles.visionneuse}>
      <BarreRadio
        technique={technique}
        reglages={reglages}
        outil={outil}
        onOutil={setOutil}
        onFenetre={(fenetre) => regler({ fenetre })}
        actions={actions}
        onEffacer={mesures.length > 0 ? () => setMesures([]) : undefined}
      >
        {children}
      </BarreRadio>
      {mesurables && (
        <p className={styles.consigne} role="status">
          {outil === 'LONGUEUR' ? T.poserLongueur : T.poserAngle}
        </p>
      )}
      <div
        className={styles.cadre}
        data-outil={outil}
        role="application"
        aria-roledescription="image à parcourir"
        aria-label={T.cadreRadio(nom)}
        aria-description={technique.images > 1 ? `${T.aideRadio} ${T.aideCoupes}` : T.aideRadio}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the frame takes the arrow keys
        tabIndex={0}
        onKeyDown={(event) => !mesurables && surTouche(event, actions, surFleche)}
        onWheel={(event) =>
          technique.images > 1 && !event.ctrlKey
            ? changerCoupe(Math.sign(event.deltaY))
            : pile.moteur.current?.zoomer(event.deltaY < 0 ? 1.1 : 0.9)
        }
        onPointerDown={(event) => {
          if (mesurables || event.button > 1) return;
          glisser(event, (dx, dy) =>
            outil === 'FENETRE' && event.button === 0 && !event.shiftKey
              ? setReglages((avant) => ({
                  ...avant,
                  fenetre: deplacerFenetre(avant.fenetre, { dx, dy, pas }),
                }))
              : pile.moteur.current?.deplacer(dx, dy),
          );
        }}
      >
        <div ref={pile.toile} className={styles.toile} />
        {pile.etat === 'VUE' && (
          <CalqueMesures
            key={outil}
            tour={pile.tour}
            mesures={mesures}
            libelle={(mesure) => valeurDe(mesure, technique)}
            pose={mesurables ? (outil as 'LONGUEUR' | 'ANGLE') : undefined}
            versCadre={(point) => pile.moteur.current?.versCadre(point) ?? { x: 0, y: 0 }}
            versImage={(x, y) => pile.moteur.current?.versImage(x, y) ?? [0, 0]}
            onPose={(points) => setMesures((avant) => [...avant, nouvelle(points, avant.length)])}
            onFin={() => setOutil('FENETRE')}
          />
        )}
        {pile.etat === 'CHARGEMENT' && (
          <p className={styles.attente} role="status">
            {T.chargement}
          </p>
        )}
        {pile.etat === 'ERREUR' && (
          <div className={styles.attente} role="alert">
            <p>{T.erreur}</p>
            <Button variant="secondary" onPress={pile.reessayer}>
              {T.reessayer}
            </Button>
          </div>
        )}
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

interface BarreProps {
  readonly technique: TechniqueDicomT;
  readonly reglages: Reglages;
  readonly outil: Outil;
  readonly onOutil: (outil: Outil) => void;
  readonly onFenetre: (fenetre: Reglages['fenetre']) => void;
  readonly actions: Readonly<Record<string, () => void>>;
  readonly onEffacer: (() => void) | undefined;
  readonly children: ReactNode;
}

function BarreRadio({
  technique,
  reglages,
  outil,
  onOutil,
  onFenetre,
  actions,
  onEffacer,
  children,
}: BarreProps) {
  const offerts = prereglages(technique);
  return (
    <Groupe nom={technique.images > 1 ? T.outilsCoupes : T.outilsRadio}>
      {children}
      <Choix
        nom={T.fenetre}
        valeur={offerts.find(({ fenetre }) => memeFenetre(fenetre, reglages.fenetre))?.code ?? ''}
        options={offerts.map(({ code, libelle }) => ({ id: code, label: libelle }))}
        onChange={(code) => {
          const choisi = offerts.find((p) => p.code === code);
          if (choisi) onFenetre(choisi.fenetre);
        }}
      />
      <Bascule nom={T.fenetrer} actif={outil === 'FENETRE'} onChange={() => onOutil('FENETRE')}>
        <SunMedium />
      </Bascule>
      <Bascule nom={T.deplacer} actif={outil === 'DEPLACER'} onChange={() => onOutil('DEPLACER')}>
        <Move />
      </Bascule>
      <Bascule nom={T.inverser} touche="I" actif={reglages.inverse} onChange={() => actions['i']?.()}>
        <Contrast />
      </Bascule>
      <Bouton nom={T.tourner} touche="R" onPress={() => actions['r']?.()}>
        <RotateCw />
      </Bouton>
      <Bascule nom={T.retourner} touche="F" actif={reglages.retourne} onChange={() => actions['f']?.()}>
        <FlipHorizontal2 />
      </Bascule>
      <Bouton nom={T.zoomMoins} touche="-" onPress={() => actions['-']?.()}>
        <ZoomOut />
      </Bouton>
      <Bouton nom={T.zoomPlus} touche="+" onPress={() => actions['+']?.()}>
        <ZoomIn />
      </Bouton>
      <Bascule
        nom={technique.espacement ? T.longueur : T.nonEtalonnee}
        touche="L"
        actif={outil === 'LONGUEUR'}
        eteint={!technique.espacement}
        onChange={() => actions['l']?.()}
      >
        <Ruler />
      </Bascule>
      <Bascule nom={T.angle} touche="A" actif={outil === 'ANGLE'} onChange={() => actions['a']?.()}>
        <Triangle />
      </Bascule>
      {onEffacer && (
        <Bouton nom={T.effacer} onPress={onEffacer}>
          <Eraser />
        </Bouton>
      )}
      <Bouton nom={T.depart} touche="0" onPress={() => actions['0']?.()}>
        <RefreshCw />
      </Bouton>
    </Groupe>
  );
}

const FLECHES: Readonly<Record<string, readonly [number, number]>> = {
  arrowleft: [-1, 0],
  arrowright: [1, 0],
  arrowup: [0, -1],
  arrowdown: [0, 1],
};

/** What the frame does with a key stays in the frame; the others are the room's. */
export function surTouche(
  event: React.KeyboardEvent,
  actions: Readonly<Record<string, () => void>>,
  surFleche: (dx: number, dy: number, avecMaj: boolean) => void,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const nom = event.key.toLowerCase();
  const fleche = FLECHES[nom];
  const action = fleche ? () => surFleche(fleche[0], fleche[1], event.shiftKey) : actions[nom];
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

const memeFenetre = (a: Reglages['fenetre'], b: Reglages['fenetre']) =>
  Math.abs(a.centre - b.centre) < 0.5 && Math.abs(a.largeur - b.largeur) < 0.5;

function nouvelle(points: readonly Point[], id: number): Mesure {
  const [a = [0, 0], b = [0, 0], c] = points;
  return c ? { id, sorte: 'ANGLE', points: [a, b, c] } : { id, sorte: 'LONGUEUR', points: [a, b] };
}

function valeurDe(mesure: Mesure, { espacement }: TechniqueDicomT): string {
  const rang = mesure.id + 1;
  return mesure.sorte === 'LONGUEUR'
    ? T.mesureLongueur(rang, longueur(mesure.points, espacement ?? { x: 1, y: 1 }))
    : T.mesureAngle(rang, angle(mesure.points, espacement ?? { x: 1, y: 1 }));
}

/** Follows the pointer until it is let go, wherever it goes. */
export function glisser(event: React.PointerEvent, onPas: (dx: number, dy: number) => void): void {
  const cible = event.currentTarget;
  let [x, y] = [event.clientX, event.clientY];
  const suivre = (suite: Event) => {
    if (!(suite instanceof PointerEvent)) return;
    onPas(suite.clientX - x, suite.clientY - y);
    [x, y] = [suite.clientX, suite.clientY];
  };
  cible.setPointerCapture(event.pointerId);
  cible.addEventListener('pointermove', suivre);
  cible.addEventListener('lostpointercapture', () => cible.removeEventListener('pointermove', suivre), {
    once: true,
  });
}

/** What is on the screen in words: window, where millimetres come from, each measure. */
function Mentions({
  technique,
  reglages,
  mesures,
}: {
  readonly technique: TechniqueDicomT;
  readonly reglages: Reglages;
  readonly mesures: readonly Mesure[];
}) {
  const { espacement, canaux, ecartees } = technique;
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
      {ecartees > 0 && <p>{T.ecartees(ecartees)}</p>}
      {mesures.length > 0 && (
        <ul aria-label={T.mesures} className={styles.mesures}>
          {mesures.map((mesure) => (
            <li key={mesure.id}>{valeurDe(mesure, technique)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Life of the engine: fetched, given each setting, and the values of the person forgotten with the frame. */
function usePile(
  { source, onMoteur, onAffichee }: VisionneuseRadioProps,
  reglages: Reglages,
  numero: number,
) {
  const toile = useRef<HTMLDivElement>(null);
  const moteur = useRef<MoteurDicom>(undefined);
  const dire = useRef({ onMoteur, onAffichee });
  dire.current = { onMoteur, onAffichee };
  const [etat, setEtat] = useState<Etat>('CHARGEMENT');
  const [essai, setEssai] = useState(0);
  const [tour, setTour] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `essai` asks for a new try
  useEffect(() => {
    const element = toile.current;
    if (!element) return;
    let vivant = true;
    setEtat('CHARGEMENT');
    import('./moteurDicom.ts')
      .then(({ ouvrirPile }) => ouvrirPile(element, source, { onVue: () => setTour((n) => n + 1) }))
      .then((ouvert) => {
        if (!vivant) return ouvert.detruire();
        moteur.current = ouvert;
        dire.current.onMoteur?.(ouvert);
        setEtat('VUE');
        dire.current.onAffichee?.();
      })
      .catch(() => vivant && setEtat('ERREUR'));
    return () => {
      vivant = false;
      dire.current.onMoteur?.(undefined);
      moteur.current?.detruire();
      moteur.current = undefined;
    };
  }, [source, essai]);

  useEffect(() => {
    if (etat === 'VUE') moteur.current?.regler(reglages);
  }, [etat, reglages]);

  useEffect(() => {
    if (etat !== 'VUE') return;
    moteur.current?.montrer(numero).catch(() => setEtat('ERREUR'));
  }, [etat, numero]);

  return { toile, moteur, etat, tour, reessayer: () => setEssai((n) => n + 1) };
}
