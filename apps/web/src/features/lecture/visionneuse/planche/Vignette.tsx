import type { ImageDeLecture } from '../modele.ts';
import { libelleVignette } from '../textes.ts';
import styles from './Planche.module.css';

export interface PropsVignette {
  readonly image: ImageDeLecture;
  /** From 0, among the pictures of the case. */
  readonly rang: number;
  readonly total: number;
  readonly nombreReperes: number;
  readonly active: boolean;
  readonly comparee: boolean;
  /** It shows what is pointed at on the chart; undefined when nothing is. */
  readonly allumee: boolean | undefined;
  readonly joignable: boolean;
  /** Its pixels wait: the picture that is looked at comes first. */
  readonly differee?: boolean | undefined;
  readonly onActive: () => void;
}

/** One transparent pixel. */
const VIDE = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** One picture of the strip or of the grid: it says its view, its rank, its pins, and whether it shows what is pointed at. */
export function Vignette(props: PropsVignette) {
  const { image, rang, total, nombreReperes, active, comparee, allumee, joignable, onActive } = props;
  return (
    <button
      type="button"
      className={styles.vignette}
      aria-current={active || undefined}
      aria-label={libelleVignette(image, { rang: rang + 1, total, nombreReperes, allumee: allumee === true })}
      data-comparee={comparee || undefined}
      data-lueur={allumee}
      tabIndex={joignable ? 0 : -1}
      title={image.vue.libelle}
      onClick={onActive}
    >
      <img
        src={props.differee ? VIDE : (image.urlVignette ?? image.urlLecture)}
        alt=""
        loading="lazy"
        decoding="async"
        fetchPriority="low"
        draggable={false}
        style={{ transform: `rotate(${image.rotation}deg)${image.miroir ? ' scaleX(-1)' : ''}` }}
      />
      <span className={styles.rang} data-texte={rang + 1} />
      {image.modalite === 'FLUORESCENCE' && <span className={styles.modalite} data-texte="fluo" />}
      {nombreReperes > 0 && <span className={styles.reperes} data-texte={`◉ ${nombreReperes}`} />}
    </button>
  );
}
