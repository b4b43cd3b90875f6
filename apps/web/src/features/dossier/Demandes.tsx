import type { ActeCiteT } from '@orapont/contract/dossier';
import { formaterDate, jourParis } from '@orapont/domain/dates';
import { LIBELLES_NATURE } from '@orapont/domain/teleexpertise/circuit';
import { enRetard, libelleEtat } from '@orapont/domain/teleexpertise/etat';
import { Clock } from 'lucide-react';
import { Link } from 'react-aria-components/Link';
import { Card } from '../../ui/Card.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Dossier.module.css';
import { TEXTES as T } from './textes.ts';

/** What was asked about this person, newest first. */
export function Demandes({ actes }: { readonly actes: readonly ActeCiteT[] }) {
  return (
    <Card title={T.demandes}>
      {actes.length === 0 ? (
        <p className={styles['discret']}>
          {T.aucuneDemande}. {T.aucuneDemandeAide}
        </p>
      ) : (
        <ul className={styles['rangees']}>
          {actes.map((acte) => (
            <li key={acte.id} className={styles['rangee']}>
              <span className={styles['qui']}>
                <Link href={`/${acte.recue ? 'actes' : 'demandes'}/${acte.id}`}>
                  {LIBELLES_NATURE[acte.nature]}
                </Link>
                <span className={styles['details']}>{dates(acte)}</span>
              </span>
              <Status tone={retard(acte) ? 'danger' : 'info'} icon={<Clock aria-hidden="true" />}>
                {libelleEtat(acte.nature, acte.etat)}
                {retard(acte) && `, ${T.enRetard}`}
              </Status>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const jour = (instant: string) => formaterDate(jourParis(instant));

const retard = ({ etat, echeance }: ActeCiteT) =>
  echeance !== null && enRetard(etat, echeance, new Date().toISOString());

function dates({ creeLe, envoyeLe, reponduLe, requisNom }: ActeCiteT): string {
  return [
    requisNom ?? '',
    envoyeLe ? `envoyée le ${jour(envoyeLe)}` : `commencée le ${jour(creeLe)}`,
    reponduLe ? `réponse le ${jour(reponduLe)}` : '',
  ]
    .filter((morceau) => morceau !== '')
    .join(' · ');
}
