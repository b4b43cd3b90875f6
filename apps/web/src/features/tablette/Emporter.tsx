import { emporterTournee, listerTournees } from '@orapont/contract/tournee';
import { useMutation, useQuery } from '@tanstack/react-query';
import { cacheter, ranger } from '../../horsligne/tournee.ts';
import { call } from '../../kernel/call.ts';
import { useSession } from '../../kernel/moi.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { T } from './textes.ts';

/** Takes a round along: with the session of the person, on the tablet that proves itself. */
export function Emporter({ deja }: { readonly deja: readonly string[] }) {
  const session = useSession();
  const liste = useQuery({
    queryKey: ['tournees'],
    queryFn: ({ signal }) => call(listerTournees, { signal }),
    enabled: session.data !== undefined,
    retry: false,
  });
  const emport = useMutation({ mutationFn: emporter, onSuccess: () => showToast(T.emportee) });
  const ouvertes =
    liste.data?.tournees.filter(({ id, closeLe }) => closeLe === null && !deja.includes(id)) ?? [];
  return (
    <Card title={T.emporter}>
      <Stack>
        <p>{T.emporterAide}</p>
        {emport.error && <Banner kind="danger" title={emport.error.message} isLive />}
        {!session.data && !navigator.onLine && <p>{T.emporterReseau}</p>}
        {!session.data && navigator.onLine && (
          <>
            <p>{T.emporterSession}</p>
            <LinkButton variant="secondary" href="/connexion?retour=%2Ftablette">
              {T.seConnecter}
            </LinkButton>
          </>
        )}
        {liste.data && ouvertes.length === 0 && <p>{T.emporterRien}</p>}
        {ouvertes.map(({ id, nom }) => (
          <Button
            key={id}
            variant="secondary"
            isWide
            isPending={emport.isPending && emport.variables === id}
            onPress={() => emport.mutate(id)}
          >
            {T.emporterCelle(nom)}
          </Button>
        ))}
      </Stack>
    </Card>
  );
}

async function emporter(tourneeId: string): Promise<void> {
  const { texte, signature } = await cacheter({ type: 'EMPORT', emportId: crypto.randomUUID(), tourneeId });
  await ranger(await call(emporterTournee, { params: { id: tourneeId }, body: { texte, signature } }));
  // A round without them is a round all the same: what is not heard is read.
  await import('../../parole/enregistrees.ts').then((m) => m.emporterPhrases()).catch(() => undefined);
}
