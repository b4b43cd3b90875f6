import { ouvrirLien } from '@orapont/contract/confluences';
import { useQuery } from '@tanstack/react-query';
import { Unlink } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Navigate } from 'react-router';
import { call, ErreurApi } from '../../kernel/call.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { lireJetonRecu, oublierJeton } from './jeton-recu.ts';
import { TEXTES } from './textes.ts';

/** Opens the draft that other software began, or says why its link does not. */
export function DemandeTransmise() {
  const [recu] = useState(lireJetonRecu);
  const ouverture = useQuery({
    queryKey: ['confluences', 'ouverture', recu?.cle ?? ''],
    queryFn: () => call(ouvrirLien, { body: { jeton: recu?.jeton ?? '' }, cle: recu?.cle ?? '' }),
    enabled: recu !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data, error } = ouverture;
  const statut = error instanceof ErreurApi ? error.probleme.status : undefined;
  const fini = data !== undefined || statut === 410;
  useEffect(() => {
    if (fini) oublierJeton();
  }, [fini]);
  useEffect(() => {
    if (data) showToast(TEXTES.ouverte(data.logiciel, data.consentement));
  }, [data]);
  if (data) return <Navigate to={`/demandes/${data.demandeId}`} replace={true} />;
  return (
    <Page title={TEXTES.titre}>
      {ouverture.isLoading && <Skeleton shape="rows" count={2} />}
      {(recu === null || statut === 410 || statut === 403) && (
        <EmptyState
          title={TEXTES.ferme}
          icon={<Unlink />}
          action={
            <Issues
              ailleurs={error instanceof ErreurApi && error.probleme.motifs.includes('LIEN_AUTRE_LIEU')}
            />
          }
        >
          {error?.message ?? TEXTES.absent}
        </EmptyState>
      )}
      {error && statut !== 410 && statut !== 403 && (
        <ErrorState
          title={TEXTES.erreurTitre}
          safe={TEXTES.erreurSur}
          whatToDo={error.message}
          onRetry={() => void ouverture.refetch()}
          isRetrying={ouverture.isFetching}
        />
      )}
    </Page>
  );
}

function Issues({ ailleurs }: { readonly ailleurs: boolean }) {
  return (
    <Stack as="row">
      {ailleurs && <LinkButton href="/lieu?retour=%2Fdemande-transmise">{TEXTES.changerDeLieu}</LinkButton>}
      <LinkButton href="/demandes" {...(ailleurs ? { variant: 'secondary' as const } : {})}>
        {TEXTES.mesDemandes}
      </LinkButton>
    </Stack>
  );
}
