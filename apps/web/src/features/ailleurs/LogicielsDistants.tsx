import { fermerLogicielDistant, type LogicielDistantT } from '@orapont/contract/demande-ailleurs';
import { useState } from 'react';
import { call } from '../../kernel/call.ts';
import { quandBref } from '../../kernel/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Table } from '../../ui/Table.tsx';
import { showToast } from '../../ui/toasts.ts';
import { DialogueCles } from './DialogueCles.tsx';
import { DialogueDistant } from './DialogueDistant.tsx';
import { useDistants, useGeste, useOrganisations } from './requetes.ts';
import { TEXTES } from './textes.ts';

/** Other téléexpertise software, each for one organisation that asks. */
export function LogicielsDistants() {
  const requete = useDistants();
  const { data: organisations = [] } = useOrganisations();
  const [declarer, setDeclarer] = useState(false);
  const [aRenouveler, setARenouveler] = useState<LogicielDistantT | null>(null);
  const [aFermer, setAFermer] = useState<LogicielDistantT | null>(null);
  const fermeture = useGeste(
    (id: string) => call(fermerLogicielDistant, { params: { id } }),
    () => {
      showToast(TEXTES.ferme);
      setAFermer(null);
    },
  );
  const { data } = requete;
  return (
    <Page
      title={TEXTES.titre}
      lead={TEXTES.aide}
      actions={<Button onPress={() => setDeclarer(true)}>{TEXTES.declarer}</Button>}
    >
      {requete.isPending && <Skeleton shape="rows" count={3} />}
      {requete.isError && !data && (
        <ErrorState
          title={TEXTES.erreurTitre}
          safe={TEXTES.erreurSur}
          whatToDo={requete.error.message}
          onRetry={() => void requete.refetch()}
          isRetrying={requete.isFetching}
        />
      )}
      {data && (
        <Table
          caption={TEXTES.titre}
          isCaptionHidden={true}
          rows={data.logiciels}
          getKey={({ id }) => id}
          columns={[
            { id: 'nom', label: TEXTES.nom, isRowHeader: true, render: ({ nom }) => nom },
            {
              id: 'organisation',
              label: TEXTES.organisation,
              render: ({ organisationId }) =>
                organisations.find(({ id }) => id === organisationId)?.nom ?? '—',
            },
            { id: 'url', label: TEXTES.url, render: ({ url }) => url },
            {
              id: 'images',
              label: TEXTES.images,
              isNarrow: true,
              render: ({ pieces }) => (pieces ? TEXTES.oui : TEXTES.non),
            },
            {
              id: 'gestes',
              label: TEXTES.acces,
              isNarrow: true,
              render: (logiciel) =>
                logiciel.revoqueLe ? (
                  TEXTES.fermeLe(quandBref(logiciel.revoqueLe))
                ) : (
                  <Stack as="row" gap="small">
                    <Button
                      variant="secondary"
                      aria-label={`${TEXTES.renouveler} ${logiciel.nom}`}
                      onPress={() => setARenouveler(logiciel)}
                    >
                      {TEXTES.renouveler}
                    </Button>
                    <Button
                      variant="secondary"
                      aria-label={`${TEXTES.fermer} ${logiciel.nom}`}
                      onPress={() => setAFermer(logiciel)}
                    >
                      {TEXTES.fermer}
                    </Button>
                  </Stack>
                ),
            },
          ]}
          empty={<EmptyState title={TEXTES.aucun}>{TEXTES.aucunAide}</EmptyState>}
        />
      )}
      {declarer && <DialogueDistant organisations={organisations} onFermer={() => setDeclarer(false)} />}
      {aRenouveler && <DialogueCles logiciel={aRenouveler} onFermer={() => setARenouveler(null)} />}
      {aFermer && (
        <ConfirmDialog
          title={TEXTES.fermerQuestion(aFermer.nom)}
          confirmText={TEXTES.fermer}
          isDanger={true}
          isOpen={true}
          isPending={fermeture.isPending}
          onConfirm={() => fermeture.mutate(aFermer.id)}
          onOpenChange={(ouvert) => {
            if (!ouvert) setAFermer(null);
          }}
        >
          {fermeture.error?.message ?? TEXTES.fermerAide}
        </ConfirmDialog>
      )}
    </Page>
  );
}
