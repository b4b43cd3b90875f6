import { envoyerDemande } from '@orapont/contract/demande';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../../kernel/call.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { deferred } from '../../../ui/deferred.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { T as T_AILLEURS } from '../ailleurs/textes.ts';
import { CLE_DEMANDES } from '../requetes.ts';
import { T_RELIRE as T, T_QUI } from '../textes.ts';
import { Verdict } from '../verdict/Verdict.tsx';
import { Confier } from './Confier.tsx';
import type { EtapeProps } from './contexte.ts';
import { ListeObstacles } from './ListeObstacles.tsx';
import { Recapitulatif } from './Recapitulatif.tsx';
import { obstaclesDe } from './useConsentement.ts';

const ContinuerAilleurs = deferred(
  async () => (await import('../ailleurs/ContinuerAilleurs.tsx')).ContinuerAilleurs,
);

/** The whole request on one page, what still stands in the way, then the sending or the handing over. */
export function Relire(props: EtapeProps) {
  const { demande, allerA } = props;
  const client = useQueryClient();
  return (
    <Stack gap="large">
      <Stack as="row">
        <Button variant="secondary" icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
          {T.imprimer}
        </Button>
      </Stack>
      <Recapitulatif {...props} />
      {demande.eligibilite ? (
        <Verdict
          {...props}
          verdict={demande.eligibilite}
          requisId={demande.requis?.id ?? ''}
          onAutreRequis={() => props.brouillon.changer({ requisId: null, requisSiteId: null })}
          onRejuger={() => void client.invalidateQueries({ queryKey: CLE_DEMANDES })}
        />
      ) : (
        <Banner
          kind="attention"
          title={T_QUI.recherche}
          actions={
            <Button variant="secondary" onPress={() => allerA('qui')}>
              {T.modifier}
            </Button>
          }
        />
      )}
      {demande.ailleurs && (
        <Banner kind="info" title={T_AILLEURS.revenue(demande.ailleurs.logiciel)}>
          {T_AILLEURS.revenueTexte}
        </Banner>
      )}
      {demande.envoi.possible ? <Envoyer {...props} /> : <Confier {...props} />}
      {demande.envoi.possible && demande.ailleurs === null && demande.nature !== 'BILAN' && (
        <ContinuerAilleurs when demande={demande} brouillon={props.brouillon} />
      )}
    </Stack>
  );
}

function Envoyer({ demande, brouillon }: EtapeProps) {
  const [juge, setJuge] = useState(false);
  // The same key for the same version: a double click, or a lost answer, sends once.
  const [cles] = useState(() => new Map<number, string>());
  const client = useQueryClient();
  const naviguer = useNavigate();
  const envoi = useMutation({
    mutationFn: async () => {
      if (!(await brouillon.vider())) throw new Error(T.pasEnregistree);
      return call(envoyerDemande, {
        params: { id: demande.id },
        body: { version: brouillon.version(), jugeParRequerant: juge },
        cle: cleDe(cles, brouillon.version()),
      });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: CLE_DEMANDES });
      showToast(T.envoyee);
      void naviguer(`/demandes/${demande.id}`);
    },
    onError: () => client.invalidateQueries({ queryKey: CLE_DEMANDES }),
  });
  const obstacles = obstaclesDe(envoi.error);
  const bilan = brouillon.nature === 'BILAN';
  return (
    <Stack>
      {!bilan && <Checkbox label={T.juge} isSelected={juge} onChange={setJuge} />}
      {envoi.isError && (
        <Banner kind="danger" title={envoi.error.message} isLive>
          {obstacles.length > 0 && <ListeObstacles obstacles={obstacles} />}
        </Banner>
      )}
      <Button
        isWide
        isDisabled={!(demande.eligibilite?.accord ?? false) || !(juge || bilan)}
        isPending={envoi.isPending}
        pendingText={T.envoi}
        onPress={() => envoi.mutate()}
      >
        {T.envoyer}
      </Button>
    </Stack>
  );
}

function cleDe(cles: Map<number, string>, version: number): string {
  const cle = cles.get(version) ?? crypto.randomUUID();
  cles.set(version, cle);
  return cle;
}
