import type { ObstacleT } from '@orapont/contract/demande';
import styles from '../Demande.module.css';

export function ListeObstacles({ obstacles }: { readonly obstacles: readonly ObstacleT[] }) {
  return (
    <ul>
      {obstacles.map(({ code, phrase, source }) => (
        <li key={code}>
          {phrase} <span className={styles.discret}>({source})</span>
        </li>
      ))}
    </ul>
  );
}
