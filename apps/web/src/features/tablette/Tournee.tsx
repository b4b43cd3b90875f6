import type { DossierEmporteT, EmportT } from '@orapont/contract/tournee';
import { formaterDate } from '@orapont/domain/dates';
import { avancement, LIBELLES_ETAT_RESIDENT } from '@orapont/domain/tournee/residents';
import { CircleAlert, CircleCheck, Clock, DoorOpen, Images, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components/Link';
import { useParams } from 'react-router';
import { normaliser } from '../../horsligne/recherche.ts';
import { aVerifier, lireEmport } from '../../horsligne/tournee.ts';
import { type Journal, lireJournal } from '../../horsligne/visite.ts';
import liste from '../../personne/Liste.module.css';
import { Banner } from '../../ui/Banner.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Status } from '../../ui/Status.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { MaterielTournee } from './MaterielTournee.tsx';
import styles from './Tablette.module.css';
import { T } from './textes.ts';
import { useLecture } from './useTablette.ts';

type Ligne = { readonly resident: DossierEmporteT; readonly journal: Journal };

/** The round with no network: who is left to see, in its order, then who was seen. */
export function Tournee() {
  const { id = '' } = useParams();
  const lue = useLecture(() => lire(id), id);
  if (!lue) return null;
  if (!lue.valeur) return <TourneeAbsente />;
  return <Liste {...lue.valeur} />;
}

export function TourneeAbsente() {
  return (
    <Page title={T.absenteTitre} width="reading">
      <EmptyState
        title={T.absenteTitre}
        action={<LinkButton href="/tablette">{T.retourTablette}</LinkButton>}
      >
        {T.absenteTexte}
      </EmptyState>
    </Page>
  );
}

async function lire(tourneeId: string) {
  const emport = await lireEmport(tourneeId);
  if (!emport) return null;
  const lignes = await Promise.all(
    emport.residents
      .toSorted((a, b) => a.rang - b.rang)
      .map(
        async (resident): Promise<Ligne> => ({ resident, journal: await lireJournal(tourneeId, resident) }),
      ),
  );
  return { emport, lignes, points: await aVerifier(tourneeId) };
}

type Lue = NonNullable<Awaited<ReturnType<typeof lire>>>;

function Liste({ emport, lignes, points }: Lue) {
  const [cherche, setCherche] = useState('');
  const { total, A_VOIR } = avancement(lignes.map(({ journal }) => journal));
  const vues = lignes.filter(({ resident }) => correspond(resident, cherche));
  return (
    <Page title={emport.nom} lead={emport.siteNom} back={{ href: '/tablette', label: T.retourTablette }}>
      <Stack gap="large">
        <ProgressBar
          label={T.faits}
          value={total === 0 ? 100 : ((total - A_VOIR) / total) * 100}
          valueText={`${total - A_VOIR} sur ${total}`}
        />
        {points.length > 0 && <AVerifier emport={emport} points={points} />}
        <MaterielTournee emport={emport} />
        <SearchField label={T.chercher} value={cherche} onChange={setCherche} />
        {vues.length === 0 && <EmptyState title={T.personneTrouvee}>{T.personneTrouveeAide}</EmptyState>}
        <Groupe
          titre={T.aVoir}
          emport={emport}
          lignes={vues.filter(({ journal }) => journal.etat === 'A_VOIR')}
        />
        <Groupe
          titre={T.faits}
          emport={emport}
          lignes={vues.filter(({ journal }) => journal.etat !== 'A_VOIR')}
        />
      </Stack>
    </Page>
  );
}

function AVerifier({ emport, points }: Pick<Lue, 'emport' | 'points'>) {
  return (
    <Banner kind="attention" title={T.aVerifier}>
      <p>{T.aVerifierTexte}</p>
      <ul>
        {points.flatMap(({ dossierId, phrases }) => {
          const resident = emport.residents.find((r) => r.dossierId === dossierId);
          return phrases.map((phrase) => (
            <li key={`${dossierId} ${phrase}`}>
              {resident && (
                <strong>
                  {nomDe(resident)}
                  {'\u00a0'}:{' '}
                </strong>
              )}
              {phrase}
            </li>
          ));
        })}
      </ul>
    </Banner>
  );
}

export function nomDe({ identite }: DossierEmporteT): string {
  const nom = (identite.nomUtilise ?? identite.nomNaissance).toLocaleUpperCase('fr');
  return `${nom} ${identite.prenomUtilise ?? identite.prenoms[0] ?? ''}`.trim();
}

const correspond = (resident: DossierEmporteT, cherche: string) =>
  normaliser(`${nomDe(resident)} ${resident.identite.nomNaissance} ${resident.identite.chambre}`).includes(
    normaliser(cherche),
  );

interface GroupeProps {
  readonly titre: string;
  readonly emport: EmportT;
  readonly lignes: readonly Ligne[];
}

function Groupe({ titre, emport, lignes }: GroupeProps) {
  if (lignes.length === 0) return null;
  return (
    <section className={liste['groupe']} aria-label={titre}>
      <h2 className={liste['titre']}>{titre}</h2>
      <ul className={liste['cartes']}>
        {lignes.map(({ resident, journal }) => (
          <li key={resident.dossierId}>
            <Link
              href={`/tablette/tournees/${emport.tourneeId}/residents/${resident.dossierId}`}
              className={styles['personne'] ?? ''}
            >
              <span className={liste['chambre']}>
                <DoorOpen aria-hidden="true" />
                <VisuallyHidden>{T.chambre} </VisuallyHidden>
                <span>{resident.identite.chambre || '?'}</span>
              </span>
              <span className={liste['qui']}>
                <span className={liste['nom']}>{nomDe(resident)}</span>
                <span className={styles['discret']}>{formaterDate(resident.identite.dateNaissance)}</span>
              </span>
              <span className={cx(liste['etats'], styles['etats'])}>
                <Etats resident={resident} journal={journal} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Etats({ resident, journal }: Ligne) {
  const { etat, medias } = journal;
  const Icone = etat === 'VU' ? CircleCheck : Clock;
  const dangers = resident.alertes.filter(({ niveau }) => niveau === 'DANGER').length;
  return (
    <>
      {resident.identite.homonyme && (
        <Status tone="attention" icon={<UsersRound aria-hidden="true" />}>
          {T.homonyme}
        </Status>
      )}
      {dangers > 0 && (
        <Status tone="danger" icon={<CircleAlert aria-hidden="true" />}>
          {T.alertes(dangers)}
        </Status>
      )}
      {medias.length > 0 && (
        <Status tone="info" icon={<Images aria-hidden="true" />}>
          {T.images(medias.length)}
        </Status>
      )}
      {etat !== 'A_VOIR' && (
        <Status tone={etat === 'VU' ? 'success' : 'neutral'} icon={<Icone aria-hidden="true" />}>
          {LIBELLES_ETAT_RESIDENT[etat]}
        </Status>
      )}
    </>
  );
}
