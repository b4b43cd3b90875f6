import { confierDemande } from '@orapont/contract/demande';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../kernel/call.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { CLE_DEMANDES } from '../requetes.ts';
import { T_RELIRE as T } from '../textes.ts';
import type { EtapeProps } from './contexte.ts';

const TOUS = 'TOUS';

/** Who prepares without being able to send hands over to the structure's own professional (⚠15). */
export function Confier({ demande, brouillon }: EtapeProps) {
  const [a, setA] = useState(TOUS);
  const client = useQueryClient();
  const remise = useMutation({
    mutationFn: async () => {
      if (!(await brouillon.vider())) throw new Error(T.pasEnregistree);
      return call(confierDemande, {
        params: { id: demande.id },
        body: { professionnelId: a === TOUS ? null : a },
      });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: CLE_DEMANDES });
      showToast(T.confiee);
    },
  });
  const { confie } = demande;
  return (
    <Card title={T.confierTitre}>
      <Stack>
        <p>{T.confierTexte}</p>
        {confie && <Banner kind="success" title={confie.a ? `${T.confieeA} ${confie.a.nom}` : T.deja} />}
        <Select
          label={T.aQui}
          options={[
            { id: TOUS, label: T.tous },
            ...demande.valideurs.map(({ id, nom, profession }) => ({ id, label: `${nom}, ${profession}` })),
          ]}
          value={a}
          onChange={(cle) => setA(String(cle))}
        />
        {remise.isError && <Banner kind="danger" title={remise.error.message} isLive />}
        <Button isWide isPending={remise.isPending} onPress={() => remise.mutate()}>
          {T.confier}
        </Button>
      </Stack>
    </Card>
  );
}
