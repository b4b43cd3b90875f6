import { type AppareilT, changerAppareil } from '@orapont/contract/appareil';
import type { BodyOf } from '@orapont/contract/route';
import type { EtatAppareil } from '@orapont/domain/appareil/vie';
import { formaterDate, heureParis, jourParis } from '@orapont/domain/dates';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleSlash, Clock3, Eraser, Tablet } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { call } from '../../kernel/call.ts';
import { useMoi } from '../../kernel/moi.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Status, type Tone } from '../../ui/Status.tsx';
import { showToast } from '../../ui/toasts.ts';
import styles from './Appareils.module.css';
import { CLE, useAppareils, useOrganisation } from './requetes.ts';
import { T } from './textes.ts';

/** The tablets that I answer for: a lost one is closed, or erased, from here, by anyone of the team, or for the whole structure. */
export function Appareils() {
  const ou = useOrganisation();
  const lecture = useAppareils(ou);
  const enEquipe = useMoi().roles.some((role) => EQUIPE.includes(role));
  return (
    <Page
      title={T.titre}
      lead={T.chapeau}
      {...retourDe(ou, enEquipe)}
      actions={
        enEquipe && (
          <LinkButton href="/tablette" icon={<Tablet aria-hidden="true" />}>
            {T.preparer}
          </LinkButton>
        )
      }
    >
      {lecture.isPending && <Skeleton shape="rows" count={3} />}
      {lecture.isError && !lecture.data && (
        <ErrorState
          title={T.indisponible}
          safe={T.intact}
          whatToDo={lecture.error.message}
          onRetry={() => void lecture.refetch()}
          isRetrying={lecture.isFetching}
        />
      )}
      {lecture.data && <Liste appareils={lecture.data.appareils} />}
    </Page>
  );
}

const EQUIPE = ['soignant', 'preneur', 'praticien'];

/** Where the person came from: the rounds, or the structure that he administers. */
function retourDe({ organisation }: { readonly organisation?: string }, enEquipe: boolean) {
  if (organisation)
    return { back: { href: `/administration/organisations/${organisation}`, label: T.structure } };
  return enEquipe ? { back: { href: '/tournees', label: T.retour } } : {};
}

const SERT: readonly EtatAppareil[] = ['ACTIF', 'SILENCIEUX', 'A_EFFACER'];

function Liste({ appareils }: { readonly appareils: readonly AppareilT[] }) {
  const enService = appareils.filter(({ etat }) => SERT.includes(etat));
  const autres = appareils.filter(({ etat }) => !SERT.includes(etat));
  return (
    <Stack gap="large">
      {enService.length === 0 ? (
        <EmptyState title={T.vide} icon={<Tablet />}>
          {T.videAide}
        </EmptyState>
      ) : (
        <Grille appareils={enService} />
      )}
      {autres.length > 0 && (
        <Disclosure title={T.fermees(autres.length)}>
          <Grille appareils={autres} />
        </Disclosure>
      )}
    </Stack>
  );
}

const Grille = ({ appareils }: { readonly appareils: readonly AppareilT[] }) => (
  <ul className={styles['grille']}>
    {appareils.map((appareil) => (
      <li key={appareil.id}>
        <Carte appareil={appareil} />
      </li>
    ))}
  </ul>
);

const ETATS = {
  ACTIF: ['success', <CircleCheck key="i" aria-hidden="true" />],
  SILENCIEUX: ['attention', <Clock3 key="i" aria-hidden="true" />],
  FERME: ['neutral', <CircleSlash key="i" aria-hidden="true" />],
  A_EFFACER: ['attention', <Eraser key="i" aria-hidden="true" />],
  EFFACE: ['neutral', <Eraser key="i" aria-hidden="true" />],
} as const satisfies Record<EtatAppareil, readonly [Tone, ReactNode]>;

const moment = (le: string) => `${formaterDate(jourParis(le))} à ${heureParis(le)}`;

function Carte({ appareil: a }: { readonly appareil: AppareilT }) {
  const [ton, icone] = ETATS[a.etat];
  return (
    <Card title={a.nom} footer={<Gestes appareil={a} />}>
      <div className={styles['faits']}>
        <Status tone={ton} icon={icone}>
          {a.etatLibelle}
        </Status>
        {a.tourneesEnCours > 0 && a.etat !== 'EFFACE' && (
          <Status tone="info" icon={<Tablet aria-hidden="true" />}>
            {T.tournees(a.tourneesEnCours)}
          </Status>
        )}
        <p>{a.siteNom}</p>
        <p className={styles['discret']}>{T.vue(moment(a.vuLe))}</p>
        <p className={styles['discret']}>{T.enrolee(a.enrolePar, formaterDate(jourParis(a.enroleLe)))}</p>
        {a.fermeLe && <p className={styles['discret']}>{T.fermee(a.fermePar ?? '', moment(a.fermeLe))}</p>}
        {a.etat === 'A_EFFACER' && <p>{T.effacementAttendu}</p>}
        {a.effaceLe && <p>{T.effacee(moment(a.effaceLe))}</p>}
      </div>
    </Card>
  );
}

type Geste = BodyOf<typeof changerAppareil>['geste'];

function Gestes({ appareil: a }: { readonly appareil: AppareilT }) {
  const [demande, setDemande] = useState<'FERMER' | 'EFFACER'>();
  const client = useQueryClient();
  const ou = useOrganisation();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (geste: Geste) => call(changerAppareil, { params: { id: a.id }, query: ou, body: { geste } }),
    onSuccess: async (_, geste) => {
      setDemande(undefined);
      showToast(T.faits[geste]);
      await client.invalidateQueries({ queryKey: CLE });
    },
  });
  const { peut } = a;
  if (!peut.fermer && !peut.rouvrir && !peut.effacer) return null;
  return (
    <div className={styles['gestes']}>
      {error && demande === undefined && <Banner kind="danger" title={error.message} isLive />}
      {peut.rouvrir && (
        <Button variant="secondary" isPending={isPending} onPress={() => mutate('ROUVRIR')}>
          {T.rouvrir}
        </Button>
      )}
      {peut.fermer && (
        <Button variant="secondary" onPress={() => setDemande('FERMER')}>
          {T.fermer}
        </Button>
      )}
      {peut.effacer && (
        <Button variant="quiet" icon={<Eraser aria-hidden="true" />} onPress={() => setDemande('EFFACER')}>
          {T.effacer}
        </Button>
      )}
      <ConfirmDialog
        title={demande === 'EFFACER' ? T.effacerTitre(a.nom) : T.fermerTitre(a.nom)}
        confirmText={demande === 'EFFACER' ? T.effacer : T.fermer}
        isDanger={demande === 'EFFACER'}
        isOpen={demande !== undefined}
        isPending={isPending}
        onOpenChange={(ouvert) => {
          if (!ouvert) setDemande(undefined);
        }}
        onConfirm={() => demande && mutate(demande)}
      >
        <Stack>
          {error && <Banner kind="danger" title={error.message} isLive />}
          {demande === 'EFFACER' ? T.effacerTexte : T.fermerTexte}
          {demande === 'EFFACER' && a.tourneesEnCours > 0 && (
            <Banner kind="danger" title={T.effacerAttention(a.tourneesEnCours)} />
          )}
        </Stack>
      </ConfirmDialog>
    </div>
  );
}
