import { CalendarClock, KeyRound } from 'lucide-react';
import { Navigate } from 'react-router';
import { useMoi } from '../kernel/moi.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { FONCTIONNALITES } from './fonctionnalites.ts';
import { TEXTES } from './textes.ts';

/** The home of a person is the first entry of his navigation: the one that answers his question. */
export function Accueil() {
  const moi = useMoi();
  const premiere = FONCTIONNALITES.flatMap((f) => f.entrees(moi)).toSorted((a, b) => a.rang - b.rang)[0];
  if (premiere) return <Navigate to={premiere.href} replace={true} />;
  const coordination = moi.roles.includes('coordinateur');
  return (
    <Page title={TEXTES.accueil}>
      <EmptyState
        title={coordination ? TEXTES.coordination : TEXTES.accueilVide}
        icon={coordination ? <CalendarClock /> : <KeyRound />}
      >
        {coordination ? TEXTES.coordinationDetail : TEXTES.accueilVideDetail}
      </EmptyState>
    </Page>
  );
}
