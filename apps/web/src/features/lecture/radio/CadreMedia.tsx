import type { MediaT } from '@orapont/contract/media';
import type { RepereVideoT } from '@orapont/contract/media-technique';
import { momentDe } from '@orapont/domain/bouche/annotation';
import { useMedias } from '../../../medias/requetes-medias.ts';
import { VisionneuseMedia } from '../../../medias/visionneuses/VisionneuseMedia.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { SaisieTexte } from '../visionneuse/annotations/SaisieTexte.tsx';
import cadre from '../visionneuse/CadreImage.module.css';
import type { CadreProps } from '../visionneuse/proprietes-cadre.ts';
import { useDessin } from './useDessin.tsx';

/** The reading room's frame for whatever is no photograph: same place, same keys for zoom and recentring, its own tools. */
export function Cadre(props: CadreProps) {
  const { image, reglages, actif, nom, onActif, onAffichee } = props;
  const acteId = image.acte ?? '';
  const media = useMedias(acteId).data?.medias.find(({ id }) => id === image.id);
  const { surcouche, gestes, surMoteur } = useDessin(props, media);
  return (
    <section
      className={cadre.boite}
      aria-label={nom}
      data-actif={actif || undefined}
      data-lourd=""
      onFocus={onActif}
      onPointerDown={onActif}
    >
      {media ? (
        <VisionneuseMedia
          media={media}
          acteId={acteId}
          key={media.id}
          nom={image.vue.libelle}
          depart={{ rotation: reglages.rotation, retourne: reglages.retourne }}
          surcouche={surcouche}
          touches={props.touches}
          demande={props.demande}
          onMoteur={surMoteur}
          {...momentsDe(props, media)}
          onAffichee={onAffichee}
        />
      ) : (
        <Skeleton shape="picture" />
      )}
      {gestes.texte && <SaisieTexte onValider={gestes.ecrire} onAbandonner={gestes.abandonnerTexte} />}
    </section>
  );
}

/**
 * Moments of a film: those that came with it, and the reader's own, kept in his reading as annotations. What came is never taken out
 * here.
 */
function momentsDe({ reperes, onPose, onRetirer, onForme }: CadreProps, media: MediaT) {
  if (media.genre !== 'VIDEO' || !onForme) return {};
  const siens = reperes.flatMap(({ id, trait }) =>
    trait?.forme === 'MOMENT' ? [{ id, instant: trait.instant, libelle: trait.libelle }] : [],
  );
  const tous = [...media.reperes, ...siens].toSorted((a, b) => a.instant - b.instant);
  const duree = media.technique?.sorte === 'VIDEO' ? (media.technique.duree ?? 0) : 0;
  return {
    reperes: tous,
    onReperes(voulus: readonly RepereVideoT[]) {
      for (const { instant, libelle } of voulus)
        if (!tous.some((deja) => deja.instant === instant && deja.libelle === libelle))
          onPose(momentDe(instant, libelle, duree));
      for (const sien of siens) if (!voulus.some((voulu) => voulu === sien)) onRetirer?.(sien.id);
    },
  };
}
