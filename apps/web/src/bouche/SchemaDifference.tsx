import { type CodeFdi, type Denture, estADroite, estSuperieure, rangees } from '@orapont/domain/bouche/dents';
import {
  type Difference,
  LIBELLE_DIFFERENCE,
  type NatureDifference,
} from '@orapont/domain/bouche/difference';
import type { Face } from '@orapont/domain/bouche/faces';
import styles from './Historique.module.css';
import { TEXTES_BOUCHE as T } from './textes-historique.ts';

/** A sign beside each colour: neither is needed to read the other. */
const SIGNES: Readonly<Record<NatureDifference, string>> = {
  APPARUE: '+',
  DISPARUE: '−',
  MODIFIEE: '≠',
  NON_COMPARABLE: '?',
};
const COTE = 22;
const BORD = 6;

/** The teeth as one faces the person; a face that changed is filled and carries its sign. Mute: the lists beside say the same. */
export function SchemaDifference({
  denture,
  differences,
}: {
  readonly denture: Denture;
  readonly differences: readonly Difference[];
}) {
  const rangs = rangees(denture);
  const colonnes = Math.max(...rangs.map((dents) => dents.length));
  const [pasX, pasY] = [COTE + 4, COTE + 18];
  return (
    <figure className={styles.figure}>
      <svg
        className={styles.schema}
        viewBox={`0 0 ${colonnes * pasX + 8} ${rangs.length * pasY}`}
        aria-hidden="true"
        focusable="false"
      >
        <title>{T.dessin}</title>
        {rangs.map((dents, rangee) =>
          dents.map((dent, i) => {
            const x = 2 + ((colonnes - dents.length) / 2 + i) * pasX + (i >= dents.length / 2 ? 4 : 0);
            return (
              <g key={dent} transform={`translate(${x} ${rangee * pasY + 14})`}>
                <text className={styles.fdi} x={COTE / 2} y="-3">
                  {dent}
                </text>
                <Dent dent={dent} differences={differences} />
              </g>
            );
          }),
        )}
      </svg>
      <figcaption className={styles.legende}>
        {(Object.keys(SIGNES) as NatureDifference[]).map((nature) => (
          <span key={nature}>
            <span className={styles.signe} data-nature={nature}>
              {SIGNES[nature]}
            </span>
            {LIBELLE_DIFFERENCE[nature]}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function Dent({
  dent,
  differences,
}: {
  readonly dent: CodeFdi;
  readonly differences: readonly Difference[];
}) {
  const siennes = differences.filter(({ cible }) => cible.sorte !== 'SITE' && cible.dent === dent);
  const entiere = siennes.find(({ cible }) => cible.sorte === 'DENT');
  if (entiere)
    return (
      <>
        <rect className={styles.zone} data-nature={entiere.nature} width={COTE} height={COTE} />
        <Signe nature={entiere.nature} x={COTE / 2} y={COTE / 2} />
      </>
    );
  return zones(dent).map(({ face, points, x, y }) => {
    const nature = siennes.find(({ cible }) => cible.sorte === 'FACE' && cible.face === face)?.nature;
    return (
      <g key={face}>
        <polygon className={styles.zone} data-nature={nature} points={points} />
        {nature && <Signe nature={nature} x={x} y={y} />}
      </g>
    );
  });
}

const Signe = ({ nature, x, y }: { nature: NatureDifference; x: number; y: number }) => (
  <text className={styles.marque} x={x} y={y + 3}>
    {SIGNES[nature]}
  </text>
);

type Zone = { readonly face: Face; readonly points: string; readonly x: number; readonly y: number };

/** Cheek side away from the other arch, mesial side towards the middle. */
function zones(dent: CodeFdi): readonly Zone[] {
  const [a, b, m] = [BORD, COTE - BORD, COTE / 2];
  const [haut, bas] = estSuperieure(dent)
    ? (['vestibulaire', 'linguale'] as const)
    : (['linguale', 'vestibulaire'] as const);
  const [gauche, droite] = estADroite(dent)
    ? (['distale', 'mesiale'] as const)
    : (['mesiale', 'distale'] as const);
  return [
    { face: haut, points: `0,0 ${COTE},0 ${b},${a} ${a},${a}`, x: m, y: a / 2 },
    { face: bas, points: `0,${COTE} ${COTE},${COTE} ${b},${b} ${a},${b}`, x: m, y: COTE - a / 2 },
    { face: gauche, points: `0,0 ${a},${a} ${a},${b} 0,${COTE}`, x: a / 2, y: m },
    { face: droite, points: `${COTE},0 ${b},${a} ${b},${b} ${COTE},${COTE}`, x: COTE - a / 2, y: m },
    { face: 'occlusale', points: `${a},${a} ${b},${a} ${b},${b} ${a},${b}`, x: m, y: m },
  ];
}
