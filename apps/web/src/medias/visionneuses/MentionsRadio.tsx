import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import { direTrait } from '@orapont/domain/bouche/annotation';
import { PHRASE_SANS_PLANS } from '@orapont/domain/imagerie/geometrie';
import type { MesureFaite } from './mesures.ts';
import type { Reglages } from './moteurDicom.ts';
import { TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';
import styles from './Visionneuses.module.css';

interface Props {
  readonly technique: TechniqueDicomT;
  readonly reglages: Reglages;
  /** Those that stay on this screen. */
  readonly mesures: readonly MesureFaite[];
}

/** What is on the screen in words: window, where millimetres come from, each measure. */
export function MentionsRadio({ technique, reglages, mesures }: Props) {
  const { espacement, canaux, ecartees, images, geometrie } = technique;
  return (
    <div className={styles.mentions}>
      {canaux === 1 && (
        <p>
          {T.fenetre} : {T.fenetreLue(reglages.fenetre.centre, reglages.fenetre.largeur)}
        </p>
      )}
      <p>
        {espacement ? (
          T.source[espacement.source](espacement.x)
        ) : (
          <>
            <strong>{T.nonEtalonnee}.</strong> {T.nonEtalonneeAide}
          </>
        )}
      </p>
      {images > 1 && canaux === 1 && geometrie?.etat !== 'PLANS' && (
        <p>{geometrie ? PHRASE_SANS_PLANS[geometrie.motif] : T.plansNonLus}</p>
      )}
      {ecartees > 0 && <p>{T.ecartees(ecartees)}</p>}
      {mesures.length > 0 && (
        <>
          <ol aria-label={T.mesures} className={styles.mesures}>
            {mesures.map((mesure) => (
              <li key={JSON.stringify(mesure)}>{direTrait(mesure)}</li>
            ))}
          </ol>
          <p>{T.mesuresIci}</p>
        </>
      )}
    </div>
  );
}
