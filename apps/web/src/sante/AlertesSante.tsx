import type { Alerte } from '@orapont/domain/sante/alertes';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import styles from './Sante.module.css';
import { TEXTES_SANTE as T } from './textes.ts';

const ICONES = { DANGER: CircleAlert, ATTENTION: TriangleAlert, INFORMATION: Info } as const;

type AlerteLue = Pick<Alerte, 'niveau' | 'phrase' | 'source'> & { readonly code: string };

/** Contra-indications and risks, most serious first, each with its word, its drawing and what raised it. */
export function AlertesSante({ alertes }: { readonly alertes: readonly AlerteLue[] }) {
  if (alertes.length === 0) return <p className={styles['discret']}>{T.aucuneAlerte}</p>;
  return (
    <section aria-label={T.alertes}>
      <ul className={styles['alertes']}>
        {alertes.map(({ code, niveau, phrase, source }) => {
          const Icone = ICONES[niveau];
          return (
            <li key={code} className={styles['alerte']} data-niveau={niveau}>
              <Icone aria-hidden="true" />
              <div>
                <p>
                  <strong>
                    {T.niveaux[niveau]}
                    {'\u00a0'}:
                  </strong>{' '}
                  {phrase}
                </p>
                <p className={styles['source']}>{source}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
