import type { DemandeLueT } from '@orapont/contract/demande';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import type { Brouillon } from '../useBrouillon.ts';
import { LienAilleurs } from './LienAilleurs.tsx';
import { useAilleurs, useConfier } from './requetes.ts';
import { T } from './textes.ts';

type Props = { readonly demande: DemandeLueT; readonly brouillon: Brouillon };

/** Nothing is shown where no other software was declared. What leaves is said before it does. */
export function ContinuerAilleurs({ demande, brouillon }: Props) {
  const { data } = useAilleurs(demande.id);
  const confier = useConfier(demande.id);
  const [choisi, setChoisi] = useState<string | null>(null);
  const [demandeAccord, setDemandeAccord] = useState(false);
  const logiciel = data?.logiciels.find(({ id }) => id === choisi) ?? data?.logiciels[0];
  if (!data || !logiciel || demande.ailleurs?.enCours) return null;
  return (
    <Card title={T.titre}>
      <Stack>
        <p>{T.texte}</p>
        {data.logiciels.length > 1 && (
          <Select
            label={T.logiciel}
            options={data.logiciels.map(({ id, nom }) => ({ id, label: nom }))}
            value={logiciel.id}
            onChange={(cle) => setChoisi(String(cle))}
          />
        )}
        <LienAilleurs demandeId={demande.id} confier={confier} />
        <Button
          variant="secondary"
          isWide
          isPending={confier.isPending}
          onPress={() => void brouillon.vider().then((garde) => setDemandeAccord(garde))}
        >
          {T.bouton(logiciel.nom)}
        </Button>
        <ConfirmDialog
          title={T.confirmerTitre(logiciel.nom)}
          confirmText={T.confirmer}
          isOpen={demandeAccord}
          isPending={confier.isPending}
          onOpenChange={setDemandeAccord}
          onConfirm={() => confier.mutate(logiciel.id, { onSettled: () => setDemandeAccord(false) })}
        >
          {[T.part, logiciel.pieces ? T.partImages : T.sansImages, T.partSante].join(' ')}
        </ConfirmDialog>
      </Stack>
    </Card>
  );
}
