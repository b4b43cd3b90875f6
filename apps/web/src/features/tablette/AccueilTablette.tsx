import { formaterDate, heureParis, jourParis } from '@orapont/domain/dates';
import { Tablet } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { lireEmport, tourneesEmportees } from '../../horsligne/tournee.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { NouvelleVersion } from './NouvelleVersion.tsx';
import { PlaceTablette } from './PlaceTablette.tsx';
import styles from './Tablette.module.css';
import { T } from './textes.ts';
import { useLecture } from './useTablette.ts';

const Rendre = lazy(async () => ({ default: (await import('./Rendre.tsx')).Rendre }));
const Emporter = lazy(async () => ({ default: (await import('./Emporter.tsx')).Emporter }));

/** « Qui dois-je voir ? », with no network: the rounds that are here, then how to take one along. */
export function AccueilTablette() {
  const emports = useLecture(async () => {
    const lus = await Promise.all((await tourneesEmportees()).map(lireEmport));
    return lus.filter((emport) => emport !== undefined);
  });
  if (!emports) return null;
  return (
    <Page title={T.titre} width="reading">
      <Stack gap="large">
        <NouvelleVersion />
        {emports.valeur.length === 0 && (
          <EmptyState title={T.aucune} icon={<Tablet />}>
            {T.aucuneTexte}
          </EmptyState>
        )}
        {emports.valeur.map((emport) => (
          <Card
            key={emport.id}
            title={emport.nom}
            footer={
              <Suspense fallback={null}>
                <Rendre tourneeId={emport.tourneeId} emportId={emport.id} />
              </Suspense>
            }
          >
            <p>
              {emport.siteNom}, {T.residents(emport.residents.length)}
            </p>
            <p className={styles['discret']}>{T.jusqua(quand(emport.expireLe))}</p>
            <LinkButton isWide href={`/tablette/tournees/${emport.tourneeId}`}>
              {T.ouvrirTournee}
            </LinkButton>
          </Card>
        ))}
        <Suspense fallback={null}>
          <Emporter deja={emports.valeur.map(({ tourneeId }) => tourneeId)} />
        </Suspense>
        <PlaceTablette />
        <Card title={T.codeTitre}>
          <LinkButton variant="secondary" isWide href="/tablette/code">
            {T.codeChanger}
          </LinkButton>
        </Card>
      </Stack>
    </Page>
  );
}

const quand = (le: string) => `${formaterDate(jourParis(le))} à ${heureParis(le)}`;
