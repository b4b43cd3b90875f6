import { changerRequis, type DemandeLueT } from '@orapont/contract/demande';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Page } from '../../ui/Page.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { AvecDemande } from './AvecDemande.tsx';
import { VolontePour } from './etapes/Consentement.tsx';
import { ListeObstacles } from './etapes/ListeObstacles.tsx';
import { type Choisi, ChoixRequis } from './etapes/Qui.tsx';
import { obstaclesDe } from './etapes/useConsentement.ts';
import { CLE_DEMANDES } from './requetes.ts';
import { T_SUIVI as T, T_RELIRE } from './textes.ts';
import type { Brouillon } from './useBrouillon.ts';

/**
 * Another requis for a request that waits: rules and consent are run again for this named professional (⚠16). The address may name
 * the colleague whom the requis proposed.
 */
export function ChangerRequis() {
  const { id = '' } = useParams();
  return (
    <AvecDemande id={id}>
      {(demande) => (
        <Page
          title={T.changerTitre}
          lead={T.changerTexte}
          width="reading"
          back={{ href: `/demandes/${id}`, label: demande.patient.nom }}
        >
          <Changement demande={demande} />
        </Page>
      )}
    </AvecDemande>
  );
}

function Changement({ demande }: { readonly demande: DemandeLueT }) {
  const [adresse] = useSearchParams();
  const [choisi, setChoisi] = useState<Choisi>({
    requisId: adresse.get('requis'),
    requisSiteId: adresse.get('lieu'),
  });
  const [recueilli, setRecueilli] = useState(false);
  const [juge, setJuge] = useState(false);
  const client = useQueryClient();
  const naviguer = useNavigate();
  const releve = useMutation({
    mutationFn: () =>
      call(changerRequis, {
        params: { id: demande.id },
        body: { requisId: choisi.requisId ?? '', requisSiteId: choisi.requisSiteId, jugeParRequerant: juge },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: CLE_DEMANDES });
      showToast(T.change);
      void naviguer(`/demandes/${demande.id}`);
    },
  });
  const choisir = (autre: Choisi) => {
    setChoisi(autre);
    setRecueilli(false);
  };
  const obstacles = obstaclesDe(releve.error);
  const { requisId } = choisi;
  return (
    <Stack gap="large">
      <ChoixRequis
        demande={demande}
        brouillon={fige(demande)}
        allerA={() => undefined}
        choisi={choisi}
        nom={undefined}
        onChoisir={choisir}
      />
      {requisId && !recueilli && (
        <section aria-labelledby="titre-consentement">
          <Stack>
            <h2 id="titre-consentement">{T.changerConsentement}</h2>
            <VolontePour
              key={requisId}
              demande={demande}
              requisId={requisId}
              onRecueilli={() => setRecueilli(true)}
            />
          </Stack>
        </section>
      )}
      {requisId && recueilli && (
        <>
          <Checkbox label={T_RELIRE.juge} isSelected={juge} onChange={setJuge} />
          {releve.isError && (
            <Banner kind="danger" title={releve.error.message} isLive>
              {obstacles.length > 0 && <ListeObstacles obstacles={obstacles} />}
            </Banner>
          )}
          <Button isWide isDisabled={!juge} isPending={releve.isPending} onPress={() => releve.mutate()}>
            {T.changerAction}
          </Button>
        </>
      )}
    </Stack>
  );
}

/** What was sent does not change any more: only the requis does. */
const fige = (demande: DemandeLueT): Brouillon => ({
  champs: demande.champs,
  nature: demande.nature,
  etat: 'REPOS',
  phrase: undefined,
  changer: () => undefined,
  vider: async () => true,
  garder: async () => true,
  version: () => demande.version,
});
