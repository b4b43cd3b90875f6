import styles from './Dessin.module.css';

type Quart = 'haut-droite' | 'haut-gauche' | 'bas-gauche' | 'bas-droite';

/** Teeth along a horseshoe whose front is up; x and y from its middle. */
const FER: readonly (readonly [x: number, y: number, largeur: number, angle: number])[] = [-1, 1].flatMap(
  (cote) =>
    [4, 16, 29, 42, 56, 72, 90].map((degres, rang) => {
      const a = (degres * Math.PI) / 180;
      return [
        cote * 48 * Math.sin(a),
        40 - 66 * Math.cos(a),
        rang < 4 ? 11 : 15,
        cote * degres * 0.9,
      ] as const;
    }),
);

interface Props {
  readonly arcade: 'haut' | 'bas';
  readonly miroir?: boolean;
  /** Quarter whose inner or whole faces are to be shown. */
  readonly quart?: Quart;
  readonly balayage?: boolean;
}

/** An arch as it is seen in the mirror or under the camera: front teeth up above, down below. */
export function Arcade({ arcade, miroir = false, quart, balayage = false }: Props) {
  return (
    <g transform={`translate(100 ${arcade === 'haut' ? 58 : 66}) scale(1 ${arcade === 'haut' ? 1 : -1})`}>
      {miroir && (
        <>
          <path className={styles.manche} d="M-8 60L-12 92H12L8 60Z" />
          <ellipse className={styles.miroir} cy="12" rx="80" ry="54" />
        </>
      )}
      <path
        className={styles.gencive}
        d="M-62 52C-66 -8 -44 -40 0 -40C44 -40 66 -8 62 52L34 52C34 16 20 -4 0 -4C-20 -4 -34 16 -34 52Z"
      />
      {FER.map(([x, y, largeur, angle]) => (
        <rect
          key={`${x}`}
          className={quart && dansLeQuart(x, quart) ? styles.dentMontree : styles.dent}
          x={-largeur / 2}
          y="-7"
          width={largeur}
          height="14"
          rx="4"
          transform={`translate(${x.toFixed(1)} ${(y * 0.8).toFixed(1)}) rotate(${angle.toFixed(0)})`}
        />
      ))}
      {quart && <Interieur quart={quart} balayage={balayage} />}
    </g>
  );
}

/** The patient's right is on the left of the drawing. */
const dansLeQuart = (x: number, quart: Quart) => (quart.endsWith('droite') ? x < 0 : x > 0);

function Interieur({ quart, balayage }: { readonly quart: Quart; readonly balayage: boolean }) {
  const sens = quart.endsWith('droite') ? 1 : -1;
  return (
    <g transform={`scale(${sens} 1)`}>
      {balayage ? (
        <>
          <path
            className={styles.trajet}
            d="M-72 40C-72 -6 -52 -40 -6 -42M-8 -24C-36 -20 -48 6 -48 34M-30 40C-30 16 -20 0 -4 -4"
          />
          <path
            className={styles.fleche}
            d="M-12 -48L-2 -42L-12 -36ZM-54 30L-48 40L-42 30ZM-10 -10L0 -5L-10 1Z"
          />
        </>
      ) : (
        <>
          <ellipse
            className={styles.miroirPetit}
            cx="-12"
            cy="24"
            rx="13"
            ry="22"
            transform="rotate(-14 -12 24)"
          />
          <path className={styles.manche} d="M-12 44L-8 78H0L-4 42Z" />
          <path className={styles.rayon} d="M-22 12L-38 2M-24 24L-42 18M-24 34L-46 34" />
        </>
      )}
    </g>
  );
}

/** Removable dentures on a gauze. */
export function Protheses() {
  return (
    <g transform="translate(100 60)">
      <rect className={styles.compresse} x="-82" y="-46" width="164" height="92" rx="8" />
      <path className={styles.trame} d="M-82 -16H82M-82 16H82M-40 -46V46M40 -46V46M0 -46V46" />
      <g transform="translate(-36 6) scale(0.55)">
        <path className={styles.gencive} d="M-62 52C-66 -8 -44 -40 0 -40C44 -40 66 -8 62 52Z" />
        <Fer />
      </g>
      <g transform="translate(38 4) scale(0.55 -0.55)">
        <path
          className={styles.gencive}
          d="M-62 52C-66 -8 -44 -40 0 -40C44 -40 66 -8 62 52L34 52C34 16 20 -4 0 -4C-20 -4 -34 16 -34 52Z"
        />
        <Fer />
      </g>
    </g>
  );
}

function Fer() {
  return FER.map(([x, y, largeur, angle]) => (
    <rect
      key={`${x}`}
      className={styles.dentMontree}
      x={-largeur / 2}
      y="-7"
      width={largeur}
      height="14"
      rx="4"
      transform={`translate(${x.toFixed(1)} ${(y * 0.8).toFixed(1)}) rotate(${angle.toFixed(0)})`}
    />
  ));
}
