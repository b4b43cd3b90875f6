import { type CourrierRecuT, type listerCourrier, releverCourrier } from '@orapont/contract/reception';
import type { ReplyOf } from '@orapont/contract/route';
import { MailOpen, MailSearch, RefreshCw } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import { quandBref } from '../../kernel/dates.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkCard } from '../../ui/LinkCard.tsx';
import { Page } from '../../ui/Page.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { showToast } from '../../ui/toasts.ts';
import { EtatCourrier } from './EtatCourrier.tsx';
import styles from './Reception.module.css';
import { useCourriers, useGeste } from './requetes.ts';
import { ECHEC, GENRE, nomDe, objetLu, TEXTES } from './textes.ts';

type Liste = ReplyOf<typeof listerCourrier>;

/** What came to the boxes of this organisation. The side that is open and the words looked for are in the address. */
export function CourriersRecus() {
  const [recherche, setRecherche] = useSearchParams();
  const vue = recherche.get('vue') === 'tout' ? 'tout' : 'attente';
  const q = recherche.get('q') ?? '';
  const requete = useCourriers(vue, q);
  const { data } = requete;
  const regler = (suite: { vue?: string; q?: string }) => {
    const tout = { vue, q, ...suite };
    setRecherche(tout.q === '' ? { vue: tout.vue } : tout, { replace: true });
  };
  const contenu = data && <Courriers liste={data} q={q} vue={vue} />;
  return (
    <Page title={TEXTES.titre} lead={TEXTES.chapeau} actions={<Relever />}>
      <Stack>
        {data?.bacASable && <Banner kind="sandbox" title={TEXTES.bacASable} />}
        {data && <Boites liste={data} />}
        <SearchField
          label={TEXTES.chercher}
          help={TEXTES.chercherAide}
          value={q}
          onChange={(saisi) => regler({ q: saisi })}
        />
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
            selectedKey={vue}
            onSelectionChange={(cle) => regler({ vue: String(cle) })}
            tabs={[
              { id: 'attente', label: TEXTES.attente, count: data.enAttente, content: contenu },
              { id: 'tout', label: TEXTES.tout, content: contenu },
            ]}
          />
        )}
      </Stack>
    </Page>
  );
}

function Relever() {
  const geste = useGeste(
    () => call(releverCourrier),
    () => showToast(TEXTES.releve),
  );
  return (
    <Button
      variant="secondary"
      icon={<RefreshCw aria-hidden="true" />}
      isPending={geste.isPending}
      onPress={() => geste.mutate(undefined)}
    >
      {TEXTES.relever}
    </Button>
  );
}

/** Only what is wrong is said: a box that is read well needs no word. */
function Boites({ liste: { boites, bacASable } }: { readonly liste: Liste }) {
  if (boites.length === 0 && !bacASable)
    return (
      <Banner kind="info" title={TEXTES.sansBoite}>
        {TEXTES.sansBoiteAide}
      </Banner>
    );
  return boites
    .filter(({ echec }) => echec !== null)
    .map(({ adresse, echec }) => (
      <Banner key={adresse} kind="attention" title={TEXTES.echec(adresse)}>
        {`${ECHEC[echec ?? ''] ?? ''} ${TEXTES.echecAide}`.trim()}
      </Banner>
    ));
}

function Courriers({
  liste: { courriers },
  q,
  vue,
}: {
  readonly liste: Liste;
  readonly q: string;
  readonly vue: string;
}) {
  if (courriers.length === 0)
    return q === '' ? (
      <EmptyState title={vue === 'tout' ? TEXTES.videTout : TEXTES.videTitre} icon={<MailOpen />}>
        {TEXTES.vide}
      </EmptyState>
    ) : (
      <EmptyState title={TEXTES.rienTrouve} icon={<MailSearch />}>
        {TEXTES.rienTrouveAide}
      </EmptyState>
    );
  return (
    <ul className={styles.liste}>
      {courriers.map((courrier) => (
        <li key={courrier.id}>
          <LigneCourrier courrier={courrier} />
        </li>
      ))}
    </ul>
  );
}

function LigneCourrier({ courrier }: { readonly courrier: CourrierRecuT }) {
  const { id, expediteur, expediteurNom, objet, recuLe, genre, personne, motif } = courrier;
  return (
    <LinkCard href={`/courrier-recu/${id}`} className={styles.ligne}>
      <span className={styles.qui}>
        <strong>{motif === 'HORS_ESPACE_DE_CONFIANCE' ? expediteur : expediteurNom || expediteur}</strong>
        <span className={styles.discret}>{quandBref(recuLe)}</span>
      </span>
      <span className={styles.objet}>
        {objetLu(objet)}
        <span className={styles.discret}>
          {[GENRE[genre], personne && nomDe(personne)].filter(Boolean).join(' · ')}
        </span>
      </span>
      <EtatCourrier courrier={courrier} />
    </LinkCard>
  );
}
