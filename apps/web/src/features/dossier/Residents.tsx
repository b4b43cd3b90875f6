import type { LigneDossierT } from '@orapont/contract/dossier';
import { ageA, formaterDate } from '@orapont/domain/dates';
import { libelleEtat } from '@orapont/domain/teleexpertise/etat';
import { CircleAlert, Clock, DoorOpen, TriangleAlert, Upload, UserPlus, UsersRound } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { Link } from 'react-aria-components/Link';
import { useSearchParams } from 'react-router';
import { useMoi } from '../../kernel/moi.ts';
import { Banner } from '../../ui/Banner.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Dossier.module.css';
import { Echec } from './Etat.tsx';
import { aujourdHui, useDossiers } from './requetes.ts';
import { TEXTES as T } from './textes.ts';

const TOUS = 'tous';

/** Home of a nurse: « Qui dois-je voir ? ». The address keeps the search, so that going back finds it again. */
export function Residents() {
  const { roles } = useMoi();
  const [adresse, setAdresse] = useSearchParams();
  const [saisie, setSaisie] = useState(adresse.get('q') ?? '');
  const q = useRepos(useDeferredValue(saisie.trim()));
  const site = adresse.get('site') ?? '';
  const liste = useDossiers(q, site);
  const praticien = roles.includes('praticien');

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new search changes the address
  useEffect(() => {
    setAdresse((avant) => poser(avant, 'q', q), { replace: true });
  }, [q]);

  return (
    <div data-densite={praticien ? 'bureau' : 'soin'}>
      <Page
        title={praticien ? T.mesPatients : T.quiVoir}
        actions={
          <>
            <LinkButton href="/residents/importer" variant="secondary" icon={<Upload aria-hidden="true" />}>
              {T.importer}
            </LinkButton>
            <LinkButton href="/dossiers/nouveau" icon={<UserPlus aria-hidden="true" />}>
              {T.ajouter}
            </LinkButton>
          </>
        }
      >
        <Stack>
          <Stack as="row">
            <div className={styles['recherche']}>
              <SearchField
                label={T.rechercher}
                placeholder={T.rechercherExemple}
                value={saisie}
                onChange={setSaisie}
                maxLength={100}
              />
            </div>
            {liste.data && liste.data.sites.length > 1 && (
              <Select
                label={T.site}
                options={[
                  { id: TOUS, label: T.tousSites },
                  ...liste.data.sites.map(({ id, nom }) => ({ id, label: nom })),
                ]}
                selectedKey={site || TOUS}
                onSelectionChange={(cle) =>
                  setAdresse((avant) => poser(avant, 'site', cle === TOUS ? '' : String(cle)))
                }
              />
            )}
          </Stack>
          {liste.isError ? (
            <Echec erreur={liste.error} reessayer={() => void liste.refetch()} enCours={liste.isFetching} />
          ) : liste.data ? (
            <Lignes
              lignes={liste.data.dossiers}
              tronque={liste.data.tronque}
              cherche={q !== ''}
              plusieursSites={liste.data.sites.length > 1}
            />
          ) : (
            <Skeleton shape="rows" count={6} />
          )}
        </Stack>
      </Page>
    </div>
  );
}

function poser(avant: URLSearchParams, nom: string, valeur: string): URLSearchParams {
  const apres = new URLSearchParams(avant);
  if (valeur === '') apres.delete(nom);
  else apres.set(nom, valeur);
  return apres;
}

/** What was typed, once the fingers rest. */
function useRepos(valeur: string): string {
  const [posee, setPosee] = useState(valeur);
  useEffect(() => {
    const attente = setTimeout(() => setPosee(valeur), 250);
    return () => clearTimeout(attente);
  }, [valeur]);
  return posee;
}

interface LignesProps {
  readonly lignes: readonly LigneDossierT[];
  readonly tronque: boolean;
  readonly cherche: boolean;
  readonly plusieursSites: boolean;
}

function Lignes({ lignes, tronque, cherche, plusieursSites }: LignesProps) {
  if (lignes.length === 0)
    return (
      <EmptyState
        title={cherche ? T.rienTrouve : T.personneIci}
        icon={<UsersRound />}
        action={<LinkButton href="/dossiers/nouveau">{T.nouveau}</LinkButton>}
      >
        {cherche ? T.rienTrouveAide : T.personneIciAide}
      </EmptyState>
    );
  return (
    <>
      <ul className={styles['liste']}>
        {lignes.map((ligne) => (
          <li key={ligne.id}>
            <Ligne ligne={ligne} avecSite={plusieursSites} />
          </li>
        ))}
      </ul>
      {tronque && <Banner kind="info" title={T.trop} />}
    </>
  );
}

function Ligne({ ligne, avecSite }: { readonly ligne: LigneDossierT; readonly avecSite: boolean }) {
  const { nomNaissance, nomUtilise, prenom, dateNaissance, sexe, chambre, siteNom } = ligne;
  return (
    <Link href={`/dossiers/${ligne.id}`} className={styles['personne'] ?? ''}>
      <span className={styles['chambre']}>
        <DoorOpen aria-hidden="true" />
        <span>{chambre || '—'}</span>
      </span>
      <span className={styles['qui']}>
        <span className={styles['nom']}>
          {(nomUtilise ?? nomNaissance).toLocaleUpperCase('fr')} {prenom}
        </span>
        <span className={styles['details']}>
          {T.neLe[sexe]} {formaterDate(dateNaissance)},{' '}
          {T.ans(ageA(dateNaissance, ligne.decesLe ?? aujourdHui()))}
          {nomUtilise && ` · ${T.nomNaissance.toLocaleLowerCase('fr')} ${nomNaissance}`}
          {avecSite && ` · ${siteNom}`}
        </span>
      </span>
      <span className={styles['etats']}>
        <Etats ligne={ligne} />
      </span>
    </Link>
  );
}

function Etats({ ligne: { homonyme, decesLe, alertes, actes } }: { readonly ligne: LigneDossierT }) {
  return (
    <>
      {decesLe && (
        <Status tone="neutral" icon={<Clock aria-hidden="true" />}>
          {T.decede} {formaterDate(decesLe)}
        </Status>
      )}
      {homonyme && (
        <Status tone="attention" icon={<UsersRound aria-hidden="true" />}>
          {T.homonymeBref}
        </Status>
      )}
      {alertes && alertes.dangers > 0 && (
        <Status tone="danger" icon={<CircleAlert aria-hidden="true" />}>
          {T.alertesDanger(alertes.dangers)}
        </Status>
      )}
      {alertes && alertes.attentions > 0 && (
        <Status tone="attention" icon={<TriangleAlert aria-hidden="true" />}>
          {T.alertesAttention(alertes.attentions)}
        </Status>
      )}
      {actes.map(({ id, nature, etat, enRetard }) => (
        <Status key={id} tone={enRetard ? 'danger' : 'info'} icon={<Clock aria-hidden="true" />}>
          {libelleEtat(nature, etat)}
          {enRetard && `, ${T.enRetard}`}
        </Status>
      ))}
    </>
  );
}
