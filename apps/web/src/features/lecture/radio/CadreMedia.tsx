import { useEffect, useEffectEvent, useState } from 'react';
import { useMedias } from '../../../medias/requetes-medias.ts';
import type { MoteurDicom } from '../../../medias/visionneuses/moteurDicom.ts';
import { VisionneuseMedia } from '../../../medias/visionneuses/VisionneuseMedia.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import cadre from '../visionneuse/CadreImage.module.css';
import type { Moteur } from '../visionneuse/moteur.ts';
import type { CadreProps } from '../visionneuse/proprietes-cadre.ts';
import { Accrochage } from './Accrochage.tsx';

/** The reading room's frame for whatever is no photograph: same place, same keys for zoom and recentring, its own tools. */
export function Cadre({ image, reglages, actif, nom, onActif, onAffichee, onMoteur }: CadreProps) {
  const acteId = image.acte ?? '';
  const liste = useMedias(acteId);
  const [choisie, setChoisie] = useState(image.id);
  useEffect(() => setChoisie(image.id), [image.id]);
  const medias = liste.data?.medias ?? [];
  const media = medias.find(({ id }) => id === choisie) ?? medias.find(({ id }) => id === image.id);
  const radios = medias.filter(({ genre, etat }) => genre === 'RADIO' && etat === 'PRET');
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
      {media?.genre === 'RADIO' && radios.length > 1 && (
        <Accrochage acteId={acteId} radios={radios} active={media.id} onActive={setChoisie} />
      )}
      {media ? (
        <VisionneuseMedia
          media={media}
          acteId={acteId}
          key={media.id}
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
