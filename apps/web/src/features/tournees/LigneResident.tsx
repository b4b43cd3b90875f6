import {
  jugerResident,
  type ResidentTourneeT,
  reglerResident,
  type TourneeLueT,
} from '@orapont/contract/tournee';
import { formaterDate, jourParis } from '@orapont/domain/dates';
import { type EtatResident, LIBELLES_MOTIF_ARRET } from '@orapont/domain/tournee/residents';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  CalendarClock,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  DoorClosed,
  DoorOpen,
  Ellipsis,
  Images,
  Tablet,
  UserRoundX,
  UsersRound,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../kernel/call.ts';
import liste from '../../personne/Liste.module.css';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Status, type Tone } from '../../ui/Status.tsx';
import { showToast } from '../../ui/toasts.ts';
import { CLE } from './requetes.ts';
import styles from './Tournees.module.css';
import { T } from './textes.ts';

interface Props {
  readonly tournee: TourneeLueT;
  readonly resident: ResidentTourneeT;
}

/** One resident of the round: where he is, how he was left, what came back, what is left to judge. */
export function LigneResident({ tournee, resident: r }: Props) {
  const nom = `${r.nom.toLocaleUpperCase('fr')} ${r.prenom}`;
  return (
    <article className={styles['resident']} aria-label={nom}>
      <span className={cx(liste['chambre'], styles['chambre'])}>
        <DoorOpen aria-hidden="true" />
        {r.chambre || '?'}
      </span>
      <div className={cx(liste['qui'], styles['qui'])}>
        <span className={liste['nom']}>{nom}</span>
        <span className={styles['discret']}>{T.ne(formaterDate(r.dateNaissance))}</span>
      </div>
      {r.acteId && (
        <div className={styles['bilan']}>
          <LinkButton href={`/demandes/${r.acteId}`} variant="secondary">
            {T.ouvrirBilan}
          </LinkButton>
        </div>
      )}
      <div className={styles['menu']}>
        <MenuResident tournee={tournee} resident={r} nom={nom} />
      </div>
      <div className={cx(liste['etats'], styles['etats'])}>
        <Etats resident={r} />
      </div>
      {r.signalement && <Signalement tournee={tournee} resident={r} />}
    </article>
  );
}

const ETATS = {
  A_VOIR: ['neutral', <CircleDashed key="i" aria-hidden="true" />],
  VU: ['success', <CircleCheck key="i" aria-hidden="true" />],
  PARTIEL: ['info', <CircleCheck key="i" aria-hidden="true" />],
  REFUS: ['attention', <CircleSlash key="i" aria-hidden="true" />],
  ABSENT: ['neutral', <DoorClosed key="i" aria-hidden="true" />],
  REPORTE: ['neutral', <CalendarClock key="i" aria-hidden="true" />],
} as const satisfies Record<EtatResident, readonly [Tone, ReactNode]>;

function Etats({ resident: r }: { readonly resident: ResidentTourneeT }) {
  const [ton, icone] = ETATS[r.etat];
  return (
    <>
      <Status tone={ton} icon={icone}>
        {r.arret
          ? `${T.etats[r.etat]}\u00a0: ${LIBELLES_MOTIF_ARRET[r.arret].toLocaleLowerCase('fr')}`
          : T.etats[r.etat]}
      </Status>
      {r.revenirLe && (
        <Status tone="info" icon={<CalendarClock aria-hidden="true" />}>
          {T.revenir(formaterDate(r.revenirLe))}
        </Status>
      )}
      {r.images > 0 && (
        <Status tone="neutral" icon={<Images aria-hidden="true" />}>
          {T.images(r.images)}
        </Status>
      )}
      {r.attendues > 0 && (
        <Status tone="info" icon={<Tablet aria-hidden="true" />}>
          {T.attendues(r.attendues)}
        </Status>
      )}
      {r.restePerduLe && (
        <Status tone="attention" icon={<Tablet aria-hidden="true" />}>
          {T.restePerdu(formaterDate(jourParis(r.restePerduLe)))}
        </Status>
      )}
      {r.homonyme && (
        <Status tone="attention" icon={<UsersRound aria-hidden="true" />}>
          {T.homonyme}
        </Status>
      )}
      {r.partie && (
        <Status tone="attention" icon={<UserRoundX aria-hidden="true" />}>
          {T.partie}
        </Status>
      )}
      {r.aVerifier > 0 && (
        <Status tone="attention" icon={<CircleAlert aria-hidden="true" />}>
          {T.aVerifier(r.aVerifier)}
        </Status>
      )}
      {r.jugement && (
        <Status
          tone={r.jugement === 'SUSPICION' ? 'attention' : 'neutral'}
          icon={<CircleCheck aria-hidden="true" />}
        >
          {T.jugee[r.jugement]}
        </Status>
      )}
    </>
  );
}

const REGLABLES: readonly EtatResident[] = ['A_VOIR', 'ABSENT', 'REPORTE', 'REFUS'];

function MenuResident({ tournee, resident: r, nom }: Props & { readonly nom: string }) {
  const naviguer = useNavigate();
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (etat: EtatResident) =>
      call(reglerResident, {
        params: { id: tournee.id, dossierId: r.dossierId },
        body: { etat, arret: null, revenirLe: null, acteId: null },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: CLE });
      showToast(T.note);
    },
  });
  return (
    <>
      {error && <Banner kind="danger" title={error.message} isLive />}
      <Menu
        label={T.pourQui(nom)}
        trigger={
          <IconButton label={T.pourQui(nom)} icon={<Ellipsis aria-hidden="true" />} isPending={isPending} />
        }
        entries={[
          {
            id: 'dossier',
            label: T.ouvrirDossier,
            onAction: () => void naviguer(`/dossiers/${r.dossierId}`),
          },
          ...REGLABLES.filter((etat) => etat !== r.etat).map((etat) => ({
            id: etat,
            label: T.noter(T.etats[etat]),
            onAction: () => mutate(etat),
          })),
        ]}
      />
    </>
  );
}

/** What the taker saw, in her words; a professional of the structure judges it, and nobody else is asked. */
function Signalement({ tournee, resident: r }: Props) {
  const client = useQueryClient();
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: (suspicion: boolean) =>
      call(jugerResident, { params: { id: tournee.id, dossierId: r.dossierId }, body: { suspicion } }),
    onSuccess: () => client.invalidateQueries({ queryKey: CLE }),
  });
  return (
    <div className={styles['signalement']}>
      {error && <Banner kind="danger" title={error.message} isLive />}
      <p>
        <strong>{T.signalement}</strong> {r.signalement}
      </p>
      {tournee.droits.juger && r.acteEtat === 'BROUILLON' && r.jugement === null && (
        <fieldset className={styles['jugement']}>
          <legend>{T.jugerTitre}</legend>
          <p className={styles['discret']}>{T.jugerAide}</p>
          <div className={styles['gestes']}>
            <Button variant="secondary" isPending={isPending && variables} onPress={() => mutate(true)}>
              {T.suspicion}
            </Button>
            <Button variant="secondary" isPending={isPending && !variables} onPress={() => mutate(false)}>
              {T.sansSuspicion}
            </Button>
          </div>
        </fieldset>
      )}
    </div>
  );
}
