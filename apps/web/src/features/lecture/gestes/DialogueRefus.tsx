import { refuserLecture } from '@orapont/contract/lecture';
import { LIBELLES_MOTIF_REFUS, MOTIFS_REFUS, type MotifRefus } from '@orapont/domain/teleexpertise/motifs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../../kernel/call.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { CLE_LECTURES, cleLecture } from '../requetes.ts';
import { T } from '../textes.ts';
import { champsDe, Echec } from './Echec.tsx';

/** Refuses with a reason; the letter leaves at once. */
export function DialogueRefus({ acteId, onFermer }: { acteId: string; onFermer: () => void }) {
  const [motif, setMotif] = useState<MotifRefus | null>(null);
  const [precision, setPrecision] = useState('');
  const [cle] = useState(() => crypto.randomUUID());
  const client = useQueryClient();
  const naviguer = useNavigate();
  const refus = useMutation({
    mutationFn: (choisi: MotifRefus) =>
      call(refuserLecture, { params: { id: acteId }, body: { motif: choisi, precision }, cle }),
    onSuccess: async () => {
      showToast(T.refusFait);
      await naviguer('/lectures');
      client.removeQueries({ queryKey: cleLecture(acteId) });
      await client.invalidateQueries({ queryKey: CLE_LECTURES });
    },
  });
  return (
    <Dialog
      title={T.refusTitre}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onFermer()}
      footer={
        <>
          <Button variant="secondary" onPress={onFermer}>
            {T.annuler}
          </Button>
          <Button
            variant="danger"
            isDisabled={motif === null}
            isPending={refus.isPending}
            onPress={() => motif && refus.mutate(motif)}
          >
            {T.refusEnvoyer}
          </Button>
        </>
      }
    >
      <Stack>
        <Echec erreur={refus.error} />
        <RadioGroup
          label={T.refusMotif}
          isRequired
          value={motif}
          onChange={(valeur) => setMotif(valeur as MotifRefus)}
          options={MOTIFS_REFUS.map((code) => ({ value: code, label: LIBELLES_MOTIF_REFUS[code] }))}
        />
        <TextArea
          label={T.refusPrecision}
          help={T.refusAide}
          rows={3}
          maxLength={2000}
          value={precision}
          onChange={setPrecision}
          isRequired={motif === 'AUTRE'}
          error={champsDe(refus.error)['precision']}
        />
      </Stack>
    </Dialog>
  );
}
