import type { lireComptesDemo } from '@orapont/contract/acces';
import type { ReplyOf } from '@orapont/contract/route';
import { Button } from '../../ui/Button.tsx';
import styles from './ComptesDemo.module.css';
import { TEXTES } from './textes.ts';

type Demo = ReplyOf<typeof lireComptesDemo>;
export type CompteDemo = Demo['comptes'][number];

interface ComptesDemoProps {
  readonly demo: Demo;
  readonly choisi: string;
  readonly onChoisir: (compte: CompteDemo) => void;
}

/** The fictitious people of the sandbox, place by place, each with the code that works now. */
export function ComptesDemo({ demo, choisi, onChoisir }: ComptesDemoProps) {
  const lieux = Map.groupBy(demo.comptes, ({ lieu }) => lieu);
  return (
    <section aria-labelledby="titre-demo" className={styles.demo}>
      <div>
        <h2 id="titre-demo">{TEXTES.demoTitre}</h2>
        <p className={styles.aide}>{TEXTES.demoAide}</p>
        <p className={styles.aide}>
          {TEXTES.demoMotDePasse} : <code>{demo.motDePasse}</code>. {TEXTES.changeDans(demo.restant)}
        </p>
      </div>
      {[...lieux].map(([lieu, comptes]) => (
        <section key={lieu} aria-label={lieu} className={styles.lieu}>
          <h3 className={styles.titreLieu}>{lieu}</h3>
          <ul className={styles.liste}>
            {comptes.map((compte) => (
              <li
                key={compte.identifiant}
                className={styles.compte}
                data-choisi={compte.identifiant === choisi || undefined}
              >
                <div className={styles.personne}>
                  <p className={styles.nom}>{compte.nom}</p>
                  <p className={styles.fonction}>
                    {compte.fonction} · <code>{compte.identifiant}</code>
                  </p>
                </div>
                <p className={styles.code}>
                  <span className={styles.etiquette}>{TEXTES.demoCode}</span>
                  <code>{compte.code}</code>
                </p>
                <Button
                  variant="secondary"
                  aria-label={TEXTES.utiliserAccessible(compte.nom, compte.fonction)}
                  onPress={() => onChoisir(compte)}
                >
                  {TEXTES.utiliser}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
