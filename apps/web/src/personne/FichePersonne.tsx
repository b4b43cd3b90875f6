import { ageA, type DateCivile, formaterDate } from '@orapont/domain/dates';
import {
  CANAUX_EXPRESSION,
  type Expression,
  exprimer,
  LIBELLE_EXPRESSION,
  lignesDuProfil,
  type ProfilSensoriel,
} from '@orapont/domain/evaluation/profil-sensoriel';
import type { Alerte } from '@orapont/domain/sante/alertes';
import { Hand, ThumbsUp, UserRoundCheck, UserRoundX, UsersRound } from 'lucide-react';
import { useId } from 'react';
import { AlertesSante } from '../sante/AlertesSante.tsx';
import { Button } from '../ui/Button.tsx';
import { DescriptionList } from '../ui/DescriptionList.tsx';
import styles from './Personne.module.css';
import { TEXTES_PERSONNE as T } from './textes.ts';

/** What is known of the person in front of the camera. Everything is given: nothing is read here, so it works with no network. */
export type PersonneDevantSoi = {
  readonly nomNaissance: string;
  readonly nomUtilise: string | null;
  readonly prenom: string;
  readonly dateNaissance: DateCivile;
  /** Room at the site of the day; empty when none is noted. */
  readonly chambre: string;
  readonly site: string;
  /** Address of her portrait, when there is a consent to it. */
  readonly photo: string | null;
  readonly profil: ProfilSensoriel;
  /** Null when the role of whoever looks does not open health data. */
  readonly alertes:
    | readonly (Pick<Alerte, 'niveau' | 'phrase' | 'source'> & { readonly code: string })[]
    | null;
  /** Someone of nearly the same name lives here. */
  readonly homonyme: boolean;
};

export interface FichePersonneProps {
  readonly personne: PersonneDevantSoi;
  /** Today, on the clock of the device. */
  readonly jour: DateCivile;
  /** « C’est bien cette personne »: one explicit tap, after which the camera may open. */
  readonly onConfirmer: () => void;
  /** « Ce n’est pas elle »: the camera stays shut, the person is chosen again. */
  readonly onAutrePersonne: () => void;
}

/**
 * Shown before the camera opens: who it must be, how she says no, what to beware of, how to come near her. Neither button has the focus:
 * a key that is held down, or a pedal, confirms nothing.
 *
 * @rule CAP-01, TC-06
 */
export function FichePersonne({ personne, jour, onConfirmer, onAutrePersonne }: FichePersonneProps) {
  const titre = useId();
  return (
    <section className={styles['fiche']} aria-labelledby={titre}>
      <p className={styles['question']}>{T.titre}</p>
      <Identite personne={personne} jour={jour} titreId={titre} />
      <DireNon profil={personne.profil} />
      <div className={styles['corps']}>
        <section className={styles['partie']} aria-label={T.alertes}>
          <h3>{T.alertes}</h3>
          {personne.alertes === null ? (
            <p className={styles['discret']}>{T.alertesReservees}</p>
          ) : (
            <AlertesSante alertes={personne.alertes} />
          )}
        </section>
        <Approche profil={personne.profil} />
      </div>
      <div className={styles['gestes']}>
        <Button onPress={onConfirmer} icon={<UserRoundCheck aria-hidden="true" />} isWide>
          {T.oui}
        </Button>
        <Button variant="secondary" onPress={onAutrePersonne} icon={<UserRoundX aria-hidden="true" />} isWide>
          {T.non}
        </Button>
      </div>
    </section>
  );
}

interface IdentiteProps extends Pick<FichePersonneProps, 'personne' | 'jour'> {
  readonly titreId: string;
}

function Identite({ personne, jour, titreId }: IdentiteProps) {
  const { nomNaissance, nomUtilise, prenom, dateNaissance, chambre, site, photo, homonyme } = personne;
  const nom = (nomUtilise ?? nomNaissance).toLocaleUpperCase('fr');
  return (
    <div className={styles['identite']}>
      <div className={styles['face']}>
        {photo && <img className={styles['portrait']} src={photo} alt={T.portrait} />}
        <div className={styles['identite']}>
          <h2 id={titreId} className={styles['nom']}>
            {prenom} {nom}
          </h2>
          {nomUtilise && nomUtilise !== nomNaissance && (
            <p className={styles['discret']}>
              {T.nomNaissance}
              {'\u00a0'}: {nomNaissance.toLocaleUpperCase('fr')}
            </p>
          )}
          <dl className={styles['traits']}>
            <Trait
              nom={T.naissance}
              valeur={`${formaterDate(dateNaissance)} (${T.ans(ageA(dateNaissance, jour))})`}
            />
            <Trait nom={T.chambre} valeur={chambre || T.sansChambre} />
            <Trait nom={T.site} valeur={site} />
          </dl>
        </div>
      </div>
      {homonyme && (
        <p className={styles['homonyme']}>
          <UsersRound aria-hidden="true" />
          {T.homonyme}
        </p>
      )}
    </div>
  );
}

function Trait({ nom, valeur }: { readonly nom: string; readonly valeur: string }) {
  return (
    <div className={styles['trait']}>
      <dt>{nom}</dt>
      <dd>{valeur}</dd>
    </div>
  );
}

/** First and large: the right to stop must be understood before the first gesture. */
function DireNon({ profil: { direNon, direOui } }: { readonly profil: ProfilSensoriel }) {
  return (
    <div className={styles['reponses']}>
      <div className={styles['non']} data-connu={exprimer(direNon) !== ''}>
        <Hand aria-hidden="true" />
        <div>
          <h3>{T.direNon}</h3>
          {exprimer(direNon) === '' ? <p>{T.direNonInconnu}</p> : <Signes expression={direNon} />}
        </div>
      </div>
      {exprimer(direOui) !== '' && (
        <div className={styles['oui']}>
          <ThumbsUp aria-hidden="true" />
          <div>
            <h3>{T.direOui}</h3>
            <Signes expression={direOui} />
          </div>
        </div>
      )}
    </div>
  );
}

/** One sign to a line: what is done, then what is heard. */
function Signes({ expression }: { readonly expression: Expression }) {
  return CANAUX_EXPRESSION.filter((canal) => expression[canal] !== '').map((canal) => (
    <p key={canal}>
      <span className={styles['canal']}>{LIBELLE_EXPRESSION[canal]}</span> {expression[canal]}
    </p>
  ));
}

const DEJA_DITES: readonly string[] = ['direNon', 'direOui'];

function Approche({ profil }: { readonly profil: ProfilSensoriel }) {
  const lignes = lignesDuProfil(profil).filter(({ cle }) => !DEJA_DITES.includes(cle));
  return (
    <section className={styles['partie']} aria-label={T.approche}>
      <h3>{T.approche}</h3>
      {lignes.length === 0 ? (
        <p className={styles['discret']}>{T.approcheVide}</p>
      ) : (
        <DescriptionList
          items={lignes.map(({ libelle, texte }) => ({
            term: libelle,
            definition: <span className={styles['libre']}>{texte}</span>,
          }))}
        />
      )}
    </section>
  );
}
