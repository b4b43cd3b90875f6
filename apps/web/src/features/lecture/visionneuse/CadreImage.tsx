import { LIBELLE_MODALITE } from '@orapont/domain/captation/medias';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import styles from './CadreImage.module.css';
import { CoucheReperes } from './CoucheReperes.tsx';
import type { ImageDeLecture, PointImage, Reglages, RepereAffiche } from './modele.ts';
import {
  type CreerMoteur,
  type EtatImage,
  IDENTITE,
  type Matrice,
  type Moteur,
  type PointCadre,
  type Vue,
  versImage,
} from './moteur.ts';
import { TEXTES_VISIONNEUSE as T } from './textes.ts';

export interface CadreImageProps {
  readonly image: ImageDeLecture;
  readonly reglages: Reglages;
  readonly reperes: readonly (RepereAffiche & { readonly numero: number })[];
  readonly selection: string | undefined;
  readonly onSelection: (id: string) => void;
  /** Pin mode: a click or Enter places a pin here. */
  readonly pose: boolean;
  readonly onPose: (point: PointImage) => void;
  readonly onFinPose: () => void;
  readonly chargerMoteur: () => Promise<CreerMoteur>;
  /** Gives zoom and recentring to the toolbar. */
  readonly onMoteur: (moteur: Moteur | undefined) => void;
  /** The reader zoomed or moved in this frame. */
  readonly onVue: (vue: Vue) => void;
  readonly onAffichee: () => void;
  readonly actif: boolean;
  readonly nom: string;
  readonly onActif: () => void;
}

const DEPLACEMENTS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** One picture: frame of fixed size from the first paint, zooming engine loaded on demand, pins above. */
export function CadreImage(props: CadreImageProps) {
  const { image, reglages, reperes, selection, onSelection, pose, actif, nom, onActif } = props;
  const cadre = useRef<HTMLDivElement>(null);
  const { toile, etat, matrice, originale, reessayer, moteur } = useMoteur(props);
  const [mire, setMire] = useState<PointCadre>({ x: 0, y: 0 });

  useEffect(() => {
    if (!pose) return;
    const { width = 0, height = 0 } = cadre.current?.getBoundingClientRect() ?? {};
    setMire({ x: width / 2, y: height / 2 });
    if (actif) cadre.current?.focus();
  }, [pose, actif]);

  const enPourcent = versImage(matrice, mire);

  function onKeyDown(event: KeyboardEvent) {
    const sens = DEPLACEMENTS[event.key];
    if (sens) {
      event.preventDefault();
      bouger(sens, event.shiftKey);
    } else if (pose && event.key === 'Enter') {
      event.preventDefault();
      props.onPose(dansImage(versImage(matrice, mire)));
    } else if (pose && event.key === 'Escape') {
      event.preventDefault();
      props.onFinPose();
    }
  }

  function bouger([dx, dy]: readonly [number, number], fin: boolean) {
    if (pose) {
      const pas = fin ? 1 : 12;
      setMire(({ x, y }) => ({ x: x + dx * pas, y: y + dy * pas }));
    } else {
      moteur.current?.deplacer(dx * (fin ? 12 : 60), dy * (fin ? 12 : 60));
    }
  }

  return (
    <section className={styles.boite} aria-label={nom} data-actif={actif || undefined}>
      <div
        ref={cadre}
        className={styles.cadre}
        data-pose={pose || undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the frame takes the arrow keys (pan, crosshair)
        tabIndex={0}
        role="application"
        aria-roledescription="image à parcourir"
        aria-label={image.vue.libelle}
        onKeyDown={onKeyDown}
        onFocus={onActif}
        onPointerDown={onActif}
      >
        <div ref={toile} className={styles.toile} />
        {etat === 'affichee' && (
          <CoucheReperes
            matrice={matrice}
            reperes={reperes}
            selection={selection}
            onSelection={onSelection}
            mire={pose && actif ? mire : undefined}
          />
        )}
        {etat === 'chargement' && (
          <p className={styles.attente} role="status">
            {T.chargement(image.vue.libelle)}
          </p>
        )}
        {pose && actif && (
          <p className={styles.consigne} role="status">
            {T.modePose}
            <span className={styles.cache}>{T.positionMire(100 * enPourcent.x, 100 * enPourcent.y)}</span>
          </p>
        )}
      </div>
      {etat === 'erreur' && (
        <div className={styles.erreur} role="alert">
          <p>
            <strong>{T.erreur(image.vue.libelle)}</strong>
          </p>
          <p>{T.erreurAide}</p>
          <Button variant="secondary" onPress={reessayer}>
            {T.reessayer}
          </Button>
        </div>
      )}
      <Legende image={image} reglages={reglages} originale={originale} />
    </section>
  );
}

function Legende({
  image,
  reglages,
  originale,
}: {
  readonly image: ImageDeLecture;
  readonly reglages: Reglages;
  readonly originale: boolean;
}) {
  const mentions = [
    image.modalite !== 'LUMIERE_BLANCHE' && LIBELLE_MODALITE[image.modalite],
    image.miroir && reglages.retourne && T.miroirRedresse,
    image.miroir !== reglages.retourne && T.imageRetournee,
    originale && T.definitionOriginale,
  ].filter(Boolean);
  return (
    <p className={styles.legende}>
      <span className={styles.vue}>{image.vue.libelle}</span>
      <span className={styles.mentions}>{mentions.join(' · ')}</span>
    </p>
  );
}

/** Life of the zooming engine: loaded once, given each picture and each setting, destroyed with the frame. */
function useMoteur(props: CadreImageProps) {
  const { image, reglages, pose, onPose, chargerMoteur, onMoteur } = props;
  const toile = useRef<HTMLDivElement>(null);
  const moteur = useRef<Moteur>(undefined);
  const [pret, setPret] = useState(false);
  const [etat, setEtat] = useState<EtatImage>('chargement');
  const [matrice, setMatrice] = useState<Matrice>(IDENTITE);
  const [definition, setDefinition] = useState<'lecture' | 'originale'>('lecture');
  const [essai, setEssai] = useState(0);

  const surClic = useEffectEvent((point: PointImage) => {
    if (pose) onPose(dansImage(point));
  });
  const publier = useEffectEvent((m: Moteur | undefined) => onMoteur(m));
  const ouvrir = useEffectEvent(() => moteur.current?.ouvrir(image, reglages));
  const charger = useEffectEvent(() => chargerMoteur());
  const direVue = useEffectEvent((vue: Vue) => props.onVue(vue));
  const noter = useEffectEvent((suivant: EtatImage) => {
    setEtat(suivant);
    if (suivant === 'affichee') props.onAffichee();
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `essai` is what « Réessayer » changes
  useEffect(() => {
    let vivant = true;
    const echouer = () => vivant && setEtat('erreur');
    charger().then((creer) => {
      if (!(vivant && toile.current)) return;
      moteur.current = creer(toile.current, {
        onEtat: (suivant) => noter(suivant),
        onVue: (vue) => direVue(vue),
        onMatrice: setMatrice,
        onDefinition: setDefinition,
        onClic: surClic,
      });
      publier(moteur.current);
      setPret(true);
    }, echouer);
    return () => {
      vivant = false;
      moteur.current?.detruire();
      moteur.current = undefined;
      publier(undefined);
      setPret(false);
    };
  }, [essai]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture (or a new engine) is opened once, with the settings of that moment
  useEffect(() => {
    if (pret) ouvrir();
  }, [pret, image.id, image.urlLecture]);

  useEffect(() => {
    if (pret) moteur.current?.appliquer(reglages);
  }, [pret, reglages]);

  function reessayer() {
    setEtat('chargement');
    setEssai((n) => n + 1);
  }

  return { toile, moteur, etat, matrice, originale: definition === 'originale', reessayer };
}

function dansImage({ x, y }: PointImage): PointImage {
  return { x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) };
}
