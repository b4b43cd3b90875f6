import { Disc3 } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { showToast } from '../../ui/toasts.ts';
import { envoyerImages, imagesDuDisque } from './import-disque.ts';
import { TEXTES } from './textes.ts';

/** A disc or a key: its folder is chosen once, its index says which files are pictures. */
export function Importer({ onFini }: { readonly onFini: () => void }) {
  const [avance, setAvance] = useState<{ faites: number; total: number } | null>(null);

  async function importer(fichiers: readonly File[]): Promise<void> {
    const images = await imagesDuDisque(fichiers);
    if (images.length === 0) {
      showToast(TEXTES.importVide);
      return;
    }
    setAvance({ faites: 0, total: images.length });
    try {
      const { gardees, refusees } = await envoyerImages(images, (faites) =>
        setAvance({ faites, total: images.length }),
      );
      showToast(TEXTES.importFini(gardees, refusees));
    } catch {
      showToast(TEXTES.importEchoue);
    } finally {
      setAvance(null);
      onFini();
    }
  }

  if (avance)
    return (
      <ProgressBar
        label={TEXTES.importEnCours(avance.faites, avance.total)}
        value={(100 * avance.faites) / avance.total}
      />
    );
  return (
    <FileTrigger acceptDirectory={true} onSelect={(liste) => void importer(liste ? [...liste] : [])}>
      <Button variant="secondary" icon={<Disc3 aria-hidden="true" />}>
        {TEXTES.importer}
      </Button>
    </FileTrigger>
  );
}
