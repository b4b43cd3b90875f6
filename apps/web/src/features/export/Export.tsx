import { useState } from 'react';
import { ChoixOrganisation } from '../../organisations/ChoixOrganisation.tsx';
import { useOrganisationReglee } from '../../organisations/requetes.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useEffacer, useExports, usePreparer } from './requetes.ts';
import { TEXTES as T } from './textes.ts';
import { UnExport } from './UnExport.tsx';

/** Everything that an organisation keeps, in open formats, for whoever administers it. */
export function Export() {
  const reglee = useOrganisationReglee();
  const { choisie } = reglee;
  return (
    <Page title={T.titre} lead={T.aide}>
      <Stack>
        <ChoixOrganisation {...reglee} />
        {choisie ? (
          <Exports key={choisie.id} organisationId={choisie.id} />
        ) : (
          <Skeleton shape="rows" count={3} />
        )}
      </Stack>
    </Page>
  );
}

function Exports({ organisationId }: { readonly organisationId: string }) {
  const requete = useExports(organisationId);
  const [demande, setDemande] = useState<string | null>(null);
  const [aEffacer, setAEffacer] = useState<string | null>(null);
  const preparation = usePreparer(organisationId, () => {
    setDemande(null);
    showToast(T.demande);
  });
  const effacement = useEffacer(organisationId, () => {
    setAEffacer(null);
    showToast(T.effaceFait);
  });
  const { data } = requete;
  if (requete.isPending) return <Skeleton shape="rows" count={3} />;
  if (!data)
    return (
      <ErrorState
        title={T.erreurTitre}
        safe={T.erreurSur}
        whatToDo={requete.error?.message ?? ''}
        onRetry={() => void requete.refetch()}
        isRetrying={requete.isFetching}
      />
    );
  const enCours = data.exports.some(({ etat }) => etat === 'EN_PREPARATION');
  return (
    <>
      {!enCours && (
        <div>
          <Button onPress={() => setDemande(crypto.randomUUID())}>{T.preparer}</Button>
        </div>
      )}
      {data.exports.some(({ etat }) => etat === 'PRET') && (
        <Banner kind="attention" title={T.garde}>
          {T.sante}
        </Banner>
      )}
      {data.exports.length === 0 && <EmptyState title={T.aucun}>{T.aucunAide}</EmptyState>}
      {data.exports.map((un) => (
        <UnExport
          key={un.id}
          organisationId={organisationId}
          demande={un}
          onEffacer={() => setAEffacer(un.id)}
        />
      ))}
      {demande !== null && (
        <ConfirmDialog
          title={T.prepareQuestion}
          confirmText={T.preparer}
          isOpen={true}
          isPending={preparation.isPending}
          onConfirm={() => preparation.mutate(demande)}
          onOpenChange={(ouvert) => {
            if (!ouvert) setDemande(null);
          }}
        >
          {preparation.error?.message ?? T.prepareAide(data.dossiers)}
        </ConfirmDialog>
      )}
      {aEffacer !== null && (
        <ConfirmDialog
          title={T.effacerQuestion}
          confirmText={T.effacer}
          isDanger={true}
          isOpen={true}
          isPending={effacement.isPending}
          onConfirm={() => effacement.mutate(aEffacer)}
          onOpenChange={(ouvert) => {
            if (!ouvert) setAEffacer(null);
          }}
        >
          {effacement.error?.message ?? T.effacerAide}
        </ConfirmDialog>
      )}
    </>
  );
}
