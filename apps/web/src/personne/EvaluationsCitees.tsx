import type { EvaluationCiteeT } from '@orapont/contract/evaluation';
import { formaterDate, jourParis } from '@orapont/domain/dates';
import styles from './Personne.module.css';
import { TEXTES_PERSONNE as T } from './textes.ts';

/** Observations that came with a request: the sentences of that day, when, by whom, from which publication. */
export function EvaluationsCitees({ evaluations }: { readonly evaluations: readonly EvaluationCiteeT[] }) {
  return (
    <ul className={styles['citees']}>
      {evaluations.map(({ echelle, libelle, faiteLe, par, phrases, commentaire, source }) => (
        <li key={`${echelle} ${faiteLe}`}>
          <p>
            <strong>{libelle}</strong>, {formaterDate(jourParis(faiteLe))}
            {par && `, ${T.par(par)}`}
          </p>
          {[...phrases, commentaire].filter(Boolean).map((phrase) => (
            <p key={phrase}>{phrase}</p>
          ))}
          <p className={styles['discret']}>{source}</p>
        </li>
      ))}
    </ul>
  );
}
