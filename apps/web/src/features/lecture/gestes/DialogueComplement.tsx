import { demanderComplement, type LectureLueT } from '@orapont/contract/lecture';
import { CODES_VUE, type CodeVue, VUES } from '@orapont/domain/captation/vues';
import {
  LIBELLES_MOTIF_COMPLEMENT,
  MOTIFS_COMPLEMENT,
  type MotifComplement,
} from '@orapont/domain/teleexpertise/motifs';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../kernel/call.ts';
import { Button } from '../../../ui/Button.tsx';
import { CheckboxGroup } from '../../../ui/CheckboxGroup.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { T } from '../textes.ts';
import { champsDe, Echec } from './Echec.tsx';

interface Props {
  readonly lecture: LectureLueT;
  readonly onFermer: () => void;
  readonly onFait: () => void;
}

/** Which views, and why; those that were not taken come with a word. */
export function DialogueComplement({ lecture, onFermer, onFait }: Props) {
  const [motifs, setMotifs] = useState<MotifComplement[]>([]);
  const [vues, setVues] = useState<CodeVue[]>([]);
  const [texte, setTexte] = useState('');
  const [cle, setCle] = useState(() => crypto.randomUUID());
  const envoi = useMutation({
    mutationFn: () =>
      call(demanderComplement, { params: { id: lecture.id }, body: { motifs, vues, texte }, cle }),
    onSuccess: () => {
      showToast(T.complementFait);
      onFait();
      onFermer();
    },
    onError: () => setCle(crypto.randomUUID()),
  });
  const champs = champsDe(envoi.error);
  const avecVues = motifs.some((motif) => motif === 'VUES_MANQUANTES' || motif === 'IMAGES_FLOUES');
  return (
    <Dialog
      title={T.complementTitre}
      size="large"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onFermer()}
      footer={
        <>
          <Button variant="secondary" onPress={onFermer}>
            {T.annuler}
          </Button>
          <Button isDisabled={motifs.length === 0} isPending={envoi.isPending} onPress={() => envoi.mutate()}>
            {T.complementEnvoyer}
          </Button>
        </>
      }
    >
      <Stack>
        <Echec erreur={envoi.error} />
        <CheckboxGroup
          label={T.complementMotifs}
          isRequired
          value={motifs}
          onChange={(valeurs) => setMotifs(valeurs as MotifComplement[])}
          options={MOTIFS_COMPLEMENT.map((code) => ({ value: code, label: LIBELLES_MOTIF_COMPLEMENT[code] }))}
          error={champs['motifs']}
        />
        {avecVues && (
          <CheckboxGroup
            label={T.complementVues}
            value={vues}
            onChange={(valeurs) => setVues(valeurs as CodeVue[])}
            options={CODES_VUE.map((code) => ({
              value: code,
              label: VUES[code].libelle,
              ...(lecture.demande.vuesManquantes.includes(VUES[code].libelle) ? { help: 'Non prise' } : {}),
            }))}
            error={champs['vues']}
          />
        )}
        <TextArea
          label={T.complementTexte}
          rows={3}
          maxLength={2000}
          value={texte}
          onChange={setTexte}
          error={champs['texte']}
        />
      </Stack>
    </Dialog>
  );
}
