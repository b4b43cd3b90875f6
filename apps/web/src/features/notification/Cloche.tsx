import {
  lireNotification,
  lireToutesNotifications,
  listerNotifications,
  type NotificationLueT,
} from '@orapont/contract/notification';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Bell, BellDot } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../kernel/call.ts';
import { quand } from '../../kernel/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { Drawer } from '../../ui/Drawer.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './Cloche.module.css';
import { TEXTES } from './textes.ts';

const CLE = ['notifications'] as const;
const RYTHME_MS = 20_000;

/** What happened while the person was elsewhere: a number on a bell, and the list behind it. */
export function Cloche() {
  const [ouverte, setOuverte] = useState(false);
  const naviguer = useNavigate();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: CLE,
    queryFn: ({ signal }) => call(listerNotifications, { signal }),
    refetchInterval: RYTHME_MS,
  });
  const relire = () => client.invalidateQueries({ queryKey: CLE });
  const lecture = useMutation({
    mutationFn: (id: string) => call(lireNotification, { params: { id } }),
    onSettled: relire,
  });
  const toutes = useMutation({ mutationFn: () => call(lireToutesNotifications), onSettled: relire });
  const nonLues = data?.nonLues ?? 0;

  function ouvrir({ id, lien, lueLe }: NotificationLueT) {
    if (lueLe === null) lecture.mutate(id);
    if (lien === null) return;
    setOuverte(false);
    void naviguer(lien);
  }

  return (
    <div className={styles['cloche']}>
      <IconButton
        label={TEXTES.cloche(nonLues)}
        icon={nonLues > 0 ? <BellDot aria-hidden="true" /> : <Bell aria-hidden="true" />}
        onPress={() => setOuverte(true)}
      />
      {nonLues > 0 && (
        <span className={styles['nombre']} aria-hidden="true">
          {nonLues > 99 ? '99+' : nonLues}
        </span>
      )}
      <VisuallyHidden>
        <span role="status">{nonLues > 0 ? TEXTES.cloche(nonLues) : ''}</span>
      </VisuallyHidden>
      <Drawer
        title={TEXTES.titre}
        isOpen={ouverte}
        onOpenChange={setOuverte}
        footer={
          nonLues > 0 && (
            <Button variant="secondary" onPress={() => toutes.mutate()} isPending={toutes.isPending}>
              {TEXTES.toutLire}
            </Button>
          )
        }
      >
        <Liste notifications={data?.notifications ?? []} onOuvrir={ouvrir} />
      </Drawer>
    </div>
  );
}

interface ListeProps {
  readonly notifications: readonly NotificationLueT[];
  readonly onOuvrir: (notification: NotificationLueT) => void;
}

function Liste({ notifications, onOuvrir }: ListeProps) {
  if (notifications.length === 0)
    return (
      <EmptyState title={TEXTES.vide} icon={<Bell />}>
        {TEXTES.videDetail}
      </EmptyState>
    );
  return (
    <ul className={styles['liste']}>
      {notifications.map((notification) => (
        <li key={notification.id} className={styles['ligne']} data-lue={notification.lueLe !== null}>
          <Stack gap="small">
            <p className={styles['phrase']}>
              {notification.lueLe === null && <span className={styles['nouveau']}>{TEXTES.nouveau}</span>}
              {notification.phrase}
            </p>
            <time dateTime={notification.creeLe} className={styles['date']}>
              {quand(notification.creeLe)}
            </time>
            {notification.lien !== null && (
              <div>
                <Button variant="secondary" onPress={() => onOuvrir(notification)}>
                  {TEXTES.ouvrir}
                </Button>
              </div>
            )}
          </Stack>
        </li>
      ))}
    </ul>
  );
}
