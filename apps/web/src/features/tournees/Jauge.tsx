import type { LigneTourneeT } from '@orapont/contract/tournee';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { T } from './textes.ts';

/** How many people have been come to, whatever came of it. */
export function Jauge({ avancement }: { readonly avancement: LigneTourneeT['avancement'] }) {
  const { total, A_VOIR } = avancement;
  const faits = total - A_VOIR;
  return (
    <ProgressBar
      label={T.avancement}
      value={total === 0 ? 0 : Math.round((faits / total) * 100)}
      valueText={T.faites(faits, total)}
      state={total > 0 && A_VOIR === 0 ? 'done' : 'running'}
    />
  );
}
