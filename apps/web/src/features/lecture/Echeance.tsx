import type { LigneLectureT } from '@orapont/contract/lecture';
import { LIBELLES_URGENCE } from '@orapont/domain/teleexpertise/echeance';
import { CircleCheck, Clock, ClockAlert, Flame, Timer } from 'lucide-react';
import { Status } from '../../ui/Status.tsx';
import { dateHeure } from './temps.ts';

type Props = Pick<LigneLectureT, 'echeance' | 'echeancePhrase' | 'enRetard' | 'groupe'>;

/** The deadline in words, with a drawing and a colour; the date itself on hover and below. */
export function Echeance({ echeance, echeancePhrase, enRetard, groupe }: Props) {
  if (groupe === 'RENDUS' || groupe === 'CLOS')
    return (
      <Status tone="neutral" icon={<CircleCheck aria-hidden="true" />}>
        {groupe === 'RENDUS' ? 'Rendu' : 'Clos'}
      </Status>
    );
  const bientot = !enRetard && Date.parse(echeance) - Date.now() < 6 * 3_600_000;
  return (
    <span title={dateHeure(echeance)}>
      <Status
        tone={enRetard ? 'danger' : bientot ? 'attention' : 'neutral'}
        icon={enRetard ? <ClockAlert aria-hidden="true" /> : <Clock aria-hidden="true" />}
      >
        {echeancePhrase.charAt(0).toLocaleUpperCase('fr') + echeancePhrase.slice(1)}
      </Status>
    </span>
  );
}

const TONS = { URGENTE: 'danger', RAPIDE: 'attention', PROGRAMMEE: 'neutral' } as const;

export function Urgence({ urgence }: Pick<LigneLectureT, 'urgence'>) {
  return (
    <Status
      tone={TONS[urgence]}
      icon={urgence === 'URGENTE' ? <Flame aria-hidden="true" /> : <Timer aria-hidden="true" />}
    >
      {LIBELLES_URGENCE[urgence]}
    </Status>
  );
}
