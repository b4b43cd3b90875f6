import type { TechniqueScanT } from '@orapont/contract/media-technique';
import { Lightbulb, Palette, RefreshCw, ZoomIn, ZoomOut } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Bascule, Bouton, Choix, Groupe } from './Commandes.tsx';
import { glisser, surTouche, type Touches, useRoulette, useTouchesOffertes } from './gestes.ts';
import type { MoteurScan, VueScan } from './moteurScan.ts';
import { TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';
import styles from './Visionneuses.module.css';

interface Props {
  readonly nom: string;
  readonly technique: TechniqueScanT;
  readonly adresse: string;
  /** A still view of it, made by the server. */
  readonly fixe: string;
  readonly onAffichee?: (() => void) | undefined;
  readonly touches?: RefObject<Touches> | undefined;
}

const VUES = Object.entries(T.vuesScan).map(([id, label]) => ({ id, label }));

/** A scan of an arch: turned by mouse, finger or keyboard, seen from the five sides that a mouth is looked at from. */
export function VisionneuseScan({ nom, technique, adresse, fixe, onAffichee, touches }: Props) {
  const { toile, moteur, etat, reessayer } = useScan(adresse, onAffichee);
  const [couleurs, setCouleurs] = useState(true);
  const [rasante, setRasante] = useState(false);
  const [vue, setVue] = useState<VueScan | ''>('FACE');
  const [x, y, z] = technique.taille;

  const cadre = useRef<HTMLDivElement>(null);

  const gestes: Touches = {
    '+': () => moteur.current?.zoomer(1.2),
    '=': () => moteur.current?.zoomer(1.2),
    '-': () => moteur.current?.zoomer(0.83),
    '0': () => regarder('FACE'),
  };
  useTouchesOffertes(touches, gestes);
  useRoulette(cadre, ({ deltaY }) => moteur.current?.zoomer(deltaY < 0 ? 1.1 : 0.9));
  function tourner(dx: number, dy: number) {
    moteur.current?.tourner(dx, dy);
    setVue('');
  }
  function regarder(choisie: VueScan) {
    moteur.current?.regarder(choisie);
    setVue(choisie);
  }

  return (
    <div className={styles.visionneuse}>
      <Groupe nom={T.outilsScan}>
        <Choix
          nom={T.vueScan}
          muet
          valeur={vue}
          options={VUES}
          onChange={(choisie) => regarder(choisie as VueScan)}
        />
        {technique.couleurs && (
          <Bascule
            nom={T.couleurs}
            actif={couleurs}
            onChange={() => {
              setCouleurs(!couleurs);
              moteur.current?.couleurs(!couleurs);
            }}
          >
            <Palette />
          </Bascule>
        )}
        <Bascule
          nom={T.lumiere}
          actif={rasante}
          onChange={() => {
            setRasante(!rasante);
            moteur.current?.rasante(!rasante);
          }}
        >
          <Lightbulb />
        </Bascule>
        <Bouton nom={T.zoomMoins} touche="-" onPress={() => gestes['-']?.()}>
          <ZoomOut />
        </Bouton>
        <Bouton nom={T.zoomPlus} touche="+" onPress={() => gestes['+']?.()}>
          <ZoomIn />
        </Bouton>
        <Bouton nom={T.depart} touche="0" onPress={() => gestes['0']?.()}>
          <RefreshCw />
        </Bouton>
      </Groupe>
      {etat === 'SANS_GL' && (
        <Banner kind="info" title={nom}>
          {T.sansGlScan}
        </Banner>
      )}
      <div
        ref={cadre}
        className={styles.cadre}
        role="application"
        aria-roledescription="objet à tourner"
        aria-label={T.cadreScan(nom)}
        aria-description={T.aideScan}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the frame takes the arrow keys
        tabIndex={0}
        onKeyDown={(event) => surTouche(event, gestes, (dx, dy) => tourner(dx * 12, dy * 12))}
        onPointerDown={(event) =>
          glisser(event, { onPas: tourner, onPincer: (facteur) => moteur.current?.zoomer(facteur) })
        }
      >
        {etat === 'SANS_GL' ? (
          <img className={styles.fixe} src={fixe} alt={nom} />
        ) : (
          <div ref={toile} className={styles.toile} />
        )}
        {etat === 'CHARGEMENT' && (
          <p className={styles.attente} role="status">
            {T.chargement}
          </p>
        )}
        {etat === 'ERREUR' && (
          <div className={styles.attente} role="alert">
            <p>{T.erreur}</p>
            <Button variant="secondary" onPress={reessayer}>
              {T.reessayer}
            </Button>
          </div>
        )}
      </div>
      <div className={styles.mentions}>
        <p>{T.tailleScan(x, y, z, technique.triangles)}</p>
        <p>{T.aideScan}</p>
      </div>
    </div>
  );
}

type Etat = 'CHARGEMENT' | 'VUE' | 'ERREUR' | 'SANS_GL';

function useScan(adresse: string, onAffichee: (() => void) | undefined) {
  const toile = useRef<HTMLDivElement>(null);
  const moteur = useRef<MoteurScan>(undefined);
  const dire = useRef(onAffichee);
  dire.current = onAffichee;
  const [etat, setEtat] = useState<Etat>('CHARGEMENT');
  const [essai, setEssai] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `essai` asks for a new try
  useEffect(() => {
    const arret = new AbortController();
    const ouvrir = async () => {
      const { ouvrirScan, peutScan } = await import('./moteurScan.ts');
      if (!peutScan()) {
        setEtat('SANS_GL');
        dire.current?.();
        return;
      }
      const reponse = await fetch(adresse, { signal: arret.signal });
      if (!reponse.ok) throw new Error('EMPREINTE_INDISPONIBLE');
      const octets = await reponse.arrayBuffer();
      if (arret.signal.aborted || !toile.current) return;
      moteur.current = ouvrirScan(toile.current, octets);
      setEtat('VUE');
      dire.current?.();
    };
    setEtat('CHARGEMENT');
    ouvrir().catch(() => !arret.signal.aborted && setEtat('ERREUR'));
    return () => {
      arret.abort();
      moteur.current?.detruire();
      moteur.current = undefined;
    };
  }, [adresse, essai]);

  return { toile, moteur, etat, reessayer: () => setEssai((n) => n + 1) };
}
