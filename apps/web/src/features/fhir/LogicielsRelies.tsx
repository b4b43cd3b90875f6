import { type LogicielT, revoquerLogiciel } from '@orapont/contract/fhir';
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
import { DialogueLogiciel } from './DialogueLogiciel.tsx';
import { DialogueSuivi } from './DialogueSuivi.tsx';
import { type OrganisationLue, useGeste, useLogiciels, useOrganisationsLisibles } from './requetes.ts';
import { ecritQuoi, litQuoi, TEXTES } from './textes.ts';

/** The software that may read, each in one organisation; the others are refused. */
export function LogicielsRelies() {
  const requete = useLogiciels();
  const organisations = useOrganisationsLisibles();
  const [declarer, setDeclarer] = useState(false);
  const [aSuivre, setASuivre] = useState<LogicielT | null>(null);
  const [aFermer, setAFermer] = useState<LogicielT | null>(null);
  const fermeture = useGeste(
    (id: string) => call(revoquerLogiciel, { params: { id } }),
    () => {
      showToast(TEXTES.porteFermee);
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
            { id: 'ou', label: TEXTES.organisation, render: (logiciel) => lieuxDe(logiciel, organisations) },
            {
              id: 'lit',
              label: TEXTES.lit,
              render: (logiciel) => [litQuoi(logiciel.portees), ...ecritQuoi(logiciel)].join('\u202f; '),
            },
            {
              id: 'usage',
              label: TEXTES.dernierUsage,
              render: ({ dernierUsage }) => (dernierUsage ? quandBref(dernierUsage) : TEXTES.jamais),
            },
            {
              id: 'geste',
              label: TEXTES.gestes,
              isNarrow: true,
              render: (logiciel) =>
                logiciel.revoqueLe ? (
                  TEXTES.fermeLe(quandBref(logiciel.revoqueLe))
                ) : (
                  <Stack as="row" gap="small">
                    {logiciel.ecrit && (
                      <Button
                        variant="secondary"
                        aria-label={TEXTES.suiviTitre(logiciel.nom)}
                        onPress={() => setASuivre(logiciel)}
                      >
                        {TEXTES.suiviGeste}
                      </Button>
                    )}
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
      {declarer && data && (
        <DialogueLogiciel
          organisations={organisations}
          adresse={data.adresse}
          onFermer={() => setDeclarer(false)}
        />
      )}
      {aSuivre && <DialogueSuivi logiciel={aSuivre} onFermer={() => setASuivre(null)} />}
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

function lieuxDe({ organisationId, sites }: LogicielT, organisations: readonly OrganisationLue[]): string {
  const organisation = organisations.find(({ id }) => id === organisationId);
  const noms = (organisation?.sites ?? []).filter(({ id }) => sites.includes(id)).map(({ nom }) => nom);
  return organisation ? [organisation.nom, noms.join(', ')].filter(Boolean).join('\u00a0: ') : '—';
}
