import styles from './Dessin.module.css';

/** Front teeth are the widest to the eye; they shrink towards the back. */
const DEMI_ARCADE = [
  [0, 13],
  [13, 11],
  [24, 11],
  [35, 9],
  [44, 8],
  [52, 7],
] as const;

/** Two rows of teeth, clenched, seen from the front; the middle at x = 0. */
function DentsSerrees({ y }: { readonly y: number }) {
  return [1, -1].map((sens) => (
    <g key={sens} transform={`scale(${sens} 1)`}>
      {DEMI_ARCADE.map(([x, largeur], rang) => (
        <g key={x}>
          <rect
            className={styles.dent}
            x={x}
            y={y - 22 + rang * 1.6}
            width={largeur}
            height={21 - rang * 1.6}
            rx="3.5"
          />
          <rect className={styles.dent} x={x} y={y} width={largeur} height={18 - rang * 1.6} rx="3.5" />
        </g>
      ))}
    </g>
  ));
}

/** Mouth held open by the fingers, teeth together. */
export function BoucheSerree() {
  return (
    <g transform="translate(100 62)">
      <ellipse className={styles.levre} rx="76" ry="42" />
      <ellipse className={styles.gencive} rx="64" ry="32" />
      <DentsSerrees y={1} />
      <Doigt x={-76} y={0} vers="gauche" />
      <Doigt x={76} y={0} vers="droite" />
    </g>
  );
}

/** The same from the side: the patient's right is on the left of the picture. */
export function BoucheDeCote({ cote }: { readonly cote: 'droit' | 'gauche' }) {
  return (
    <g transform={`translate(100 62) scale(${cote === 'droit' ? 1 : -1} 1)`}>
      <path
        className={styles.levre}
        d="M-84 0C-84 -38 -30 -44 20 -36C56 -30 70 -14 70 0C70 14 56 30 20 36C-30 44 -84 38 -84 0Z"
      />
      <path
        className={styles.gencive}
        d="M-72 0C-72 -28 -26 -34 18 -28C46 -23 58 -11 58 0C58 11 46 23 18 28C-26 34 -72 28 -72 0Z"
      />
      {[-64, -49, -34, -20, -7, 6, 18, 29, 39].map((x, rang) => (
        <g key={x}>
          <rect
            className={styles.dent}
            x={x}
            y={-20}
            width={rang < 3 ? 14 : rang < 6 ? 12 : 10}
            height="20"
            rx="3.5"
          />
          <rect
            className={styles.dent}
            x={x}
            y={1}
            width={rang < 3 ? 14 : rang < 6 ? 12 : 10}
            height="17"
            rx="3.5"
          />
        </g>
      ))}
      <Doigt x={-84} y={0} vers="gauche" />
    </g>
  );
}

type Langue = 'repos' | 'tiree' | 'droite' | 'gauche' | 'levee' | 'aucune';

const LANGUES: Record<Exclude<Langue, 'aucune'>, string> = {
  repos: 'M-34 26C-34 6 -18 2 0 2C18 2 34 6 34 26C34 36 20 40 0 40C-20 40 -34 36 -34 26Z',
  tiree: 'M-34 14C-30 4 -14 2 0 2C14 2 30 4 34 14C38 36 30 66 0 68C-30 66 -38 36 -34 14Z',
  droite:
    'M-30 12C-22 2 -6 4 6 6C24 10 52 26 62 44C66 54 54 60 42 56C20 48 -14 46 -26 36C-34 30 -34 18 -30 12Z',
  gauche:
    'M30 12C22 2 6 4 -6 6C-24 10 -52 26 -62 44C-66 54 -54 60 -42 56C-20 48 14 46 26 36C34 30 34 18 30 12Z',
  levee: 'M-32 30C-34 4 -16 -26 0 -28C16 -26 34 4 32 30C20 36 -20 36 -32 30Z',
};

/** Mouth wide open from the front; what is to be shown is drawn in the colour of action. */
export function BoucheOuverte({
  langue,
  montre = '',
  palais = false,
}: {
  readonly langue: Langue;
  readonly montre?: string;
  readonly palais?: boolean;
}) {
  return (
    <g transform="translate(100 62)">
      <path
        className={styles.levre}
        d="M-62 0C-60 -34 -28 -50 0 -50C28 -50 60 -34 62 0C60 34 28 52 0 52C-28 52 -60 34 -62 0Z"
      />
      <path
        className={styles.fond}
        d="M-50 0C-48 -28 -24 -40 0 -40C24 -40 48 -28 50 0C48 28 24 42 0 42C-24 42 -48 28 -50 0Z"
      />
      <path
        className={palais ? styles.montre : styles.gencive}
        d="M-44 -8C-40 -30 -20 -37 0 -37C20 -37 40 -30 44 -8C30 -14 12 -16 8 -8Q0 4 -8 -8C-12 -16 -30 -14 -44 -8Z"
      />
      <Rang y={-33} sens={1} />
      {langue !== 'aucune' && <path className={styles.langue} d={LANGUES[langue]} />}
      {langue === 'levee' && <path className={styles.trait} d="M0 -20V28" />}
      {langue === 'repos' && <path className={styles.trait} d="M0 10V34" />}
      {langue === 'tiree' && <path className={styles.trait} d="M0 14V52" />}
      {montre && <path className={styles.montre} d={montre} />}
      {langue !== 'tiree' && langue !== 'droite' && langue !== 'gauche' && <Rang y={36} sens={-1} />}
    </g>
  );
}

/** A row of teeth along the opening. */
function Rang({ y, sens }: { readonly y: number; readonly sens: 1 | -1 }) {
  return [-30, -20, -10, 0, 10, 20].map((x) => {
    const creux = Math.abs(x + 5) * 0.28 * sens;
    return <rect key={x} className={styles.dent} x={x} y={y - 5 + creux} width="9.5" height="11" rx="3" />;
  });
}

/** What is to be seen of a tongue or of a floor, over the open mouth. */
export const MONTRE_LANGUE = {
  dos: 'M-26 16C-22 8 -10 6 0 6C10 6 22 8 26 16C30 36 22 58 0 60C-22 58 -30 36 -26 16Z',
  bordDroit: 'M-30 12C-34 18 -34 30 -26 36C-14 46 20 48 42 56L46 48C24 40 -8 40 -20 30C-26 24 -28 18 -30 12Z',
  bordGauche: 'M30 12C34 18 34 30 26 36C14 46 -20 48 -42 56L-46 48C-24 40 8 40 20 30C26 24 28 18 30 12Z',
  plancher: 'M-25 27C-27 6 -12 -19 0 -21C12 -19 27 6 25 27C15 33 -15 33 -25 27Z',
} as const;

/** Cheek drawn aside, seen from the opposite side. */
export function Joue({ cote }: { readonly cote: 'droite' | 'gauche' }) {
  return (
    <g transform={`translate(100 62) scale(${cote === 'droite' ? 1 : -1} 1)`}>
      <path
        className={styles.levre}
        d="M-86 0C-84 -40 -36 -46 10 -38C40 -32 54 -16 54 0C54 16 40 32 10 38C-36 46 -84 40 -86 0Z"
      />
      <path
        className={styles.montre}
        d="M-74 0C-72 -30 -44 -36 -20 -32C-30 -14 -30 14 -20 32C-44 36 -72 30 -74 0Z"
      />
      <path
        className={styles.fond}
        d="M-18 -31C10 -32 42 -20 42 0C42 20 10 32 -18 31C-28 14 -28 -14 -18 -31Z"
      />
      {[-14, 0, 13, 25].map((x) => (
        <g key={x}>
          <rect className={styles.dent} x={x} y={-26 + Math.abs(x) * 0.2} width="12" height="14" rx="3.5" />
          <rect className={styles.dent} x={x} y={12 - Math.abs(x) * 0.2} width="12" height="14" rx="3.5" />
        </g>
      ))}
      <Doigt x={-86} y={0} vers="gauche" />
    </g>
  );
}

/** Closed or lifted lips. */
export function Levres({ quoi }: { readonly quoi: 'repos' | 'haut' | 'bas' }) {
  if (quoi === 'repos')
    return (
      <g transform="translate(100 62)">
        <path
          className={styles.montre}
          d="M-64 0Q-34 -26 -12 -22Q0 -16 12 -22Q34 -26 64 0Q30 -6 0 -4Q-30 -6 -64 0Z"
        />
        <path className={styles.montre} d="M-64 0Q-30 4 0 5Q30 4 64 0Q38 32 0 32Q-38 32 -64 0Z" />
      </g>
    );
  return (
    <g transform={`translate(100 62) scale(1 ${quoi === 'haut' ? 1 : -1})`}>
      <path className={styles.levre} d="M-66 4Q-60 -46 0 -48Q60 -46 66 4Q30 -6 0 -6Q-30 -6 -66 4Z" />
      <path className={styles.montre} d="M-54 -4Q-48 -38 0 -40Q48 -38 54 -4Q26 -14 0 -14Q-26 -14 -54 -4Z" />
      {[-40, -27, -13, 0, 13, 27].map((x) => (
        <rect key={x} className={styles.dent} x={x} y="-12" width="12.5" height="22" rx="3.5" />
      ))}
      <path className={styles.levre} d="M-62 12Q0 22 62 12Q40 36 0 36Q-40 36 -62 12Z" />
      <Doigt x={-34} y={-44} vers="haut" />
      <Doigt x={34} y={-44} vers="haut" />
    </g>
  );
}

const ANGLE = { gauche: 0, droite: 180, haut: 90 } as const;

/** A finger that draws a lip or a cheek aside, its tip at (x, y). */
function Doigt({
  x,
  y,
  vers,
}: {
  readonly x: number;
  readonly y: number;
  readonly vers: keyof typeof ANGLE;
}) {
  return (
    <g transform={`translate(${x} ${y}) rotate(${ANGLE[vers]})`}>
      <path className={styles.doigt} d="M-34 -9H8A9 9 0 0 1 8 9H-34Z" />
      <path className={styles.trait} d="M4 -5.5A6 6 0 0 1 4 5.5" />
    </g>
  );
}
