import { GROUPES_LECTURE, type GroupeLecture, type LigneLectureT } from '@orapont/contract/lecture';
import { formaterDate, jourParis } from '@orapont/domain/dates';
import { Inbox } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Banner } from '../../ui/Banner.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Table, type TableColumn } from '../../ui/Table.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Echeance, Urgence } from './Echeance.tsx';
import styles from './EcranLectures.module.css';
import { useLectures } from './requetes.ts';
import { T } from './textes.ts';
import { useRaccourcis } from './useRaccourcis.ts';

/** « Qui m’attend, et jusqu’à quand ? » */
export function EcranLectures() {
  const [params, setParams] = useSearchParams();
  const demande = params.get('etape');
  const groupe = GROUPES_LECTURE.find((g) => g === demande) ?? 'A_LIRE';
  const [recherche, setRecherche] = useState('');
  const lectures = useLectures(groupe, recherche.trim());
  const comptes = lectures.data?.comptes;
  useSalleEnAvance(lectures.data !== undefined);

  const contenu = lectures.isError ? (
    <ErrorState
      title={T.panne}
      safe={T.absenteIntact}
      whatToDo={T.panneAFaire}
      onRetry={() => void lectures.refetch()}
      isRetrying={lectures.isFetching}
    />
  ) : lectures.data ? (
    <Liste lectures={lectures.data.lectures} groupe={groupe} recherche={recherche.trim()} />
  ) : (
    <Skeleton shape="rows" count={6} />
  );

  return (
    <Page title={T.titre} lead={T.accroche}>
      <div data-densite="bureau" className={styles.page}>
        {comptes && comptes.enRetard > 0 && <Banner kind="attention" title={T.enRetard(comptes.enRetard)} />}
        <div className={styles.barre} data-no-print="">
          <SearchField label={T.recherche} value={recherche} onChange={setRecherche} />
          <p className={styles.aide}>
            <Kbd keys={T.raccourcisListe[0]} /> <Kbd keys={T.raccourcisListe[1]} />{' '}
            <Kbd keys={T.raccourcisListe[2]} /> {T.aideListe}
          </p>
        </div>
        <Tabs
          label={T.filtres}
          selectedKey={groupe}
          onSelectionChange={(cle) =>
            setParams(cle === 'A_LIRE' ? {} : { etape: String(cle) }, { replace: true })
          }
          tabs={GROUPES_LECTURE.map((g) => ({
            id: g,
            label: T.groupes[g],
            ...(comptes ? { count: comptes[g] } : {}),
            content: g === groupe ? contenu : null,
          }))}
        />
      </div>
    </Page>
  );
}

/** While the list is read, the room and its zooming engine come, so that the first picture waits for nothing but itself. */
function useSalleEnAvance(pret: boolean) {
  useEffect(() => {
    if (!pret) return;
    const minuterie = setTimeout(() => {
      void import('./EcranLecture.tsx');
      void import('./visionneuse/moteurOpenSeadragon.ts');
    }, 400);
    return () => clearTimeout(minuterie);
  }, [pret]);
}

interface PropsListe {
  readonly lectures: readonly LigneLectureT[];
  readonly groupe: GroupeLecture;
  readonly recherche: string;
}

function Liste({ lectures, groupe, recherche }: PropsListe) {
  const zone = useRef<HTMLDivElement>(null);
  const liens = () => [...(zone.current?.querySelectorAll<HTMLElement>('a[data-cas]') ?? [])];

  function aller(pas: number) {
    const cibles = liens();
    const rang = cibles.indexOf(document.activeElement as HTMLElement);
    const suivant = rang < 0 ? (pas > 0 ? 0 : cibles.length - 1) : rang + pas;
    cibles[Math.min(cibles.length - 1, Math.max(0, suivant))]?.focus();
  }
  // Enter is the link's own.
  useRaccourcis({ j: () => aller(1), k: () => aller(-1) }, { actif: true });

  const [titre, texte] = recherche ? [T.videRecherche, T.videRechercheAide] : T.vide[groupe];
  return (
    <div ref={zone}>
      {groupe === 'CLOS' && lectures.length > 0 && <p className={styles.note}>{T.closSansNom}</p>}
      <Table
        caption={T.liste}
        isCaptionHidden
        columns={COLONNES[groupe]}
        rows={lectures}
        getKey={({ id }) => id}
        empty={
          <EmptyState title={titre ?? ''} icon={<Inbox />}>
            {texte}
          </EmptyState>
        }
      />
    </div>
  );
}

/** Nobody is named once a request came to nothing: its number, which the requérant has too. */
const nomDeLigne = ({ patientNom, numero }: LigneLectureT) => patientNom ?? T.demande(numero);

const adresseDe = ({ id, groupe, compteRenduId }: LigneLectureT) =>
  groupe === 'RENDUS' && compteRenduId ? `/comptes-rendus/${compteRenduId}` : `/lectures/${id}`;

type Colonne = TableColumn<LigneLectureT>;

const echeance: Colonne = {
  id: 'echeance',
  label: T.colonnes.echeance,
  isNarrow: true,
  render: (ligne) => (
    <div className={styles.pastilles}>
      <Echeance {...ligne} />
      <Urgence urgence={ligne.urgence} />
    </div>
  ),
};
const patient: Colonne = {
  id: 'patient',
  label: T.colonnes.patient,
  isRowHeader: true,
  isNarrow: true,
  render: (ligne) => (
    <div className={styles.patient}>
      <strong>{nomDeLigne(ligne)}</strong>
      {ligne.patientNaissance && (
        <span className={styles.discret}>{formaterDate(ligne.patientNaissance)}</span>
      )}
    </div>
  ),
};
const motif: Colonne = {
  id: 'motif',
  label: T.colonnes.motif,
  render: ({ motif: texte, nature, images, brouillon, etat }) => (
    <div className={styles.patient}>
      <span>{texte || T.natures[nature]}</span>
      {texte && (
        <span className={styles.discret}>
          {T.natures[nature]}, {T.images(images)}
        </span>
      )}
      {(brouillon || etat === 'ACCEPTEE') && (
        <span>
          <Tag>{brouillon ? T.brouillon : T.prise}</Tag>
        </span>
      )}
    </div>
  ),
};
const origine: Colonne = {
  id: 'origine',
  label: T.colonnes.origine,
  render: ({ structureNom, requerantNom }) => (
    <div className={styles.patient}>
      <span>{structureNom}</span>
      <span className={styles.discret}>{requerantNom}</span>
    </div>
  ),
};
const etape: Colonne = {
  id: 'etat',
  label: T.colonnes.etat,
  isNarrow: true,
  render: ({ etatLibelle, fin }) =>
    fin ? (
      <div className={styles.patient}>
        <span>{fin.libelle}</span>
        <span className={styles.discret}>{formaterDate(jourParis(fin.le))}</span>
      </div>
    ) : (
      etatLibelle
    ),
};
const action: Colonne = {
  id: 'action',
  label: T.colonnes.action,
  isNarrow: true,
  render: (ligne) => (
    <span data-no-print="">
      <LinkButton
        href={adresseDe(ligne)}
        variant={attend(ligne) ? 'primary' : 'secondary'}
        data-cas=""
        aria-label={`${T.colonnes.action} ${nomDeLigne(ligne)}`}
      >
        {ligne.groupe === 'RENDUS' ? T.voirCompteRendu : T.colonnes.action}
      </LinkButton>
    </span>
  ),
};

/** Only what helps at that step: nobody looks for a deadline on what is over. */
const COLONNES: Readonly<Record<GroupeLecture, readonly Colonne[]>> = {
  A_LIRE: [echeance, patient, motif, origine, action],
  COMPLEMENT: [echeance, patient, motif, origine, action],
  RENDUS: [patient, motif, origine, etape, action],
  CLOS: [patient, motif, origine, etape],
};

const attend = ({ groupe }: LigneLectureT) => groupe === 'A_LIRE' || groupe === 'COMPLEMENT';
