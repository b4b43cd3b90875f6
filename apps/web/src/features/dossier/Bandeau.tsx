import type { DossierT } from '@orapont/contract/dossier';
import { ageA, formaterDate } from '@orapont/domain/dates';
import { LIBELLE_STATUT_INS } from '@orapont/domain/identite/ins';
import { BadgeAlert, BadgeCheck, UsersRound } from 'lucide-react';
import { Status } from '../../ui/Status.tsx';
import styles from './Dossier.module.css';
import { aujourdHui } from './requetes.ts';
import { TEXTES as T } from './textes.ts';

/** Who this is, so that nobody writes in another person's record. */
export function Bandeau({ dossier }: { readonly dossier: DossierT }) {
  const { fiche, insStatut, insObstacles, sejours, homonymes } = dossier;
  const ici = sejours.filter(({ enCours }) => enCours);
  const age = ageA(fiche.dateNaissance, fiche.decesLe ?? aujourdHui());
  return (
    <section className={styles['bandeau']} aria-label={T.identite}>
      <Trait nom={T.nomNaissance} valeur={`${fiche.nomNaissance} ${fiche.prenoms.join(', ')}`} />
      <Trait nom={T.dateNaissance} valeur={`${formaterDate(fiche.dateNaissance)} (${T.ans(age)})`} />
      <Trait nom={T.sexe} valeur={T.sexes[fiche.sexe]} />
      {ici.map(({ id, siteNom, chambre }) => (
        <Trait key={id} nom={siteNom} valeur={chambre ? `${T.chambre} ${chambre}` : T.sansChambre} />
      ))}
      {fiche.decesLe && <Trait nom={T.deces} valeur={formaterDate(fiche.decesLe)} />}
      <Status
        tone={insObstacles.length === 0 ? 'success' : 'neutral'}
        icon={
          insObstacles.length === 0 ? <BadgeCheck aria-hidden="true" /> : <BadgeAlert aria-hidden="true" />
        }
      >
        {LIBELLE_STATUT_INS[insStatut]}
      </Status>
      {homonymes > 0 && (
        <Status tone="attention" icon={<UsersRound aria-hidden="true" />}>
          {T.homonyme}
        </Status>
      )}
    </section>
  );
}

function Trait({ nom, valeur }: { readonly nom: string; readonly valeur: string }) {
  return (
    <dl className={styles['trait']}>
      <dt>{nom}</dt>
      <dd>{valeur}</dd>
    </dl>
  );
}
