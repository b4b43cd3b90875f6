import type { DispositifT } from '@orapont/contract/dispositif';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { dateHeure } from './temps.ts';
import { TEXTES as T } from './textes.ts';

/** When it was last cleaned and checked: dates, no deadline, since no text gives one. */
export function Faits({ dispositif }: { readonly dispositif: DispositifT }) {
  const { desinfecteLe, desinfectePar, verifieLe } = dispositif;
  return (
    <DescriptionList
      items={[
        {
          term: T.derniereDesinfection,
          definition: desinfecteLe
            ? [dateHeure(desinfecteLe), desinfectePar && T.par(desinfectePar)].filter(Boolean).join(', ')
            : T.jamais,
        },
        { term: T.derniereVerification, definition: verifieLe ? dateHeure(verifieLe) : T.jamais },
      ]}
    />
  );
}
