import type { CleDessin } from '@orapont/domain/captation/vue';
import type { CSSProperties } from 'react';
import styles from './Visee.module.css';

const HAUT = 'M14 74 C14 22 34 12 50 12 C66 12 86 22 86 74';
const BAS = 'M14 26 C14 78 34 88 50 88 C66 88 86 78 86 26';
const FACE = 'M6 50 C6 28 28 16 50 16 C72 16 94 28 94 50 C94 72 72 84 50 84 C28 84 6 72 6 50 Z M12 50 H88';
const COTE = 'M12 36 H88 V70 H12 Z M12 53 H88';

/** The outline to fill, by what the drawing of the view shows; a frame for what has no outline. */
const CONTOURS: Partial<Record<CleDessin, string>> = {
  FACE,
  FACE_OUVERTE: FACE,
  COTE_DROIT: COTE,
  COTE_GAUCHE: COTE,
  ARCADE_HAUT: HAUT,
  PALAIS: HAUT,
  ARCADE_BAS: BAS,
  LANGUE_LEVEE: BAS,
};

interface GuideProps {
  readonly dessin: CleDessin;
  /** Width of the camera's picture over its height. */
  readonly ratio: number;
}

export function Guide({ dessin, ratio }: GuideProps) {
  const contour = CONTOURS[dessin];
  return (
    <svg
      className={styles.guide}
      style={{ '--ratio': ratio } as CSSProperties}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {contour ? (
        <>
          <path d={contour} data-ombre="" />
          <path d={contour} />
        </>
      ) : (
        <path d="M14 26 V14 H26 M74 14 H86 V26 M86 74 V86 H74 M26 86 H14 V74" />
      )}
    </svg>
  );
}
