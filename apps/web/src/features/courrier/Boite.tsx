import { lireBoite } from '@orapont/contract/courrier';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components/Link';
import { useParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { quand } from './dates.ts';
import { EchecBacASable } from './EchecBacASable.tsx';
import { TEXTES } from './textes.ts';

/** One mailbox of the sandbox, latest first. */
export function Boite() {
  const { adresse = '' } = useParams();
  const requete = useQuery({
    queryKey: ['bac-a-sable', 'boite', adresse],
    queryFn: ({ signal }) => call(lireBoite, { params: { adresse }, signal }),
    refetchInterval: 4_000,
  });
  return (
    <>
      <Banner kind="sandbox" layout="strip" title={TEXTES.bacBandeau} />
      <Page title={adresse} back={{ label: TEXTES.toutes, href: '/bac-a-sable/courrier' }}>
        {requete.isPending && <Skeleton shape="rows" count={4} />}
        {requete.isError && <EchecBacASable requete={requete} />}
        {requete.data && (
          <Table
            caption={adresse}
            isCaptionHidden={true}
            getKey={({ id }) => id}
            rows={requete.data.messages}
            columns={[
              {
                id: 'objet',
                label: TEXTES.objet,
                render: ({ id, objet }) => <Link href={`/bac-a-sable/message/${id}`}>{objet}</Link>,
              },
              { id: 'de', label: TEXTES.de, render: ({ de }) => de },
              { id: 'recu', label: TEXTES.recu, render: ({ recuLe }) => quand(recuLe) },
              {
                id: 'pieces',
                label: TEXTES.pieces,
                align: 'end',
                render: ({ nombrePieces }) => nombrePieces || TEXTES.aucunePiece,
              },
            ]}
          />
        )}
      </Page>
    </>
  );
}
