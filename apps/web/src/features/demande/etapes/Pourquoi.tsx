import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import {
  LIBELLES_MOTIF_DEMANDE,
  MOTIFS_PAR_NATURE,
  type MotifDemande,
} from '@orapont/domain/teleexpertise/motifs';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { T_POURQUOI } from '../textes.ts';
import { ChoixNature } from './ChoixNature.tsx';
import type { EtapeProps } from './contexte.ts';

export function Pourquoi({ brouillon }: EtapeProps) {
  const { champs, nature, changer } = brouillon;
  const motifs: readonly MotifDemande[] = MOTIFS_PAR_NATURE[nature];
  return (
    <Stack gap="large">
      <ChoixNature
        value={nature}
        onChange={(choisie) => changer({ nature: choisie, motif: seulMotif(choisie) })}
      />
      {motifs.length > 1 && (
        <RadioGroup
          label={T_POURQUOI.motif}
          isRequired
          value={champs.motif}
          onChange={(motif) => changer({ motif })}
          options={motifs.map((motif) => ({ value: motif, label: LIBELLES_MOTIF_DEMANDE[motif] }))}
        />
      )}
      <TextArea
        label={T_POURQUOI.motivation}
        help={T_POURQUOI.motivationAide}
        isRequired={nature !== 'BILAN'}
        rows={4}
        value={champs.motifTexte}
        onChange={(motifTexte) => changer({ motifTexte })}
      />
    </Stack>
  );
}

const seulMotif = (nature: NatureActe): string | null => {
  const [premier, second] = MOTIFS_PAR_NATURE[nature] as readonly string[];
  return premier !== undefined && second === undefined ? premier : null;
};
