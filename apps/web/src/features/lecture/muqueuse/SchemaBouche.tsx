import { type CodeSite, LIBELLE_SITE } from '@orapont/domain/bouche/muqueuse';
import { type ObservationBouche, siteObserve } from '@orapont/domain/bouche/observation';
import styles from './CarteMuqueuse.module.css';
import { CADRE_BOUCHE, CHEMIN_SITE } from './geometrie.ts';
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
