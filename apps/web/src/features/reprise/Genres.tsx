import { MODES_REPRISE } from '@orapont/contract/reprise';
import { FileSpreadsheet } from 'lucide-react';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { MODELE_IMAGES, MODELE_PERSONNES } from './modeles.ts';
import { TEXTES as T } from './textes.ts';

/** What an archive may be made of, and how to put it together: nobody has to say which, it is found out. */
export function Genres({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <Disclosure title={T.genres} isOpen={isOpen}>
      <Stack>
        <p>{T.genresAide}</p>
        <section>
          <h2>{MODES_REPRISE.ORAPONT}</h2>
          <p>{T.orapont}</p>
        </section>
        <section>
          <h2>{MODES_REPRISE.LISTE}</h2>
          <p>{T.liste}</p>
          <ul>
            {T.listeRegles.map((regle) => (
              <li key={regle}>{regle}</li>
            ))}
          </ul>
          <Modele href={MODELE_PERSONNES} nom="modele-personnes.csv" label={T.modelePersonnes} />
          <Modele href={MODELE_IMAGES} nom="modele-images.csv" label={T.modeleImages} />
        </section>
        <section>
          <h2>{MODES_REPRISE.FHIR}</h2>
          <p>{T.fhir}</p>
        </section>
        <section>
          <h2>{MODES_REPRISE.CDA}</h2>
          <p>{T.cda}</p>
        </section>
      </Stack>
    </Disclosure>
  );
}

interface ModeleProps {
  readonly href: string;
  readonly nom: string;
  readonly label: string;
}

const Modele = ({ href, nom, label }: ModeleProps) => (
  <LinkButton href={href} download={nom} variant="quiet" icon={<FileSpreadsheet aria-hidden="true" />}>
    {label}
  </LinkButton>
);
