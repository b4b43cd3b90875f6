import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Form } from '../../ui/Form.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { erreursDe } from './erreurs.ts';
import { TEXTES as T } from './textes.ts';

interface Props {
  readonly titre: string;
  readonly envoi: { readonly mutate: () => void; readonly error: unknown; readonly isPending: boolean };
  readonly fermer: () => void;
  readonly children: ReactNode;
}

/** A short form in front of the record; it stays open until the server has said yes. */
export function DialogueSaisie({ titre, envoi, fermer, children }: Props) {
  const { errors, formError } = erreursDe(envoi.error);
  return (
    <Dialog title={titre} isOpen onOpenChange={(ouvert) => !ouvert && fermer()}>
      <Form onSubmit={() => envoi.mutate()} errors={errors} formError={formError}>
        <Stack>
          {children}
          <PiedDeSaisie fermer={fermer} enCours={envoi.isPending} />
        </Stack>
      </Form>
    </Dialog>
  );
}

/** The two ends of a form: leave it as it was, or write it. */
export function PiedDeSaisie({
  fermer,
  enCours,
}: {
  readonly fermer: () => void;
  readonly enCours: boolean;
}) {
  return (
    <Stack as="row">
      <Button variant="secondary" onPress={fermer}>
        {T.annuler}
      </Button>
      <Button type="submit" isPending={enCours}>
        {T.enregistrer}
      </Button>
    </Stack>
  );
}
