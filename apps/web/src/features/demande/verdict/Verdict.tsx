import type { ObstacleT, VerdictT } from '@orapont/contract/demande';
import { Banner } from '../../../ui/Banner.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import styles from '../Demande.module.css';
import { T_VERDICT as T } from '../textes.ts';
import { Issues } from './Issues.tsx';
import type { VerdictProps } from './props.ts';

/** Said to who prepares, not held against him: another will send. */
const A_VALIDER = ['REQUERANT_NON_PROFESSIONNEL_DE_SANTE', 'REQUERANT_HORS_STRUCTURE'];

/** Every obstacle at once, in plain words, with its source and the ways out; then the quota in both readings. */
export function Verdict(props: VerdictProps) {
  const { verdict } = props;
  const obstacles = verdict.obstacles.filter(({ code }) => !A_VALIDER.includes(code));
  const aValider = verdict.obstacles.length > obstacles.length;
  return (
    <Stack>
      {obstacles.length === 0 ? (
        <Banner kind="success" title={T.accord} />
      ) : (
        <Banner kind="attention" title={T.refus} isLive>
          <ul className={styles.obstacles}>
            {obstacles.map((obstacle) => (
              <li key={obstacle.code} className={styles.obstacle}>
                <Phrase obstacle={obstacle} />
                <Issues {...props} obstacle={obstacle} />
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {aValider && (
        <Banner kind="info" title={T.valider}>
          {T.validerTexte}
        </Banner>
      )}
      <ASavoir verdict={verdict} />
    </Stack>
  );
}

function ASavoir({ verdict }: { readonly verdict: VerdictT }) {
  const { quota, avertissements, registreLu } = verdict;
  if (quota === null && avertissements.length === 0) return null;
  return (
    <Banner kind="info" title={T.savoir}>
      <Stack gap="small">
        {quota && <p>{quota.phrase}</p>}
        {quota && !registreLu && <p>{T.sansRegistre}</p>}
        {avertissements.map((avertissement) => (
          <Phrase key={avertissement.code} obstacle={avertissement} />
        ))}
      </Stack>
    </Banner>
  );
}

function Phrase({ obstacle }: { readonly obstacle: ObstacleT }) {
  return (
    <div>
      <p>{obstacle.phrase}</p>
      <p className={styles.discret}>
        {T.source}
        {'\u00a0'}: {obstacle.source} ({obstacle.regle})
      </p>
    </div>
  );
}
