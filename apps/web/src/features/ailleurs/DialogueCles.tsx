import { type LogicielDistantT, renouvelerLogicielDistant } from '@orapont/contract/demande-ailleurs';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Form } from '../../ui/Form.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { ChampsCles, clesSaisies } from './ChampsCles.tsx';
import { useGeste } from './requetes.ts';
import { TEXTES } from './textes.ts';

type Props = { readonly logiciel: LogicielDistantT; readonly onFermer: () => void };

/** Other keys for the same software: what goes on there is still followed. */
export function DialogueCles({ logiciel: { id, nom }, onFermer }: Props) {
  const geste = useGeste(
    (saisie: FormData) => call(renouvelerLogicielDistant, { params: { id }, body: clesSaisies(saisie) }),
    () => {
      showToast(TEXTES.renouvelees);
      onFermer();
    },
  );
  const champs = geste.error instanceof ErreurApi ? geste.error.champs : {};
  const titre = TEXTES.renouvelerTitre(nom);
  return (
    <Dialog
      title={titre}
      isOpen={true}
      onOpenChange={(ouvert) => {
        if (!ouvert) onFermer();
      }}
    >
      <Form
        aria-label={titre}
        {...(Object.keys(champs).length > 0 ? { errors: champs } : { formError: geste.error?.message })}
        onSubmit={(saisie) => geste.mutate(saisie)}
      >
        <ChampsCles />
        <Stack as="row">
          <Button variant="secondary" onPress={onFermer}>
            {TEXTES.annuler}
          </Button>
          <Button type="submit" isPending={geste.isPending}>
            {TEXTES.enregistrer}
          </Button>
        </Stack>
      </Form>
    </Dialog>
  );
}
