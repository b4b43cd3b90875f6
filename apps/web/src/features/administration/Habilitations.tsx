import {
  enregistrerHabilitation,
  type HabilitationT,
  type ProfessionnelT,
} from '@orapont/contract/administration';
import { LIBELLE_MODULE_FORMATION, MODULES_FORMATION } from '@orapont/domain/habilitation/formation';
import { useState } from 'react';
import { call } from '../../kernel/call.ts';
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showDate } from '../../ui/typed-date.ts';
import { DialogueSaisie } from './DialogueSaisie.tsx';
import { type DialogueDeRubrique, Rubrique } from './Rubrique.tsx';
import { useEnregistrer } from './requetes.ts';
import { ouRien, texte } from './saisie.ts';
import { TEXTES } from './textes.ts';

/** Training certificates: they open the right to take pictures. */
export function Habilitations({ professionnel }: { readonly professionnel: ProfessionnelT }) {
  const nommer = ({ organisme }: HabilitationT) => organisme || '—';
  return (
    <Rubrique
      titre={TEXTES.habilitations}
      ajouter={TEXTES.ajouterHabilitation}
      vide={TEXTES.aucuneHabilitation}
      lignes={professionnel.habilitations}
      nommer={nommer}
      colonnes={[
        { id: 'organisme', label: TEXTES.organisme, render: nommer },
        { id: 'obtenue', label: TEXTES.obtenueLe, render: ({ obtenueLe }) => showDate(obtenueLe) },
        {
          id: 'expire',
          label: TEXTES.expireLe,
          render: ({ expireLe }) => (expireLe ? showDate(expireLe) : '—'),
        },
        {
          id: 'modules',
          label: TEXTES.modules,
          render: ({ modules }) => `${modules.length} / ${MODULES_FORMATION.length}`,
        },
      ]}
      saisir={(dialogue) => <Saisie {...dialogue} professionnelId={professionnel.id} />}
    />
  );
}

interface SaisieProps extends DialogueDeRubrique<HabilitationT> {
  readonly professionnelId: string;
}

function Saisie({ professionnelId, titre, connue, onFermer }: SaisieProps) {
  const [id] = useState(() => connue?.id ?? crypto.randomUUID());
  const formulaire = useEnregistrer(
    (saisie: FormData) =>
      call(enregistrerHabilitation, {
        params: { id },
        body: {
          professionnelId,
          obtenueLe: texte(saisie, 'obtenueLe'),
          expireLe: ouRien(saisie, 'expireLe'),
          organisme: texte(saisie, 'organisme'),
          modules: MODULES_FORMATION.filter((module) => saisie.getAll('modules').includes(module)),
        },
      }),
    onFermer,
  );
  return (
    <DialogueSaisie titre={titre} onFermer={onFermer} formulaire={formulaire}>
      <TextField
        label={TEXTES.organisme}
        name="organisme"
        defaultValue={connue?.organisme ?? ''}
        isRequired={true}
      />
      <Stack as="grid">
        <DateField
          label={TEXTES.obtenueLe}
          name="obtenueLe"
          defaultValue={connue?.obtenueLe ?? ''}
          isRequired={true}
        />
        <DateField
          label={TEXTES.expireLe}
          help={TEXTES.auAide}
          name="expireLe"
          defaultValue={connue?.expireLe ?? ''}
        />
      </Stack>
      <CheckboxGroup
        label={TEXTES.modules}
        name="modules"
        defaultValue={connue?.modules ?? [...MODULES_FORMATION]}
        options={MODULES_FORMATION.map((module) => ({
          value: module,
          label: LIBELLE_MODULE_FORMATION[module],
        }))}
      />
    </DialogueSaisie>
  );
}
