import { lireCoupe, type MediaT } from '@orapont/contract/media';
import type { RepereVideoT } from '@orapont/contract/media-technique';
import { type RefObject, useMemo } from 'react';
import { adresse } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { adresseMedia } from '../adresse-media.ts';
import type { Touches } from './gestes.ts';
import { LecteurVideo } from './LecteurVideo.tsx';
import type { MoteurDicom, Reglages } from './moteurDicom.ts';
import type { SourceDicom } from './source-dicom.ts';
import type { Surcouche } from './surcouche.ts';
import { TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';
import type { Demande } from './useFilm.ts';
import { VisionneuseCoupes } from './VisionneuseCoupes.tsx';
import { VisionneuseRadio } from './VisionneuseRadio.tsx';
import { VisionneuseScan } from './VisionneuseScan.tsx';
import styles from './Visionneuses.module.css';

export interface VisionneuseMediaProps {
  readonly media: MediaT;
  readonly acteId: string;
  readonly nom: string;
  readonly depart?: Pick<Reglages, 'rotation' | 'retourne'> | undefined;
  readonly onMoteur?: ((moteur: MoteurDicom | undefined) => void) | undefined;
  readonly onAffichee?: (() => void) | undefined;
  /** Pins and measures of the reading room; without it they stay on this screen. */
  readonly surcouche?: Surcouche | undefined;
  /** Moments to show instead of those that came with the video. */
  readonly reperes?: readonly RepereVideoT[] | undefined;
  readonly onReperes?: ((reperes: readonly RepereVideoT[]) => void) | undefined;
  readonly onImage?: ((image: Blob, instant: number, secteur: string) => void) | undefined;
  /** A moment of the video to go to. */
  readonly demande?: Demande | undefined;
  /** Where the viewer offers its keys. */
  readonly touches?: RefObject<Touches> | undefined;
}

const NEUTRE = { rotation: 0, retourne: false } as const;

/** Whatever is no photograph, in the viewer of its kind. */
export function VisionneuseMedia(props: VisionneuseMediaProps) {
  const { media, acteId, nom, onAffichee, onMoteur, surcouche, touches } = props;
  const source = useSource(media, acteId);
  const { technique } = media;
  const lecture = adresseMedia(media, 'lecture', { acteId });
  if (media.genre === 'VIDEO')
    return (
      <LecteurVideo
        nom={nom}
        adresse={adresseMedia(media, 'original', { acteId })}
        affiche={lecture}
        technique={technique}
        reperes={props.reperes ?? media.reperes}
        onReperes={props.onReperes}
        onImage={props.onImage}
        demande={props.demande}
        touches={touches}
        onAffichee={onAffichee}
      />
    );
  if (technique?.sorte === 'SCAN')
    return (
      <VisionneuseScan
        nom={nom}
        technique={technique}
        adresse={adresseMedia(media, 'normalise', { acteId })}
        fixe={lecture}
        touches={touches}
        onAffichee={onAffichee}
      />
    );
  if (source)
    return media.genre === 'VOLUME' ? (
      <VisionneuseCoupes {...{ source, nom, onMoteur, onAffichee, surcouche, touches }} />
    ) : (
      <VisionneuseRadio
        depart={props.depart ?? NEUTRE}
        {...{ source, nom, onMoteur, onAffichee, surcouche, touches }}
      />
    );
  return (
    <div className={styles.visionneuse}>
      <Banner kind="info" title={nom}>
        {media.etat === 'RECU' ? T.enPreparation(media.avancement) : T.sansCopie}
      </Banner>
      {media.etat === 'PRET' && (
        <div className={styles.cadre}>
          <img className={styles.fixe} src={lecture} alt={nom} onLoad={() => onAffichee?.()} />
        </div>
      )}
    </div>
  );
}

/** The same object as long as nothing of it changes: an engine is opened once for it. */
function useSource({ id, version, technique }: MediaT, acteId: string): SourceDicom | undefined {
  return useMemo(
    () =>
      technique?.sorte === 'DICOM'
        ? {
            cle: `${id}-${version}`,
            technique,
            adresse: (numero) =>
              adresse(lireCoupe, { id, numero: String(numero) }, { acte: acteId, v: version }),
          }
        : undefined,
    [id, version, technique, acteId],
  );
}
