import { type DemandeLueT, reprendreDemande } from '@orapont/contract/demande';
import type { BodyInput } from '@orapont/contract/route';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../../kernel/call.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button, type ButtonProps } from '../../../ui/Button.tsx';

type Choix = Omit<BodyInput<typeof reprendreDemande>, 'id'>;

/** The same questions, health data and pictures in a new draft, which opens where something is to be chosen. */
export function BoutonReprise({
  demandeId,
  choix,
  variant,
  children,
}: {
  readonly demandeId: DemandeLueT['id'];
  readonly choix: Choix;
  readonly variant: NonNullable<ButtonProps['variant']>;
  readonly children: string;
}) {
  // The same draft for the same button: pressed twice, or again after a lost answer, it opens one.
  const [id] = useState(() => crypto.randomUUID());
  const naviguer = useNavigate();
  const reprise = useMutation({
    mutationFn: () => call(reprendreDemande, { params: { id: demandeId }, body: { id, ...choix } }),
    onSuccess: () => void naviguer(`/demandes/${id}/${choix.nature ? 'pourquoi' : 'qui'}`),
  });
  return (
    <>
      {reprise.isError && <Banner kind="danger" title={reprise.error.message} isLive />}
      <Button variant={variant} isPending={reprise.isPending} onPress={() => reprise.mutate()}>
        {children}
      </Button>
    </>
  );
}
