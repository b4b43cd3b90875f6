import type { EvaluationLueT } from '@orapont/contract/evaluation';
import { formaterDate, jourParis } from '@orapont/domain/dates';
import { type CodeEchelle, echelleDe } from '@orapont/domain/evaluation/catalogue';
import { calculer } from '@orapont/domain/evaluation/echelle';
import { hauteurDe, type Point, pointsDe } from './courbe.ts';
import styles from './Evaluation.module.css';
import { TEXTES as T } from './textes.ts';

const CADRE = { largeur: 520, hauteur: 120 };
const MARGE = { gauche: 48, droite: 16, haut: 18, bas: 34 };

interface CourbeProps {
  readonly code: CodeEchelle;
  /** In force, oldest first. */
  readonly evaluations: readonly EvaluationLueT[];
}

/** How a score went, at a glance; every figure of it stands in the table below. */
export function Courbe({ code, evaluations }: CourbeProps) {
  const echelle = echelleDe(code);
  const points = pointsDe(echelle, evaluations, CADRE);
  const { sur } = calculer(echelle, {});
  const [premiere, derniere] = [evaluations[0], evaluations.at(-1)];
  if (!premiere || !derniere) return null;
  const jours = [premiere, derniere].map(({ faiteLe }) => formaterDate(jourParis(faiteLe)));
  const [du = '', au = ''] = jours;
  return (
    <figure className={styles['courbe']}>
      <svg
        viewBox={`0 0 ${CADRE.largeur + MARGE.gauche + MARGE.droite} ${CADRE.hauteur + MARGE.haut + MARGE.bas}`}
        role="img"
        aria-label={`${T.evolution(echelle.sigle)}. ${T.resumeCourbe(evaluations.length, du, au)}`}
      >
        <g transform={`translate(${MARGE.gauche} ${MARGE.haut})`}>
          <Repere y={CADRE.hauteur} texte="0" sorte="axe" />
          <Repere y={0} texte={String(sur)} sorte="axe" />
          {echelle.seuils.map(({ des }) => (
            <Repere key={des} y={hauteurDe(des, sur, CADRE.hauteur)} texte={String(des)} sorte="seuil" />
          ))}
          <polyline className={styles['trait']} points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
          {points.map((point) => (
            <Marque key={point.id} point={point} />
          ))}
          <text className={styles['graduation']} x={0} y={CADRE.hauteur + 26}>
            {du}
          </text>
          <text className={styles['graduation']} x={CADRE.largeur} y={CADRE.hauteur + 26} textAnchor="end">
            {au}
          </text>
        </g>
      </svg>
    </figure>
  );
}

interface RepereProps {
  readonly y: number;
  readonly texte: string;
  readonly sorte: 'axe' | 'seuil';
}

function Repere({ y, texte, sorte }: RepereProps) {
  return (
    <>
      <line className={styles[sorte]} x1={0} x2={CADRE.largeur} y1={y} y2={y} />
      <text className={styles['graduation']} x={-8} y={y + 5} textAnchor="end">
        {texte}
      </text>
    </>
  );
}

/** A dot for a whole score; for a partial one, the span in which it lies. */
function Marque({ point: { x, y, yHaut, complet } }: { readonly point: Point }) {
  return (
    <>
      {!complet && <line className={styles['intervalle']} x1={x} x2={x} y1={y} y2={yHaut} />}
      <circle className={complet ? styles['point'] : styles['pointPartiel']} cx={x} cy={y} r={6} />
    </>
  );
}
