import type { SchemaSigneT } from '@orapont/contract/lecture-historique';
import type { Cible } from '@orapont/domain/bouche/commandes';
import {
  type Difference,
  differences,
  LIBELLE_NON_COMPARABLE,
  type NatureDifference,
  porteUnConstat,
} from '@orapont/domain/bouche/difference';
import { libelleLieu } from '@orapont/domain/bouche/lieu';
import type { ObservationBouche } from '@orapont/domain/bouche/observation';
import { formaterDate, jourParis } from '@orapont/domain/dates';
import { useState } from 'react';
import { Select } from '../ui/Select.tsx';
import styles from './Historique.module.css';
import { SchemaDifference } from './SchemaDifference.tsx';
import { TEXTES_BOUCHE as T } from './textes-historique.ts';

interface Props {
  /** The newest first. */
  readonly schemas: readonly SchemaSigneT[];
  /** The chart being written, compared as if it were signed today. */
  readonly enCours?: ObservationBouche;
  readonly vide: string;
  /** Where the place can be looked at. */
  readonly onLieu?: (cible: Cible) => void;
}

type Date = { readonly id: string; readonly label: string; readonly chart: ObservationBouche };
const EN_COURS = 'en-cours';

/** Signed charts by date, and what changed between two of them: in words, and on the drawing. */
export function HistoriqueBouche({ schemas, enCours, vide, onLieu }: Props) {
  const dates = enDates(schemas, enCours);
  const [choix, setChoix] = useState<{ avant?: string; apres?: string }>({});
  if (schemas.length === 0) return <p className={styles.discret}>{vide}</p>;
  const apres = dates.find(({ id }) => id === choix.apres) ?? dates[0];
  const avant = dates.find(({ id }) => id === choix.avant) ?? dates[1] ?? dates[0];
  if (!apres || !avant) return null;
  const options = dates.map(({ id, label }) => ({ id, label }));
  return (
    <section className={styles.historique} aria-label={T.titre}>
      {dates.length === 1 ? (
        <p className={styles.discret}>
          {dates[0]?.label}. {T.seul}
        </p>
      ) : (
        <>
          <div className={styles.dates}>
            <Select
              label={T.entre}
              options={options}
              value={avant.id}
              onChange={(id) => setChoix({ ...choix, avant: String(id) })}
            />
            <Select
              label={T.et}
              options={options}
              value={apres.id}
              onChange={(id) => setChoix({ ...choix, apres: String(id) })}
            />
          </div>
          <Comparaison avant={avant.chart} apres={apres.chart} onLieu={onLieu} />
        </>
      )}
    </section>
  );
}

function enDates(schemas: readonly SchemaSigneT[], enCours: ObservationBouche | undefined): readonly Date[] {
  const signes = schemas.map(({ compteRenduId: id, signeLe, signataire, structure, chart }) => ({
    id,
    label: `${formaterDate(jourParis(signeLe))}, ${T.signePar(signataire, structure)}`,
    chart,
  }));
  return enCours ? [{ id: EN_COURS, label: T.enCours, chart: enCours }, ...signes] : signes;
}

const NATURES: readonly NatureDifference[] = ['APPARUE', 'MODIFIEE', 'DISPARUE', 'NON_COMPARABLE'];

function Comparaison({
  avant,
  apres,
  onLieu,
}: {
  readonly avant: ObservationBouche;
  readonly apres: ObservationBouche;
  readonly onLieu: ((cible: Cible) => void) | undefined;
}) {
  const toutes = differences(avant, apres);
  const dites = toutes.filter((d) => d.nature !== 'NON_COMPARABLE' || porteUnConstat(d));
  const reste = toutes.length - dites.length;
  return (
    <>
      {dites.length > 0 && <SchemaDifference denture={apres.denture} differences={dites} />}
      {dites.length === 0 && <p>{T.rien}</p>}
      {NATURES.map((nature) => (
        <Groupe
          key={nature}
          titre={T.groupes[nature]}
          differences={dites.filter((d) => d.nature === nature)}
          onLieu={onLieu}
        />
      ))}
      <p className={styles.discret}>
        {reste > 0 && `${T.reste(reste)} `}
        {T.nonVuPasSain}
      </p>
    </>
  );
}

function Groupe({
  titre,
  differences: celles,
  onLieu,
}: {
  readonly titre: string;
  readonly differences: readonly Difference[];
  readonly onLieu: ((cible: Cible) => void) | undefined;
}) {
  if (celles.length === 0) return null;
  return (
    <div className={styles.groupe}>
      <h4>{titre}</h4>
      <ul>
        {celles.map((d) => (
          <li key={`${libelleLieu(d.cible)} ${d.avant} ${d.apres}`} className={styles.ligne}>
            {onLieu ? (
              <button type="button" className={styles.lieu} onClick={() => onLieu(d.cible)}>
                {libelleLieu(d.cible)}
              </button>
            ) : (
              <span className={styles.lieu}>{libelleLieu(d.cible)}</span>
            )}
            <span>{T.devient(...enMots(d))}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the silent date could not say stands in its place: « non vue », never nothing. */
function enMots({ avant, apres, empechement }: Difference): [string, string] {
  if (!empechement) return [avant, apres];
  const raison = LIBELLE_NON_COMPARABLE[empechement.raison];
  return empechement.date === 'AVANT'
    ? [[avant, raison].filter(Boolean).join(', '), apres]
    : [avant, [apres, raison].filter(Boolean).join(', ')];
}
