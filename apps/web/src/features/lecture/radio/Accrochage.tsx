import type { MediaT } from '@orapont/contract/media';
import { accrocher, LIBELLE_CLICHE } from '@orapont/domain/captation/accrochage';
import { adresseMedia } from '../../../medias/adresse-media.ts';
import styles from './Accrochage.module.css';

interface Props {
  readonly acteId: string;
  readonly radios: readonly MediaT[];
  readonly active: string;
  readonly onActive: (id: string) => void;
}

/** Radiographs as on a mount: her right on the left, upper row, bitewings, lower row; nothing is placed at a guess. */
export function Accrochage({ acteId, radios, active, onActive }: Props) {
  const { larges, places, sansPlace } = accrocher(
    radios.map(({ id, cliche, dents }) => ({ id, cliche: cliche ?? 'AUTRE', dents })),
  );
  const bouton = (id: string) => {
    const radio = radios.find((candidate) => candidate.id === id);
    if (!radio) return null;
    const nom = [LIBELLE_CLICHE[radio.cliche ?? 'AUTRE'], radio.dents.join(' ')].filter(Boolean).join(' ');
    return (
      <button
        key={id}
        type="button"
        className={styles.cliche}
        aria-pressed={id === active}
        aria-label={nom}
        onClick={() => onActive(id)}
      >
        <img src={adresseMedia(radio, 'vignette', { acteId })} alt="" />
        <span>{radio.dents.join(' ') || nom}</span>
      </button>
    );
  };
  return (
    <section className={styles.accrochage} aria-label="Radiographies de la demande">
      {[...larges, ...sansPlace].length > 0 && (
        <div className={styles.larges}>{[...larges, ...sansPlace].map(bouton)}</div>
      )}
      {places.length > 0 && (
        <div className={styles.grille}>
          {places.map(({ id, rangee, colonne }) => (
            <div key={id} className={styles.place} data-rangee={rangee} data-colonne={colonne}>
              {bouton(id)}
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
