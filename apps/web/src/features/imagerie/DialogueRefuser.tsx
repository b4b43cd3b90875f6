import { type EtudeRecueT, refuserEtude } from '@orapont/contract/imagerie';
import { MOTIFS_REFUS_ETUDE, type MotifRefusEtude } from '@orapont/domain/imagerie/refus';
import { useState } from 'react';
import { call } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Form } from '../../ui/Form.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useAnnulation, useGeste } from './requetes.ts';
import { TEXTES } from './textes.ts';

const OPTIONS = Object.entries(MOTIFS_REFUS_ETUDE).map(([value, label]) => ({ value, label }));

type Props = { readonly etude: EtudeRecueT; readonly onFermer: () => void };

/** Sent back with a reason; undone at once if the hand slipped. */
export function DialogueRefuser({ etude, onFermer }: Props) {
  const [motif, setMotif] = useState<MotifRefusEtude | null>(null);
  const [manque, setManque] = useState(false);
  const annulation = useAnnulation({ id: etude.id, version: etude.version + 1 });
  const defaire = () =>
    void annulation
      .mutateAsync(undefined)
      .catch(({ message }: Error) => showToast(message, { about: etude.id }));
  const refus = useGeste(
    (choisi: MotifRefusEtude) =>
      call(refuserEtude, { params: { id: etude.id }, body: { version: etude.version, motif: choisi } }),
    () => {
      showToast(TEXTES.refusee, {
        about: etude.id,
        action: { label: TEXTES.defaire, onPress: defaire },
      });
      onFermer();
    },
  );
  return (
    <Dialog
      title={TEXTES.dialogueRefuser}
      isOpen={true}
      onOpenChange={(ouvert) => {
        if (!ouvert) onFermer();
      }}
    >
      <Form
        aria-label={TEXTES.dialogueRefuser}
        formError={refus.error?.message}
        onSubmit={() => (motif ? refus.mutate(motif) : setManque(true))}
      >
        <RadioGroup
          label={TEXTES.motif}
          options={OPTIONS}
          value={motif}
          onChange={(valeur) => setMotif(valeur as MotifRefusEtude)}
          {...(manque && motif === null ? { error: TEXTES.choisirMotif } : {})}
        />
        <Stack as="row">
          <Button variant="secondary" onPress={onFermer}>
            {TEXTES.annuler}
          </Button>
          <Button type="submit" isPending={refus.isPending}>
            {TEXTES.refuser}
          </Button>
        </Stack>
      </Form>
    </Dialog>
  );
}
