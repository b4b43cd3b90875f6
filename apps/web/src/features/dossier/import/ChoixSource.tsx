import { OCTETS_IMPORT_MAX, type SourceImport } from '@orapont/contract/dossier-import';
import { useState } from 'react';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FilePicker } from '../../../ui/FilePicker.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { phraseErreur } from '../erreurs.ts';
import { enBase64, MODELE } from './fichier.ts';
import { TEXTES as T } from './textes.ts';

interface Props {
  readonly lire: (source: SourceImport, nomFichier: string) => void;
  readonly enCours: boolean;
  readonly erreur: unknown;
}

/** The list as it is: a file, or what was copied from a spreadsheet. */
export function ChoixSource({ lire, enCours, erreur }: Props) {
  const [texte, setTexte] = useState('');
  const [tropGros, setTropGros] = useState(false);

  async function prendre(fichier: File | undefined) {
    if (!fichier) return;
    setTropGros(fichier.size > OCTETS_IMPORT_MAX);
    if (fichier.size <= OCTETS_IMPORT_MAX) lire({ base64: await enBase64(fichier) }, fichier.name);
  }

  const phrase = tropGros ? T.tropGros : phraseErreur(erreur);
  return (
    <Stack>
      {phrase && <Banner kind="danger" title={phrase} isLive />}
      <FilePicker
        label={T.choisir}
        help={T.aideFichier}
        accept={['.csv', '.txt', 'text/csv', 'text/plain']}
        isDisabled={enCours}
        onFiles={([fichier]) => void prendre(fichier)}
      />
      <div>
        <LinkButton href={MODELE} download="modele-residents.csv" variant="quiet">
          {T.modele}
        </LinkButton>
      </div>
      <TextArea label={T.ouColler} value={texte} onChange={setTexte} rows={6} />
      <div>
        <Button onPress={() => lire({ texte }, '')} isDisabled={texte.trim() === ''} isPending={enCours}>
          {T.continuer}
        </Button>
      </div>
    </Stack>
  );
}
