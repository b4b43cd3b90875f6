import { direApercu } from '@orapont/domain/captation/apercu';
import { direExtrait } from '@orapont/domain/captation/extrait';
import { LIBELLE_MODALITE } from '@orapont/domain/captation/medias';
import styles from './CadreImage.module.css';
import { estModifiee } from './lumiere.ts';
import type { ImageDeLecture, Reglages } from './modele.ts';
import { TEXTES_VISIONNEUSE as T } from './textes.ts';

interface Props {
  readonly image: ImageDeLecture;
  readonly reglages: Reglages;
  readonly originale: boolean;
  readonly onFilm?: (() => void) | undefined;
}

/** What is shown, and everything that makes it look otherwise than it was recorded. */
export function Legende({ image, reglages, originale, onFilm }: Props) {
  const { apercu, originalePerdueLe = null, extrait } = image.source ?? {};
  const mentions = [
    apercu && direApercu(apercu, originalePerdueLe),
    image.modalite !== 'LUMIERE_BLANCHE' && LIBELLE_MODALITE[image.modalite],
    image.miroir && reglages.retourne && T.miroirRedresse,
    image.miroir !== reglages.retourne && T.imageRetournee,
    estModifiee(reglages) && T.modifieALAffichage,
    originale && T.definitionOriginale,
    image.source?.dispositif?.nom,
  ].filter(Boolean);
  return (
    <p className={styles.legende}>
      <span className={styles.vue}>
        {image.vue.libelle}
        {image.date && <span className={styles.date}>{T.imageDu(image.date)}</span>}
      </span>
      {extrait &&
        (onFilm ? (
          <button type="button" className={styles.film} onClick={onFilm}>
            {T.voirDansLeFilm(direExtrait(extrait))}
          </button>
        ) : (
          <span>{T.deLaVideo(direExtrait(extrait))}</span>
        ))}
      <span className={styles.mentions}>{mentions.join(' · ')}</span>
    </p>
  );
}
