import type { EtudeRecueT, RefusT } from '@orapont/contract/imagerie';
import { Inbox } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { DisquesImportes } from '../../imagerie/DisquesImportes.tsx';
import { Importer } from '../../imagerie/Importer.tsx';
import { quandBref } from '../../kernel/dates.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { CarteEtude } from './CarteEtude.tsx';
import { DialogueRattacher } from './DialogueRattacher.tsx';
import { DialogueRefuser } from './DialogueRefuser.tsx';
import styles from './Imagerie.module.css';
import { useEtudes, useRelireEtudes } from './requetes.ts';
import { TEXTES } from './textes.ts';

type Ouvert = { readonly geste: 'RATTACHER' | 'REFUSER'; readonly etude: EtudeRecueT } | null;

/** What came in by DICOM and waits for a person to say of whom it is. The side that is open is in the address. */
export function ImagesRecues() {
  const requete = useEtudes();
  const relire = useRelireEtudes();
  const [recherche, setRecherche] = useSearchParams();
  const [ouvert, setOuvert] = useState<Ouvert>(null);
  const { data } = requete;
  const fermer = () => setOuvert(null);
  return (
    <Page title={TEXTES.titre} lead={TEXTES.chapeau} actions={<Importer />}>
      <DisquesImportes onRecu={relire} />
      {requete.isPending && <Skeleton shape="rows" count={4} />}
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
        <Tabs
          label={TEXTES.titre}
          selectedKey={recherche.get('vue') ?? 'attente'}
          onSelectionChange={(cle) => setRecherche({ vue: String(cle) }, { replace: true })}
          tabs={[
            {
              id: 'attente',
              label: TEXTES.attente,
              count: data.attente.length,
              content: (
                <Etudes
                  etudes={data.attente}
                  vide={[TEXTES.videAttente, TEXTES.videAttenteAide]}
                  peutDecider={data.rapprochement}
                  onOuvrir={setOuvert}
                />
              ),
            },
            {
              id: 'decidees',
              label: TEXTES.decidees,
              content: (
                <Etudes
                  etudes={data.decidees}
                  vide={[TEXTES.videDecidees, TEXTES.videDecideesAide]}
                  peutDecider={data.rapprochement}
                  onOuvrir={setOuvert}
                />
              ),
            },
            {
              id: 'refus',
              label: TEXTES.refus,
              count: data.refus.length,
              content: <Refus refus={data.refus} />,
            },
          ]}
        />
      )}
      {ouvert?.geste === 'RATTACHER' && <DialogueRattacher etude={ouvert.etude} onFermer={fermer} />}
      {ouvert?.geste === 'REFUSER' && <DialogueRefuser etude={ouvert.etude} onFermer={fermer} />}
    </Page>
  );
}

function Etudes({
  etudes,
  vide: [titre, aide],
  peutDecider,
  onOuvrir,
}: {
  readonly etudes: readonly EtudeRecueT[];
  readonly vide: readonly [string, string];
  readonly peutDecider: boolean;
  readonly onOuvrir: (ouvert: Ouvert) => void;
}) {
  if (etudes.length === 0)
    return (
      <EmptyState title={titre} icon={<Inbox />}>
        {aide}
      </EmptyState>
    );
  return (
    <ul className={styles.liste}>
      {etudes.map((etude) => (
        <li key={etude.id}>
          <CarteEtude
            etude={etude}
            peutDecider={peutDecider}
            onRattacher={() => onOuvrir({ geste: 'RATTACHER', etude })}
            onRefuser={() => onOuvrir({ geste: 'REFUSER', etude })}
          />
        </li>
      ))}
    </ul>
  );
}

function Refus({ refus }: { readonly refus: readonly RefusT[] }) {
  return (
    <Table
      caption={TEXTES.refus}
      isCaptionHidden={true}
      rows={refus}
      getKey={({ id }) => id}
      columns={[
        { id: 'le', label: TEXTES.quand, isNarrow: true, render: ({ le }) => quandBref(le) },
        { id: 'origine', label: TEXTES.appareil, render: ({ origine }) => origine },
        { id: 'phrase', label: TEXTES.pourquoi, isRowHeader: true, render: ({ phrase }) => phrase },
      ]}
      empty={<EmptyState title={TEXTES.videRefus}>{TEXTES.videRefusAide}</EmptyState>}
    />
  );
}
