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

export function Pourquoi({ brouillon: { champs, nature, changer } }: EtapeProps) {
  const { motif, motifTexte } = champs;
  return <FormulairePourquoi raison={{ nature, motif, motifTexte }} changer={changer} />;
}

export type Raison = {
  readonly nature: NatureActe | undefined;
  readonly motif: string | null;
  readonly motifTexte: string;
};

/** Why one asks: the nature first, then what it supposes, on the same page. */
export function FormulairePourquoi({
  raison: { nature, motif, motifTexte },
  changer,
}: {
  readonly raison: Raison;
  readonly changer: (partie: { nature?: NatureActe; motif?: string | null; motifTexte?: string }) => void;
}) {
  const motifs: readonly MotifDemande[] = nature ? MOTIFS_PAR_NATURE[nature] : [];
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
          value={motif}
          onChange={(choisi) => changer({ motif: choisi })}
          options={motifs.map((code) => ({ value: code, label: LIBELLES_MOTIF_DEMANDE[code] }))}
        />
      )}
      {nature && (
        <TextArea
          label={T_POURQUOI.motivation}
          help={T_POURQUOI.motivationAide}
          isRequired={nature !== 'BILAN'}
          rows={3}
          value={motifTexte}
          onChange={(texte) => changer({ motifTexte: texte })}
        />
      )}
    </Stack>
  );
}

const seulMotif = (nature: NatureActe): string | null => {
  const [premier, second] = MOTIFS_PAR_NATURE[nature] as readonly string[];
  return premier !== undefined && second === undefined ? premier : null;
};
