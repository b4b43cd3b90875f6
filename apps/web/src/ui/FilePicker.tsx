import { Camera, Upload } from 'lucide-react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Text } from 'react-aria-components/Text';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import styles from './FilePicker.module.css';
import { TEXTES } from './textes.ts';

export interface FilePickerProps {
  readonly label: string;
  readonly help?: string;
  /** `image/jpeg`, `.dcm`… Dropped files are not filtered: the owner says why one does not suit. */
  readonly accept?: readonly string[];
  readonly isMultiple?: boolean;
  /** Adds a button that opens the camera of a phone or a tablet. */
  readonly hasCamera?: boolean;
  readonly isDisabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Files from the disk, from the camera, or dropped. */
export function FilePicker({
  label,
  help,
  accept,
  isMultiple,
  hasCamera,
  isDisabled,
  onFiles,
}: FilePickerProps) {
  const take = (files: FileList | null) => onFiles(files ? [...files] : []);
  const types = accept ? { acceptedFileTypes: accept } : {};
  return (
    <DropZone
      className={cx(styles.zone)}
      isDisabled={isDisabled ?? false}
      onDrop={({ items }) => {
        const files = items.filter((item) => item.kind === 'file').map((item) => item.getFile());
        void Promise.all(files).then(onFiles);
      }}
    >
      <Text slot="label" className={cx(styles.label)}>
        {label}
      </Text>
      {help && <p className={styles.help}>{help}</p>}
      <div className={styles.buttons}>
        {hasCamera && (
          <FileTrigger acceptedFileTypes={['image/*']} defaultCamera="environment" onSelect={take}>
            <Button icon={<Camera aria-hidden="true" />} isDisabled={isDisabled ?? false}>
              {TEXTES.prendrePhoto}
            </Button>
          </FileTrigger>
        )}
        <FileTrigger {...types} allowsMultiple={isMultiple ?? false} onSelect={take}>
          <Button variant="secondary" icon={<Upload aria-hidden="true" />} isDisabled={isDisabled ?? false}>
            {isMultiple ? TEXTES.choisirFichiers : TEXTES.choisirFichier}
          </Button>
        </FileTrigger>
      </div>
      <p className={styles.drop} aria-hidden="true">
        {TEXTES.deposer}
      </p>
    </DropZone>
  );
}
