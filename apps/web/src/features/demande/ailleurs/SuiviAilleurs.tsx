import type { DemandeLueT } from '@orapont/contract/demande';
import { releverAilleurs, type SuiviAilleursT } from '@orapont/contract/demande-ailleurs';
import { LIBELLES_SUIVI } from '@orapont/domain/teleexpertise/suivi';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleDot } from 'lucide-react';
import { call } from '../../../kernel/call.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { Status } from '../../../ui/Status.tsx';
import styles from '../Demande.module.css';
import { CLE_DEMANDES } from '../requetes.ts';
import { dateHeure } from '../temps.ts';
import { LienAilleurs } from './LienAilleurs.tsx';
import { useAilleurs, useConfier, useVoie } from './requetes.ts';
import { ECHECS, SUITES, T } from './textes.ts';

/** Where a request stands in the software where it goes on, and how to go back to it. */
export function SuiviAilleurs({ demande }: { readonly demande: DemandeLueT }) {
  const { data, error } = useAilleurs(demande.id);
  if (error && !data) return <Banner kind="attention" title={error.message} />;
  if (!data) return <Skeleton shape="card" />;
  return data.suivi && <Suivi demande={demande} suivi={data.suivi} />;
}

type Props = { readonly demande: DemandeLueT; readonly suivi: SuiviAilleursT };

function Suivi({ demande, suivi }: Props) {
  const client = useQueryClient();
  const confier = useConfier(demande.id);
  const { voie } = useVoie(demande.id);
  const releve = useMutation({
    mutationFn: () => call(releverAilleurs, { params: { id: demande.id } }),
    onSettled: () => client.invalidateQueries({ queryKey: CLE_DEMANDES }),
  });
  const { logiciel, logicielId, confieeLe, etat, vueLe, fini, ferme } = suivi;
  const ouvrable = demande.etat === 'BROUILLON' && demande.envoi.possible && !fini && !ferme;
  return (
    <Card title={T.suivi(logiciel)}>
      <Stack>
        <Stack as="row">
          <Status tone={fini ? 'success' : 'info'} icon={<CircleDot aria-hidden="true" />}>
            {LIBELLES_SUIVI[etat]}
          </Status>
          <span className={styles.discret}>
            {[confieeLe ? T.depuis(dateHeure(confieeLe)) : '', vueLe ? T.vue(dateHeure(vueLe)) : T.jamaisVue]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </Stack>
        <p>{SUITES[etat]}</p>
        <Messages suivi={suivi} />
        {releve.error && <Banner kind="danger" title={releve.error.message} isLive />}
        <LienAilleurs demandeId={demande.id} confier={confier} />
        <Stack as="row">
          {ouvrable && !voie && (
            <Button isPending={confier.isPending} onPress={() => confier.mutate(logicielId)}>
              {T.autreLien(logiciel)}
            </Button>
          )}
          {!fini && !ferme && (
            <Button variant="secondary" isPending={releve.isPending} onPress={() => releve.mutate()}>
              {T.actualiser}
            </Button>
          )}
        </Stack>
        {!fini && <p className={styles.discret}>{T.retrait}</p>}
      </Stack>
    </Card>
  );
}

function Messages({ suivi: { confieeLe, echec, etat, ferme } }: Pick<Props, 'suivi'>) {
  return (
    <>
      {confieeLe === null && (
        <Banner kind="attention" title={T.incertain}>
          {T.incertainTexte}
        </Banner>
      )}
      {ferme && (
        <Banner kind="attention" title={T.ferme}>
          {T.fermeTexte}
        </Banner>
      )}
      {echec && !ferme && confieeLe !== null && <Banner kind="attention" title={ECHECS[echec]} />}
      {etat === 'TERMINEE' && (
        <Banner kind="success" title={T.reponse}>
          {T.reponseTexte}
        </Banner>
      )}
    </>
  );
}
