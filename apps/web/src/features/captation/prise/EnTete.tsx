import type { Presentation } from '@orapont/domain/bouche/presentation';
import type { Vue } from '@orapont/domain/captation/vue';
import { formaterDate } from '@orapont/domain/dates';
import { Settings, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { PersonneDevantSoi } from '../../../personne/FichePersonne.tsx';
import { cx } from '../../../ui/cx.ts';
import { deferred } from '../../../ui/deferred.tsx';
import { Couverture } from '../couverture/Couverture.tsx';
import { LigneDispositif } from '../dispositif/LigneDispositif.tsx';
import type { GesteSeance, Seance } from '../seance.ts';
import { T } from '../textes.ts';
import styles from './EnTete.module.css';
import type { ReglagesCameraProps } from './ReglagesCamera.tsx';
import touches from './Touches.module.css';

const ReglagesCamera = deferred(async () => (await import('./ReglagesCamera.tsx')).ReglagesCamera);

interface EnTeteProps extends Omit<ReglagesCameraProps, 'isOpen' | 'onOpenChange'> {
  readonly personne: PersonneDevantSoi;
  /** Teeth known to stand in this mouth. */
  readonly presentation: Presentation;
  readonly vues: readonly Vue[];
  readonly seance: Seance;
  readonly faites: ReadonlySet<string>;
  readonly onGeste: (geste: GesteSeance) => void;
  readonly onVue: (vue: string) => void;
  readonly onQuitter: () => void;
}

/** Whose mouth this is, how much of it was seen, settings, and the way out. */
export function EnTete({
  personne,
  presentation,
  vues,
  seance,
  faites,
  onGeste,
  onVue,
  onQuitter,
  ...reglages
}: EnTeteProps) {
  const [ouverts, setOuverts] = useState(false);
  const { registre, dispositif } = reglages;
  return (
    <header className={styles.entete}>
      <Button className={cx(touches.rond)} aria-label={T.quitter} onPress={onQuitter}>
        <X aria-hidden="true" />
      </Button>
      <p className={styles.qui}>
        <strong>
          {personne.prenom} {(personne.nomUtilise ?? personne.nomNaissance).toLocaleUpperCase('fr')}
        </strong>
        <span>
          {formaterDate(personne.dateNaissance)}
          {personne.chambre && `, ch. ${personne.chambre}`}
        </span>
      </p>
      <Couverture
        vues={vues}
        faites={faites}
        seance={seance}
        presentation={presentation}
        onGeste={onGeste}
        onVue={onVue}
      />
      <Button className={cx(touches.rond)} aria-label={T.reglages} onPress={() => setOuverts(true)}>
        <Settings aria-hidden="true" />
      </Button>
      {registre.dispositifs.length > 0 && (
        <LigneDispositif dispositif={dispositif} onOuvrir={() => setOuverts(true)} />
      )}
      <ReglagesCamera when={ouverts} {...reglages} isOpen={ouverts} onOpenChange={setOuverts} />
    </header>
  );
}
