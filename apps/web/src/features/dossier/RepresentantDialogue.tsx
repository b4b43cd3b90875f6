import { enregistrerRepresentant } from '@orapont/contract/dossier';
import {
  LIBELLES_QUALITE,
  QUALITES_REPRESENTANT,
  type QualiteRepresentant,
  type RepresentantT,
} from '@orapont/contract/dossier-fiche';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../kernel/call.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { DialogueSaisie } from './DialogueSaisie.tsx';
import { CLES } from './requetes.ts';
import { TEXTES as T } from './textes.ts';

interface Props {
  readonly dossierId: string;
  readonly initial: RepresentantT;
  readonly fermer: () => void;
}

const QUALITES = QUALITES_REPRESENTANT.map((id) => ({ id, label: LIBELLES_QUALITE[id] }));

/** Someone who protects or supports the person. Nobody is erased: an end date takes him out. */
export function RepresentantDialogue({ dossierId, initial, fermer }: Props) {
  const client = useQueryClient();
  const [saisie, setSaisie] = useState(initial);
  const envoi = useMutation({
    mutationFn: () => {
      const { id: representantId, ...body } = saisie;
      return call(enregistrerRepresentant, { params: { id: dossierId, representantId }, body });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: CLES.dossier(dossierId), exact: true });
      showToast(T.enregistre);
      fermer();
    },
  });
  const poser = (morceau: Partial<RepresentantT>) => setSaisie((avant) => ({ ...avant, ...morceau }));
  return (
    <DialogueSaisie
      titre={initial.nom ? T.modifierPersonne : T.ajouterPersonne}
      envoi={envoi}
      fermer={fermer}
    >
      <Select
        label={T.qualite}
        name="qualite"
        options={QUALITES}
        selectedKey={saisie.qualite}
        onSelectionChange={(cle) => poser({ qualite: String(cle) as QualiteRepresentant })}
      />
      <TextField label={T.nom} name="nom" value={saisie.nom} onChange={(nom) => poser({ nom })} isRequired />
      <TextField
        label={T.prenom}
        name="prenom"
        value={saisie.prenom}
        onChange={(prenom) => poser({ prenom })}
      />
      <TextField
        label={T.telephone}
        name="telephone"
        type="tel"
        value={saisie.telephone ?? ''}
        onChange={(v) => poser({ telephone: v || null })}
      />
      <TextField
        label={T.courriel}
        name="courriel"
        type="email"
        value={saisie.courriel ?? ''}
        onChange={(v) => poser({ courriel: v || null })}
      />
      <Checkbox
        label={T.representation}
        help={T.aideRepresentation}
        isSelected={saisie.representationPersonne}
        onChange={(representationPersonne) => poser({ representationPersonne })}
      />
      <DateField
        label={T.finLe}
        name="finLe"
        value={saisie.finLe ?? ''}
        onChange={(iso) => poser({ finLe: (iso || null) as RepresentantT['finLe'] })}
      />
    </DialogueSaisie>
  );
}
