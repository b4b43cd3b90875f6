import { PHRASE_BOUCHE } from '@orapont/domain/bouche/coherence';
import { DENTURES, type Denture, LIBELLE_DENTURE } from '@orapont/domain/bouche/dents';
import type { CodeSite } from '@orapont/domain/bouche/muqueuse';
import { siteObserve } from '@orapont/domain/bouche/observation';
import { Keyboard, Redo2, Undo2 } from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import type { useChart } from '../chart/useChart.ts';
import { CarteMuqueuse } from '../muqueuse/CarteMuqueuse.tsx';
import { Odontogramme } from '../odontogramme/Odontogramme.tsx';
import { PanneauDent } from '../odontogramme/PanneauDent.tsx';
import type { Curseur } from '../odontogramme/proprietes.ts';
import styles from './SalleDeLecture.module.css';
import { type Onglet, TEXTES_SALLE as T } from './textes.ts';

interface Props {
  readonly lecture: ReturnType<typeof useChart>;
  readonly curseur: Curseur;
  readonly onCurseur: (curseur: Curseur) => void;
  readonly site: CodeSite;
  readonly onSite: (site: CodeSite) => void;
  readonly onglet: Onglet;
  readonly onOnglet: (onglet: Onglet) => void;
  readonly nomImage: (mediaId: string) => string;
  readonly raccourcis: boolean;
  readonly onAide: () => void;
}

/** Teeth and mucosa, each on its tab, with undo and the sentence that says why a gesture was refused. */
export function PaneChart(props: Props) {
  const { lecture, curseur, onCurseur, site, onSite, onglet, onOnglet, nomImage, raccourcis } = props;
  const { chart, executer, refus } = lecture;
  const panneau = useRef<HTMLElement>(null);
  const zone = useRef<HTMLDivElement>(null);
  const lesions = Object.keys(chart.muqueuse).filter(
    (code) => siteObserve(chart, code as CodeSite).constat === 'LESION',
  ).length;

  const dents = (
    <div ref={zone} className={styles.dents}>
      <Odontogramme
        chart={chart}
        onCommandes={executer}
        curseur={curseur}
        onCurseur={onCurseur}
        onOuvrir={() => panneau.current?.focus()}
        onAnnuler={lecture.annuler}
        onRetablir={lecture.retablir}
        raccourcis={raccourcis}
      />
      <PanneauDent
        ref={panneau}
        chart={chart}
        curseur={curseur}
        onCurseur={onCurseur}
        onCommandes={executer}
        nomImage={nomImage}
        onFermer={() => zone.current?.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]')?.focus()}
      />
    </div>
  );

  const muqueuse = (
    <CarteMuqueuse
      chart={chart}
      onCommandes={executer}
      site={site}
      onSite={onSite}
      nomImage={nomImage}
      raccourcis={raccourcis}
    />
  );

  return (
    <>
      <div className={styles.barreChart}>
        <Select
          aria-label={T.denture}
          label={T.denture}
          options={DENTURES.map((denture) => ({ id: denture, label: LIBELLE_DENTURE[denture] }))}
          value={chart.denture}
          onChange={(denture) => executer([{ type: 'DENTURE', denture: denture as Denture }])}
        />
        <div className={styles.historique}>
          <IconButton
            label={T.raccourcis}
            shortcut="?"
            icon={<Keyboard aria-hidden="true" />}
            onPress={props.onAide}
          />
          <IconButton
            label={T.annuler}
            shortcut="Ctrl+Z"
            icon={<Undo2 aria-hidden="true" />}
            isDisabled={!lecture.peutAnnuler}
            onPress={lecture.annuler}
          />
          <IconButton
            label={T.retablir}
            shortcut="Ctrl+Y"
            icon={<Redo2 aria-hidden="true" />}
            isDisabled={!lecture.peutRetablir}
            onPress={lecture.retablir}
          />
        </div>
      </div>
      {refus.length > 0 && (
        <div role="alert" className={styles.refus}>
          {refus.map((motif) => (
            <p key={motif}>{PHRASE_BOUCHE[motif]}</p>
          ))}
        </div>
      )}
      <Tabs
        label={T.chart}
        selectedKey={onglet}
        onSelectionChange={(cle) => onOnglet(cle as Onglet)}
        tabs={[
          { id: 'dents', label: T.dents, content: dents },
          {
            id: 'muqueuse',
            label: T.muqueuse,
            content: muqueuse,
            ...(lesions > 0 ? { count: lesions } : {}),
          },
        ]}
      />
    </>
  );
}
