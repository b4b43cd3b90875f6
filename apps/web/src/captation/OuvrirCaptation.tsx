import { listerCaptations } from '@orapont/contract/captation';
import { LIBELLE_ISSUE } from '@orapont/domain/captation/issue';
import { LIBELLE_AMENAGEMENT, LIBELLE_MOMENT } from '@orapont/domain/captation/tentative';
import { useQuery } from '@tanstack/react-query';
import { Camera } from 'lucide-react';
import { call } from '../kernel/call.ts';
import { useMoi } from '../kernel/moi.ts';
import { Banner } from '../ui/Banner.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Stack } from '../ui/Stack.tsx';
import { TEXTES } from './textes.ts';

/** The way to the camera from a request, and how the last sitting ended when views are missing. */
export function OuvrirCaptation({ acteId }: { readonly acteId: string }) {
  const { data } = useQuery({
    queryKey: ['captations', acteId],
    queryFn: ({ signal }) => call(listerCaptations, { params: { id: acteId }, signal }),
  });
  const { captation } = useMoi();
  if (!captation)
    return (
      <Banner
        kind="attention"
        title={TEXTES.sansDroit}
        actions={
          <LinkButton href="/mon-droit" variant="secondary">
            {TEXTES.monDroit}
          </LinkButton>
        }
      />
    );
  const derniere = data?.captations[0];
  const lien = (
    <LinkButton href={`/demandes/${acteId}/captation`} icon={<Camera aria-hidden="true" />}>
      {derniere?.issue && derniere.issue !== 'COMPLETE' ? TEXTES.reprendre : TEXTES.prendre}
    </LinkButton>
  );
  if (!derniere?.issue || derniere.issue === 'COMPLETE')
    return (
      <Stack as="row">
        {lien}
        <LinkButton href="/materiel" variant="quiet">
          {TEXTES.materiel}
        </LinkButton>
      </Stack>
    );
  const { issue, suite } = derniere;
  return (
    <Banner kind="info" title={TEXTES.derniere(LIBELLE_ISSUE[issue])} actions={lien}>
      {suite && (
        <p>
          {TEXTES.suite(LIBELLE_MOMENT[suite.moment])}{' '}
          {suite.amenagements.map((code) => `${LIBELLE_AMENAGEMENT[code]}.`).join(' ')}
        </p>
      )}
    </Banner>
  );
}
