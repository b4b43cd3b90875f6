import {
  CONSTATS_FACE,
  FACE_NON_VUE,
  LIBELLE_CONSTAT_FACE,
  type ObservationFace,
} from '@orapont/domain/bouche/observation';
import type { AspectFace } from './aspects.ts';
import { EchantillonFace } from './DentSvg.tsx';
import styles from './Odontogramme.module.css';
import { TOUCHE_DU_CONSTAT } from './raccourcis.ts';
import { TEXTES_ODONTOGRAMME as T } from './textes.ts';

const VUE = { ...FACE_NON_VUE, visibilite: 'VUE', provenance: 'CONSTATEE' } as const;

const REGARDS: readonly (readonly [AspectFace, ObservationFace])[] = [
  ['non-vue', FACE_NON_VUE],
  ['presumee', { ...VUE, provenance: 'PRESUMEE' }],
  ['partielle', { ...VUE, visibilite: 'PARTIELLE' }],
];

/** What each drawing means, and the digit that writes it where the chart can be written. */
export function Legende({ prefixe, touches }: { readonly prefixe: string; readonly touches: boolean }) {
  return (
    <details className={styles.pliee}>
      <summary>{T.legende}</summary>
      <ul className={styles.legende}>
        {REGARDS.map(([aspect, observation]) => (
          <li key={aspect}>
            <EchantillonFace prefixe={prefixe} observation={observation} />
            {T.aspects[aspect]}
          </li>
        ))}
        {CONSTATS_FACE.map((constat) => (
          <li key={constat}>
            <EchantillonFace prefixe={prefixe} observation={{ ...VUE, constats: [constat] }} />
            {constat === 'SANS_LESION_VISIBLE' ? T.aspects['sans-lesion'] : LIBELLE_CONSTAT_FACE[constat]}
            {touches && <span className={styles.touche}>{TOUCHE_DU_CONSTAT[constat]}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
