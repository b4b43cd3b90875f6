import { sommets } from '@orapont/domain/bouche/annotation';
import type { PointerEvent } from 'react';
import annotations from './annotations/Annotations.module.css';
import { placeDuNumero, Trait } from './annotations/Trait.tsx';
import type { useEdition } from './annotations/useEdition.ts';
import { pointDe } from './annotations/useTrace.ts';
import styles from './CadreImage.module.css';
import type { RepereAffiche } from './modele.ts';
import { type Matrice, versCadre } from './moteur.ts';

interface Props {
  readonly matrice: Matrice;
  readonly reperes: readonly (RepereAffiche & { readonly numero: number })[];
  readonly selection: string | undefined;
  readonly onSelection: (id: string) => void;
  /** Absent where pins are only shown. */
  readonly edition?: ReturnType<typeof useEdition> | undefined;
}

const RAYON = 11;

/**
 * Pins and drawings over the picture. Hidden from assistive technologies on purpose: the numbered list beside the picture
 * says the same in words, and is where the keyboard goes.
 */
export function CoucheReperes({ matrice, reperes, selection, onSelection, edition }: Props) {
  return (
    <svg className={styles.couche} aria-hidden="true">
      <title>Repères</title>
      {reperes.map((repere) => {
        const enCours = edition?.edition?.id === repere.id ? edition.edition.annotation : undefined;
        const montre = enCours ? { ...repere, ...enCours } : repere;
        const { x, y } = versCadre(matrice, placeDuNumero(montre));
        const choisi = repere.id === selection;
        return (
          <g key={repere.id}>
            <Trait annotation={montre} matrice={matrice} />
            <g
              className={styles.repere}
              data-choisi={choisi || undefined}
              transform={`translate(${x} ${y})`}
              onPointerDown={(event) => {
                event.stopPropagation();
                onSelection(repere.id);
              }}
            >
              <circle className={styles.halo} r={RAYON + 2} />
              <circle className={styles.disque} r={RAYON} />
              <text className={styles.numero} y="4">
                {repere.numero}
              </text>
            </g>
            {choisi && edition && <Poignees repere={repere} montre={montre} {...{ matrice, edition }} />}
          </g>
        );
      })}
    </svg>
  );
}

interface PropsPoignees {
  readonly repere: RepereAffiche;
  readonly montre: RepereAffiche;
  readonly matrice: Matrice;
  readonly edition: ReturnType<typeof useEdition>;
}

/** A handle for each point of the chosen drawing: wide enough for a finger, small enough not to hide the tooth. */
function Poignees({ repere, montre, matrice, edition }: PropsPoignees) {
  const enCours = edition.edition?.id === repere.id;
  return sommets(montre).map((sommet, rang) => {
    const { x, y } = versCadre(matrice, sommet);
    const gestes = {
      onPointerDown(event: PointerEvent<SVGElement>) {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        edition.commencer(montre, rang);
      },
      onPointerMove(event: PointerEvent<SVGElement>) {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) edition.tirer(pointDe(event, matrice));
      },
      onPointerUp: () => edition.finir(),
    };
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a point of a drawing is known by its rank
      <g key={rang}>
        <circle
          className={annotations.poignee}
          data-choisi={(enCours && edition.edition?.sommet === rang) || undefined}
          cx={x}
          cy={y}
          r="5"
        />
        <circle className={annotations.prise} cx={x} cy={y} r="16" {...gestes} />
      </g>
    );
  });
}
