import { rendreEmport } from '@orapont/contract/livraison';
import { useMutation } from '@tanstack/react-query';
import { entetesAppareil } from '../../horsligne/jeton-appareil.ts';
import { oublierTournee, plisEnAttente } from '../../horsligne/tournee.ts';
import { call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/toasts.ts';
import { T } from './textes.ts';
import { useLecture, useSuivi } from './useTablette.ts';

/** Everything was received: the round leaves the tablet, and the server is told. */
export function Rendre({ tourneeId, emportId }: { readonly tourneeId: string; readonly emportId: string }) {
  const suivi = useSuivi();
  const plis = useLecture(async () => (await plisEnAttente()).length);
  const retour = useMutation({
    mutationFn: async () => {
      await call(rendreEmport, { params: { id: emportId }, entetes: await entetesAppareil() });
      await oublierTournee(tourneeId);
    },
    onSuccess: () => showToast(T.rendue),
  });
  const attend = suivi === undefined || suivi.nonRecues > 0 || plis?.valeur !== 0;
  return (
    <>
      {attend && <p>{T.rendreAttend}</p>}
      {retour.error && <Banner kind="danger" title={retour.error.message} isLive />}
      <Button
        variant="quiet"
        isDisabled={attend}
        isPending={retour.isPending}
        onPress={() => retour.mutate()}
      >
        {T.rendre}
      </Button>
    </>
  );
}
