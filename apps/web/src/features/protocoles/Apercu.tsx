import { couvrir, type VueMontree } from '@orapont/domain/bouche/couvrir';
import { dentsDe } from '@orapont/domain/bouche/dents';
import type { Presentation } from '@orapont/domain/bouche/presentation';
import { useState } from 'react';
import { CarteCouverture } from '../../bouche/CarteCouverture.tsx';
import type { CibleCarte } from '../../bouche/modele.ts';
import { Card } from '../../ui/Card.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { type Bouche, LIBELLE_BOUCHE, T } from './textes.ts';

const BOUCHES = Object.keys(LIBELLE_BOUCHE) as Bouche[];

function presentation(bouche: Bouche): Presentation {
  if (bouche !== 'EDENTEE') return { denture: bouche, etats: {} };
  return {
    denture: 'PERMANENTE',
    etats: Object.fromEntries(dentsDe('PERMANENTE').map((dent) => [dent, 'ABSENTE'])),
  };
}

interface Props {
  readonly titre: string;
  readonly aide?: string;
  readonly vues: readonly VueMontree[];
  readonly depart: Bouche;
  readonly onToucher?: (cible: CibleCarte) => void;
  readonly annonce?: string;
}

/** What these views show of a mouth, at once. */
export function Apercu({ titre, aide, vues, depart, onToucher, annonce }: Props) {
  const [bouche, setBouche] = useState<Bouche>(depart);
  return (
    <Card title={titre}>
      <Stack>
        {aide && <p>{aide}</p>}
        <RadioGroup
          label={T.apercuDenture}
          layout="inline"
          value={bouche}
          onChange={(choisie) => setBouche(choisie as Bouche)}
          options={BOUCHES.map((code) => ({ value: code, label: LIBELLE_BOUCHE[code] }))}
        />
        <CarteCouverture
          couverture={couvrir(presentation(bouche), vues, [])}
          {...(onToucher ? { onToucher } : {})}
        />
        {onToucher && <p role="status">{annonce}</p>}
      </Stack>
    </Card>
  );
}
