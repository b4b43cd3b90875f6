import type { LigneTourneeT } from '@orapont/contract/tournee';
import { Route as Chemin, CircleAlert, CircleCheck, Lock, Tablet, TabletSmartphone } from 'lucide-react';
import liste from '../../personne/Liste.module.css';
import { Banner } from '../../ui/Banner.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { LinkCard } from '../../ui/LinkCard.tsx';
import { Page } from '../../ui/Page.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Status } from '../../ui/Status.tsx';
import { Jauge } from './Jauge.tsx';
import { Lu } from './Lu.tsx';
import { useTournees } from './requetes.ts';
import styles from './Tournees.module.css';
import { aujourdHui, enToutesLettres } from './temps.ts';
import { T } from './textes.ts';

/** Rounds of my sites: those of today and to come, then those of the last weeks; first, what waits for someone. */
export function Tournees() {
  const lecture = useTournees();
  return (
    <Page
      title={T.titre}
      lead={T.chapeau}
      actions={
        <>
          <LinkButton href="/tournees/nouvelle" icon={<Chemin aria-hidden="true" />}>
            {T.nouvelle}
          </LinkButton>
          <LinkButton href="/appareils" variant="secondary" icon={<TabletSmartphone aria-hidden="true" />}>
            {T.tablettes}
          </LinkButton>
        </>
      }
    >
      <Lu lecture={lecture}>
        {({ tournees, aVerifier }) => (
          <Stack gap="large">
            {aVerifier > 0 && <Alerte nombre={aVerifier} />}
            {tournees.length === 0 ? (
              <EmptyState title={T.aucune} icon={<Chemin />}>
                {T.aucuneAide}
              </EmptyState>
            ) : (
              <Groupes tournees={tournees} />
            )}
          </Stack>
        )}
      </Lu>
    </Page>
  );
}

export function Alerte({ nombre, tournee }: { readonly nombre: number; readonly tournee?: string }) {
  const suite = tournee ? `?tournee=${tournee}` : '';
  return (
    <Banner
      kind="attention"
      title={T.aVerifier(nombre)}
      actions={<LinkButton href={`/tournees/a-verifier${suite}`}>{T.verifier}</LinkButton>}
    >
      {T.verifierChapeau}
    </Banner>
  );
}

function Groupes({ tournees }: { readonly tournees: readonly LigneTourneeT[] }) {
  const jour = aujourdHui();
  const aVenir = tournees.filter((t) => t.jour >= jour && t.closeLe === null).toReversed();
  const passees = tournees.filter((t) => !aVenir.includes(t));
  return (
    <>
      {aVenir.length > 0 && <Groupe titre={T.aVenir} tournees={aVenir} />}
      {passees.length > 0 && <Groupe titre={T.passees} tournees={passees} />}
    </>
  );
}

function Groupe({
  titre,
  tournees,
}: {
  readonly titre: string;
  readonly tournees: readonly LigneTourneeT[];
}) {
  return (
    <section aria-label={titre} className={liste['groupe']}>
      <h2 className={liste['titre']}>{titre}</h2>
      <ul className={liste['cartes']}>
        {tournees.map((tournee) => (
          <li key={tournee.id}>
            <Carte tournee={tournee} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Carte({ tournee: t }: { readonly tournee: LigneTourneeT }) {
  return (
    <LinkCard href={`/tournees/${t.id}`} className={styles['carte']}>
      <span className={liste['qui']}>
        <span className={styles['jour']}>{enToutesLettres(t.jour)}</span>
        <span className={liste['nom']}>{t.nom || T.sansNom}</span>
        <span className={styles['discret']}>
          {[t.siteNom, T.personnes(t.avancement.total), T.lue(t.requisNom)].join(' · ')}
        </span>
      </span>
      <Jauge avancement={t.avancement} />
      <span className={liste['etats']}>
        <EtatTournee tournee={t} />
      </span>
    </LinkCard>
  );
}

/** Where a round stands, and on which tablets. */
export function EtatTournee({
  tournee: { aVerifier, closeLe, emports, avancement },
}: {
  readonly tournee: Pick<LigneTourneeT, 'aVerifier' | 'closeLe' | 'emports' | 'avancement'>;
}) {
  const finie = avancement.total > 0 && avancement.A_VOIR === 0;
  return (
    <>
      {aVerifier > 0 && (
        <Status tone="attention" icon={<CircleAlert aria-hidden="true" />}>
          {T.aVerifier(aVerifier)}
        </Status>
      )}
      {emports.map((emport) => (
        <Status
          key={emport.id}
          tone={emport.renduLe ? 'success' : 'info'}
          icon={<Tablet aria-hidden="true" />}
        >
          {emport.renduLe ? T.rendue(emport.appareilNom) : T.emportee(emport.par, emport.appareilNom)}
        </Status>
      ))}
      {closeLe !== null ? (
        <Status tone="neutral" icon={<Lock aria-hidden="true" />}>
          {T.close}
        </Status>
      ) : (
        finie && (
          <Status tone="success" icon={<CircleCheck aria-hidden="true" />}>
            {T.finie}
          </Status>
        )
      )}
    </>
  );
}
