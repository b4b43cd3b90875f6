import {
  type CodeFdi,
  type Denture,
  estADroite,
  estSuperieure,
  estTemporaire,
  quadrant,
  rangees,
} from '@orapont/domain/bouche/dents';
import { type Face, nomFace } from '@orapont/domain/bouche/faces';
import { dentObservee, faceObservee, type ObservationBouche } from '@orapont/domain/bouche/observation';
import { useId, useRef, useState } from 'react';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { libelleDent, libelleDentCourt, libelleEtatFace } from '../chart/libelles.ts';
import { DentSvg } from './DentSvg.tsx';
import { Legende } from './Legende.tsx';
import { Motifs } from './Motifs.tsx';
import styles from './Odontogramme.module.css';
import type { Curseur, OdontogrammeProps } from './proprietes.ts';
import { TEXTES_ODONTOGRAMME as T } from './textes.ts';
import { useClavierOdontogramme } from './useClavierOdontogramme.ts';

/**
 * The dental chart. A grid whose rows are quadrants: one tooth takes the focus, arrows go along the arch and from one
 * arch to the other. Every tooth says in words what its drawing shows.
 */
export function Odontogramme(props: OdontogrammeProps) {
  const { chart, onCommandes, compact = false, legende = !compact } = props;
  const [curseur, placer] = useCurseur(props);
  const grille = useRef<HTMLDivElement>(null);
  const prefixe = useId();
  const { onKeyDown, annonce, annoncer, plage, oublierPlage } = useClavierOdontogramme({
    ...props,
    curseur,
    placer,
    grille,
  });
  const modifiable = onCommandes !== undefined;

  function choisirFace(dent: CodeFdi, face: Face) {
    oublierPlage();
    placer({ dent, face });
    annoncer('');
  }

  return (
    <div className={styles.odontogramme} data-compact={compact || undefined}>
      <Motifs prefixe={prefixe} />
      <div className={styles.cotes} aria-hidden="true">
        <span>{T.droiteDuPatient}</span>
        <span>{T.gaucheDuPatient}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a chart is not a data table */}
      <div
        ref={grille}
        role="grid"
        tabIndex={-1}
        aria-label={T.titre(chart.denture)}
        aria-readonly={!modifiable}
        className={styles.grille}
        onKeyDown={onKeyDown}
      >
        {rangees(chart.denture).map((dents) => (
          <Rangee
            key={dents[0]}
            dents={dents}
            colonnes={chart.denture === 'TEMPORAIRE' ? 5 : 8}
            dessiner={(dent) => (
              <CelluleDent
                key={dent}
                dent={dent}
                chart={chart}
                prefixe={prefixe}
                curseur={curseur}
                prise={plage.length > 1 && plage.includes(dent)}
                compact={compact}
                onDent={() => placer({ dent, ...(dent === curseur.dent ? { face: curseur.face } : {}) })}
                onFace={modifiable ? (face) => choisirFace(dent, face) : undefined}
                onOuvrir={props.onOuvrir}
              />
            )}
          />
        ))}
      </div>
      {modifiable && (
        <p className={styles.lecture} role="status">
          {annonce || <LectureCurseur chart={chart} curseur={curseur} />}
        </p>
      )}
      {legende && <Legende prefixe={prefixe} touches={modifiable} />}
    </div>
  );
}

function Rangee({
  dents,
  colonnes,
  dessiner,
}: {
  readonly dents: readonly CodeFdi[];
  readonly colonnes: number;
  readonly dessiner: (dent: CodeFdi) => React.ReactNode;
}) {
  const [premiere] = dents;
  if (!premiere) return null;
  const haut = estSuperieure(premiere);
  const cotes = [dents.filter(estADroite), dents.filter((dent) => !estADroite(dent))];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a chart is not a table body
    <div
      role="rowgroup"
      className={styles.rangee}
      data-colonnes={colonnes}
      aria-label={`${haut ? T.arcadeSuperieure : T.arcadeInferieure}${estTemporaire(premiere) ? `, ${T.temporaires}` : ''}`}
    >
      {cotes.map((cote) => {
        const [dent] = cote;
        if (!dent) return null;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a quadrant is not a table row
          // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus
          <div
            key={quadrant(dent)}
            role="row"
            className={styles.quadrant}
            data-droite={estADroite(dent) || undefined}
            data-temporaire={estTemporaire(dent) || undefined}
            aria-label={T.quadrant(quadrant(dent), haut, estADroite(dent))}
          >
            {cote.map(dessiner)}
          </div>
        );
      })}
    </div>
  );
}

interface PropsCellule {
  readonly dent: CodeFdi;
  readonly chart: ObservationBouche;
  readonly prefixe: string;
  readonly curseur: Curseur;
  /** One of several teeth taken together. */
  readonly prise: boolean;
  readonly compact: boolean;
  readonly onDent: () => void;
  readonly onFace: ((face: Face) => void) | undefined;
  readonly onOuvrir: ((dent: CodeFdi) => void) | undefined;
}

function CelluleDent(props: PropsCellule) {
  const { dent, chart, prefixe, curseur, prise, compact, onDent, onFace, onOuvrir } = props;
  const observation = dentObservee(chart, dent);
  const courante = curseur.dent === dent;
  const libelle = libelleDent(dent, observation);
  const numero = (
    <span className={styles.numero} aria-hidden="true">
      {dent}
    </span>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a tooth is not a table cell
    <div
      role="gridcell"
      className={styles.cellule}
      tabIndex={courante ? 0 : -1}
      data-dent={dent}
      data-prise={prise || undefined}
      data-dite={observation.etat !== null || undefined}
      aria-selected={courante}
      title={libelle}
      onFocus={onDent}
      onDoubleClick={() => onOuvrir?.(dent)}
    >
      <VisuallyHidden>{libelle}</VisuallyHidden>
      {!estSuperieure(dent) && numero}
      <DentSvg
        dent={dent}
        observation={observation}
        prefixe={prefixe}
        face={courante ? curseur.face : undefined}
        onFace={onFace}
        compact={compact}
      />
      {estSuperieure(dent) && numero}
    </div>
  );
}

const PREMIERE: Record<Denture, CodeFdi> = { PERMANENTE: '18', MIXTE: '18', TEMPORAIRE: '55' };

/** The cursor belongs to the room when it asks for it; it never stands on a tooth that is not drawn. */
function useCurseur({ chart, curseur, onCurseur }: OdontogrammeProps) {
  const [local, setLocal] = useState<Curseur>();
  const voulu = curseur ?? local;
  const dessine = voulu && rangees(chart.denture).some((dents) => dents.includes(voulu.dent));
  const courant: Curseur = dessine ? voulu : { dent: PREMIERE[chart.denture] };
  const placer = (suivant: Curseur) => {
    setLocal(suivant);
    onCurseur?.(suivant);
  };
  return [courant, placer] as const;
}

/** The line under the chart: short for the eye, whole for those who hear it. */
function LectureCurseur({ chart, curseur: { dent, face } }: { chart: ObservationBouche; curseur: Curseur }) {
  if (face)
    return `${dent}, face ${nomFace(dent, face)}\u00a0: ${libelleEtatFace(faceObservee(chart, dent, face))}`;
  const observation = dentObservee(chart, dent);
  return (
    <>
      <VisuallyHidden>{libelleDent(dent, observation)}</VisuallyHidden>
      <span aria-hidden="true">{libelleDentCourt(dent, observation)}</span>
    </>
  );
}
