import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '../../../ui/Banner.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { ListeObstacles } from '../etapes/ListeObstacles.tsx';
import { obstaclesDe } from '../etapes/useConsentement.ts';
import { type Confier, useVoie } from './requetes.ts';
import { T } from './textes.ts';

type Props = { readonly demandeId: string; readonly confier: Confier };

/** The way in, once. */
export function LienAilleurs({ demandeId, confier }: Props) {
  const { voie, garder } = useVoie(demandeId);
  const [servi, setServi] = useState(false);
  const { error } = confier;
  if (error) {
    const obstacles = obstaclesDe(error);
    return (
      <Banner kind="danger" title={error.message} isLive>
        {obstacles.length > 0 && <ListeObstacles obstacles={obstacles} />}
      </Banner>
    );
  }
  if (voie) {
    const { lien, logiciel, images } = voie;
    return (
      <Banner
        kind="success"
        title={T.pret}
        isLive
        actions={
          <LinkButton
            href={lien}
            target="_blank"
            rel="noopener noreferrer"
            icon={<ExternalLink aria-hidden="true" />}
            onPress={() => {
              // The browser has taken it by then.
              setTimeout(() => garder(null), 0);
              setServi(true);
            }}
          >
            {T.ouvrir(logiciel)}
          </LinkButton>
        }
      >
        <p>{T.pretTexte}</p>
        {images.jointes + images.restees > 0 && <p>{T.images(images.jointes, images.restees)}</p>}
      </Banner>
    );
  }
  return servi && <Banner kind="info" title={T.ouvert} isLive />;
}
