import type { MoiT } from '@orapont/contract/acces';
import { ecouterFinDeSession } from '../kernel/fin-de-session.ts';
import { CLE_MOI } from '../kernel/moi.ts';
import { clientRequetes } from '../kernel/requetes.ts';

let finie = false;

/** Who is signed in as far as this page knows; nobody once the server has said that the session ended. */
export function sessionOuverte(): MoiT | undefined {
  return finie ? undefined : clientRequetes.getQueryData<MoiT>(CLE_MOI);
}

/** Told when someone signs in, out, or in again. */
export function ecouterSession(ecouteur: () => void): void {
  ecouterFinDeSession(() => {
    finie = true;
    ecouteur();
  });
  clientRequetes.getQueryCache().subscribe(({ type, query }) => {
    if (query.queryKey[0] !== CLE_MOI[0] || (type !== 'updated' && type !== 'removed')) return;
    if (type === 'updated' && query.state.status === 'success' && query.state.fetchStatus === 'idle')
      finie = false;
    ecouteur();
  });
}
