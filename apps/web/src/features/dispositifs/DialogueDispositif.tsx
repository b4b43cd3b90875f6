import { type DispositifT, enregistrerDispositif } from '@orapont/contract/dispositif';
import {
  LIBELLE_DISPOSITIF,
  TYPES_DISPOSITIF,
  type TypeDispositif,
} from '@orapont/domain/habilitation/dispositif';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Form } from '../../ui/Form.tsx';
import type { FieldErrors } from '../../ui/FormErrors.ts';
import { Select } from '../../ui/Select.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { CLE, useOrganisation } from './requetes.ts';
import { TEXTES as T } from './textes.ts';

interface DialogueProps {
  readonly connu?: DispositifT;
  readonly fermer: () => void;
}

const AUCUNE: FieldErrors = {};

/** What is known of a device; it stays open until the server has said yes. */
export function DialogueDispositif({ connu, fermer }: DialogueProps) {
  const { mutate, isPending, error } = useEnregistrement({ ...(connu ? { connu } : {}), fermer });
  const champs = error instanceof ErreurApi ? error.champs : AUCUNE;
  const parChamp = Object.keys(champs).length > 0;
  const titre = connu ? T.modifier : T.ajouter;
  return (
    <Dialog
      title={titre}
      isOpen
      onOpenChange={(ouvert) => {
        if (!ouvert) fermer();
      }}
    >
      <Form
        aria-label={titre}
        errors={champs}
        formError={parChamp ? undefined : error?.message}
        onSubmit={mutate}
      >
        <Champs {...(connu ? { connu } : {})} />
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

function Champs({ connu }: Pick<DialogueProps, 'connu'>) {
  return (
    <>
      <Select
        label={T.type}
        name="type"
        defaultSelectedKey={connu?.type ?? 'CAMERA_INTRA_ORALE'}
        options={TYPES_DISPOSITIF.map((id) => ({ id, label: LIBELLE_DISPOSITIF[id] }))}
      />
      <TextField
        label={T.nom}
        name="nom"
        help={T.nomAide}
        defaultValue={connu?.nom ?? ''}
        maxLength={80}
        isRequired
      />
      <TextField
        label={T.modele}
        name="modele"
        defaultValue={connu?.modele ?? ''}
        maxLength={120}
        isRequired
      />
      <TextField
        label={T.numeroSerie}
        name="numeroSerie"
        defaultValue={connu?.numeroSerie ?? ''}
        maxLength={80}
      />
      <TextField
        label={T.validation}
        name="validation"
        help={T.validationAide}
        defaultValue={connu?.validation ?? ''}
        maxLength={200}
      />
      {connu && <Checkbox label={T.archiver} name="archive" value="oui" defaultSelected={connu.archive} />}
    </>
  );
}

const texte = (saisie: FormData, nom: string) => String(saisie.get(nom) ?? '');

function useEnregistrement({ connu, fermer }: DialogueProps) {
  const client = useQueryClient();
  const query = useOrganisation();
  const [id] = useState(() => connu?.id ?? crypto.randomUUID());
  return useMutation({
    mutationFn: (saisie: FormData) =>
      call(enregistrerDispositif, {
        params: { id },
        query,
        body: {
          version: connu?.version ?? null,
          type: texte(saisie, 'type') as TypeDispositif,
          nom: texte(saisie, 'nom'),
          modele: texte(saisie, 'modele'),
          numeroSerie: texte(saisie, 'numeroSerie'),
          validation: texte(saisie, 'validation'),
          archive: saisie.get('archive') === 'oui',
        },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: CLE });
      showToast(T.enregistre);
      fermer();
    },
  });
}
