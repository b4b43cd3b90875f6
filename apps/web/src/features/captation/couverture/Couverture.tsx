import { rangees } from '@orapont/domain/bouche/dents';
import { LIBELLE_SITE } from '@orapont/domain/bouche/muqueuse';
import { LIBELLE_VISIBILITE } from '@orapont/domain/bouche/observation';
import { prochaineVue } from '@orapont/domain/bouche/prochaine-vue';
import type { Vue } from '@orapont/domain/captation/vue';
import { ageA, type DateCivile, jourParis } from '@orapont/domain/dates';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Button as UiButton } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Drawer } from '../../../ui/Drawer.tsx';
import styles from '../Captation.module.css';
import type { GesteSeance, Seance } from '../seance.ts';
import { T } from '../textes.ts';
import { basculerDent, basculerSite, bouche, etatDent } from './vue-bouche.ts';

interface CouvertureProps {
  readonly vues: readonly Vue[];
  readonly faites: ReadonlySet<string>;
  readonly seance: Seance;
  readonly dateNaissance: DateCivile;
  readonly onGeste: (geste: GesteSeance) => void;
  readonly onVue: (vue: string) => void;
}

/** How much of the mouth was seen; opened, tooth by tooth, and a touch says that one is not seen after all. */
export function Couverture({ vues, faites, seance, dateNaissance, onGeste, onVue }: CouvertureProps) {
  const [ouverte, setOuverte] = useState(false);
  const age = ageA(dateNaissance, jourParis(new Date().toISOString()));
  const denture = age < 6 ? 'TEMPORAIRE' : age < 13 ? 'MIXTE' : 'PERMANENTE';
  const couverture = bouche(
    denture,
    vues.filter(({ code }) => faites.has(code)),
    seance.corrections,
  );
  const pourcentage = couverture.total.pourcentagePhotographiable;
  const suivante = prochaineVue(
    couverture,
    vues.filter(({ code }) => !faites.has(code)),
  );
  const corriger = (corrections: Seance['corrections']) => onGeste({ type: 'CORRIGER', corrections });
  return (
    <>
      <Button
        className={cx(styles.couverture)}
        aria-label={T.ouvrirCarte(pourcentage)}
        onPress={() => setOuverte(true)}
      >
        {T.couverture(pourcentage)}
      </Button>
      <Drawer title={T.carte} isOpen={ouverte} onOpenChange={setOuverte}>
        <p>{T.carteAide}</p>
        {suivante && (
          <div className={styles.suivante}>
            <UiButton
              isWide
              onPress={() => {
                setOuverte(false);
                onVue(suivante.code);
              }}
            >
              {T.prochaineVue(suivante.libelle)}
            </UiButton>
          </div>
        )}
        {rangees(denture).flatMap((rangee) =>
          [rangee.slice(0, rangee.length / 2), rangee.slice(rangee.length / 2)].map((quadrant) => (
            <div key={quadrant[0]} className={styles.quadrant}>
              {quadrant.map((dent) => {
                const etat = etatDent(couverture, dent);
                return (
                  <ToggleButton
                    key={dent}
                    className={cx(styles.dent)}
                    data-etat={etat}
                    aria-label={T.dent(dent, LIBELLE_VISIBILITE[etat])}
                    isSelected={seance.corrections.some((c) => c.sorte === 'DENT' && c.dent === dent)}
                    onPress={() => corriger(basculerDent(seance.corrections, dent))}
                  >
                    {dent}
                  </ToggleButton>
                );
              })}
            </div>
          )),
        )}
        <ul className={styles.sites}>
          {couverture.surfaces.flatMap((surface) => {
            if (surface.sorte !== 'SITE' || surface.visibilite === 'ABSENTE') return [];
            const { site, visibilite } = surface;
            return [
              <li key={site}>
                <ToggleButton
                  className={cx(styles.site)}
                  data-etat={visibilite}
                  isSelected={seance.corrections.some((c) => c.sorte === 'SITE' && c.site === site)}
                  onPress={() => corriger(basculerSite(seance.corrections, site))}
                >
                  {LIBELLE_SITE[site]}, {LIBELLE_VISIBILITE[visibilite]}
                </ToggleButton>
              </li>,
            ];
          })}
        </ul>
      </Drawer>
    </>
  );
}
