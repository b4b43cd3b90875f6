import type { CleDessin } from '@orapont/domain/captation/vue';
import type { ReactNode } from 'react';
import { cx } from '../ui/cx.ts';
import { Arcade, Protheses } from './Arcades.tsx';
import { BoucheDeCote, BoucheOuverte, BoucheSerree, Joue, Levres, MONTRE_LANGUE } from './Bouches.tsx';
import styles from './Dessin.module.css';
import { Film, GrosPlan, Libre, Site } from './Divers.tsx';
import { type Pose, Position } from './Position.tsx';
import { TITRE_DESSIN } from './titres.ts';

const SCENES: Record<CleDessin, readonly [ReactNode, Pose]> = {
  FACE: [<BoucheSerree key="s" />, 'face'],
  FACE_OUVERTE: [<BoucheOuverte key="s" langue="repos" />, 'face'],
  COTE_DROIT: [<BoucheDeCote key="s" cote="droit" />, 'droite'],
  COTE_GAUCHE: [<BoucheDeCote key="s" cote="gauche" />, 'gauche'],
  ARCADE_HAUT: [<Arcade key="s" arcade="haut" miroir />, 'dessus'],
  ARCADE_BAS: [<Arcade key="s" arcade="bas" miroir />, 'dessous'],
  INTERIEUR_HAUT_DROIT: [<Arcade key="s" arcade="haut" quart="haut-droite" />, 'face'],
  INTERIEUR_HAUT_GAUCHE: [<Arcade key="s" arcade="haut" quart="haut-gauche" />, 'face'],
  INTERIEUR_BAS_GAUCHE: [<Arcade key="s" arcade="bas" quart="bas-gauche" />, 'face'],
  INTERIEUR_BAS_DROIT: [<Arcade key="s" arcade="bas" quart="bas-droite" />, 'face'],
  BALAYAGE_HAUT_DROIT: [<Arcade key="s" arcade="haut" quart="haut-droite" balayage />, 'dessous'],
  BALAYAGE_HAUT_GAUCHE: [<Arcade key="s" arcade="haut" quart="haut-gauche" balayage />, 'dessous'],
  BALAYAGE_BAS_GAUCHE: [<Arcade key="s" arcade="bas" quart="bas-gauche" balayage />, 'dessus'],
  BALAYAGE_BAS_DROIT: [<Arcade key="s" arcade="bas" quart="bas-droite" balayage />, 'dessus'],
  PALAIS: [<BoucheOuverte key="s" langue="repos" palais />, 'renverse'],
  LANGUE_TIREE: [<BoucheOuverte key="s" langue="tiree" montre={MONTRE_LANGUE.dos} />, 'dessus'],
  LANGUE_BORD_DROIT: [<BoucheOuverte key="s" langue="droite" montre={MONTRE_LANGUE.bordDroit} />, 'droite'],
  LANGUE_BORD_GAUCHE: [<BoucheOuverte key="s" langue="gauche" montre={MONTRE_LANGUE.bordGauche} />, 'gauche'],
  LANGUE_LEVEE: [<BoucheOuverte key="s" langue="levee" montre={MONTRE_LANGUE.plancher} />, 'face'],
  JOUE_DROITE: [<Joue key="s" cote="droite" />, 'gauche'],
  JOUE_GAUCHE: [<Joue key="s" cote="gauche" />, 'droite'],
  LEVRES: [<Levres key="s" quoi="repos" />, 'face'],
  LEVRE_HAUT: [<Levres key="s" quoi="haut" />, 'face'],
  LEVRE_BAS: [<Levres key="s" quoi="bas" />, 'face'],
  PROTHESES: [<Protheses key="s" />, 'table'],
  GROS_PLAN: [<GrosPlan key="s" />, 'face'],
  SITE: [<Site key="s" />, 'face'],
  RADIO: [<Film key="s" />, 'aucune'],
  LIBRE: [<Libre key="s" />, 'aucune'],
};

/** Corners of a viewfinder. */
const VISEUR = 'M10 22V10H24M176 10H190V22M190 114V126H176M24 126H10V114';

export interface DessinVueProps {
  readonly dessin: CleDessin;
  /** Mute when the words beside it say the same. */
  readonly decoratif?: boolean;
  readonly className?: string | undefined;
}

/** How to hold the device for a view, and what must fill its frame. */
export function DessinVue({ dessin, decoratif = false, className }: DessinVueProps) {
  const [scene, pose] = SCENES[dessin];
  const titre = TITRE_DESSIN[dessin];
  return (
    <svg
      className={cx(styles.dessin, className)}
      viewBox="0 0 292 136"
      focusable="false"
      {...(decoratif ? { 'aria-hidden': true } : { role: 'img', 'aria-label': titre })}
    >
      <title>{titre}</title>
      <svg width="200" height="136" aria-hidden="true">
        <g transform="translate(0 4)">{scene}</g>
      </svg>
      <path className={styles.viseur} d={VISEUR} />
      <Position pose={pose} />
    </svg>
  );
}
