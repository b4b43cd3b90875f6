import { type EnvoiLuT, listerEnvois, relancerEnvoi } from '@orapont/contract/courrier';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, Clock, Mail, RefreshCw, Send } from 'lucide-react';
import { useParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Status } from '../../ui/Status.tsx';
import { showToast } from '../../ui/toasts.ts';
import { quand } from './dates.ts';
import { TEXTES } from './textes.ts';

const cleEnvois = (acteId: string) => ['courrier', 'envois', acteId] as const;

/** The mails of an act, as the side that sent them follows them. */
export function EnvoisActe() {
  const { id = '' } = useParams();
  const requete = useQuery({
    queryKey: cleEnvois(id),
    queryFn: ({ signal }) => call(listerEnvois, { params: { id }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.envois.some(({ etat }) => etat === 'A_FAIRE' || etat === 'EN_COURS') ? 3_000 : 20_000,
  });
  const { data } = requete;
  const acte = data?.cote === 'REQUIS' ? `/lectures/${id}` : `/demandes/${id}`;
  return (
    <Page
      title={TEXTES.titre}
      lead={TEXTES.chapeau}
      width="reading"
      {...(data ? { back: { label: TEXTES.retour, href: acte } } : {})}
      actions={
        data?.bacASable && (
          <LinkButton href="/bac-a-sable/courrier" variant="secondary" icon={<Mail aria-hidden="true" />}>
            {TEXTES.boites}
          </LinkButton>
        )
      }
    >
      {requete.isPending && <Skeleton shape="rows" count={3} />}
      {requete.isError && (
        <ErrorState
          title={TEXTES.erreurTitre}
          safe={TEXTES.erreurIntact}
          whatToDo={requete.error.message || TEXTES.erreurAFaire}
          onRetry={() => void requete.refetch()}
          isRetrying={requete.isFetching}
        />
      )}
      {data && (
        <Stack>
          {!data.mssanteConfiguree && (
            <Banner kind="attention" title={TEXTES.sansMssante}>
              {TEXTES.sansMssanteDetail}
            </Banner>
          )}
          {!data.courrielConfigure && (
            <Banner kind="info" title={TEXTES.sansCourriel}>
              {TEXTES.sansCourrielDetail}
            </Banner>
          )}
          {data.envois.length === 0 && (
            <EmptyState title={TEXTES.vide} icon={<Mail />}>
              {TEXTES.videDetail}
            </EmptyState>
          )}
          {data.envois.map((envoi) => (
            <Envoi key={envoi.id} acteId={id} envoi={envoi} />
          ))}
        </Stack>
      )}
    </Page>
  );
}

const ETATS = {
  A_FAIRE: { tone: 'attention', icon: <Clock aria-hidden="true" /> },
  EN_COURS: { tone: 'info', icon: <Send aria-hidden="true" /> },
  FAIT: { tone: 'success', icon: <CircleCheck aria-hidden="true" /> },
  NON_TRANSMIS: { tone: 'danger', icon: <CircleAlert aria-hidden="true" /> },
} as const;

function Envoi({ acteId, envoi }: { readonly acteId: string; readonly envoi: EnvoiLuT }) {
  const client = useQueryClient();
  const relance = useMutation({
    mutationFn: () => call(relancerEnvoi, { params: { id: envoi.id } }),
    onSuccess: () => showToast(TEXTES.relance),
    onSettled: () => client.invalidateQueries({ queryKey: cleEnvois(acteId) }),
  });
  const { tone, icon } = ETATS[envoi.etat];
  return (
    <Card
      title={envoi.libelle}
      actions={
        <Status tone={tone} icon={icon}>
          {TEXTES.etats[envoi.etat]}
        </Status>
      }
      {...(envoi.relancePossible
        ? {
            footer: (
              <Button
                variant="secondary"
                icon={<RefreshCw aria-hidden="true" />}
                onPress={() => relance.mutate()}
                isPending={relance.isPending}
              >
                {TEXTES.relancer}
              </Button>
            ),
          }
        : {})}
    >
      <p>{envoi.phrase}</p>
      {envoi.pdfSeul && (
        <Banner kind="attention" title={TEXTES.pdfSeul}>
          {envoi.pdfSeul}
        </Banner>
      )}
      {relance.error && <Banner kind="danger" title={relance.error.message} isLive={true} />}
      <DescriptionList items={faitsDe(envoi)} />
      {envoi.reponse && (
        <Disclosure title={TEXTES.reponse}>
          <code>{envoi.reponse}</code>
        </Disclosure>
      )}
    </Card>
  );
}

const faitsDe = ({ canal, destinataire, essais, creeLe, dernierEssaiLe, faitLe }: EnvoiLuT) => [
  { term: TEXTES.canal, definition: TEXTES.canaux[canal] },
  { term: TEXTES.destinataire, definition: destinataire ?? TEXTES.inconnu },
  { term: TEXTES.depose, definition: quand(creeLe) },
  { term: TEXTES.essais, definition: String(essais) },
  ...(dernierEssaiLe && !faitLe ? [{ term: TEXTES.dernier, definition: quand(dernierEssaiLe) }] : []),
  ...(faitLe ? [{ term: TEXTES.accepte, definition: quand(faitLe) }] : []),
];
