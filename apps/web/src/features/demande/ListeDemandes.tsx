import { GROUPES_DEMANDE, type GroupeDemande, type LigneDemandeT } from '@orapont/contract/demande';
import { LIBELLES_URGENCE } from '@orapont/domain/teleexpertise/echeance';
import { CircleAlert, Clock3, FileText, Inbox } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Status } from '../../ui/Status.tsx';
import { Table, type TableColumn } from '../../ui/Table.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import styles from './Demande.module.css';
import { Ecran } from './Ecran.tsx';
import { useDemandes } from './requetes.ts';
import { T } from './textes.ts';

const estGroupe = (texte: string | null): texte is GroupeDemande =>
  GROUPES_DEMANDE.some((groupe) => groupe === texte);

/** « Mes demandes »: what is left to do, what left, what came back. The tab is in the address. */
export function ListeDemandes() {
  const liste = useDemandes();
  return (
    <Ecran>
      <Page
        title={T.titreListe}
        lead={T.aideListe}
        actions={<LinkButton href="/demandes/nouvelle">{T.demander}</LinkButton>}
      >
        {liste.isPending && <Skeleton shape="card" />}
        {liste.isError && !liste.data && (
          <ErrorState
            title={T.listeIndisponible}
            safe={T.intact}
            whatToDo={liste.error.message}
            onRetry={() => void liste.refetch()}
            isRetrying={liste.isFetching}
          />
        )}
        {liste.data && <Groupes demandes={liste.data.demandes} />}
      </Page>
    </Ecran>
  );
}

function Groupes({ demandes }: { readonly demandes: readonly LigneDemandeT[] }) {
  const [adresse, setAdresse] = useSearchParams();
  const de = (groupe: GroupeDemande) => demandes.filter((d) => d.groupe === groupe);
  const demande = adresse.get('groupe');
  const premier = GROUPES_DEMANDE.find((groupe) => de(groupe).length > 0) ?? 'A_COMPLETER';
  return (
    <Tabs
      label={T.titreListe}
      selectedKey={estGroupe(demande) ? demande : premier}
      onSelectionChange={(groupe) => setAdresse({ groupe: String(groupe) }, { replace: true })}
      tabs={GROUPES_DEMANDE.map((groupe) => ({
        id: groupe,
        label: T.groupes[groupe],
        count: de(groupe).length,
        content: <Groupe groupe={groupe} demandes={de(groupe)} />,
      }))}
    />
  );
}

const COLONNES: readonly TableColumn<LigneDemandeT>[] = [
  {
    id: 'patient',
    label: T.colonnes.patient,
    isRowHeader: true,
    render: (d) => <Link to={`/demandes/${d.id}`}>{d.patientNom}</Link>,
  },
  {
    id: 'quoi',
    label: T.colonnes.quoi,
    render: (d) => (
      <>
        {T.natures[d.nature]}
        <div className={styles.discret}>{d.siteNom}</div>
      </>
    ),
  },
  { id: 'requis', label: T.colonnes.requis, render: (d) => d.requisNom ?? T.aucunDelai },
  { id: 'etat', label: T.colonnes.etat, render: (d) => <Etat demande={d} /> },
  { id: 'delai', label: T.colonnes.delai, render: (d) => <Delai demande={d} /> },
];

function Groupe({
  groupe,
  demandes,
}: {
  readonly groupe: GroupeDemande;
  readonly demandes: readonly LigneDemandeT[];
}) {
  if (demandes.length === 0)
    return (
      <EmptyState title={T.rienIci} icon={<Inbox aria-hidden="true" />}>
        {T.vides[groupe]}
      </EmptyState>
    );
  return (
    <Table
      caption={T.groupes[groupe]}
      isCaptionHidden
      columns={COLONNES}
      rows={demandes}
      getKey={(d) => d.id}
    />
  );
}

const TONS = {
  REFUSEE: 'attention',
  COMPLEMENT_DEMANDE: 'attention',
  AVIS_RENDU: 'success',
  ENVOYEE: 'info',
  ACCEPTEE: 'info',
} as const satisfies Partial<Record<LigneDemandeT['etat'], string>>;

function Etat({ demande }: { readonly demande: LigneDemandeT }) {
  const ton = Object.hasOwn(TONS, demande.etat) ? TONS[demande.etat as keyof typeof TONS] : 'neutral';
  return (
    <Status tone={ton} icon={<FileText aria-hidden="true" />}>
      {demande.etatLibelle}
    </Status>
  );
}

const ATTEND = ['ENVOYEES', 'A_COMPLETER'];

function Delai({ demande }: { readonly demande: LigneDemandeT }) {
  if (!demande.echeancePhrase || !ATTEND.includes(demande.groupe)) return T.aucunDelai;
  const urgence = demande.urgence ? LIBELLES_URGENCE[demande.urgence] : '';
  return (
    <Status
      tone={demande.enRetard ? 'danger' : 'neutral'}
      icon={demande.enRetard ? <CircleAlert aria-hidden="true" /> : <Clock3 aria-hidden="true" />}
    >
      {`${urgence}, ${demande.echeancePhrase}`}
    </Status>
  );
}
