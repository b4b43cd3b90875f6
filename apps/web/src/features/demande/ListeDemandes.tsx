import { GROUPES_DEMANDE, type GroupeDemande, type LigneDemandeT } from '@orapont/contract/demande';
import { formaterDate } from '@orapont/domain/dates';
import { LIBELLES_URGENCE } from '@orapont/domain/teleexpertise/echeance';
import {
  CircleAlert,
  CircleCheck,
  CircleSlash,
  Clock3,
  Eye,
  FileText,
  Inbox,
  MessageCircleQuestion,
  Send,
} from 'lucide-react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { LinkCard } from '../../ui/LinkCard.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Status } from '../../ui/Status.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import styles from './Demande.module.css';
import { useDemandes } from './requetes.ts';
import { T } from './textes.ts';

const estGroupe = (texte: string | null): texte is GroupeDemande =>
  GROUPES_DEMANDE.some((groupe) => groupe === texte);

/** « Mes demandes »: what is left to do, what left, what came back. The tab is in the address. */
export function ListeDemandes() {
  const liste = useDemandes();
  return (
    <Page
      title={T.titreListe}
      lead={T.aideListe}
      actions={<LinkButton href="/demandes/nouvelle">{T.demander}</LinkButton>}
    >
      {liste.isPending && <Skeleton shape="rows" count={5} />}
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
    <ul className={styles.cartes} aria-label={T.groupes[groupe]}>
      {demandes.map((demande) => (
        <li key={demande.id}>
          <Ligne demande={demande} />
        </li>
      ))}
    </ul>
  );
}

/** One request, one target: who it is for, what was asked of whom, where it stands. */
function Ligne({ demande: d }: { readonly demande: LigneDemandeT }) {
  return (
    <LinkCard href={`/demandes/${d.id}`} className={styles.carte}>
      <span className={styles.qui}>
        <span className={styles.nom}>
          {d.patientNom}
          <span className={styles.naissance}>{formaterDate(d.patientNaissance)}</span>
        </span>
        <span className={styles.discret}>
          {[T.natures[d.nature], d.requisNom ? T.adresseeA(d.requisNom) : T.sansRequis, d.siteNom].join(
            ' · ',
          )}
        </span>
      </span>
      <span className={styles.etats}>
        <Etat demande={d} />
        <Delai demande={d} />
      </span>
    </LinkCard>
  );
}

const TONS = {
  REFUSEE: { ton: 'attention', Icone: CircleSlash },
  COMPLEMENT_DEMANDE: { ton: 'attention', Icone: MessageCircleQuestion },
  AVIS_RENDU: { ton: 'success', Icone: CircleCheck },
  ENVOYEE: { ton: 'info', Icone: Send },
  ACCEPTEE: { ton: 'info', Icone: Eye },
} as const satisfies Partial<Record<LigneDemandeT['etat'], unknown>>;

function Etat({ demande }: { readonly demande: LigneDemandeT }) {
  const { ton, Icone } = Object.hasOwn(TONS, demande.etat)
    ? TONS[demande.etat as keyof typeof TONS]
    : { ton: 'neutral' as const, Icone: FileText };
  return (
    <Status tone={ton} icon={<Icone aria-hidden="true" />}>
      {demande.etatLibelle}
    </Status>
  );
}

const ATTEND = ['ENVOYEES', 'A_COMPLETER'];

function Delai({ demande }: { readonly demande: LigneDemandeT }) {
  if (!demande.echeancePhrase || !ATTEND.includes(demande.groupe)) return null;
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
