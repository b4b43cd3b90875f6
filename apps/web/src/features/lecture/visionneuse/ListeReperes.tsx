import { useId } from 'react';
import styles from './ListeReperes.module.css';
import type { RepereAffiche } from './modele.ts';
import { TEXTES_VISIONNEUSE as T } from './textes.ts';

interface Props {
  readonly reperes: readonly (RepereAffiche & { readonly numero: number })[];
  readonly selection: string | undefined;
  readonly onSelection: (id: string) => void;
}

/** What the pins of the current picture say, in words: a drawing on a picture is mute. */
export function ListeReperes({ reperes, selection, onSelection }: Props) {
  const titre = useId();
  return (
    <section className={styles.reperes} aria-labelledby={titre}>
      <h3 id={titre} className={styles.titre}>
        {T.reperes}
      </h3>
      {reperes.length === 0 ? (
        <p className={styles.vide}>{T.aucunRepere}</p>
      ) : (
        <ol className={styles.liste}>
          {reperes.map(({ id, numero, libelle }) => (
            <li key={id} value={numero}>
              <button
                type="button"
                className={styles.repere}
                aria-pressed={id === selection}
                onClick={() => onSelection(id)}
              >
                <span className={styles.numero}>{numero}</span>
                {libelle}
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
