import type { MediaT } from '@orapont/contract/media';
import type { RepereVideoT } from '@orapont/contract/media-technique';
import { momentDe } from '@orapont/domain/bouche/annotation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useMedias } from '../../../medias/requetes-medias.ts';
import { echelleDe } from '../../../medias/visionneuses/mesures.ts';
import type { MoteurDicom, PointCadre } from '../../../medias/visionneuses/moteurDicom.ts';
import { VisionneuseMedia } from '../../../medias/visionneuses/VisionneuseMedia.tsx';
import type { Surcouche } from '../../../medias/visionneuses/VisionneuseRadio.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { SaisieTexte } from '../visionneuse/annotations/SaisieTexte.tsx';
import cadre from '../visionneuse/CadreImage.module.css';
import { IDENTITE, type Moteur, matriceDepuisCoins } from '../visionneuse/moteur.ts';
import type { CadreProps } from '../visionneuse/proprietes-cadre.ts';
import { Surcouches } from '../visionneuse/Surcouches.tsx';
import { useGestesCadre } from '../visionneuse/useGestesCadre.ts';

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
          surcouche={media.genre === 'RADIO' && props.onForme ? surcouche : undefined}
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

/** Pins, drawings and measures over a radiograph: the same as over a photograph, and a scale. */
function useDessin(props: CadreProps, media: MediaT | undefined) {
  const [matrice, setMatrice] = useState(IDENTITE);
  const moteur = useRef<Moteur>(undefined);
  const technique = media?.technique?.sorte === 'DICOM' ? media.technique : undefined;
  const echelle = technique && echelleDe(technique);
  const gestes = useGestesCadre(props, { matrice, moteur, echelle });
  const { mode, onMoteur } = props;
  const quitter = useEffectEvent(() => onMoteur(undefined));
  useEffect(() => () => quitter(), []);
  const [surCoins] = useState(
    () =>
      ([origine, largeur, hauteur]: readonly [PointCadre, PointCadre, PointCadre]) =>
        setMatrice(matriceDepuisCoins(origine, largeur, hauteur)),
  );
  const forme = mode?.type === 'POSE' ? mode.forme : undefined;
  const surcouche: Surcouche = {
    cadre: gestes.cadre,
    contenu: matrice !== IDENTITE && (
      <Surcouches {...props} matrice={matrice} gestes={gestes} echelle={echelle} />
    ),
    consigne: gestes.consigne,
    mesure: forme === 'LONGUEUR' || forme === 'ANGLE' ? forme : undefined,
    vise: gestes.vise,
    onMesurer: (voulue) => props.onForme?.(voulue),
    // Without anything to draw or to move, the keys are the radiograph's own.
    onKeyDown: (event) => (mode || gestes.edition.edition) && gestes.onKeyDown(event),
    onPointerMove: gestes.suivrePointeur,
    onPoint: gestes.surClic,
    onCoins: surCoins,
  };
  return {
    surcouche,
    gestes,
    surMoteur(ouvert: MoteurDicom | undefined) {
      moteur.current = ouvert && enMoteur(ouvert);
      onMoteur(moteur.current);
    },
  };
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
