import { Navigate } from 'react-router';
import { useMoi } from '../kernel/moi.ts';
import { FONCTIONNALITES } from './fonctionnalites.ts';

/** The home of a person is the first entry of his navigation: the one that answers his question. */
export function Accueil() {
  const moi = useMoi();
  const premiere = FONCTIONNALITES.flatMap((f) => f.entrees(moi)).toSorted((a, b) => a.rang - b.rang)[0];
  return premiere ? <Navigate to={premiere.href} replace={true} /> : null;
}
