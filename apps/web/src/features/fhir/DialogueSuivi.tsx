import { changerSuivi, type LogicielT } from '@orapont/contract/fhir';
import { useState } from 'react';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Form } from '../../ui/Form.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { ChampsSuivi, suiviSaisi } from './ChampsSuivi.tsx';
import { ChoixSuivi } from './ChoixEcriture.tsx';
import { useGeste } from './requetes.ts';
import { TEXTES } from './textes.ts';

type Props = { readonly logiciel: LogicielT; readonly onFermer: () => void };

/** How a software follows its requests, chosen again: its token often comes after our keys. */
export function DialogueSuivi({ logiciel: { id, nom, suiviUrl, suiviMethode }, onFermer }: Props) {
  const [annonce, setAnnonce] = useState(suiviUrl !== null);
  const [methode, setMethode] = useState(suiviMethode);
  const geste = useGeste(
    (saisie: FormData) =>
      call(changerSuivi, {
        params: { id },
        body: { suivi: annonce ? suiviSaisi(saisie, methode) : null },
      }),
    () => {
      showToast(TEXTES.suiviChange);
      onFermer();
    },
  );
  const champs = geste.error instanceof ErreurApi ? geste.error.champs : {};
  const titre = TEXTES.suiviTitre(nom);
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
        <ChoixSuivi annonce={annonce} onChange={setAnnonce} />
        {annonce && <ChampsSuivi methode={methode} onChange={setMethode} url={suiviUrl ?? ''} />}
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
