import type { Cible } from '@orapont/domain/bouche/commandes';
import type { CodeSite } from '@orapont/domain/bouche/muqueuse';
import { type ReactNode, useRef, useState } from 'react';
import { libelleCible } from '../chart/libelles.ts';
import { reperesDuChart } from '../chart/reperes.ts';
import type { useChart } from '../chart/useChart.ts';
import type { Curseur } from '../odontogramme/proprietes.ts';
import { useRaccourcis } from '../useRaccourcis.ts';
import type { ImageDeLecture } from '../visionneuse/modele.ts';
import { Visionneuse, type VisionneuseProps } from '../visionneuse/Visionneuse.tsx';
import { AideRaccourcis } from './AideRaccourcis.tsx';
import { type Onglet, PaneChart } from './PaneChart.tsx';
import styles from './SalleDeLecture.module.css';
import { Separateur } from './Separateur.tsx';
import { TEXTES_SALLE as T } from './textes.ts';
import { MINIMUM, useBornes } from './useBornes.ts';
import { useHistorique } from './useHistorique.ts';
import { useLettresActives } from './useLettresActives.ts';
import { usePanneaux } from './usePanneaux.ts';

export interface SalleDeLectureProps {
  /** In mouth order. */
  readonly images: readonly ImageDeLecture[];
  readonly lecture: ReturnType<typeof useChart>;
  /** Keys of the case, beside those of the room: the help shows what does something now. */
  readonly gestes?: readonly (readonly [touche: string, effet: string])[];
  /** The compte rendu's pane. */
  readonly children: ReactNode;
  readonly chargerMoteur?: VisionneuseProps['chargerMoteur'];
}

/**
 * The reading room: pictures, chart, compte rendu, in neutral greys. Three panes side by side, two on a tablet, one
 * under the other on a phone. F6 goes from pane to pane; everything else has a key shown by « ? ».
 */
export function SalleDeLecture({ images, lecture, gestes, children, chargerMoteur }: SalleDeLectureProps) {
  const [active, setActive] = useState(images[0]?.id ?? '');
  const [curseur, setCurseur] = useState<Curseur>({ dent: '18' });
  const [site, setSite] = useState<CodeSite>('LEVRE_SUPERIEURE');
  const [onglet, setOnglet] = useState<Onglet>('dents');
  const [selection, setSelection] = useState<string>();
  const [aide, setAide] = useState(false);
  const [grand, setGrand] = useState(false);
  const [bornes, setBornes] = useBornes();
  const [lettresActives, setLettresActives] = useLettresActives();
  const salle = useRef<HTMLDivElement>(null);
  const reperes = reperesDuChart(lecture.chart);
  const cible = cibleCourante(onglet, curseur, site);

  useRaccourcis({ '?': () => setAide(true), z: agrandir }, { actif: lettresActives && !aide });
  useHistorique(lecture, !aide);
  usePanneaux(salle);

  function agrandir() {
    setGrand(!grand);
    // The other panes leave, and with them whatever had the focus there.
    if (!grand) salle.current?.querySelector<HTMLElement>('[role=application]')?.focus();
  }

  function suivreRepere(id: string) {
    setSelection(id);
    const repere = reperes.find((candidat) => candidat.id === id);
    if (!repere) return;
    if (repere.cible.sorte === 'SITE') {
      setOnglet('muqueuse');
      setSite(repere.cible.site);
    } else {
      setOnglet('dents');
      setCurseur(
        repere.cible.sorte === 'FACE'
          ? { dent: repere.cible.dent, face: repere.cible.face }
          : { dent: repere.cible.dent },
      );
    }
  }

  const nomImage = (mediaId: string) => images.find(({ id }) => id === mediaId)?.vue.libelle ?? '';
  const [gauche, droite] = bornes;

  return (
    <div className={styles.salle} data-ambiance="lecture" data-densite="bureau">
      <div
        ref={salle}
        className={styles.panneaux}
        data-grand={grand || undefined}
        style={
          {
            '--gauche': `${gauche}fr`,
            '--milieu': `${droite - gauche}fr`,
            '--droite': `${100 - droite}fr`,
          } as React.CSSProperties
        }
      >
        <section className={styles.images} aria-label={T.images} tabIndex={-1} data-pane>
          <Visionneuse
            images={images}
            active={active}
            onActive={setActive}
            reperes={reperes}
            selection={selection}
            onSelection={suivreRepere}
            ciblePose={libelleCible(cible)}
            onRepere={(repere) => lecture.executer([{ type: 'AJOUTER_REPERE', cible, repere }])}
            raccourcis={lettresActives && !aide}
            {...(chargerMoteur ? { chargerMoteur } : {})}
          />
        </section>
        <Separateur
          nom={T.separateur(T.images, T.chart)}
          valeur={gauche}
          min={MINIMUM}
          max={droite - MINIMUM}
          onChange={(valeur) => setBornes([valeur, droite])}
        />
        <section className={styles.chart} aria-label={T.chart} tabIndex={-1} data-pane>
          <PaneChart
            lecture={lecture}
            curseur={curseur}
            onCurseur={setCurseur}
            site={site}
            onSite={setSite}
            onglet={onglet}
            onOnglet={setOnglet}
            nomImage={nomImage}
            raccourcis={lettresActives}
            onAide={() => setAide(true)}
          />
        </section>
        <Separateur
          nom={T.separateur(T.chart, T.compteRendu)}
          valeur={droite}
          min={gauche + MINIMUM}
          max={100 - MINIMUM}
          onChange={(valeur) => setBornes([gauche, valeur])}
        />
        <section className={styles.compteRendu} aria-label={T.compteRendu} tabIndex={-1} data-pane>
          {children}
        </section>
      </div>
      <AideRaccourcis
        ouverte={aide}
        onOuverte={setAide}
        gestes={gestes ?? []}
        lettresActives={lettresActives}
        onLettresActives={setLettresActives}
      />
    </div>
  );
}

/** What a new pin belongs to: whatever the reader is looking at on the chart. */
function cibleCourante(onglet: Onglet, { dent, face }: Curseur, site: CodeSite): Cible {
  if (onglet === 'muqueuse') return { sorte: 'SITE', site };
  return face ? { sorte: 'FACE', dent, face } : { sorte: 'DENT', dent };
}
