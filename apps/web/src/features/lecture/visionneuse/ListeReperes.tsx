import { direAnnotation } from '@orapont/domain/bouche/annotation';
import { Move, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { IconButton } from '../../../ui/IconButton.tsx';
import styles from './ListeReperes.module.css';
import { type Reglages, type RepereAffiche, telQueMontre } from './modele.ts';
import { TEXTES_VISIONNEUSE as T } from './textes.ts';

interface Props {
  readonly reperes: readonly (RepereAffiche & { readonly numero: number })[];
  /** « À gauche » is said of the picture as it is shown. */
  readonly reglages: Reglages;
  readonly selection: string | undefined;
  readonly onSelection: (id: string) => void;
  /** Absent where pins are only shown. */
  readonly onDeplacer?: ((id: string) => void) | undefined;
  readonly onRetirer?: ((id: string) => void) | undefined;
}

/** What the pins and drawings of the current picture say, in words: a drawing on a picture is mute. */
export function ListeReperes({ reperes, reglages, selection, onSelection, onDeplacer, onRetirer }: Props) {
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
          {reperes.map((repere) => (
            <li key={repere.id} value={repere.numero} className={styles.element}>
              <button
                type="button"
                className={styles.repere}
                aria-pressed={repere.id === selection}
                onClick={() => onSelection(repere.id)}
                onKeyDown={(event) => {
                  if (event.key !== 'Delete' || !onRetirer) return;
                  event.preventDefault();
                  onRetirer(repere.id);
                }}
              >
                <span className={styles.numero}>{repere.numero}</span>
                <span>
                  {repere.libelle}
                  <span className={styles.dessin}>
                    {' '}
                    {direAnnotation(repere, telQueMontre(repere, reglages))}
                  </span>
                </span>
              </button>
              {repere.id === selection && onDeplacer && repere.trait?.forme !== 'MOMENT' && (
                <IconButton
                  label={T.deplacerRepere}
                  icon={<Move aria-hidden="true" />}
                  onPress={() => onDeplacer(repere.id)}
                />
              )}
              {repere.id === selection && onRetirer && (
                <IconButton
                  label={T.retirerRepere}
                  shortcut="Suppr"
                  icon={<Trash2 aria-hidden="true" />}
                  onPress={() => onRetirer(repere.id)}
                />
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
