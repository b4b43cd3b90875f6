import { FolderOpen } from 'lucide-react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button } from '../ui/Button.tsx';
import { TEXTES } from './textes.ts';

/** The folder of a disc or of an examination: hundreds of files that are one picture of the mouth. */
export function ChoisirDossier({ onFiles }: { readonly onFiles: (fichiers: readonly File[]) => void }) {
  return (
    <FileTrigger acceptDirectory={true} onSelect={(fichiers) => onFiles(fichiers ? [...fichiers] : [])}>
      <Button variant="secondary" icon={<FolderOpen aria-hidden="true" />}>
        {TEXTES.dossierExamen}
      </Button>
    </FileTrigger>
  );
}
