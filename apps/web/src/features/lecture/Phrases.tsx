import type { ObservationBouche } from '@orapont/domain/bouche/observation';
import { phrasesObservation } from '@orapont/domain/bouche/resume';
import { Link } from 'react-router';
import styles from './EcranRelecture.module.css';
import { T } from './textes.ts';

/** What was not seen has no pixel to show. */
export const NON_VUS = /^(?:Vu en partie|Non vu)/u;

/** The sentences of the chart; each that is pinned on a picture leads to it. */
export function Phrases({
  chart,
  constats,
}: {
  readonly chart: ObservationBouche;
  /** Address of the sentences beside their pictures. */
  readonly constats: string;
}) {
  const phrases = phrasesObservation(chart).map((phrase, rang) => ({ ...phrase, rang }));
  const dites = phrases.filter(({ texte }) => !NON_VUS.test(texte));
  if (dites.length === 0) return T.sansConstat;
  return (
    <ul className={styles.phrases}>
      {dites.map(({ texte, reperes, rang }) => (
        <li key={texte}>
          {reperes.length > 0 ? <Link to={`${constats}?phrase=${rang}`}>{texte}</Link> : texte}
        </li>
      ))}
    </ul>
  );
}
