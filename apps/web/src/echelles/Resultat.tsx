import type { Echelle, Reponses } from '@orapont/domain/evaluation/echelle';
import { phrasesDe } from '@orapont/domain/evaluation/lire-score';
import styles from './Echelles.module.css';
import { TEXTES_ECHELLES as T } from './textes.ts';

interface ResultatProps {
  readonly echelle: Echelle;
  readonly reponses: Reponses;
}

/** Read out as it changes: the score, the published threshold, nothing else. */
export function Resultat({ echelle, reponses }: ResultatProps) {
  const repondu = Object.values(reponses).some((reponse) => reponse !== undefined);
  return (
    <section className={styles['resultat']} aria-label={T.resultatProvisoire}>
      <div role="status">
        {repondu ? (
          phrasesDe(echelle, reponses).map((phrase, rang) => (
            <p key={phrase} className={rang === 0 ? styles['score'] : undefined}>
              {phrase}
            </p>
          ))
        ) : (
          <p>{T.aucuneReponse}</p>
        )}
      </div>
      {echelle.seuils.length > 0 && <p className={styles['discret']}>{T.pasUnDiagnostic}</p>}
      <p className={styles['discret']}>
        {T.source}
        {'\u00a0'}: {echelle.source}
      </p>
    </section>
  );
}
