import {
  enregistrerHabilitation,
  type HabilitationT,
  type ProfessionnelT,
} from '@orapont/contract/administration';
import { LIBELLE_MODULE_FORMATION, MODULES_FORMATION } from '@orapont/domain/habilitation/formation';
import { useState } from 'react';
import { call } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Table } from '../../ui/Table.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showDate } from '../../ui/typed-date.ts';
import { DialogueSaisie } from './DialogueSaisie.tsx';
import { useEnregistrer } from './requetes.ts';
import { ouRien, texte } from './saisie.ts';
import { TEXTES } from './textes.ts';

/** Training certificates: they open the right to take pictures. */
export function Habilitations({ professionnel }: { readonly professionnel: ProfessionnelT }) {
  const [ouverte, setOuverte] = useState<HabilitationT | 'nouvelle'>();
  return (
    <Card
      title={TEXTES.habilitations}
      actions={
        <Button variant="secondary" onPress={() => setOuverte('nouvelle')}>
          {TEXTES.ajouterHabilitation}
        </Button>
      }
    >
      <Table
        caption={TEXTES.habilitations}
        isCaptionHidden={true}
        rows={professionnel.habilitations}
        getKey={({ id }) => id}
        empty={TEXTES.aucuneHabilitation}
        columns={[
          { id: 'organisme', label: TEXTES.organisme, render: ({ organisme }) => organisme || '—' },
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
          {
            id: 'modifier',
            label: TEXTES.actions,
            isNarrow: true,
            render: (habilitation) => (
              <Button
                variant="quiet"
                aria-label={TEXTES.modifierDe(habilitation.organisme)}
                onPress={() => setOuverte(habilitation)}
              >
                {TEXTES.modifier}
              </Button>
            ),
          },
        ]}
      />
      {ouverte && (
        <Saisie
          professionnelId={professionnel.id}
          connue={ouverte === 'nouvelle' ? undefined : ouverte}
          onFermer={() => setOuverte(undefined)}
        />
      )}
    </Card>
  );
}

interface SaisieProps {
  readonly professionnelId: string;
  readonly connue: HabilitationT | undefined;
  readonly onFermer: () => void;
}

function Saisie({ professionnelId, connue, onFermer }: SaisieProps) {
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
    <DialogueSaisie titre={TEXTES.ajouterHabilitation} onFermer={onFermer} formulaire={formulaire}>
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
