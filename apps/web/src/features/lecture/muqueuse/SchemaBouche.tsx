import { type CodeSite, LIBELLE_SITE } from '@orapont/domain/bouche/muqueuse';
import { type ObservationBouche, siteObserve } from '@orapont/domain/bouche/observation';
import styles from './CarteMuqueuse.module.css';
import { CADRE_BOUCHE, CHEMIN_SITE, DENTS_DU_FOND, TRAITS_DU_FOND } from './geometrie.ts';
import { aspectSite } from './gestes.ts';

interface Props {
  readonly chart: ObservationBouche;
  readonly sites: readonly CodeSite[];
  readonly courant: CodeSite;
  readonly prefixe: string;
  readonly onSite: (site: CodeSite) => void;
}

/** The drawing: for the eye and the pointer only, since the list beside says the same. */
export function SchemaBouche({ chart, sites, courant, prefixe, onSite }: Props) {
  const dentee = sites.includes('GENCIVE_S2') || sites.includes('GENCIVE_S5');
  return (
    <figure className={styles.schema} aria-hidden="true">
      <svg viewBox={CADRE_BOUCHE} focusable="false">
        <title>Bouche ouverte</title>
        <ellipse className={styles.fond} cx="200" cy="232" rx="170" ry="202" />
        {sites.map((site) => {
          const aspect = aspectSite(siteObserve(chart, site));
          const motif = aspect === 'non-vue' || aspect === 'presumee' || aspect === 'partielle';
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: pointer shortcut to the list beside, which is the accessible way
            <path
              key={site}
              className={styles.zone}
              d={CHEMIN_SITE[site]}
              data-aspect={aspect}
              style={motif ? { fill: `url(#${prefixe}-${aspect})` } : undefined}
              onClick={() => onSite(site)}
            >
              <title>{LIBELLE_SITE[site]}</title>
            </path>
          );
        })}
        <g className={styles.decor}>
          {TRAITS_DU_FOND.map((trait) => (
            <path key={trait} d={trait} />
          ))}
          {dentee &&
            DENTS_DU_FOND.map(({ x, y, angle, largeur }) => (
              <rect
                key={`${x} ${y}`}
                className={styles.dentFond}
                x={-largeur / 2}
                y={-7}
                width={largeur}
                height={14}
                rx={6}
                transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(1)})`}
              />
            ))}
        </g>
        <path className={styles.choisie} d={CHEMIN_SITE[courant]} />
        <text className={styles.cote} x="4" y="460">
          D
        </text>
        <text className={styles.cote} x="396" y="460" textAnchor="end">
          G
        </text>
      </svg>
    </figure>
  );
}
