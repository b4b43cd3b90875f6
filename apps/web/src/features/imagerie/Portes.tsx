import { type PorteT, revoquerPorte } from '@orapont/contract/imagerie';
import { useState } from 'react';
import { call } from '../../kernel/call.ts';
import { quandBref } from '../../kernel/dates.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { showToast } from '../../ui/toasts.ts';
import { DialoguePorte } from './DialoguePorte.tsx';
import { useGeste, useLieux, usePortes } from './requetes.ts';
import { TEXTES } from './textes.ts';

/** The machines that may send pictures, each to one place; the others are refused. */
export function Portes() {
  const requete = usePortes();
  const lieux = useLieux();
  const [declarer, setDeclarer] = useState(false);
  const [aFermer, setAFermer] = useState<PorteT | null>(null);
  const fermeture = useGeste(
    (id: string) => call(revoquerPorte, { params: { id } }),
    () => {
      showToast(TEXTES.porteFermee);
      setAFermer(null);
    },
  );
  const { data } = requete;
  return (
    <Page
      title={TEXTES.portes}
      lead={TEXTES.portesAide}
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
        <>
          {data.port === null ? (
            <Banner kind="info" title={TEXTES.portFerme}>
              {TEXTES.portFermeAide}
            </Banner>
          ) : (
            <Banner kind="success" title={TEXTES.portOuvert(data.port)} />
          )}
          <Table
            caption={TEXTES.portes}
            isCaptionHidden={true}
            rows={data.portes}
            getKey={({ id }) => id}
            columns={[
              { id: 'nom', label: TEXTES.nom, isRowHeader: true, render: ({ nom }) => nom },
              {
                id: 'lieu',
                label: TEXTES.lieu,
                render: ({ siteId }) => lieux.find(({ id }) => id === siteId)?.label ?? '—',
              },
              { id: 'type', label: TEXTES.type, render: commentIlEnvoie },
              {
                id: 'usage',
                label: TEXTES.dernierUsage,
                render: ({ dernierUsage }) => (dernierUsage ? quandBref(dernierUsage) : TEXTES.jamais),
              },
              {
                id: 'geste',
                label: TEXTES.fermerPorte,
                isNarrow: true,
                render: (porte) =>
                  porte.revoqueeLe ? (
                    TEXTES.fermeeLe(quandBref(porte.revoqueeLe))
                  ) : (
                    <Button variant="secondary" onPress={() => setAFermer(porte)}>
                      {TEXTES.fermerPorte}
                    </Button>
                  ),
              },
            ]}
            empty={<EmptyState title={TEXTES.aucunePorte}>{TEXTES.aucunePorteAide}</EmptyState>}
          />
        </>
      )}
      {declarer && data && (
        <DialoguePorte lieux={lieux} adresseStow={data.adresseStow} onFermer={() => setDeclarer(false)} />
      )}
      {aFermer && (
        <ConfirmDialog
          title={TEXTES.fermerQuestion(aFermer.nom)}
          confirmText={TEXTES.fermerPorte}
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

const commentIlEnvoie = ({ type, aeAppelant, aeAppele, adresse, lecture }: PorteT) =>
  type === 'STOW'
    ? [TEXTES.typeStow, lecture && TEXTES.lit].filter(Boolean).join(', ')
    : `${TEXTES.typeDimse}, ${aeAppelant} → ${aeAppele}, ${adresse}`;
