import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { ImageDeLecture, RepereAffiche } from '../modele.ts';
import { TEXTES_VISIONNEUSE as T } from '../textes.ts';
import { enSuites, LIBELLE_GROUPE } from './groupes.ts';
import styles from './Planche.module.css';
import { Vignette } from './Vignette.tsx';

export interface PlancheProps {
  /** In mouth order. */
  readonly images: readonly ImageDeLecture[];
  readonly reperes: readonly RepereAffiche[];
  readonly active: string;
  /** The other picture of a comparison. */
  readonly comparee?: string | undefined;
  readonly lueurs: ReadonlySet<string> | undefined;
  readonly differee?: boolean;
  readonly onActive: (id: string) => void;
}

const PAS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The filmstrip, by part of the mouth: one picture is current, arrows go along it. */
export function Planche({ images, reperes, active, comparee, lueurs, differee, onActive }: PlancheProps) {
  const liste = useRef<HTMLDivElement>(null);
  const rangActif = images.findIndex(({ id }) => id === active);

  useEffect(() => {
    const bande = liste.current;
    const vignette = bande?.querySelectorAll('button')[rangActif];
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
      {enSuites(images).map(({ groupe, images: suite }) => (
        // biome-ignore lint/a11y/useSemanticElements: a part of a strip is not a set of fields
        <div
          key={`${groupe} ${suite[0]?.id}`}
          role="group"
          aria-label={LIBELLE_GROUPE[groupe]}
          className={styles.suite}
          data-titre={LIBELLE_GROUPE[groupe]}
        >
          {suite.map((image) => {
            const rang = images.indexOf(image);
            return (
              <Vignette
                key={image.id}
                image={image}
                rang={rang}
                total={images.length}
                nombreReperes={reperes.filter(({ mediaId }) => mediaId === image.id).length}
                active={image.id === active}
                comparee={image.id === comparee}
                allumee={lueurs?.has(image.id)}
                differee={differee}
                joignable={rang === Math.max(0, rangActif)}
                onActive={() => onActive(image.id)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

function destination(touche: string, rang: number, total: number): number {
  if (touche === 'Home') return 0;
  if (touche === 'End') return total - 1;
  const pas = PAS[touche];
  return pas === undefined ? -1 : Math.min(total - 1, Math.max(0, rang + pas));
}
