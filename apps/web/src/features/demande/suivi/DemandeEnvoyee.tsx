import type { DemandeLueT } from '@orapont/contract/demande';
import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { deferred } from '../../../ui/deferred.tsx';
import { T_SUIVI } from '../textes.ts';

const ContenuEnvoye = deferred(async () => (await import('./ContenuEnvoye.tsx')).ContenuEnvoye);

/** What was sent, folded: it comes once the screen is there. */
export function DemandeEnvoyee(props: { readonly demande: DemandeLueT; readonly figee: DemandeFigeeT }) {
  return (
    <Disclosure title={T_SUIVI.demande}>
      <ContenuEnvoye when {...props} />
    </Disclosure>
  );
}
