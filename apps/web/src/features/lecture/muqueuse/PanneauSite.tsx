import type { Commande } from '@orapont/domain/bouche/commandes';
import { type CodeSite, LIBELLE_SITE } from '@orapont/domain/bouche/muqueuse';
import {
  LIBELLE_MOTIF_NON_VUE,
  LIBELLE_VISIBILITE,
  MOTIFS_NON_VUE,
  type MotifNonVue,
  type ObservationBouche,
  type ObservationSite,
  siteObserve,
  VISIBILITES,
} from '@orapont/domain/bouche/observation';
import { type KeyboardEvent, type Ref, useId } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { libelleSite } from '../chart/libelles.ts';
import { ChoixUnique } from '../commun/Choix.tsx';
import cadre from '../commun/Panneau.module.css';
import { Precision } from '../commun/Precision.tsx';
import { ReperesCible } from '../commun/ReperesCible.tsx';
import styles from './CarteMuqueuse.module.css';
import { FormulaireLesion } from './FormulaireLesion.tsx';
import { ajouterLesion, avecLesions, regarderSite, sansLesion } from './gestes.ts';
import { TEXTES_MUQUEUSE as T } from './textes.ts';

interface Props {
  readonly chart: ObservationBouche;
  readonly site: CodeSite;
  readonly onCommandes: (commandes: readonly Commande[]) => void;
  readonly nomImage: (mediaId: string) => string;
  /** Escape: back to the list. */
  readonly onFermer: () => void;
  readonly ref: Ref<HTMLElement>;
}

/** Everything about one site: what is seen of it, and each lesion described. */
export function PanneauSite({ chart, site, onCommandes, nomImage, onFermer, ref }: Props) {
  const titre = useId();
  const observation = siteObserve(chart, site);
  const cible = { sorte: 'SITE', site } as const;
  const { lesions, constat } = observation;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onFermer();
  }

  return (
    <section ref={ref} tabIndex={-1} className={cadre.panneau} aria-labelledby={titre} onKeyDown={onKeyDown}>
      <h3 id={titre} className={styles.titre}>
        {LIBELLE_SITE[site]}
        <span className={styles.etat}>{libelleSite(site, observation)}</span>
      </h3>
      <RegardSite site={site} observation={observation} onCommandes={onCommandes} />
      <div className={styles.actions}>
        <Button
          variant="secondary"
          isDisabled={constat === 'SANS_LESION_VISIBLE'}
          onPress={() => onCommandes([sansLesion(site)])}
        >
          {T.sansLesion}
        </Button>
        <Button variant="secondary" onPress={() => onCommandes([ajouterLesion(chart, site)])}>
          {lesions.length === 0 ? T.ajouterLesion : T.autreLesion}
        </Button>
      </div>
      {lesions.map((lesion, rang) => (
        <FormulaireLesion
          // biome-ignore lint/suspicious/noArrayIndexKey: a lesion has no name but its rank
          key={`${site} ${rang}`}
          rang={rang + 1}
          lesion={lesion}
          onChange={(suivante) =>
            onCommandes([
              avecLesions(
                site,
                lesions.map((autre, i) => (i === rang ? suivante : autre)),
              ),
            ])
          }
          onRetirer={() =>
            onCommandes([
              avecLesions(
                site,
                lesions.filter((_, i) => i !== rang),
              ),
            ])
          }
        />
      ))}
      <Precision key={site} cible={cible} precision={observation.precision} onCommandes={onCommandes} />
      <ReperesCible
        cible={cible}
        reperes={observation.reperes}
        nomImage={nomImage}
        onCommandes={onCommandes}
      />
    </section>
  );
}

function RegardSite({
  site,
  observation,
  onCommandes,
}: {
  readonly site: CodeSite;
  readonly observation: ObservationSite;
  readonly onCommandes: (commandes: readonly Commande[]) => void;
}) {
  const { visibilite, motif, provenance } = observation;
  const constatee = provenance === 'CONSTATEE';
  return (
    <>
      <ChoixUnique
        titre={T.visibilite}
        options={VISIBILITES.map((v) => ({ valeur: v, libelle: LIBELLE_VISIBILITE[v], ...TOUCHE[v] }))}
        valeur={constatee ? visibilite : null}
        onChange={(v) =>
          onCommandes([
            v === null
              ? { type: 'EFFACER', cible: { sorte: 'SITE', site } }
              : regarderSite(site, v, v === 'NON_VUE' ? (motif ?? 'HORS_CHAMP') : motif),
          ])
        }
      />
      {constatee && visibilite !== 'VUE' && (
        <Select
          label={T.motif}
          options={MOTIFS_NON_VUE.map((m) => ({ id: m, label: LIBELLE_MOTIF_NON_VUE[m] }))}
          value={motif}
          onChange={(m) => onCommandes([regarderSite(site, visibilite, m as MotifNonVue)])}
        />
      )}
    </>
  );
}

const TOUCHE = { VUE: {}, PARTIELLE: { touche: 'T' }, NON_VUE: { touche: 'N' } } as const;
