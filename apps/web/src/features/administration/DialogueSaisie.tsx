import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Form } from '../../ui/Form.tsx';
import type { FieldErrors } from '../../ui/FormErrors.ts';
import { Stack } from '../../ui/Stack.tsx';
import { TEXTES } from './textes.ts';

interface DialogueSaisieProps {
  readonly titre: string;
  readonly onFermer: () => void;
  readonly formulaire: {
    readonly enregistrer: (saisie: FormData) => void;
    readonly enCours: boolean;
    readonly erreurs: FieldErrors;
    readonly erreur: string | undefined;
  };
  readonly valider?: string;
  readonly children: ReactNode;
}

/** A short form in front of the page; it stays open until the server has said yes. */
export function DialogueSaisie({ titre, onFermer, formulaire, valider, children }: DialogueSaisieProps) {
  const { enregistrer, enCours, erreurs, erreur } = formulaire;
  return (
    <Dialog
      title={titre}
      isOpen={true}
      onOpenChange={(ouvert) => {
        if (!ouvert) onFermer();
      }}
    >
      <Form aria-label={titre} errors={erreurs} formError={erreur} onSubmit={enregistrer}>
        {children}
        <Stack as="row">
          <Button variant="secondary" onPress={onFermer}>
            {TEXTES.annuler}
          </Button>
          <Button type="submit" isPending={enCours}>
            {valider ?? TEXTES.enregistrer}
          </Button>
        </Stack>
      </Form>
    </Dialog>
  );
}
