import { chercherCorrespondant } from '@orapont/contract/annuaire';
import { BookSearch } from 'lucide-react';
import { useState } from 'react';
import { T_NATIONAL } from '../../../annuaire/textes.ts';
import { useMoi } from '../../../kernel/moi.ts';
import { Button } from '../../../ui/Button.tsx';
import { deferred } from '../../../ui/deferred.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import type { ChoisirNational } from './choisir-national.ts';

const ChoixNational = deferred(async () => (await import('./ChoixNational.tsx')).ChoixNational);

/** Whoever is not found here: the national directory, fetched when one opens it. */
export function National({ onChoisir }: { readonly onChoisir: ChoisirNational }) {
  const [isOuvert, setOuvert] = useState(false);
  const { roles } = useMoi();
  if (!roles.some((role) => chercherCorrespondant.roles.includes(role))) return null;
  return (
    <Stack>
      <div>
        <Button
          variant="secondary"
          icon={<BookSearch aria-hidden="true" />}
          aria-expanded={isOuvert}
          onPress={() => setOuvert(!isOuvert)}
        >
          {T_NATIONAL.titre}
        </Button>
      </div>
      <div hidden={!isOuvert}>
        <ChoixNational when={isOuvert} onChoisir={onChoisir} />
      </div>
    </Stack>
  );
}
