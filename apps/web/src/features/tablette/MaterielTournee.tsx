import type { DispositifT } from '@orapont/contract/dispositif';
import type { EmportT } from '@orapont/contract/tournee';
import { heureParis, jourParis } from '@orapont/domain/dates';
import { CircleCheck, Droplets } from 'lucide-react';
import { avecDesinfections, desinfecter, lireMateriel, type Materiel } from '../../horsligne/materiel.ts';
import { Button } from '../../ui/Button.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Tablette.module.css';
import { T } from './textes.ts';
import { useLecture } from './useTablette.ts';

/** Between two residents: one tap a device, with no network; nothing waits for it. */
export function MaterielTournee({ emport }: { readonly emport: EmportT }) {
  const materiel = useLecture(() => lireMateriel(emport.tourneeId), emport.tourneeId);
  // A sensor is not brought to the bedside; a round taken along by an earlier version has no devices.
  const dispositifs = (emport.dispositifs ?? []).filter(({ type }) => type !== 'CAPTEUR');
  if (!materiel || dispositifs.length === 0) return null;
  return (
    <section className={styles['groupe']} aria-label={T.materiel}>
      <h2 className={styles['titre']}>{T.materiel}</h2>
      <ul className={styles['liste']}>
        {avecDesinfections(dispositifs, materiel.valeur).map((dispositif) => (
          <li key={dispositif.id}>
            <Appareil emport={emport} dispositif={dispositif} materiel={materiel.valeur} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AppareilProps {
  readonly emport: EmportT;
  readonly dispositif: DispositifT;
  readonly materiel: Materiel;
}

function Appareil({ emport, dispositif, materiel: { visiteFinie } }: AppareilProps) {
  const { nom, desinfecteLe } = dispositif;
  const propre = estDuJour(desinfecteLe) && (visiteFinie === null || desinfecteLe > visiteFinie);
  return (
    <div className={styles['etape']}>
      <span className={styles['icone']}>
        <Droplets aria-hidden="true" />
      </span>
      <div>
        <h3>{nom}</h3>
        {propre ? (
          <Status tone="success" icon={<CircleCheck aria-hidden="true" />}>
            {T.desinfecteA(heureParis(desinfecteLe))}
          </Status>
        ) : (
          <p className={styles['discret']}>
            {estDuJour(desinfecteLe) ? T.serviDepuis(heureParis(desinfecteLe)) : T.jamaisDesinfecte}
          </p>
        )}
      </div>
      <Button
        variant="secondary"
        aria-label={T.desinfecterLabel(nom)}
        onPress={() => void desinfecter(emport, dispositif)}
      >
        {T.desinfecter}
      </Button>
    </div>
  );
}

const estDuJour = (le: string | null): le is string =>
  le !== null && jourParis(le) === jourParis(new Date().toISOString());
