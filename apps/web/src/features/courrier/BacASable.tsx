import { lireBoites, mettreEnPanne } from '@orapont/contract/courrier';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import { Link } from 'react-aria-components/Link';
import { call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { Table } from '../../ui/Table.tsx';
import { quand } from './dates.ts';
import { EchecBacASable } from './EchecBacASable.tsx';
import { TEXTES } from './textes.ts';

const CLE = ['bac-a-sable', 'boites'] as const;

/** The sandbox operator as its own users would see it: boxes, and the switch that breaks it on purpose. */
export function BacASable() {
  const client = useQueryClient();
  const requete = useQuery({
    queryKey: CLE,
    queryFn: ({ signal }) => call(lireBoites, { signal }),
    refetchInterval: 4_000,
  });
  const panne = useMutation({
    mutationFn: (enPanne: boolean) => call(mettreEnPanne, { body: { enPanne } }),
    onSettled: () => client.invalidateQueries({ queryKey: CLE }),
  });
  const { data } = requete;
  return (
    <>
      <Banner kind="sandbox" layout="strip" title={TEXTES.bacBandeau} />
      <Page
        title={TEXTES.bacTitre}
        lead={TEXTES.bacChapeau}
        actions={
          <LinkButton href="/" variant="secondary">
            {TEXTES.orapont}
          </LinkButton>
        }
      >
        {requete.isPending && <Skeleton shape="rows" count={4} />}
        {requete.isError && <EchecBacASable requete={requete} />}
        {data && (
          <Stack gap="large">
            <Switch
              label={TEXTES.panne}
              help={TEXTES.panneAide}
              isSelected={panne.isPending ? panne.variables : data.enPanne}
              onChange={(enPanne) => panne.mutate(enPanne)}
            />
            {data.enPanne && (
              <Banner kind="attention" title={TEXTES.panneActive} isLive={true}>
                {TEXTES.panneDetail}
              </Banner>
            )}
            <Table
              caption={TEXTES.bacTitre}
              isCaptionHidden={true}
              getKey={({ adresse }) => adresse}
              rows={data.boites}
              empty={
                <EmptyState title={TEXTES.bacVide} icon={<Inbox />}>
                  {TEXTES.bacVideDetail}
                </EmptyState>
              }
              columns={[
                {
                  id: 'adresse',
                  label: TEXTES.boite,
                  render: ({ adresse }) => (
                    <Link href={`/bac-a-sable/courrier/${encodeURIComponent(adresse)}`}>{adresse}</Link>
                  ),
                },
                { id: 'messages', label: TEXTES.messages, align: 'end', render: ({ messages }) => messages },
                {
                  id: 'dernier',
                  label: TEXTES.dernierMessage,
                  render: ({ dernierLe }) => (dernierLe ? quand(dernierLe) : ''),
                },
              ]}
            />
          </Stack>
        )}
      </Page>
    </>
  );
}
