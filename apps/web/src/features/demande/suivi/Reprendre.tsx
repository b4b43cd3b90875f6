import { reprendreDemande } from '@orapont/contract/demande';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../../kernel/call.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { T_SUIVI as T } from '../textes.ts';

/** The same questions and pictures in a new draft: another requis, another consent. */
export function Reprendre({ demandeId }: { readonly demandeId: string }) {
  const [id] = useState(() => crypto.randomUUID());
  const naviguer = useNavigate();
  const reprise = useMutation({
    mutationFn: () => call(reprendreDemande, { params: { id: demandeId }, body: { id } }),
    onSuccess: () => void naviguer(`/demandes/${id}/qui`),
  });
  return (
    <>
      {reprise.isError && <Banner kind="danger" title={reprise.error.message} isLive />}
      <Button variant="secondary" isWide isPending={reprise.isPending} onPress={() => reprise.mutate()}>
        {T.reprendre}
      </Button>
    </>
  );
}
