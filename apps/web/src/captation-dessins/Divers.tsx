import styles from './Dessin.module.css';

/** Something seen from very near, in the middle of the picture. */
export function GrosPlan() {
  return (
    <g transform="translate(100 62)">
      <circle className={styles.gencive} r="46" />
      <path
        className={styles.dent}
        d="M-22 -24Q0 -38 22 -24Q28 10 12 34Q6 40 0 20Q-6 40 -12 34Q-28 10 -22 -24Z"
      />
      <circle className={styles.montre} cx="4" cy="-6" r="9" />
      <circle className={styles.loupe} r="46" />
      <path className={styles.manche} d="M30 38L38 30L66 56L58 64Z" />
    </g>
  );
}

/** A place and what surrounds it. */
export function Site() {
  return (
    <g transform="translate(100 62)">
      <path className={styles.gencive} d="M-78 -8Q0 -36 78 -8V34Q0 16 -78 34Z" />
      {[-62, -38, -14, 12, 38].map((x) => (
        <rect
          key={x}
          className={styles.dent}
          x={x}
          y={-10 + Math.abs(x + 12) * 0.12}
          width="22"
          height="34"
          rx="7"
        />
      ))}
      <circle className={styles.montre} cx="24" cy="-16" r="8" />
      <path className={styles.trajet} d="M24 -46V-30M58 -16H40M-10 -16H8" />
    </g>
  );
}

export function Film() {
  return (
    <g transform="translate(100 62)">
      <rect className={styles.film} x="-70" y="-46" width="140" height="92" rx="8" />
      {[-52, -24, 4, 32].map((x) => (
        <g key={x} transform={`translate(${x} 0)`}>
          <path className={styles.os} d="M0 -36Q10 -42 20 -36V-18Q16 -6 10 -6Q4 -6 0 -18Z" />
          <path className={styles.os} d="M0 38Q10 44 20 38V20Q16 6 10 6Q4 6 0 20Z" />
        </g>
      ))}
    </g>
  );
}

export function Libre() {
  return (
    <g transform="translate(100 62)">
      <path className={styles.trajet} d="M-14 0H14M0 -14V14" />
    </g>
  );
}
