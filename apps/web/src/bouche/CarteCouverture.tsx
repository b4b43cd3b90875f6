import type { Couverture } from '@orapont/domain/bouche/couvrir';
import { cleSurface } from '@orapont/domain/bouche/surface';
import { useEffect, useId, useRef, useState } from 'react';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import styles from './CarteCouverture.module.css';
import { DessinSecteur } from './DessinSecteur.tsx';
import { type Aspect, Motifs, Pastille } from './Glyphes.tsx';
import type { CibleCarte, DirePresence, Surbrillance } from './modele.ts';
import { type CleSecteur, compteMontrable, RANGEES, type Secteur, secteur, surfacesDe } from './secteurs.ts';
import { dentsDuSecteur, NOM_SECTEUR, suiteCellule, T } from './textes.ts';
import { useGrille } from './useGrille.ts';
import { ZoomSecteur } from './ZoomSecteur.tsx';

export interface CarteCouvertureProps {
  readonly couverture: Couverture;
  /** Without it the map is read, not touched. */
  readonly onToucher?: (cible: CibleCarte) => void;
  /** Whoever has the mouth before him says which teeth stand in it. */
  readonly onPresence?: DirePresence | undefined;
  readonly surbrillance?: Surbrillance | undefined;
}

const RIEN: Surbrillance = { cles: new Set(), mot: '' };

/**
 * The live map of a mouth: nine large cells as one faces the person, each opening on its teeth and sites at finger size. Every state
 * has its pattern and its word.
 *
 * @rule CAP-02
 */
export function CarteCouverture({
  couverture,
  onToucher,
  onPresence,
  surbrillance = RIEN,
}: CarteCouvertureProps) {
  const prefixe = useId();
  const [ouvert, setOuvert] = useState<CleSecteur>();
  const [quitte, setQuitte] = useState<CleSecteur>();
  const fermer = () => {
    setQuitte(ouvert);
    setOuvert(undefined);
  };
  const commun = { prefixe, surbrillance };
  return (
    <div className={styles.carte}>
      <Motifs prefixe={prefixe} />
      {ouvert ? (
        <ZoomSecteur
          key={ouvert}
          {...commun}
          secteur={secteur(couverture.surfaces, ouvert)}
          onToucher={onToucher}
          onPresence={onPresence}
          onFermer={fermer}
        />
      ) : (
        <Ensemble {...commun} couverture={couverture} depart={quitte} onOuvrir={setOuvert} />
      )}
      <Legende prefixe={prefixe} mot={surbrillance.cles.size > 0 ? surbrillance.mot : ''} />
    </div>
  );
}

interface PropsEnsemble {
  readonly couverture: Couverture;
  readonly prefixe: string;
  readonly surbrillance: Surbrillance;
  /** Cell that one comes back from: it takes the focus again. */
  readonly depart: CleSecteur | undefined;
  readonly onOuvrir: (cle: CleSecteur) => void;
}

const NOM_RANGEE = [T.haut, T.milieu, T.bas] as const;

function Ensemble({ couverture, prefixe, surbrillance, depart, onOuvrir }: PropsEnsemble) {
  const { grille, onKeyDown, surCellule } = useGrille<CleSecteur>(RANGEES, depart, onOuvrir);
  const retour = useRef(depart);
  useEffect(() => {
    if (retour.current)
      grille.current?.querySelector<HTMLElement>(`[data-cellule="${retour.current}"]`)?.focus();
    retour.current = undefined;
  }, [grille]);
  const { pourcentagePhotographiable, pourcentage } = couverture.total;
  return (
    <>
      <p className={styles.resume}>{T.resume(pourcentagePhotographiable, pourcentage)}</p>
      <div className={styles.cotes} aria-hidden="true">
        <span>{T.droite}</span>
        <span>{T.gauche}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a mouth is not a data table */}
      <div
        ref={grille}
        role="grid"
        tabIndex={-1}
        aria-label={T.titre}
        className={styles.grille}
        onKeyDown={onKeyDown}
      >
        {RANGEES.map((cles, rangee) => (
          // biome-ignore lint/a11y/useSemanticElements: an arch is not a table row
          // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus
          <div key={cles[0]} role="row" aria-label={NOM_RANGEE[rangee]} className={styles.rangee}>
            {cles.map((cle) => (
              <Cellule
                key={cle}
                secteur={secteur(couverture.surfaces, cle)}
                prefixe={prefixe}
                surbrillance={surbrillance}
                surCellule={surCellule(cle)}
              />
            ))}
          </div>
        ))}
      </div>
    </>
  );
}

interface PropsCellule {
  readonly secteur: Secteur;
  readonly prefixe: string;
  readonly surbrillance: Surbrillance;
  readonly surCellule: ReturnType<ReturnType<typeof useGrille<CleSecteur>>['surCellule']>;
}

function Cellule({ secteur: celui, prefixe, surbrillance, surCellule }: PropsCellule) {
  const surfaces = surfacesDe(celui);
  const demandees = surfaces.filter((surface) => surbrillance.cles.has(cleSurface(surface))).length;
  const { vues, attendues } = compteMontrable(surfaces);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a sector is not a table cell
    // biome-ignore lint/a11y/useFocusableInteractive: `surCellule` gives it its place in the focus
    <div
      role="gridcell"
      className={styles.cellule}
      data-demandee={demandees > 0 || undefined}
      {...surCellule}
    >
      <span className={styles.nom}>
        {NOM_SECTEUR[celui.cle]}
        <VisuallyHidden>{dentsDuSecteur(celui)}</VisuallyHidden>
      </span>{' '}
      <DessinSecteur secteur={celui} prefixe={prefixe} demandees={surbrillance.cles} />
      <span className={styles.part} data-complet={vues === attendues || undefined}>
        {T.part(vues, attendues)}
        <VisuallyHidden>{suiteCellule(demandees, surbrillance.mot)}</VisuallyHidden>
      </span>
    </div>
  );
}

const ASPECTS: readonly (readonly [Aspect, string])[] = [
  ['vue', T.vue],
  ['partielle', T.partielle],
  ['non-vue', T.nonVue],
  ['corrigee', T.corrigee],
  ['absente', T.absente],
];

function Legende({ prefixe, mot }: { readonly prefixe: string; readonly mot: string }) {
  return (
    <ul className={styles.legende} aria-label={T.legende}>
      {ASPECTS.map(([aspect, nom]) => (
        <li key={aspect}>
          <Pastille aspect={aspect} prefixe={prefixe} />
          {nom}
        </li>
      ))}
      {mot && (
        <li>
          <Pastille aspect="demandee" prefixe={prefixe} />
          {mot.charAt(0).toUpperCase() + mot.slice(1)}
        </li>
      )}
    </ul>
  );
}
