import { Disc3, FileInput } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button } from '../ui/Button.tsx';
import { showToast } from '../ui/toasts.ts';
import { copierDisque, nomDuDisque } from './copier-disque.ts';
import { choisirImages } from './source-import.ts';
import { TEXTES } from './textes.ts';

type Props = {
  /** The person for whom it is: anyone else's picture is refused. */
  readonly dossierId?: string;
};

/** A disc, a key or an archive: its index says which files are pictures. What becomes of them is told by `DisquesImportes`. */
export function Importer({ dossierId }: Props) {
  const [lecture, setLecture] = useState(false);

  async function importer(fichiers: readonly File[]): Promise<void> {
    if (fichiers.length === 0) return;
    setLecture(true);
    const choix = await choisirImages(fichiers).finally(() => setLecture(false));
    if (choix.images.length === 0 && choix.refus.length === 0) showToast(TEXTES.importVide);
    else await copierDisque({ nom: nomDuDisque(fichiers), dossierId, ...choix });
  }

  const choisir = (liste: FileList | null) =>
    void importer(liste ? [...liste] : []).catch((cause: unknown) =>
      showToast(
        cause instanceof Error && cause.name === 'ErreurCoffre' ? cause.message : TEXTES.importPasCommence,
      ),
    );
  return (
    <>
      <FileTrigger acceptDirectory={true} onSelect={choisir}>
        <Button
          variant="secondary"
          icon={<Disc3 aria-hidden="true" />}
          isPending={lecture}
          pendingText={TEXTES.importLecture}
        >
          {TEXTES.importer}
        </Button>
      </FileTrigger>
      <FileTrigger
        allowsMultiple={true}
        acceptedFileTypes={['.zip', '.dcm', 'application/dicom', 'application/zip']}
        onSelect={choisir}
      >
        <Button variant="quiet" icon={<FileInput aria-hidden="true" />} isDisabled={lecture}>
          {TEXTES.importerFichiers}
        </Button>
      </FileTrigger>
    </>
  );
}
