import type { MediaT } from '@orapont/contract/media';
import { Maximize2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { showToast } from '../ui/toasts.ts';
import { ajouterEnvois } from './envois.ts';
import styles from './OuvrirMedia.module.css';
import type { Changement } from './requetes-medias.ts';
import { TEXTES } from './textes.ts';

/** Fetched when something is opened: a nurse who only takes photographs never loads it. */
const VisionneuseMedia = lazy(async () => ({
  default: (await import('./visionneuses/VisionneuseMedia.tsx')).VisionneuseMedia,
}));

interface Props {
  readonly media: MediaT;
  readonly acteId: string;
  readonly nom: string;
  /** Absent once it was sent: what the reader has seen does not move. */
  readonly onChange?: ((changement: Changement) => void) | undefined;
}

/** Opens a video, a radiograph, an examination or a scan in front of the page. */
export function OuvrirMedia({ media, acteId, nom, onChange }: Props) {
  const [ouvert, setOuvert] = useState(false);
  if (media.etat !== 'PRET') return null;

  function garder(image: Blob, instant: number, secteur: string) {
    const fichier = new File([image], `${nom}.jpg`, { type: 'image/jpeg', lastModified: Date.now() });
    ajouterEnvois(acteId, [
      {
        fichier,
        genre: 'PHOTO',
        vue: media.vue,
        modalite: media.modalite,
        auteurId: media.auteur.id,
        extrait: { mediaId: media.id, instant, secteur },
      },
    ]);
    showToast(TEXTES.imageGardee);
  }

  return (
    <>
      <Button variant="secondary" icon={<Maximize2 aria-hidden="true" />} onPress={() => setOuvert(true)}>
        {TEXTES.ouvrirMedia[media.genre]}
      </Button>
      <Dialog title={nom} size="large" isOpen={ouvert} onOpenChange={setOuvert}>
        <div className={styles.place}>
          <Suspense fallback={<Skeleton shape="picture" />}>
            <VisionneuseMedia
              media={media}
              acteId={acteId}
              nom={nom}
              {...(onChange && media.genre === 'VIDEO'
                ? { onReperes: (reperes) => onChange({ reperes: [...reperes] }), onImage: garder }
                : {})}
            />
          </Suspense>
        </div>
      </Dialog>
    </>
  );
}
