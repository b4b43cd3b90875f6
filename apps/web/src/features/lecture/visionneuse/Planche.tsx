import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { ImageDeLecture, RepereAffiche } from './modele.ts';
import styles from './Planche.module.css';
import { libelleVignette, TEXTES_VISIONNEUSE as T } from './textes.ts';

interface Props {
  /** In mouth order. */
  readonly images: readonly ImageDeLecture[];
  readonly reperes: readonly RepereAffiche[];
  readonly active: string;
  /** The other picture of a comparison. */
  readonly comparee?: string | undefined;
  readonly onActive: (id: string) => void;
}

const PAS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The filmstrip: one picture is current, arrows go along it, each says its view, its rank and its pins. */
export function Planche({ images, reperes, active, comparee, onActive }: Props) {
  const liste = useRef<HTMLDivElement>(null);
  const rangActif = images.findIndex(({ id }) => id === active);

  useEffect(() => {
    const bande = liste.current;
    const vignette = bande?.children[rangActif];
    if (!bande || !vignette) return;
    // Only the strip moves: the page stays where the reader is.
    const ici = bande.getBoundingClientRect();
    const la = vignette.getBoundingClientRect();
    if (la.left < ici.left) bande.scrollLeft += la.left - ici.left;
    else if (la.right > ici.right) bande.scrollLeft += la.right - ici.right;
  }, [rangActif]);

  function onKeyDown(event: KeyboardEvent) {
    const cible = destination(event.key, rangActif, images.length);
    const image = images[cible];
    if (!image) return;
    event.preventDefault();
    event.stopPropagation();
    onActive(image.id);
    liste.current?.querySelectorAll('button')[cible]?.focus();
  }

  return (
    <div ref={liste} className={styles.planche} role="toolbar" aria-label={T.planche} onKeyDown={onKeyDown}>
      {images.map((image, rang) => {
        const nombre = reperes.filter(({ mediaId }) => mediaId === image.id).length;
        return (
          <button
            key={image.id}
            type="button"
            className={styles.vignette}
            aria-current={image.id === active || undefined}
            aria-label={libelleVignette(image, rang + 1, images.length, nombre)}
            data-comparee={image.id === comparee || undefined}
            tabIndex={rang === Math.max(0, rangActif) ? 0 : -1}
            title={image.vue.libelle}
            onClick={() => onActive(image.id)}
          >
            <img
              src={image.urlVignette ?? image.urlLecture}
              alt=""
              loading="lazy"
              decoding="async"
              draggable={false}
              style={{ transform: `rotate(${image.rotation}deg)${image.miroir ? ' scaleX(-1)' : ''}` }}
            />
            <span className={styles.rang} data-texte={rang + 1} />
            {nombre > 0 && <span className={styles.reperes} data-texte={`◉ ${nombre}`} />}
          </button>
        );
      })}
    </div>
  );
}

function destination(touche: string, rang: number, total: number): number {
  if (touche === 'Home') return 0;
  if (touche === 'End') return total - 1;
  const pas = PAS[touche];
  return pas === undefined ? -1 : Math.min(total - 1, Math.max(0, rang + pas));
}
