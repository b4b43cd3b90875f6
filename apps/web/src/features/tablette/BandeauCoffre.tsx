import { Banner } from '../../ui/Banner.tsx';
import { NouvelleVersion } from './NouvelleVersion.tsx';
import { useSuivi } from './useTablette.ts';

/** On every screen of a signed-in person: what is only on this device, while there is something to say. */
export function BandeauCoffre() {
  const suivi = useSuivi();
  return (
    <>
      {suivi !== undefined && suivi.nonRecues > 0 && (
        <Banner kind={suivi.frein ? 'attention' : 'info'} layout="strip" title={suivi.phrase}>
          {suivi.frein}
        </Banner>
      )}
      <NouvelleVersion />
    </>
  );
}
