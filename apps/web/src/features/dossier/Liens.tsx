import type { LienT } from '@orapont/contract/dossier';
import { formaterDate } from '@orapont/domain/dates';
import { LIBELLES_PREUVE_LIEN } from '@orapont/domain/teleexpertise/lien';
import { Card } from '../../ui/Card.tsx';
import styles from './Dossier.module.css';
import { TEXTES as T } from './textes.ts';

/** « Connu par le patient », each with what proves it (TE-07). */
export function Liens({ liens }: { readonly liens: readonly LienT[] }) {
  return (
    <Card title={T.liens}>
      {liens.length === 0 ? (
        <p className={styles['discret']}>{T.aucunLien}</p>
      ) : (
        <ul className={styles['rangees']}>
          {liens.map((lien) => (
            <li key={lien.id} className={styles['rangee']}>
              <span className={styles['qui']}>
                <span>{lien.professionnelNom}</span>
                <span className={styles['details']}>{preuve(lien)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const preuve = ({ preuve: code, dateContact, attestant, recevable }: LienT) =>
  [
    LIBELLES_PREUVE_LIEN[code],
    dateContact ? formaterDate(dateContact) : '',
    `atteste\u00a0: ${attestant}`,
    recevable ? '' : T.nonRecevable,
  ]
    .filter((morceau) => morceau !== '')
    .join(' · ');
