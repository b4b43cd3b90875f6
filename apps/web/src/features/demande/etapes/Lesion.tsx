import type { LesionDecriteT } from '@orapont/contract/demande-figee';
import { LIBELLE_SITE, SITES } from '@orapont/domain/bouche/muqueuse';
import { LIBELLE_ANCIENNETE } from '@orapont/domain/sante/donnees';
import { Card } from '../../../ui/Card.tsx';
import { CheckboxGroup } from '../../../ui/CheckboxGroup.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { T_QUESTIONS as T } from '../textes.ts';

const VIERGE: LesionDecriteT = {
  site: null,
  tailleMm: null,
  depuis: null,
  aspect: '',
  induration: 'NON_EXAMINEE',
  adenopathie: 'NON_EXAMINEE',
  facteurs: [],
};

export const FACTEURS = [
  'Tabac',
  'Alcool',
  'Tabac et alcool anciens',
  'Chique ou bétel',
  'Immunodépression',
  'Lichen plan ou leucoplasie connus',
  'Antécédent de cancer des voies aérodigestives',
  'Irritation par une prothèse ou une dent',
] as const;

const OUVERTES = (['OUI', 'NON', 'NON_EXAMINEE'] as const).map((value) => ({
  value,
  label: T.reponses[value],
}));

/** What a specialist needs of a lesion: where, how large, since when, and what makes it suspect (58.1.2). */
export function Lesion({
  value,
  onChange,
}: {
  readonly value: LesionDecriteT | null;
  readonly onChange: (lesion: LesionDecriteT) => void;
}) {
  const lesion = value ?? VIERGE;
  const changer = (partie: Partial<LesionDecriteT>) => onChange({ ...lesion, ...partie });
  return (
    <Card title={T.lesionTitre}>
      <Stack>
        <Select
          label={T.site}
          placeholder={T.siteChoisir}
          options={SITES.map((id) => ({ id, label: LIBELLE_SITE[id] }))}
          value={lesion.site}
          onChange={(site) => changer({ site: SITES.find((s) => s === site) ?? null })}
        />
        <NumberField
          label={T.taille}
          unit="mm"
          minValue={0}
          maxValue={200}
          value={lesion.tailleMm ?? Number.NaN}
          onChange={(taille) => changer({ tailleMm: Number.isNaN(taille) ? null : taille })}
        />
        <Select
          label={T.depuis}
          options={Object.entries(LIBELLE_ANCIENNETE).map(([id, label]) => ({ id, label }))}
          value={lesion.depuis}
          onChange={(depuis) => changer({ depuis: depuis === null ? null : String(depuis) })}
        />
        <TextField label={T.aspect} value={lesion.aspect} onChange={(aspect) => changer({ aspect })} />
        <RadioGroup
          label={T.induration}
          layout="inline"
          options={OUVERTES}
          value={lesion.induration}
          onChange={(induration) => changer({ induration: induration as LesionDecriteT['induration'] })}
        />
        <RadioGroup
          label={T.adenopathie}
          layout="inline"
          options={OUVERTES}
          value={lesion.adenopathie}
          onChange={(adenopathie) => changer({ adenopathie: adenopathie as LesionDecriteT['adenopathie'] })}
        />
        <CheckboxGroup
          label={T.facteurs}
          options={FACTEURS.map((facteur) => ({ value: facteur, label: facteur }))}
          value={lesion.facteurs}
          onChange={(facteurs) => changer({ facteurs })}
        />
      </Stack>
    </Card>
  );
}
