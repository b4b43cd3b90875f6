import type { DateCivile } from '@orapont/domain/dates';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { PartieProps } from './saisie.ts';
import { TEXTES as T } from './textes.ts';

/** Under whose number care is billed: apart from the INS, because it may be someone else's (TE-15). */
export function Facturation({ fiche: { assure, dateNaissance }, poser }: PartieProps) {
  const ayantDroit = assure?.ayantDroit;
  return (
    <Stack>
      <Checkbox
        label={T.avecNir}
        isSelected={assure !== null}
        onChange={(oui) => poser({ assure: oui ? { nir: '', ayantDroit: null } : null })}
      />
      {assure && (
        <>
          <TextField
            label={T.nir}
            name="fiche.assure.nir"
            help={T.aideNir}
            value={assure.nir}
            onChange={(nir) => poser({ assure: { ...assure, nir } })}
            maxLength={30}
          />
          <Checkbox
            label={T.ayantDroit}
            isSelected={assure.ayantDroit !== null}
            onChange={(oui) =>
              poser({
                assure: {
                  ...assure,
                  ayantDroit: oui ? { dateNaissance: dateNaissance as DateCivile, rangGemellaire: 1 } : null,
                },
              })
            }
          />
        </>
      )}
      {assure && ayantDroit && (
        <Stack as="grid">
          <DateField
            label={T.dateNaissance}
            name="fiche.assure.ayantDroit.dateNaissance"
            value={ayantDroit.dateNaissance}
            onChange={(iso) =>
              poser({
                assure: { ...assure, ayantDroit: { ...ayantDroit, dateNaissance: iso as DateCivile } },
              })
            }
          />
          <NumberField
            label={T.rang}
            value={ayantDroit.rangGemellaire}
            minValue={1}
            maxValue={9}
            onChange={(rangGemellaire) =>
              poser({ assure: { ...assure, ayantDroit: { ...ayantDroit, rangGemellaire } } })
            }
          />
        </Stack>
      )}
    </Stack>
  );
}
