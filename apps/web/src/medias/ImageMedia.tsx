import type { MediaT } from '@orapont/contract/media';
import type { RenduT } from '@orapont/contract/media-technique';
import { vueDe } from '@orapont/domain/captation/vues';
import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { adresseMedia } from './adresse-media.ts';
import styles from './ImageMedia.module.css';
import { TEXTES } from './textes.ts';

export interface ImageMediaProps {
  readonly media: Pick<MediaT, 'id' | 'etat' | 'version' | 'vue' | 'vueDecrite'>;
  readonly rendu?: Exclude<RenduT, 'original'>;
  /** Required on the requis's side. */
  readonly acteId?: string | undefined;
  /** What the picture is called; the name of its view unless given. */
  readonly alt?: string;
  /** A picture of the same file from this device, shown until the server's is ready. */
  readonly apercu?: string | undefined;
  readonly isLazy?: boolean;
}

/** A picture of the server in a frame that never changes size: being prepared, loading, shown, or out of reach. */
export function ImageMedia({
  media,
  rendu = 'vignette',
  acteId,
  alt = vueDe(media).libelle,
  apercu,
  isLazy = true,
}: ImageMediaProps) {
  const [essai, setEssai] = useState(0);
  const source = media.etat === 'PRET' ? adresseMedia(media, rendu, { acteId }) : undefined;
  return (
    <Cadre
      // A new address or a new try starts from nothing: no state of the former picture is kept.
      key={`${source ?? ''} ${essai}`}
      source={source}
      alt={alt}
      apercu={apercu}
      isLazy={isLazy}
      onRetry={() => setEssai(essai + 1)}
    />
  );
}

interface CadreProps {
  readonly source: string | undefined;
  readonly alt: string;
  readonly apercu: string | undefined;
  readonly isLazy: boolean;
  readonly onRetry: () => void;
}

function Cadre({ source, alt, apercu, isLazy, onRetry }: CadreProps) {
  const [etat, setEtat] = useState<'CHARGEMENT' | 'VUE' | 'ECHEC'>('CHARGEMENT');
  if (etat === 'ECHEC')
    return (
      <div className={styles.cadre} data-etat="echec">
        <ImageOff aria-hidden="true" />
        <p>{TEXTES.indisponible}</p>
        <Button variant="secondary" onPress={onRetry}>
          {TEXTES.reessayer}
        </Button>
      </div>
    );
  return (
    <div className={styles.cadre} data-etat={etat === 'VUE' ? 'vue' : 'attente'}>
      {apercu && etat !== 'VUE' && <img className={styles.image} src={apercu} alt="" draggable={false} />}
      {source !== undefined && (
        <img
          className={styles.image}
          src={source}
          alt={alt}
          draggable={false}
          loading={isLazy ? 'lazy' : 'eager'}
          decoding="async"
          onLoad={() => setEtat('VUE')}
          onError={() => setEtat('ECHEC')}
        />
      )}
      {etat === 'CHARGEMENT' && (
        <span className={styles.attente}>
          <Spinner />
          {source === undefined ? TEXTES.preparation : TEXTES.chargement}
        </span>
      )}
    </div>
  );
}
