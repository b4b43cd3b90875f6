import type { PropresT } from '@orapont/contract/protocole';
import { PROTOCOLES } from '@orapont/domain/captation/protocoles';
import { VUES } from '@orapont/domain/captation/vues';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { DessinVue } from '../../captation-dessins/DessinVue.tsx';
import { ChoixOrganisation } from '../../organisations/ChoixOrganisation.tsx';
import { useOrganisationReglee } from '../../organisations/requetes.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import styles from './ListeProtocoles.module.css';
import { Masquer } from './Masquer.tsx';
import {
  type Fiche,
  ficheProtocole,
  ficheVue,
  type Genre,
  useEnregistrer,
  usePropresDe,
} from './requetes.ts';
import { T } from './textes.ts';

/** What an organisation asks its captures for: its own protocols and views, and the models to copy. */
export function ListeProtocoles() {
  const [recherche, setRecherche] = useSearchParams();
  const reglee = useOrganisationReglee();
  const { choisie } = reglee;
  const propres = usePropresDe(choisie?.id);
  const onglet = recherche.get('onglet') ?? 'protocoles';
  const aller = (changement: Record<string, string>) =>
    setRecherche({ ...Object.fromEntries(recherche), ...changement }, { replace: true });
  return (
    <Page title={T.titre} lead={T.aide} width="wide">
      <ChoixOrganisation {...reglee} />
      {propres.isPending && <Skeleton shape="rows" count={6} />}
      {propres.isError && (
        <ErrorState
          title={T.indisponible}
          safe={T.intact}
          whatToDo={propres.error.message}
          onRetry={() => void propres.refetch()}
          isRetrying={propres.isFetching}
        />
      )}
      {propres.data && choisie && (
        <Tabs
          label={T.titre}
          selectedKey={onglet}
          onSelectionChange={(cle) => aller({ onglet: String(cle) })}
          tabs={[
            {
              id: 'protocoles',
              label: T.protocoles,
              content: <Protocoles organisationId={choisie.id} propres={propres.data} />,
            },
            {
              id: 'vues',
              label: T.vues,
              content: <Vues organisationId={choisie.id} propres={propres.data} />,
            },
          ]}
        />
      )}
    </Page>
  );
}

interface Props {
  readonly organisationId: string;
  readonly propres: PropresT;
}

function Protocoles({ organisationId, propres }: Props) {
  const fiches = propres.protocoles.map(ficheProtocole);
  return (
    <Volets
      organisationId={organisationId}
      fiches={fiches}
      vide={T.aucunProtocole}
      detail={({ contenu }) => `${T.nombre(contenu.vues.length)}. ${contenu.usage}`}
      modeles={Object.values(PROTOCOLES).map(({ code, libelle, usage, vues }) => ({
        code,
        libelle,
        detail: `${T.nombre(vues.length)}. ${usage}`,
        adresse: adresse(organisationId, 'protocole', code),
        masque: propres.masques.includes(code),
        action: (
          <Masquer organisationId={organisationId} code={code} masque={propres.masques.includes(code)} />
        ),
      }))}
    />
  );
}

function Vues({ organisationId, propres }: Props) {
  return (
    <Volets
      organisationId={organisationId}
      fiches={propres.vues.map(ficheVue)}
      vide={T.aucuneVue}
      detail={({ contenu }) => contenu.consigne}
      modeles={Object.values(VUES).map(({ code, libelle, consigne, codeDentOip, dessin }) => ({
        code,
        libelle,
        detail: [consigne, codeDentOip].filter(Boolean).join(' '),
        adresse: adresse(organisationId, 'vue', code),
        dessin,
      }))}
    />
  );
}

const adresse = (organisationId: string, genre: Genre, code: string) =>
  `/administration/protocoles/${organisationId}/${genre}/${code}`;

interface PropsVolets<G extends Genre> {
  readonly organisationId: string;
  readonly fiches: readonly Fiche<G>[];
  readonly vide: string;
  readonly detail: (fiche: Fiche<G>) => string;
  readonly modeles: readonly Modele[];
}

interface Modele {
  readonly code: string;
  readonly libelle: string;
  readonly detail: string;
  readonly adresse: string;
  readonly dessin?: Parameters<typeof DessinVue>[0]['dessin'];
  /** Proposed no more; what can be done about it. */
  readonly masque?: boolean;
  readonly action?: ReactNode;
}

function Volets<G extends Genre>({ organisationId, fiches, vide, detail, modeles }: PropsVolets<G>) {
  const actives = fiches.filter(({ archive }) => !archive);
  const archivees = fiches.filter(({ archive }) => archive);
  const lignes = (liste: readonly Fiche<G>[]) =>
    liste.map((fiche) => (
      <LignePropre key={fiche.code} organisationId={organisationId} fiche={fiche} detail={detail(fiche)} />
    ));
  return (
    <Stack gap="large">
      <section className={styles.volet} aria-labelledby="titre-propres">
        <h2 id="titre-propres">{T.propres}</h2>
        {actives.length > 0 ? (
          <ul className={styles.liste}>{lignes(actives)}</ul>
        ) : (
          <EmptyState title={vide}>{T.aucunDetail}</EmptyState>
        )}
      </section>
      <section className={styles.volet} aria-labelledby="titre-modeles">
        <h2 id="titre-modeles">{T.modeles}</h2>
        <ul className={styles.liste}>
          {modeles.map((modele) => (
            <li key={modele.code} className={styles.ligne}>
              {modele.dessin && <DessinVue dessin={modele.dessin} decoratif className={styles.dessin} />}
              <div className={styles.texte}>
                <strong>{modele.libelle}</strong>
                <span>{modele.masque ? T.pasPropose : modele.detail}</span>
              </div>
              <LinkButton variant="secondary" href={modele.adresse} aria-label={T.copierNom(modele.libelle)}>
                {T.copier}
              </LinkButton>
              {modele.action}
            </li>
          ))}
        </ul>
      </section>
      {archivees.length > 0 && (
        <section className={styles.volet} aria-labelledby="titre-archives">
          <h2 id="titre-archives">{T.archives}</h2>
          <ul className={styles.liste}>{lignes(archivees)}</ul>
        </section>
      )}
    </Stack>
  );
}

function LignePropre<G extends Genre>({
  organisationId,
  fiche,
  detail,
}: {
  readonly organisationId: string;
  readonly fiche: Fiche<G>;
  readonly detail: string;
}) {
  const { enregistrer, enCours, erreurs, erreur } = useEnregistrer(organisationId);
  const { libelle } = fiche.contenu;
  const refus = erreur ?? Object.values(erreurs)[0];
  const basculer = () => {
    const actuelle = fiche as Fiche<'vue'> | Fiche<'protocole'>;
    enregistrer({ ...actuelle, archive: !fiche.archive }, actuelle, fiche.archive ? T.restaure : T.archive);
  };
  return (
    <li className={styles.ligne}>
      <div className={styles.texte}>
        <strong>{libelle}</strong>
        <span>{detail}</span>
        {refus && (
          <span role="alert" className={styles.refus}>
            {refus}
          </span>
        )}
      </div>
      {!fiche.archive && (
        <LinkButton
          variant="secondary"
          href={adresse(organisationId, fiche.genre, fiche.code)}
          aria-label={T.modifierNom(libelle)}
        >
          {T.modifier}
        </LinkButton>
      )}
      <Button
        variant="quiet"
        isPending={enCours}
        onPress={basculer}
        aria-label={fiche.archive ? T.restaurerNom(libelle) : T.archiverNom(libelle)}
      >
        {fiche.archive ? T.restaurer : T.archiver}
      </Button>
    </li>
  );
}
