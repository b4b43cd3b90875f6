import { lireCourrier, telechargerEml, telechargerPiece } from '@orapont/contract/courrier';
import type { ReplyOf } from '@orapont/contract/route';
import { useQuery } from '@tanstack/react-query';
import { Download, FileText } from 'lucide-react';
import { useParams } from 'react-router';
import { adresse, call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Card } from '../../ui/Card.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { quand } from './dates.ts';
import { EchecBacASable } from './EchecBacASable.tsx';
import styles from './Message.module.css';
import { TEXTES } from './textes.ts';

type Courrier = ReplyOf<typeof lireCourrier>;

/** A message of the sandbox as its reader receives it. */
export function Message() {
  const { id = '' } = useParams();
  const requete = useQuery({
    queryKey: ['bac-a-sable', 'message', id],
    queryFn: ({ signal }) => call(lireCourrier, { params: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data } = requete;
  const boite = data ? `/bac-a-sable/courrier/${encodeURIComponent(data.a)}` : '/bac-a-sable/courrier';
  return (
    <>
      <Banner kind="sandbox" layout="strip" title={TEXTES.bacBandeau} />
      <Page
        title={data?.objet ?? TEXTES.objet}
        width="reading"
        back={{ label: data?.a ?? TEXTES.toutes, href: boite }}
        actions={
          <LinkButton
            href={adresse(telechargerEml, { id })}
            variant="secondary"
            icon={<Download aria-hidden="true" />}
            target="_blank"
          >
            {TEXTES.eml}
          </LinkButton>
        }
      >
        {requete.isPending && <Skeleton count={8} />}
        {requete.isError && <EchecBacASable requete={requete} />}
        {data && <Contenu courrier={data} />}
      </Page>
    </>
  );
}

function Contenu({ courrier }: { readonly courrier: Courrier }) {
  const { id, de, a, recuLe, corps, pieces, enTetes } = courrier;
  return (
    <Stack gap="large">
      <DescriptionList
        items={[
          { term: TEXTES.de, definition: de },
          { term: TEXTES.a, definition: a },
          { term: TEXTES.recu, definition: quand(recuLe) },
        ]}
      />
      <div className={styles['corps']}>{corps}</div>
      <Card title={TEXTES.pieces}>
        {pieces.length === 0 && <p>{TEXTES.aucunePiece}</p>}
        <Stack gap="small">
          {pieces.map(({ rang, nom, octets }) => (
            <LinkButton
              key={rang}
              href={adresse(telechargerPiece, { id, rang: String(rang) })}
              variant="secondary"
              icon={<FileText aria-hidden="true" />}
              target="_blank"
            >
              {`${nom} (${taille(octets)})`}
            </LinkButton>
          ))}
        </Stack>
      </Card>
      <Disclosure title={TEXTES.enTetes}>
        <dl className={styles['enTetes']}>
          {enTetes.map(({ nom, valeur }) => (
            <div key={`${nom} ${valeur}`}>
              <dt>{nom}</dt>
              <dd>{valeur}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </Stack>
  );
}

const taille = (octets: number): string =>
  octets < 1_000_000
    ? `${Math.max(1, Math.round(octets / 1_000))}\u00a0ko`
    : `${(octets / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`;
