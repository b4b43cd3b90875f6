import { lireVignette } from '@orapont/contract/imagerie';
import { lireCoupeRecue, type PileT } from '@orapont/contract/imagerie-dossier';
import { useMemo } from 'react';
import { adresse } from '../kernel/call.ts';
import type { SourceDicom } from '../medias/visionneuses/source-dicom.ts';
import { VisionneuseCoupes } from '../medias/visionneuses/VisionneuseCoupes.tsx';
import { VisionneuseRadio } from '../medias/visionneuses/VisionneuseRadio.tsx';
import { Banner } from '../ui/Banner.tsx';
import styles from './Examens.module.css';
import { TEXTES as T } from './textes.ts';

const NEUTRE = { rotation: 0, retourne: false } as const;

/** Slices one after the other, or one radiograph; what cannot be drawn again is shown as it was prepared. */
export function VisionneusePile({ pile, nom }: { readonly pile: PileT; readonly nom: string }) {
  const { id, technique } = pile;
  const source = useMemo<SourceDicom | undefined>(
    () =>
      technique?.sorte === 'DICOM'
        ? {
            cle: `${id}-${technique.images}`,
            technique,
            adresse: (numero) => adresse(lireCoupeRecue, { id, numero: String(numero) }),
          }
        : undefined,
    [id, technique],
  );
  if (!source)
    return (
      <div className={styles.fixe}>
        <Banner kind="info" title={T.sansCopie} />
        <img src={adresse(lireVignette, { id, rendu: 'lecture' })} alt={nom} />
      </div>
    );
  return source.technique.images > 1 ? (
    <VisionneuseCoupes source={source} nom={nom} />
  ) : (
    <VisionneuseRadio source={source} nom={nom} depart={NEUTRE} />
  );
}
