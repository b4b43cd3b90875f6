import { Upload, UserPlus } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMoi } from '../../kernel/moi.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Lu } from './Etat.tsx';
import { ListeResidents } from './ListeResidents.tsx';
import styles from './Residents.module.css';
import { useDossiers } from './requetes.ts';
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
    <Page title={praticien ? T.mesPatients : T.quiVoir}>
      <Stack>
        <div className={styles['outils']}>
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
          <div className={styles['ajouts']}>
            <LinkButton href="/dossiers/nouveau" icon={<UserPlus aria-hidden="true" />}>
              {T.ajouter}
            </LinkButton>
            <LinkButton href="/residents/importer" variant="secondary" icon={<Upload aria-hidden="true" />}>
              {T.importer}
            </LinkButton>
          </div>
        </div>
        <Lu lecture={liste} attente={<Skeleton shape="rows" count={6} />}>
          {({ dossiers, tronque, total, sites }) => (
            <ListeResidents
              lignes={dossiers}
              tronque={tronque}
              cherche={q !== ''}
              plusieursSites={sites.length > 1}
              total={total}
              suite={liste.hasNextPage ? () => void liste.fetchNextPage() : undefined}
              suiteEnCours={liste.isFetchingNextPage}
            />
          )}
        </Lu>
      </Stack>
    </Page>
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
