import { type DispositifT, noterEntretien } from '@orapont/contract/dispositif';
import {
  LIBELLE_ENTRETIEN,
  TYPES_ENTRETIEN,
  type TypeEntretien,
} from '@orapont/domain/habilitation/dispositif';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Form } from '../../ui/Form.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { CLE, useOrganisation } from './requetes.ts';
import { TEXTES as T } from './textes.ts';

interface DialogueProps {
  readonly dispositif: DispositifT;
  readonly fermer: () => void;
}

/** A line for the log, with what was used. Nothing takes it out afterwards. */
export function DialogueEntretien({ dispositif, fermer }: DialogueProps) {
  const client = useQueryClient();
  const query = useOrganisation();
  const [id] = useState(() => crypto.randomUUID());
  const [type, setType] = useState<TypeEntretien>('DESINFECTION');
  const { mutate, isPending, error } = useMutation({
    mutationFn: (saisie: FormData) =>
      call(noterEntretien, {
        params: { id: dispositif.id },
        query,
        body: {
          id,
          type,
          produit: String(saisie.get('produit') ?? ''),
          note: String(saisie.get('note') ?? ''),
        },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: CLE });
      showToast(T.note_);
      fermer();
    },
  });
  return (
    <Dialog
      title={T.noter}
      isOpen
      onOpenChange={(ouvert) => {
        if (!ouvert) fermer();
      }}
    >
      <Form
        aria-label={T.noter}
        errors={error instanceof ErreurApi ? error.champs : {}}
        formError={error?.message}
        onSubmit={mutate}
      >
        <RadioGroup
          label={T.quoi}
          layout="inline"
          value={type}
          onChange={(choix) => setType(choix as TypeEntretien)}
          options={TYPES_ENTRETIEN.map((value) => ({ value, label: LIBELLE_ENTRETIEN[value] }))}
        />
        <TextField
          label={T.produit}
          name="produit"
          help={T.produitAide}
          defaultValue={dispositif.dernierProduit ?? ''}
          maxLength={120}
        />
        <TextField label={T.note} name="note" maxLength={300} />
        <Stack as="row">
          <Button variant="secondary" onPress={fermer}>
            {T.annuler}
          </Button>
          <Button type="submit" isPending={isPending}>
            {T.enregistrer}
          </Button>
        </Stack>
      </Form>
    </Dialog>
  );
}
