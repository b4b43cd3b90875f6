import styles from './CadreImage.module.css';
import type { ImageDeLecture, Reglages } from './modele.ts';

interface Props {
  readonly image: ImageDeLecture;
  readonly reglages: Reglages;
  readonly onAffichee: () => void;
}

/** The reading size laid out by the browser alone: the picture is there before the zooming engine is. */
export function Apercu({ image, reglages: { rotation, retourne }, onAffichee }: Props) {
  return (
    <img
      key={image.id}
      className={styles.apercu}
      data-couchee={rotation === 90 || rotation === 270 || undefined}
      src={image.urlLecture}
      alt=""
      fetchPriority="high"
      decoding="async"
      draggable={false}
      style={{ transform: `translate(-50%, -50%) rotate(${rotation}deg)${retourne ? ' scaleX(-1)' : ''}` }}
      onLoad={onAffichee}
    />
  );
}
