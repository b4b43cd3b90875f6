import type { Cible, Commande } from '@orapont/domain/bouche/commandes';
import type { Repere } from '@orapont/domain/bouche/observation';
import { X } from 'lucide-react';
import { IconButton } from '../../../ui/IconButton.tsx';
import styles from './ReperesCible.module.css';

interface Props {
  readonly cible: Cible;
  readonly reperes: readonly Repere[];
  readonly nomImage: (mediaId: string) => string;
  readonly onCommandes: ((commandes: readonly Commande[]) => void) | undefined;
}

/** Pins of one tooth, face or site, by the picture they are on. */
export function ReperesCible({ cible, reperes, nomImage, onCommandes }: Props) {
  if (reperes.length === 0) return null;
  return (
    <ul className={styles.liste} aria-label="Repères">
      {reperes.map((repere) => (
        <li key={`${repere.mediaId} ${repere.x} ${repere.y}`}>
          <span>Repère sur «&nbsp;{nomImage(repere.mediaId)}&nbsp;»</span>
          {onCommandes && (
            <IconButton
              label="Retirer ce repère"
              icon={<X aria-hidden="true" />}
              onPress={() => onCommandes([{ type: 'RETIRER_REPERE', cible, repere }])}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
