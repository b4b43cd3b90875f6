import {
  type LettreT,
  relancerTransmission,
  revoquerTransmission,
  type TransmissionT,
} from '@orapont/contract/transmission';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, Clock, Mail, RefreshCw, Send } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import { quand } from '../../kernel/dates.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Status } from '../../ui/Status.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { CLES, useEnvois } from './requetes.ts';
import styles from './Transmission.module.css';
import { GENRES, TEXTES as T } from './textes.ts';

/** What left a record, letter by letter, with what to do when one did not. */
export function Envois() {
  const { id = '' } = useParams();
  const lecture = useEnvois(id);
  const { data } = lecture;
  return (
    <Page
      title={T.envois}
      lead={T.envoisChapeau}
      width="reading"
      back={{ label: T.retour, href: `/dossiers/${id}` }}
      actions={
        data?.bacASable && (
          <LinkButton href="/bac-a-sable/courrier" variant="secondary" icon={<Mail aria-hidden="true" />}>
            {T.boites}
          </LinkButton>
        )
      }
    >
      {lecture.isPending && <Skeleton shape="rows" count={3} />}
      {lecture.isError && (
        <ErrorState
          title={T.erreurTitre}
          safe={T.intact}
          whatToDo={lecture.error.message || T.reessayer}
          onRetry={() => void lecture.refetch()}
          isRetrying={lecture.isFetching}
        />
      )}
      {data && (
        <Stack>
          {data.transmissions.length === 0 && (
            <EmptyState title={T.aucunEnvoi} icon={<Mail />}>
              {T.aucunEnvoiAide}
            </EmptyState>
          )}
          {data.transmissions.map((transmission) => (
            <UnEnvoi key={transmission.id} dossierId={id} transmission={transmission} />
          ))}
        </Stack>
      )}
    </Page>
  );
}

interface UnEnvoiProps {
  readonly dossierId: string;
  readonly transmission: TransmissionT;
}

function UnEnvoi({ dossierId, transmission: t }: UnEnvoiProps) {
  const client = useQueryClient();
  const relance = useMutation({
    mutationFn: () => call(relancerTransmission, { params: { id: t.id } }),
    onSuccess: () => showToast(T.relance),
    onSettled: () => client.invalidateQueries({ queryKey: CLES.envois(dossierId) }),
  });
  const relancable = t.lettres.some(({ relancePossible }) => relancePossible);
  return (
    <Card
      title={t.genre === null ? T.dossierEntier : GENRES[t.genre]}
      {...(relancable || t.revocable
        ? {
            footer: (
              <>
                {relancable && (
                  <Button
                    variant="secondary"
                    icon={<RefreshCw aria-hidden="true" />}
                    isPending={relance.isPending}
                    onPress={() => relance.mutate()}
                  >
                    {T.relancer}
                  </Button>
                )}
                {t.revocable && <Revoquer dossierId={dossierId} transmission={t} />}
              </>
            ),
          }
        : {})}
    >
      <Stack>
        {t.revoqueeLe && (
          <Banner kind="attention" title={T.revoquee(quand(t.revoqueeLe))}>
            {T.revoqueeAide}
          </Banner>
        )}
        {relance.isError && <Banner kind="danger" title={relance.error.message} isLive />}
        <DescriptionList
          items={[
            { term: T.a, definition: t.destinataire },
            { term: T.adresse, definition: t.adresse },
            { term: T.par, definition: t.demandeePar },
            { term: T.le, definition: quand(t.demandeeLe) },
            ...(t.signataire ? [{ term: T.signataire, definition: t.signataire }] : []),
          ]}
        />
        <ul className={styles['rangees']}>
          {t.lettres.map((lettre) => (
            <Lettre key={lettre.rang} lettre={lettre} total={t.lettres.length} />
          ))}
        </ul>
      </Stack>
    </Card>
  );
}

const ETATS = {
  A_FAIRE: { tone: 'attention', icon: <Clock aria-hidden="true" /> },
  EN_COURS: { tone: 'info', icon: <Send aria-hidden="true" /> },
  FAIT: { tone: 'success', icon: <CircleCheck aria-hidden="true" /> },
  NON_TRANSMIS: { tone: 'danger', icon: <CircleAlert aria-hidden="true" /> },
} as const;

function Lettre({ lettre, total }: { readonly lettre: LettreT; readonly total: number }) {
  const { tone, icon } = ETATS[lettre.etat];
  return (
    <li className={styles['rangee']}>
      <span className={styles['qui']}>
        <span>{T.message(lettre.rang + 1, total, lettre.documents)}</span>
        <span className={styles['discret']}>{lettre.phrase}</span>
        {lettre.pdfSeul && <span>{lettre.pdfSeul}</span>}
      </span>
      <Status tone={tone} icon={icon}>
        {T.etats[lettre.etat]}
      </Status>
    </li>
  );
}

/** Who withdraws is written down; what has not left is stopped. */
function Revoquer({ dossierId, transmission: { id, objet } }: UnEnvoiProps) {
  const [isOuvert, setOuvert] = useState(false);
  const [auteur, setAuteur] = useState('');
  const [manque, setManque] = useState(false);
  const client = useQueryClient();
  const verbe = objet === 'DOSSIER' ? T.revoquer : T.arreter;
  const action = useMutation({
    mutationFn: () => call(revoquerTransmission, { params: { id }, body: { auteur } }),
    onSuccess: ({ arretees, parties }) => {
      setOuvert(false);
      showToast(T.revoque(arretees, parties));
    },
    onSettled: () => client.invalidateQueries({ queryKey: CLES.envois(dossierId) }),
  });
  return (
    <>
      <Button variant="quiet" onPress={() => setOuvert(true)}>
        {verbe}
      </Button>
      <ConfirmDialog
        title={verbe}
        confirmText={verbe}
        isDanger
        isOpen={isOuvert}
        isPending={action.isPending}
        onOpenChange={setOuvert}
        onConfirm={() => {
          setManque(auteur.trim() === '');
          if (auteur.trim() !== '') action.mutate();
        }}
      >
        <Stack>
          <p>{T.revoquerAide}</p>
          <TextField
            label={T.retirePar}
            value={auteur}
            onChange={setAuteur}
            error={manque ? T.retireParManque : undefined}
          />
          {action.isError && <Banner kind="danger" title={action.error.message} isLive />}
        </Stack>
      </ConfirmDialog>
    </>
  );
}
