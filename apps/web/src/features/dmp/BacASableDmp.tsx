import { type DocumentDeposeT, fermerEspace, lireDepots, telechargerDepot } from '@orapont/contract/dmp';
import { formaterDate, heureParis, jourParis } from '@orapont/domain/dates';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileCheck } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components/Link';
import { adresse, call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Table } from '../../ui/Table.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { T } from './textes.ts';

const CLE = ['bac-a-sable', 'dmp'] as const;

/** What the simulated DMP holds, and the spaces that one closes to see a deposit refused. */
export function BacASableDmp() {
  const requete = useQuery({
    queryKey: CLE,
    queryFn: ({ signal }) => call(lireDepots, { signal }),
    refetchInterval: 4_000,
  });
  const { data } = requete;
  return (
    <>
      <Banner kind="sandbox" layout="strip" title={T.bandeau} />
      <Page
        title={T.titre}
        lead={T.chapeau}
        actions={
          <LinkButton href="/" variant="secondary">
            {T.orapont}
          </LinkButton>
        }
      >
        {requete.isPending && <Skeleton shape="rows" count={4} />}
        {requete.isError && (
          <ErrorState
            title={T.erreur}
            safe={T.erreurIntact}
            whatToDo={T.erreurAFaire}
            onRetry={() => void requete.refetch()}
            isRetrying={requete.isFetching}
          />
        )}
        {data && (
          <Stack gap="large">
            <Documents documents={data.documents} />
            <Espaces fermes={data.fermes} />
          </Stack>
        )}
      </Page>
    </>
  );
}

const Documents = ({ documents }: { readonly documents: readonly DocumentDeposeT[] }) => (
  <Table
    caption={T.documents}
    isCaptionHidden={true}
    getKey={({ identifiant }) => identifiant}
    rows={documents}
    empty={
      <EmptyState title={T.vide} icon={<FileCheck />}>
        {T.videDetail}
      </EmptyState>
    }
    columns={[
      {
        id: 'titre',
        label: T.document,
        render: ({ identifiant, titre }) => (
          <Link
            href={adresse(telechargerDepot, { identifiant })}
            target="_blank"
            aria-label={T.telecharger(titre)}
          >
            {titre}
          </Link>
        ),
      },
      { id: 'ins', label: T.ins, render: ({ matricule }) => matricule },
      { id: 'auteur', label: T.auteur, render: ({ auteur }) => auteur },
      {
        id: 'le',
        label: T.le,
        render: ({ deposeLe }) => `${formaterDate(jourParis(deposeLe))} à ${heureParis(deposeLe)}`,
      },
      {
        id: 'etat',
        label: T.etat,
        render: ({ statut, masquages }) =>
          [T.etats[statut], ...(masquages.includes('INVISIBLE_PATIENT') ? [T.cache] : [])].join('. '),
      },
    ]}
  />
);

function Espaces({ fermes }: { readonly fermes: readonly string[] }) {
  const [matricule, setMatricule] = useState('');
  const client = useQueryClient();
  const bascule = useMutation({
    mutationFn: (body: { matricule: string; ferme: boolean }) => call(fermerEspace, { body }),
    onSuccess: () => setMatricule(''),
    onSettled: () => client.invalidateQueries({ queryKey: CLE }),
  });
  return (
    <Card title={T.espaces}>
      <Stack>
        <p>{T.espacesAide}</p>
        {bascule.error && <Banner kind="danger" isLive={true} title={bascule.error.message} />}
        {fermes.length === 0 && <p>{T.aucunFerme}</p>}
        {fermes.map((ferme) => (
          <div key={ferme}>
            <Button
              variant="secondary"
              onPress={() => bascule.mutate({ matricule: ferme, ferme: false })}
              isPending={bascule.isPending}
            >
              {T.ouvrir(ferme)}
            </Button>
          </div>
        ))}
        <TextField label={T.matricule} value={matricule} onChange={setMatricule} maxLength={15} />
        <div>
          <Button
            variant="secondary"
            isDisabled={matricule.trim().length !== 15}
            onPress={() => bascule.mutate({ matricule: matricule.trim().toUpperCase(), ferme: true })}
            isPending={bascule.isPending}
          >
            {T.fermer}
          </Button>
        </div>
      </Stack>
    </Card>
  );
}
