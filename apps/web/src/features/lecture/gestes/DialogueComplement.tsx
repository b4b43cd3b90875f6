import { demanderComplement, type LectureLueT } from '@orapont/contract/lecture';
import { demandeDeVues } from '@orapont/domain/bouche/demande-de-vues';
import type { ObservationBouche } from '@orapont/domain/bouche/observation';
import { nomSurface } from '@orapont/domain/bouche/surface';
import { VUES } from '@orapont/domain/captation/vues';
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

/** What a nurse can take; X-rays are asked for as such. */
const PHOTOS = Object.values(VUES).filter(({ support }) => support === 'PHOTO');

interface Props {
  readonly lecture: LectureLueT;
  /** What is stated as not seen here proposes the views. */
  readonly chart: ObservationBouche;
  readonly onFermer: () => void;
  readonly onFait: () => void;
}

/** Which views, and why; the reader's « non vu » proposes the views that show it. */
export function DialogueComplement({ lecture, chart, onFermer, onFait }: Props) {
  const [proposees] = useState(() => demandeDeVues(chart, PHOTOS));
  const { zones, restantes } = proposees;
  const [motifs, setMotifs] = useState<MotifComplement[]>(zones.length > 0 ? ['VUES_MANQUANTES'] : []);
  const [vues, setVues] = useState<string[]>(() => proposees.vues.map(({ code }) => code));
  const [texte, setTexte] = useState('');
  const [cle, setCle] = useState(() => crypto.randomUUID());
  const envoi = useMutation({
    mutationFn: () =>
      call(demanderComplement, {
        params: { id: lecture.id },
        body: { motifs, vues, zones: avecVues ? [...zones] : [], texte },
        cle,
      }),
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
        {avecVues && restantes.length > 0 && (
          <p>{T.complementHorsPhoto(restantes.map(nomSurface).join('\u202f; '))}</p>
        )}
        {avecVues && (
          <CheckboxGroup
            label={T.complementVues}
            value={vues}
            onChange={setVues}
            options={proposeesDAbord(proposees.vues).map(({ code, libelle }) => ({
              value: code,
              label: libelle,
              ...(proposees.vues.some((vue) => vue.code === code)
                ? { help: T.complementMontre }
                : lecture.demande.vuesManquantes.includes(libelle)
                  ? { help: 'Non prise' }
                  : {}),
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

/** Those that show what was noted as not seen come first: they are not looked for in a list of forty. */
const proposeesDAbord = (proposees: readonly { readonly code: string }[]) => {
  const deja = new Set(proposees.map(({ code }) => code));
  return PHOTOS.toSorted((a, b) => Number(deja.has(b.code)) - Number(deja.has(a.code)));
};
