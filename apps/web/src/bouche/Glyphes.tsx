import type { EtatSurface } from '@orapont/domain/bouche/couvrir';
import { estADroite, estSuperieure } from '@orapont/domain/bouche/dents';
import { cleSurface } from '@orapont/domain/bouche/surface';
import { cx } from '../ui/cx.ts';
import styles from './Glyphes.module.css';
import { type DentCouverte, dentAbsente } from './secteurs.ts';

/** How a surface is drawn: each look has its own pattern, so that colour is never alone. */
export type Aspect = 'vue' | 'partielle' | 'non-vue' | 'corrigee' | 'absente';

export function aspectDe({ visibilite, origine }: Pick<EtatSurface, 'visibilite' | 'origine'>): Aspect {
  if (visibilite === 'ABSENTE') return 'absente';
  if (visibilite === 'VUE') return 'vue';
  if (origine === 'CORRIGEE') return 'corrigee';
  return visibilite === 'PARTIELLE' ? 'partielle' : 'non-vue';
}

/** The patterns of one map; drawn once, used by every drawing of it through `prefixe`. */
export function Motifs({ prefixe }: { readonly prefixe: string }) {
  return (
    <svg className={styles.motifs} aria-hidden="true" focusable="false">
      <defs>
        <pattern id={`${prefixe}-partielle`} width="5" height="5" patternUnits="userSpaceOnUse">
          <rect className={styles.fond} width="5" height="5" />
          <path className={styles.trait} d="M-1 6L6 -1M-1 1L1 -1M4 6L6 4" />
        </pattern>
        <pattern id={`${prefixe}-corrigee`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect className={styles.alerte} width="6" height="6" />
          <path className={styles.croix} d="M0 0L6 6M6 0L0 6" />
        </pattern>
        <pattern id={`${prefixe}-non-vue`} width="5" height="5" patternUnits="userSpaceOnUse">
          <rect className={styles.fond} width="5" height="5" />
          <circle className={styles.point} cx="2.5" cy="2.5" r="0.7" />
        </pattern>
      </defs>
    </svg>
  );
}

const remplissage = (aspect: Aspect, prefixe: string) =>
  aspect === 'vue' || aspect === 'absente' ? undefined : `url(#${prefixe}-${aspect})`;

interface PropsForme {
  readonly etat: EtatSurface;
  readonly prefixe: string;
  readonly demandees: ReadonlySet<string>;
}

/** Classes and fill of the outline of one surface. */
export function aspectForme({ etat, prefixe, demandees }: PropsForme) {
  const aspect = aspectDe(etat);
  return {
    className: cx(styles.forme),
    'data-aspect': aspect,
    'data-demandee': demandees.has(cleSurface(etat)) || undefined,
    fill: remplissage(aspect, prefixe),
  };
}

const TRAPEZE = {
  haut: '0,0 20,0 15,5 5,5',
  bas: '5,15 15,15 20,20 0,20',
  gauche: '0,0 5,5 5,15 0,20',
  droite: '15,5 20,0 20,20 15,15',
  centre: '5,5 15,5 15,15 5,15',
} as const;

function cotesDe(dent: DentCouverte['dent']) {
  const [haut, droite] = [estSuperieure(dent), estADroite(dent)];
  return {
    vestibulaire: haut ? 'haut' : 'bas',
    linguale: haut ? 'bas' : 'haut',
    mesiale: droite ? 'droite' : 'gauche',
    distale: droite ? 'gauche' : 'droite',
    occlusale: 'centre',
  } as const;
}

/** A crown in a square of twenty: outer face away from the other arch, mesial face towards the middle. */
export function DentGlyphe({
  couverte,
  prefixe,
  demandees,
}: Omit<PropsForme, 'etat'> & { readonly couverte: DentCouverte }) {
  const cotes = cotesDe(couverte.dent);
  if (dentAbsente(couverte)) return <path className={styles.absente} d="M1 1H19V19H1ZM5 10H15" />;
  return couverte.faces.map((etat) => (
    <polygon
      key={etat.face}
      points={TRAPEZE[cotes[etat.face]]}
      {...aspectForme({ etat, prefixe, demandees })}
    />
  ));
}

/** A sample of a look, for the legend and beside words. */
export function Pastille({
  aspect,
  prefixe,
}: {
  readonly aspect: Aspect | 'demandee';
  readonly prefixe: string;
}) {
  const dessin = aspect === 'demandee' ? 'non-vue' : aspect;
  return (
    <svg className={styles.pastille} viewBox="-2 -2 24 24" aria-hidden="true" focusable="false">
      {dessin === 'absente' ? (
        <path className={styles.absente} d="M1 1H19V19H1ZM5 10H15" />
      ) : (
        <rect
          className={styles.forme}
          data-aspect={dessin}
          data-demandee={aspect === 'demandee' || undefined}
          fill={remplissage(dessin, prefixe)}
          width="20"
          height="20"
          rx="2"
        />
      )}
    </svg>
  );
}
