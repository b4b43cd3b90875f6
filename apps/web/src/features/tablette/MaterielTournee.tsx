import type { DispositifT } from '@orapont/contract/dispositif';
import type { EmportT } from '@orapont/contract/tournee';
import { heureParis, jourParis } from '@orapont/domain/dates';
import { CircleCheck, Droplets } from 'lucide-react';
import { avecDesinfections, desinfecter, lireMateriel } from '../../horsligne/materiel.ts';
import liste from '../../personne/Liste.module.css';
import { Button } from '../../ui/Button.tsx';
import styles from './Materiel.module.css';
import tablette from './Tablette.module.css';
import { T } from './textes.ts';
import { useLecture } from './useTablette.ts';

/** Between two residents: one tap a device, with no network; nothing waits for it. */
export function MaterielTournee({ emport }: { readonly emport: EmportT }) {
  const materiel = useLecture(() => lireMateriel(emport.tourneeId), emport.tourneeId);
  // A sensor is not brought to the bedside; a round taken along by an earlier version has no devices.
  const dispositifs = (emport.dispositifs ?? []).filter(({ type }) => type !== 'CAPTEUR');
  if (!materiel || dispositifs.length === 0) return null;
  return (
    <section className={liste['groupe']} aria-label={T.materiel}>
      <h2 className={tablette['titre']}>{T.materiel}</h2>
      <ul className={styles['appareils']}>
        {avecDesinfections(dispositifs, materiel.valeur).map((dispositif) => (
          <Appareil
            key={dispositif.id}
            emport={emport}
            dispositif={dispositif}
            visiteFinie={materiel.valeur.visiteFinie}
          />
        ))}
      </ul>
    </section>
  );
}

interface AppareilProps {
  readonly emport: EmportT;
  readonly dispositif: DispositifT;
  readonly visiteFinie: string | null;
}

function Appareil({ emport, dispositif, visiteFinie }: AppareilProps) {
  const { nom, desinfecteLe } = dispositif;
  const duJour = estDuJour(desinfecteLe);
  const propre = duJour && (visiteFinie === null || desinfecteLe > visiteFinie);
  return (
    <li className={styles['appareil']}>
      <div>
        <strong>{nom}</strong>
        <p className={styles['etat']} data-propre={propre || undefined} role="status">
          {propre ? <CircleCheck aria-hidden="true" /> : <Droplets aria-hidden="true" />}
          {propre ? T.desinfecteA(heureParis(desinfecteLe)) : duJour ? T.serviDepuis : T.jamaisDesinfecte}
        </p>
      </div>
      <Button
        variant="secondary"
        aria-label={T.desinfecterLabel(nom)}
        onPress={() => void desinfecter(emport, dispositif)}
      >
        {T.desinfecter}
      </Button>
    </li>
  );
}

const estDuJour = (le: string | null): le is string =>
  le !== null && jourParis(le) === jourParis(new Date().toISOString());
