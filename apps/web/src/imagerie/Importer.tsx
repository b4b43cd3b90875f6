import { Disc3, FileInput } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { showToast } from '../ui/toasts.ts';
import styles from './Examens.module.css';
import { type Bilan, envoyerImages } from './import-disque.ts';
import { choisirImages } from './source-import.ts';
import { TEXTES } from './textes.ts';

type Props = {
  /** The person for whom it is: anyone else's picture is refused. */
  readonly dossierId?: string;
  readonly onFini: () => void;
};

/** A disc, a key or an archive: its index says which files are pictures. What is not kept is said file by file. */
export function Importer({ dossierId, onFini }: Props) {
  const [avance, setAvance] = useState<{ faites: number; total: number } | null>(null);
  const [bilan, setBilan] = useState<Bilan | null>(null);

  async function importer(fichiers: readonly File[]): Promise<void> {
    if (fichiers.length === 0) return;
    const { images, refus } = await choisirImages(fichiers);
    if (images.length === 0 && refus.length === 0) {
      showToast(TEXTES.importVide);
      return;
    }
    setAvance({ faites: 0, total: images.length });
    try {
      const envoye = await envoyerImages(images, dossierId, (faites) =>
        setAvance({ faites, total: images.length }),
      );
      const tout = { gardees: envoye.gardees, refus: [...refus, ...envoye.refus] };
      if (tout.refus.length > 0) setBilan(tout);
      else showToast(TEXTES.importFini(tout.gardees));
    } catch {
      showToast(TEXTES.importEchoue);
    } finally {
      setAvance(null);
      onFini();
    }
  }

  const choisir = (liste: FileList | null) => void importer(liste ? [...liste] : []);
  if (avance)
    return (
      <ProgressBar
        label={TEXTES.importEnCours(avance.faites, avance.total)}
        value={(100 * avance.faites) / Math.max(1, avance.total)}
      />
    );
  return (
    <>
      <FileTrigger acceptDirectory={true} onSelect={choisir}>
        <Button variant="secondary" icon={<Disc3 aria-hidden="true" />}>
          {TEXTES.importer}
        </Button>
      </FileTrigger>
      <FileTrigger
        allowsMultiple={true}
        acceptedFileTypes={['.zip', '.dcm', 'application/dicom', 'application/zip']}
        onSelect={choisir}
      >
        <Button variant="quiet" icon={<FileInput aria-hidden="true" />}>
          {TEXTES.importerFichiers}
        </Button>
      </FileTrigger>
      {bilan && <BilanImport bilan={bilan} onFermer={() => setBilan(null)} />}
    </>
  );
}

function BilanImport({ bilan, onFermer }: { readonly bilan: Bilan; readonly onFermer: () => void }) {
  const { gardees, refus } = bilan;
  return (
    <Dialog
      title={TEXTES.bilanTitre(refus.length)}
      isOpen={true}
      onOpenChange={(ouvert) => !ouvert && onFermer()}
      footer={<Button onPress={onFermer}>{TEXTES.fermer}</Button>}
    >
      <p>{TEXTES.bilanGardees(gardees)}</p>
      <ul className={styles.refus}>
        {refus.map(({ chemin, phrase }) => (
          <li key={`${chemin} ${phrase}`}>
            <strong>{chemin}</strong>
            <span>{phrase}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
