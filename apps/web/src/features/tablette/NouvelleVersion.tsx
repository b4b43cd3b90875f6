import { useSyncExternalStore } from 'react';
import { ecouterVersion, nouvelleVersion, passerALaNouvelle } from '../../horsligne/version.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { T } from './textes.ts';

/** A program that waits: it takes its place when the person says so, or at the next start with nothing to send. */
export function NouvelleVersion() {
  const attend = useSyncExternalStore(ecouterVersion, nouvelleVersion);
  if (!attend) return null;
  return (
    <Banner
      kind="info"
      title={T.nouvelleVersion}
      actions={
        <Button variant="secondary" onPress={passerALaNouvelle}>
          {T.passer}
        </Button>
      }
    >
      {T.nouvelleVersionTexte}
    </Banner>
  );
}
