import type { CourrierRecuT } from '@orapont/contract/reception';
import { Check, CircleCheck, CircleX, Clock, ShieldAlert } from 'lucide-react';
import { Status } from '../../ui/Status.tsx';
import { ETAT } from './textes.ts';

const ASPECT = {
  A_RANGER: { tone: 'info', Icone: Clock },
  QUARANTAINE: { tone: 'attention', Icone: ShieldAlert },
  RANGE: { tone: 'success', Icone: CircleCheck },
  REJETE: { tone: 'neutral', Icone: CircleX },
  TRAITE: { tone: 'neutral', Icone: Check },
} as const;

export function EtatCourrier({ courrier: { etat } }: { readonly courrier: Pick<CourrierRecuT, 'etat'> }) {
  const { tone, Icone } = ASPECT[etat];
  return (
    <Status tone={tone} icon={<Icone aria-hidden="true" />}>
      {ETAT[etat]}
    </Status>
  );
}
