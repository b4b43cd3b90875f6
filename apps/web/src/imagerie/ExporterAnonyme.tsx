import { FileDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Stack } from '../ui/Stack.tsx';
import { TEXTES as T } from './textes.ts';

type Props = {
  /** Where the archive is made. */
  readonly href: string;
  /** What is known of text burned into the pictures; asked for when the dialog opens. */
  readonly avis: ReactNode;
};

/** What leaves, what does not, and what a person still has to look at: said before it is downloaded. */
export function ExporterAnonyme({ href, avis }: Props) {
  const [ouvert, setOuvert] = useState(false);
  return (
    <>
      <Button variant="quiet" icon={<FileDown aria-hidden="true" />} onPress={() => setOuvert(true)}>
        {T.exporter}
      </Button>
      <Dialog
        title={T.exporterTitre}
        isOpen={ouvert}
        onOpenChange={setOuvert}
        footer={(fermer) => (
          <>
            <Button variant="secondary" onPress={fermer}>
              {T.annuler}
            </Button>
            <LinkButton href={href} download icon={<FileDown aria-hidden="true" />} onPress={fermer}>
              {T.exporterOui}
            </LinkButton>
          </>
        )}
      >
        <Stack>
          <p>{T.exporterAide}</p>
          {avis}
          <Points titre={T.ote} points={T.oteListe} />
          <Points titre={T.reste} points={T.resteListe} />
        </Stack>
      </Dialog>
    </>
  );
}

function Points({ titre, points }: { readonly titre: string; readonly points: readonly string[] }) {
  return (
    <section>
      <h3>{titre}</h3>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}
