import styles from './Dessin.module.css';

/** Where the device stands, beside what it must show. */
export type Pose = 'face' | 'droite' | 'gauche' | 'dessus' | 'dessous' | 'renverse' | 'table' | 'aucune';

/** Head from the side or from above, with the device, its line of sight drawn as a cone. */
export function Position({ pose }: { readonly pose: Pose }) {
  if (pose === 'aucune') return null;
  return (
    <g transform="translate(242 68)">
      <rect className={styles.vignette} x="-46" y="-38" width="92" height="76" rx="10" />
      {pose === 'droite' || pose === 'gauche' ? (
        <VueDuDessus cote={pose} />
      ) : pose === 'table' ? (
        <SurLaTable />
      ) : (
        <Profil pose={pose} />
      )}
    </g>
  );
}

/** Angle of the device, and where it stands from the mouth. */
const PROFILS = {
  face: { x: 26, y: 6, angle: 0, tete: 0 },
  dessus: { x: 24, y: -16, angle: 38, tete: -8 },
  dessous: { x: 24, y: 24, angle: -38, tete: -8 },
  renverse: { x: 24, y: 22, angle: -34, tete: -26 },
} as const;

function Profil({ pose }: { readonly pose: keyof typeof PROFILS }) {
  const { x, y, angle, tete } = PROFILS[pose];
  return (
    <>
      <g transform={`rotate(${tete} -20 14)`}>
        <path
          className={styles.tete}
          d="M-14 32V24C-32 22 -38 4 -34 -10C-30 -26 -14 -32 -2 -26C6 -22 8 -14 7 -8L12 0L7 2V5L3 6.5L7 8.5V12C7 18 2 20 -3 19V32Z"
        />
        <circle className={styles.oeil} cx="0" cy="-10" r="1.8" />
      </g>
      <Appareil x={x} y={y} angle={angle} />
    </>
  );
}

function VueDuDessus({ cote }: { readonly cote: 'droite' | 'gauche' }) {
  // As one faces the person: his right is on the left.
  const sens = cote === 'droite' ? -1 : 1;
  return (
    <g transform={`scale(${sens} 1)`}>
      <ellipse className={styles.tete} cx="-8" cy="-8" rx="21" ry="24" />
      <path className={styles.tete} d="M-12 14L-8 22L-4 14" />
      <Appareil x={26} y={20} angle={35} />
    </g>
  );
}

function SurLaTable() {
  return (
    <>
      <path className={styles.trait} d="M-36 26H36" />
      <path className={styles.montre} d="M-14 25Q-12 14 0 14Q12 14 14 25Z" />
      <Appareil x={0} y={-16} angle={90} />
    </>
  );
}

/** A phone seen from its edge, its lens turned to the left. */
function Appareil({ x, y, angle }: { readonly x: number; readonly y: number; readonly angle: number }) {
  return (
    <g transform={`translate(${x} ${y}) rotate(${-angle})`}>
      <path className={styles.cone} d="M-5 0L-20 -9V9Z" />
      <rect className={styles.appareil} x="-4" y="-15" width="8" height="30" rx="3" />
      <rect className={styles.objectif} x="-6.5" y="-3.5" width="4" height="7" rx="1.5" />
    </g>
  );
}
