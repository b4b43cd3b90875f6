import type { LigneDossierT } from '@orapont/contract/dossier';
import { ageA, formaterDate } from '@orapont/domain/dates';
import { libelleEtat } from '@orapont/domain/teleexpertise/etat';
import { CircleAlert, Clock, DoorOpen, TriangleAlert, UsersRound } from 'lucide-react';
import liste from '../../personne/Liste.module.css';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { LinkCard } from '../../ui/LinkCard.tsx';
import { Status } from '../../ui/Status.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './Residents.module.css';
import { aujourdHui } from './requetes.ts';
import { TEXTES as T } from './textes.ts';

interface Props {
  readonly lignes: readonly LigneDossierT[];
  readonly tronque: boolean;
  readonly cherche: boolean;
  readonly plusieursSites: boolean;
  /** How many people the whole list has, when it is longer than a page. */
  readonly total: number | null;
  /** Brings the next page; absent when everyone is here. */
  readonly suite: (() => void) | undefined;
  readonly suiteEnCours: boolean;
}

/** « Qui dois-je voir ? »: first those for whom something came back or is late, then the others by room. */
export function ListeResidents({ lignes, tronque, cherche, plusieursSites, ...pages }: Props) {
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
  // Someone who types a name looks for one person: the order of the search is the right one.
  const aSuivre = cherche ? [] : lignes.filter(estASuivre);
  const autres = cherche ? lignes : lignes.filter((ligne) => !estASuivre(ligne));
  return (
    <>
      {aSuivre.length > 0 && <Groupe titre={T.aSuivre} lignes={aSuivre} plusieursSites={plusieursSites} />}
      {autres.length > 0 && (
        <Groupe
          titre={aSuivre.length > 0 ? T.lesAutres : undefined}
          lignes={autres}
          plusieursSites={plusieursSites}
        />
      )}
      {tronque && <Banner kind="info" title={T.trop} />}
      <Suite montrees={lignes.length} {...pages} />
    </>
  );
}

function Suite({
  montrees,
  total,
  suite,
  suiteEnCours,
}: Pick<Props, 'total' | 'suite' | 'suiteEnCours'> & { readonly montrees: number }) {
  if (total === null) return null;
  return (
    <div className={styles['suite']}>
      <p role="status">{T.montrees(montrees, total)}</p>
      {suite && (
        <Button variant="secondary" isPending={suiteEnCours} onPress={suite}>
          {T.suite}
        </Button>
      )}
    </div>
  );
}

const A_SUIVRE: readonly string[] = ['BROUILLON', 'COMPLEMENT_DEMANDE', 'AVIS_RENDU', 'REFUSEE'];

const estASuivre = ({ actes }: LigneDossierT): boolean =>
  actes.some(({ etat, enRetard }) => enRetard || A_SUIVRE.includes(etat));

function Groupe({
  titre,
  lignes,
  plusieursSites,
}: {
  readonly titre: string | undefined;
  readonly lignes: readonly LigneDossierT[];
  readonly plusieursSites: boolean;
}) {
  return (
    <section className={liste['groupe']} aria-label={titre ?? T.liste}>
      {titre && <h2 className={liste['titre']}>{titre}</h2>}
      <ul className={liste['cartes']}>
        {lignes.map((ligne) => (
          <li key={ligne.id}>
            <Ligne ligne={ligne} avecSite={plusieursSites} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ligne({ ligne, avecSite }: { readonly ligne: LigneDossierT; readonly avecSite: boolean }) {
  const { nomNaissance, nomUtilise, prenom, dateNaissance, sexe, chambre, siteNom } = ligne;
  return (
    <LinkCard href={`/dossiers/${ligne.id}`} className={styles['personne']}>
      <span className={liste['chambre']}>
        <DoorOpen aria-hidden="true" />
        <VisuallyHidden>{T.chambre} </VisuallyHidden>
        <span>{chambre || '?'}</span>
      </span>
      <span className={liste['qui']}>
        <span className={liste['nom']}>
          {(nomUtilise ?? nomNaissance).toLocaleUpperCase('fr')} {prenom}
        </span>
        <span className={styles['details']}>
          {T.neLe[sexe]} {formaterDate(dateNaissance)},{' '}
          {T.ans(ageA(dateNaissance, ligne.decesLe ?? aujourdHui()))}
          {nomUtilise && ` · ${T.nomNaissance.toLocaleLowerCase('fr')} ${nomNaissance}`}
          {avecSite && ` · ${siteNom}`}
        </span>
      </span>
      <span className={cx(liste['etats'], styles['etats'])}>
        <Etats ligne={ligne} />
      </span>
    </LinkCard>
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
        <Status key={id} tone={tonDe(etat, enRetard)} icon={<Clock aria-hidden="true" />}>
          {libelleEtat(nature, etat)}
          {enRetard && `, ${T.enRetard}`}
        </Status>
      ))}
    </>
  );
}

const TONS: Readonly<Record<string, 'success' | 'attention'>> = {
  AVIS_RENDU: 'success',
  COMPLEMENT_DEMANDE: 'attention',
  REFUSEE: 'attention',
};

const tonDe = (etat: string, enRetard: boolean) => (enRetard ? 'danger' : (TONS[etat] ?? 'info'));
