import type { ReponsePrevueT } from '@orapont/contract/reception';
import { Banner } from '../../ui/Banner.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { LIBELLE_SUITE, OBSTACLE, TEXTES_REPONSE as T } from './textes-reponse.ts';

/** Files it and leaves the request as it is. */
export const RANGER_SEULEMENT = 'RANGER';
export type ChoixSuite = ReponsePrevueT['suites'][number] | typeof RANGER_SEULEMENT;

/** What filing this answer will do to the request, said before it is done, and chosen. */
export function Reponse({
  reponse,
  choix,
  onChoix,
  manque,
}: {
  readonly reponse: ReponsePrevueT;
  readonly choix: ChoixSuite | null;
  readonly onChoix: (choix: ChoixSuite) => void;
  readonly manque: boolean;
}) {
  const { obstacle, suites, autreBoite } = reponse;
  if (obstacle)
    return (
      <Banner kind="attention" title={T.sansSuite(reponse)}>
        {OBSTACLE[obstacle](reponse)}
      </Banner>
    );
  return (
    <Stack>
      {autreBoite && <Banner kind="info" title={T.autreBoite} />}
      <RadioGroup
        label={T.question(reponse)}
        layout="cards"
        options={[
          ...suites.map((suite) => ({ value: suite, ...LIBELLE_SUITE[suite] })),
          { value: RANGER_SEULEMENT, label: T.rangerSeulement, help: T.rangerSeulementAide },
        ]}
        value={choix}
        onChange={(valeur) => onChoix(valeur as ChoixSuite)}
        {...(manque && choix === null ? { error: T.choisir } : {})}
      />
    </Stack>
  );
}
