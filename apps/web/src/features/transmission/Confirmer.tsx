import { transmettre } from '@orapont/contract/transmission';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { Envoi } from './lire-envoi.ts';
import { CLES } from './requetes.ts';
import { TEXTES as T } from './textes.ts';

/** The last look: the person, the box, and one key for this decision however often it is pressed. */
export function Confirmer({
  dossierId,
  envoi,
  phrase,
  onFermer,
}: {
  readonly dossierId: string;
  readonly envoi: Envoi;
  readonly phrase: string;
  readonly onFermer: () => void;
}) {
  const [cle] = useState(() => crypto.randomUUID());
  const client = useQueryClient();
  const naviguer = useNavigate();
  const action = useMutation({
    mutationFn: () => call(transmettre, { params: { id: dossierId }, body: envoi, cle }),
    onSuccess: async () => {
      showToast(T.parti);
      await client.invalidateQueries({ queryKey: ['dossier', dossierId] });
      await client.invalidateQueries({ queryKey: CLES.envois(dossierId) });
      await naviguer(`/dossiers/${dossierId}/envois`);
    },
  });
  return (
    <ConfirmDialog
      title={T.confirmer}
      confirmText={T.envoyer}
      isOpen
      isPending={action.isPending}
      onOpenChange={(isOpen) => {
        if (!isOpen) onFermer();
      }}
      onConfirm={() => action.mutate()}
    >
      <p>{phrase}</p>
      {action.isError && <Banner kind="danger" title={action.error.message} isLive />}
    </ConfirmDialog>
  );
}
