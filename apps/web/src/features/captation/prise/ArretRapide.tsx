import type { IssueCaptation } from '@orapont/domain/captation/issue';
import { CirclePause, Flag, Hand, Moon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { cx } from '../../../ui/cx.ts';
import { T } from '../textes.ts';
import styles from './Commandes.module.css';

const ARRETS = [
  { issue: 'PAUSE', texte: T.pause, nom: T.pause, Icone: CirclePause },
  { issue: 'REFUS', texte: T.refus, nom: T.refus, Icone: Hand },
  { issue: 'FATIGUE', texte: T.fatigue, nom: T.fatigueNom, Icone: Moon },
  { issue: 'PARTIELLE', texte: T.terminer, nom: T.terminer, Icone: Flag },
] as const;

/** One tap each, undone on the next screen: stopping is never harder than going on. */
export function ArretRapide({ onFinir }: { readonly onFinir: (issue: IssueCaptation) => void }) {
  return (
    <fieldset className={styles.arrets} aria-label={T.arreter}>
      {ARRETS.map(({ issue, texte, nom, Icone }) => (
        <Button
          key={issue}
          className={cx(styles.arret)}
          {...(nom === texte ? {} : { 'aria-label': nom })}
          onPress={() => onFinir(issue)}
        >
          <Icone aria-hidden="true" />
          <span>{texte}</span>
        </Button>
      ))}
    </fieldset>
  );
}
