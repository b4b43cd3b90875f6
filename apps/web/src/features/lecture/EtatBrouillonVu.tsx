import { CircleCheck, CloudOff, LoaderCircle } from 'lucide-react';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Status } from '../../ui/Status.tsx';
import { T } from './textes.ts';
import type { EtatBrouillon } from './useBrouillon.ts';

/** Whether what was typed is safe, in a word that does not shout. */
export function EtatBrouillonVu({ etat, onRecharger }: { etat: EtatBrouillon; onRecharger: () => void }) {
  if (etat === 'CONFLIT')
    return (
      <Banner
        kind="attention"
        title={T.conflit}
        isLive
        actions={
          <Button variant="secondary" onPress={onRecharger}>
            {T.recharger}
          </Button>
        }
      >
        {T.conflitTexte}
      </Banner>
    );
  const { ton, Icone, texte } = ETATS[etat];
  return (
    <span role="status">
      <Status tone={ton} icon={<Icone aria-hidden="true" />}>
        {texte}
      </Status>
    </span>
  );
}

const ETATS = {
  ENREGISTRE: { ton: 'success', Icone: CircleCheck, texte: T.enregistre },
  EN_COURS: { ton: 'neutral', Icone: LoaderCircle, texte: T.enregistrement },
  EN_PANNE: { ton: 'attention', Icone: CloudOff, texte: T.nonEnregistre },
} as const;
