import { useEffect, useEffectEvent } from 'react';
import { useMedias } from '../../../medias/requetes-medias.ts';
import type { MoteurDicom } from '../../../medias/visionneuses/moteurDicom.ts';
import { VisionneuseMedia } from '../../../medias/visionneuses/VisionneuseMedia.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import cadre from '../visionneuse/CadreImage.module.css';
import type { CadreProps } from '../visionneuse/cadres.ts';
import type { Moteur } from '../visionneuse/moteur.ts';

/** The reading room's frame for whatever is no photograph: same place, same keys for zoom and recentring, its own tools. */
export function Cadre({ image, reglages, actif, nom, onActif, onAffichee, onMoteur }: CadreProps) {
  const acteId = image.acte ?? '';
  const liste = useMedias(acteId);
  const media = liste.data?.medias.find(({ id }) => id === image.id);
  const quitter = useEffectEvent(() => onMoteur(undefined));
  useEffect(() => () => quitter(), []);
  return (
    <section
      className={cadre.boite}
      aria-label={nom}
      data-actif={actif || undefined}
      onFocus={onActif}
      onPointerDown={onActif}
    >
      {media ? (
        <VisionneuseMedia
          media={media}
          acteId={acteId}
          nom={image.vue.libelle}
          depart={{ rotation: reglages.rotation, retourne: reglages.retourne }}
          onMoteur={(moteur) => onMoteur(moteur && enMoteur(moteur))}
          onAffichee={onAffichee}
        />
      ) : (
        <Skeleton shape="picture" />
      )}
    </section>
  );
}

/** What the room asks of the frame that it looks at; a radiograph is not looked at together with another. */
const enMoteur = (moteur: MoteurDicom): Moteur => ({
  ouvrir: () => undefined,
  appliquer: () => undefined,
  zoomer: (facteur) => moteur.zoomer(facteur),
  deplacer: (dx, dy) => moteur.deplacer(-dx, -dy),
  cadrer: () => moteur.cadrer(),
  vue: () => undefined,
  suivre: () => undefined,
  montrer: () => undefined,
  couleur: () => undefined,
  detruire: () => undefined,
});
