import type { Vue } from '@orapont/domain/captation/vue';
import { DessinVue } from '../../../captation-dessins/DessinVue.tsx';
import { T } from '../textes.ts';
import styles from './Prise.module.css';

interface ConsigneProps {
  readonly vue: Vue;
  readonly rang: number;
  readonly total: number;
  readonly auMiroir: boolean;
  /** The twin in white light of a picture in fluorescence is still to be taken. */
  readonly jumelle: boolean;
}

/** What to do now, in one sentence. */
export function Consigne({ vue, rang, total, auMiroir, jumelle }: ConsigneProps) {
  return (
    <section className={styles.consigne} aria-live="polite" aria-atomic="true">
      <DessinVue dessin={vue.dessin} decoratif className={styles.dessin} />
      <div className={styles.consigneTexte}>
        <h2>
          {vue.libelle}
          {rang > 0 && <span className={styles.rang}>{T.vueSur(rang, total)}</span>}
          {auMiroir && <span className={styles.rang}>{T.auMiroir}</span>}
        </h2>
        <p>{jumelle ? T.jumelle : vue.consigne}</p>
      </div>
    </section>
  );
}
