import { REPRISE_OCTETS_MAX } from '@orapont/contract/reprise';
import { useState } from 'react';
import { ChoixOrganisation } from '../../organisations/ChoixOrganisation.tsx';
import { useOrganisationReglee } from '../../organisations/requetes.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FilePicker } from '../../ui/FilePicker.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { EnvoiArrete } from './envoi.ts';
import { Genres } from './Genres.tsx';
import { type Geste, useDecider, useDeposer, useReprises } from './requetes.ts';
import { TEXTES as T } from './textes.ts';
import { UneReprise } from './UneReprise.tsx';

/** What another Orapont exported: tried first, then taken in, for whoever administers the organisation. */
export function Reprise() {
  const reglee = useOrganisationReglee({ avecSite: true });
  const { choisie } = reglee;
  return (
    <Page title={T.titre} lead={T.aide}>
      <Stack>
        <ChoixOrganisation {...reglee} />
        {choisie ? (
          <Reprises key={choisie.id} organisationId={choisie.id} />
        ) : (
          <Skeleton shape="rows" count={3} />
        )}
      </Stack>
    </Page>
  );
}

function Reprises({ organisationId }: { readonly organisationId: string }) {
  const requete = useReprises(organisationId);
  const [geste, setGeste] = useState<Geste | null>(null);
  const decision = useDecider(organisationId, ({ quoi }) => {
    setGeste(null);
    showToast(T.gestes[quoi].fait);
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
  return (
    <>
      <Genres isOpen={data.reprises.length === 0} />
      <Depot organisationId={organisationId} sites={data.sites} />
      {data.reprises.length === 0 && <EmptyState title={T.aucune}>{T.aucuneAide}</EmptyState>}
      {data.reprises.map((reprise) => (
        <UneReprise
          key={reprise.id}
          organisationId={organisationId}
          reprise={reprise}
          onDecider={(quoi) => setGeste({ quoi, repriseId: reprise.id })}
        />
      ))}
      {geste !== null && (
        <ConfirmDialog
          title={T.gestes[geste.quoi].question}
          confirmText={T.gestes[geste.quoi].bouton}
          isOpen={true}
          isPending={decision.isPending}
          onConfirm={() => decision.mutate(geste)}
          onOpenChange={(ouvert) => {
            if (!ouvert) setGeste(null);
          }}
        >
          {decision.error?.message ?? T.gestes[geste.quoi].aide}
        </ConfirmDialog>
      )}
    </>
  );
}

interface DepotProps {
  readonly organisationId: string;
  readonly sites: readonly { readonly id: string; readonly nom: string }[];
}

function Depot({ organisationId, sites }: DepotProps) {
  const [choisi, setChoisi] = useState(sites[0]?.id ?? '');
  const [tropGrand, setTropGrand] = useState(false);
  const envoi = useDeposer(organisationId);
  function prendre(fichier: File | undefined) {
    if (!fichier) return;
    setTropGrand(fichier.size > REPRISE_OCTETS_MAX);
    if (fichier.size <= REPRISE_OCTETS_MAX) envoi.mutate({ fichier, site: choisi });
  }
  const phrase = tropGrand ? T.tropGrand : envoi.error?.message;
  const arrete = !tropGrand && envoi.error instanceof EnvoiArrete;
  return (
    <Stack>
      <Select
        label={T.site}
        options={sites.map(({ id, nom }) => ({ id, label: nom }))}
        value={choisi}
        onChange={(id) => setChoisi(String(id))}
      />
      {phrase && <Banner kind={arrete ? 'info' : 'danger'} title={phrase} isLive={true} />}
      {envoi.isPending ? (
        <>
          <ProgressBar label={envoi.attend ? T.envoiCoupe : T.envoi} value={envoi.avancement} />
          <div>
            <Button variant="secondary" onPress={envoi.arreter}>
              {T.arreter}
            </Button>
          </div>
        </>
      ) : (
        <FilePicker
          label={T.choisir}
          help={T.choisirAide}
          accept={['.zip', 'application/zip', '.json', '.ndjson', '.xml']}
          onFiles={([fichier]) => prendre(fichier)}
        />
      )}
    </Stack>
  );
}
