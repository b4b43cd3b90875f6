import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { MailOpen } from 'lucide-react';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { T } from './textes.ts';

/** What someone without account wrote, in his own words, and the message that brought it with its documents. */
export function DemandeRecue({ recue }: { readonly recue: NonNullable<DemandeFigeeT['recue']> }) {
  const { contexte, courriers, adresse } = recue;
  return (
    <Disclosure title={T.recue} isOpen>
      <Stack>
        <DescriptionList
          items={[
            { term: T.recueDe, definition: adresse },
            ...contexte.map(({ titre, lignes }) => ({ term: titre, definition: lignes.join('\n') })),
          ]}
        />
        {courriers.map((id, rang) => (
          <div key={id}>
            <LinkButton
              href={`/courrier-recu/${id}`}
              variant="secondary"
              icon={<MailOpen aria-hidden="true" />}
            >
              {rang === 0 ? T.recueMessage : T.recueComplement}
            </LinkButton>
          </div>
        ))}
      </Stack>
    </Disclosure>
  );
}
