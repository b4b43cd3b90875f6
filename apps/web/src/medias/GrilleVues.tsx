import type { Vue } from '@orapont/domain/captation/vue';
import { Camera, Circle, CircleCheck } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { cx } from '../ui/cx.ts';
import styles from './GrilleVues.module.css';
import { TEXTES } from './textes.ts';

export interface GrilleVuesProps {
  /** Views that the protocol asks for, in its order. */
  readonly vues: readonly Vue[];
  readonly presentes: readonly string[];
  /** The view that the next photograph takes. */
  readonly prochaine: string | undefined;
  readonly onChoose?: ((vue: string) => void) | undefined;
}

/** What the protocol asks for, what is there, and which view the next photograph takes. */
export function GrilleVues({ vues, presentes, prochaine, onChoose }: GrilleVuesProps) {
  const faites = vues.filter(({ code }) => presentes.includes(code)).length;
  return (
    <section className={styles.section} aria-labelledby="titre-vues">
      <div className={styles.tete}>
        <h3 id="titre-vues">{TEXTES.protocole}</h3>
        <p>{TEXTES.protocoleResume(faites, vues.length)}</p>
      </div>
      <ul className={styles.grille}>
        {vues.map((vue) => (
          <li key={vue.code}>
            <Tuile
              vue={vue}
              etat={
                presentes.includes(vue.code) ? 'faite' : vue.code === prochaine ? 'prochaine' : 'manquante'
              }
              onChoose={onChoose}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

const ETATS = {
  faite: { mot: TEXTES.vueFaite, Icone: CircleCheck },
  prochaine: { mot: TEXTES.vueChoisie, Icone: Camera },
  manquante: { mot: TEXTES.vueManquante, Icone: Circle },
} as const;

function Tuile({
  vue,
  etat,
  onChoose,
}: {
  readonly vue: Vue;
  readonly etat: keyof typeof ETATS;
  readonly onChoose: ((vue: string) => void) | undefined;
}) {
  const { mot, Icone } = ETATS[etat];
  const contenu = (
    <>
      <Icone aria-hidden="true" />
      <span>
        <span className={styles.nom}>{vue.libelle}</span> <span className={styles.mot}>{mot}</span>
      </span>
    </>
  );
  if (!onChoose)
    return (
      <div className={styles.tuile} data-etat={etat}>
        {contenu}
      </div>
    );
  return (
    <ToggleButton
      className={cx(styles.tuile, styles.bouton)}
      data-etat={etat}
      isSelected={etat === 'prochaine'}
      onPress={() => onChoose(vue.code)}
    >
      {contenu}
    </ToggleButton>
  );
}
