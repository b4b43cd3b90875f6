import { type ReactNode, useRef, useState } from 'react';
import { libelleCible } from '../chart/libelles.ts';
import { reperesDuChart } from '../chart/reperes.ts';
import type { useChart } from '../chart/useChart.ts';
import { useAmener } from '../useAmener.ts';
import { useRaccourcis } from '../useRaccourcis.ts';
import type { LigneAide } from '../visionneuse/gestes-visionneuse.ts';
import type { ImageDeLecture } from '../visionneuse/modele.ts';
import type { VisionneuseProps } from '../visionneuse/proprietes-visionneuse.ts';
import { Visionneuse } from '../visionneuse/Visionneuse.tsx';
import { AideRaccourcis } from './AideRaccourcis.tsx';
import { PaneChart } from './PaneChart.tsx';
import styles from './SalleDeLecture.module.css';
import { Separateur } from './Separateur.tsx';
import { type GroupeAide, groupesAide, TEXTES_SALLE as T } from './textes.ts';
import { MINIMUM, useBornes } from './useBornes.ts';
import { useHistorique } from './useHistorique.ts';
import { useLettresActives } from './useLettresActives.ts';
import { usePanneaux } from './usePanneaux.ts';
import { type Montree, useRegard } from './useRegard.ts';

export interface SalleDeLectureProps {
  /** In mouth order. */
  readonly images: readonly ImageDeLecture[];
  readonly enPreparation?: boolean;
  /** The same person's pictures of earlier dates, newest first. */
  readonly anterieures?: readonly ImageDeLecture[];
  /** A place of the mouth asked for by the address or by a sentence of the answer: its pins come to the middle. */
  readonly montree?: Montree | undefined;
  readonly lecture: ReturnType<typeof useChart>;
  /** Keys of the case, beside those of the room: the help shows what does something now. */
  readonly gestes?: readonly (readonly [touche: string, effet: string])[];
  /** The compte rendu's pane. */
  readonly children: ReactNode;
  readonly chargerMoteur?: VisionneuseProps['chargerMoteur'];
}

/**
 * The reading room: the pictures have most of the window, the chart and the compte rendu share its side, one under the other on a
 * phone. F6 goes from pane to pane; everything else has a key shown by « ? ».
 */
export function SalleDeLecture(props: SalleDeLectureProps) {
  const { images, anterieures, lecture, gestes, children, chargerMoteur } = props;
  const [active, setActive] = useState(images[0]?.id ?? '');
  const [aide, setAide] = useState<readonly GroupeAide[]>();
  const aideImages = useRef<() => readonly LigneAide[]>(() => []);
  const [grand, setGrand] = useState(false);
  const [bornes, setBornes] = useBornes();
  const [lettresActives, setLettresActives] = useLettresActives();
  const salle = useRef<HTMLDivElement>(null);
  const voletImages = useRef<HTMLElement>(null);
  const reperes = reperesDuChart(lecture.chart);
  const regard = useRegard({ ...props, reperes, onActive: setActive });

  useRaccourcis({ '?': aider, z: agrandir }, { actif: lettresActives && !aide });
  useHistorique(lecture, !aide);
  usePanneaux(salle);
  useAmener(voletImages, props.montree);

  function agrandir() {
    setGrand(!grand);
    // The other panes leave, and with them whatever had the focus there.
    if (!grand) salle.current?.querySelector<HTMLElement>('[role=application]')?.focus();
  }

  /** The keys that do something as things stand: no other is shown. */
  function aider() {
    setAide(
      groupesAide({
        dossier: gestes ?? [],
        images: aideImages.current(),
        onglet: grand ? undefined : regard.onglet,
      }),
    );
  }

  const nomImage = (mediaId: string) => images.find(({ id }) => id === mediaId)?.vue.libelle ?? '';
  const [gauche, haut] = bornes;

  return (
    <div className={styles.salle} data-ambiance="lecture" data-densite="bureau">
      <div
        ref={salle}
        className={styles.panneaux}
        data-grand={grand || undefined}
        style={
          {
            '--gauche': `${gauche}fr`,
            '--droite': `${100 - gauche}fr`,
            '--haut': `${haut}fr`,
            '--bas': `${100 - haut}fr`,
          } as React.CSSProperties
        }
      >
        <section ref={voletImages} className={styles.images} aria-label={T.images} tabIndex={-1} data-pane>
          <Visionneuse
            images={images}
            enPreparation={props.enPreparation ?? false}
            anterieures={anterieures ?? []}
            active={active}
            onActive={regard.suivreImage}
            lueurs={regard.lueurs}
            reperes={reperes}
            selection={regard.selection}
            fois={props.montree?.fois}
            onSelection={regard.suivreRepere}
            ciblePose={libelleCible(regard.cible)}
            onRepere={(repere) => lecture.executer([{ type: 'AJOUTER_REPERE', cible: regard.cible, repere }])}
            onChanger={regard.changer}
            onRetirer={regard.retirer}
            raccourcis={lettresActives && !aide}
            aide={aideImages}
            {...(chargerMoteur ? { chargerMoteur } : {})}
          />
        </section>
        <Separateur
          nom={T.separateur(T.images, T.chart)}
          valeur={gauche}
          min={MINIMUM}
          max={100 - MINIMUM}
          onChange={(valeur) => setBornes([valeur, haut])}
        />
        <section className={styles.chart} aria-label={T.chart} tabIndex={-1} data-pane>
          <PaneChart
            lecture={lecture}
            curseur={regard.curseur}
            onCurseur={regard.setCurseur}
            site={regard.site}
            onSite={regard.setSite}
            onglet={regard.onglet}
            onOnglet={regard.setOnglet}
            nomImage={nomImage}
            raccourcis={lettresActives}
            onAide={aider}
          />
        </section>
        <Separateur
          nom={T.hauteur(T.chart, T.compteRendu)}
          sens="horizontal"
          valeur={haut}
          min={MINIMUM}
          max={100 - MINIMUM}
          onChange={(valeur) => setBornes([gauche, valeur])}
        />
        <section className={styles.compteRendu} aria-label={T.compteRendu} tabIndex={-1} data-pane>
          {children}
        </section>
      </div>
      <AideRaccourcis
        groupes={aide}
        onFermer={() => setAide(undefined)}
        lettresActives={lettresActives}
        onLettresActives={setLettresActives}
      />
    </div>
  );
}
