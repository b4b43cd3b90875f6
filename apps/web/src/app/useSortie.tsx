import { fermerSession, type MoiT } from '@orapont/contract/acces';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { compterCopies, retirerCopies } from '../horsligne/ports.ts';
import { call } from '../kernel/call.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { closeToasts } from '../ui/toasts.ts';
import { TEXTES } from './textes.ts';

/** Signing out takes the copies of chosen files off this device: said first when some have not arrived. */
export function useSortie(moi: MoiT | undefined): {
  readonly sortir: () => void;
  readonly dialogue: ReactNode;
} {
  const [restent, setRestent] = useState(0);
  const [demande, setDemande] = useState(false);
  const naviguer = useNavigate();
  const client = useQueryClient();
  const sortie = useMutation({
    mutationFn: async () => {
      // A vault that does not open must not keep anyone signed in.
      if (moi) await retirerCopies(moi.compteId).catch(() => undefined);
      await call(fermerSession);
    },
    onSettled: () => {
      client.clear();
      closeToasts();
      void naviguer('/connexion');
    },
  });
  async function sortir() {
    const copies = moi ? await compterCopies(moi.compteId).catch(() => 0) : 0;
    setRestent(copies);
    if (copies > 0) setDemande(true);
    else sortie.mutate();
  }
  return {
    sortir: () => void sortir(),
    dialogue: (
      <ConfirmDialog
        title={TEXTES.sortieTitre(restent)}
        confirmText={TEXTES.sortir}
        isDanger
        isPending={sortie.isPending}
        isOpen={demande}
        onOpenChange={setDemande}
        onConfirm={() => sortie.mutate()}
      >
        <p>{TEXTES.sortieTexte}</p>
      </ConfirmDialog>
    ),
  };
}
