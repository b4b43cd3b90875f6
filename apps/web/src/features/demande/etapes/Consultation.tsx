import { LIBELLES_QUALITE_CONSULTE, QUALITES_CONSULTE } from '@orapont/domain/consentement/recueil';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { T_CONSENTEMENT as T } from '../textes.ts';
import type { Saisie } from './useConsentement.ts';

type Consulte = Saisie['consultes'][number];

const QUALITES = QUALITES_CONSULTE.map((id) => ({ id, label: LIBELLES_QUALITE_CONSULTE[id] }));

/** Who was consulted for someone whom nobody represents, or why nobody could be (⚠14). */
export function Consultation({
  saisie,
  changer,
}: {
  readonly saisie: Saisie;
  readonly changer: (partie: Partial<Saisie>) => void;
}) {
  const { consultes } = saisie;
  const remplacer = (rang: number, consulte: Consulte) =>
    changer({ consultes: consultes.map((autre, i) => (i === rang ? consulte : autre)) });
  return (
    <fieldset>
      <legend>{T.consultesTitre}</legend>
      <Stack>
        {consultes.map((consulte, rang) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own and keep their order
          <Stack key={rang} as="row">
            <Select
              label={T.qualite}
              options={QUALITES}
              value={consulte.qualite}
              onChange={(qualite) =>
                remplacer(rang, { ...consulte, qualite: qualite as Consulte['qualite'] })
              }
            />
            <TextField
              label={T.nom}
              value={consulte.nom}
              onChange={(nom) => remplacer(rang, { ...consulte, nom })}
            />
            <Button
              variant="quiet"
              onPress={() => changer({ consultes: consultes.filter((_, i) => i !== rang) })}
            >
              {T.retirer}
            </Button>
          </Stack>
        ))}
        <Button
          variant="secondary"
          onPress={() => changer({ consultes: [...consultes, { qualite: 'FAMILLE', nom: '' }] })}
        >
          {T.ajouter}
        </Button>
        {consultes.length === 0 && (
          <TextArea
            label={T.impossible}
            rows={2}
            value={saisie.consultationImpossible}
            onChange={(consultationImpossible) => changer({ consultationImpossible })}
          />
        )}
      </Stack>
    </fieldset>
  );
}
