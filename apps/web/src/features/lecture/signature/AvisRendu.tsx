import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Banner } from '../../../ui/Banner.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { precharger } from '../requetes.ts';
import { T } from '../textes.ts';

interface Props {
  readonly compteRenduId: string;
  readonly suivant: string | null;
}

/** Done, quietly, with the next case already fetched. */
export function AvisRendu({ compteRenduId, suivant }: Props) {
  const client = useQueryClient();
  useEffect(() => {
    if (suivant) void precharger(client, suivant);
  }, [client, suivant]);
  return (
    <Page title={T.signeTitre}>
      <Stack gap="large">
        <Banner kind="success" isLive title={T.signeTexte} />
        <Stack as="row">
          {suivant ? (
            <LinkButton href={`/lectures/${suivant}`} autoFocus>
              {T.suivant}
            </LinkButton>
          ) : (
            <p>{T.plusPersonne}</p>
          )}
          <LinkButton href={`/comptes-rendus/${compteRenduId}`} variant="secondary">
            {T.voirCompteRendu}
          </LinkButton>
          <LinkButton href="/lectures" variant="quiet">
            {T.retourListe}
          </LinkButton>
        </Stack>
      </Stack>
    </Page>
  );
}
