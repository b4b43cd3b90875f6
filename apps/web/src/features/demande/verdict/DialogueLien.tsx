import { declarerLien } from '@orapont/contract/dossier';
import { LIBELLES_PREUVE_LIEN, PREUVES_LIEN, type PreuveLien } from '@orapont/domain/teleexpertise/lien';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, ErreurApi } from '../../../kernel/call.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Form } from '../../../ui/Form.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { aujourdHui } from '../temps.ts';
import { T_VERDICT as T } from '../textes.ts';

const SANS_ERREUR = {};

/** How the person knows this dentist (TE-07): what shows it, when, and who says so. */
export function DialogueLien({
  dossierId,
  requisId,
  onFermer,
  onDeclare,
}: {
  readonly dossierId: string;
  readonly requisId: string;
  readonly onFermer: () => void;
  readonly onDeclare: () => void;
}) {
  const [id] = useState(() => crypto.randomUUID());
  const declaration = useMutation({
    mutationFn: (saisie: FormData) =>
      call(declarerLien, {
        params: { id: dossierId },
        body: {
          id,
          professionnelId: requisId,
          preuve: String(saisie.get('preuve')) as PreuveLien,
          dateContact: String(saisie.get('dateContact')) as '2026-1-1',
          attestant: String(saisie.get('attestant') ?? ''),
          precision: String(saisie.get('precision') ?? ''),
        },
      }),
    onSuccess: () => {
      showToast(T.lienFait);
      onDeclare();
    },
  });
  const erreur = declaration.error;
  return (
    <Dialog title={T.lienTitre} isOpen onOpenChange={(ouvert) => !ouvert && onFermer()}>
      <Form
        aria-label={T.lienTitre}
        errors={erreur instanceof ErreurApi ? erreur.champs : SANS_ERREUR}
        formError={erreur?.message}
        onSubmit={(saisie) => declaration.mutate(saisie)}
      >
        <RadioGroup
          name="preuve"
          label={T.lienPreuve}
          isRequired
          options={PREUVES_LIEN.map((preuve) => ({ value: preuve, label: LIBELLES_PREUVE_LIEN[preuve] }))}
        />
        <DateField name="dateContact" label={T.lienDate} max={aujourdHui()} isRequired />
        <TextField name="attestant" label={T.lienAttestant} help={T.lienAttestantAide} isRequired />
        <TextField name="precision" label={T.lienPrecision} />
        <Stack as="row">
          <Button variant="secondary" onPress={onFermer}>
            {T.annuler}
          </Button>
          <Button type="submit" isPending={declaration.isPending}>
            {T.lienAction}
          </Button>
        </Stack>
      </Form>
    </Dialog>
  );
}
