import type { Commande } from '@orapont/domain/bouche/commandes';
import { sitesAttendus } from '@orapont/domain/bouche/couverture';
import { type CodeSite, LIBELLE_SITE } from '@orapont/domain/bouche/muqueuse';
import { type ObservationBouche, siteObserve } from '@orapont/domain/bouche/observation';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { libelleSite } from '../chart/libelles.ts';
import { Motifs } from '../odontogramme/Motifs.tsx';
import { touche } from '../useRaccourcis.ts';
import styles from './CarteMuqueuse.module.css';
import { aspectSite, confirmerPresumes, gesteSite } from './gestes.ts';
import { PanneauSite } from './PanneauSite.tsx';
import { SchemaBouche } from './SchemaBouche.tsx';
import { TEXTES_MUQUEUSE as T } from './textes.ts';

export interface CarteMuqueuseProps {
  readonly chart: ObservationBouche;
  /** Absent on screens that only show the map. */
  readonly onCommandes?: ((commandes: readonly Commande[]) => void) | undefined;
  readonly site?: CodeSite | undefined;
  readonly onSite?: ((site: CodeSite) => void) | undefined;
  readonly nomImage: (mediaId: string) => string;
  readonly raccourcis?: boolean;
}

/** The mucosa: a drawing to point at, and beside it the list that says the same and takes the keyboard. */
export function CarteMuqueuse(props: CarteMuqueuseProps) {
  const { chart, onCommandes, nomImage, raccourcis = true } = props;
  const sites = sitesAttendus(chart);
  const [courant, choisir] = useSite(props, sites);
  const liste = useRef<HTMLUListElement>(null);
  const panneau = useRef<HTMLElement>(null);
  const prefixe = useId();

  function aller(site: CodeSite | undefined) {
    if (!site) return;
    choisir(site);
    liste.current?.querySelector<HTMLElement>(`[data-site="${site}"]`)?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const rang = sites.indexOf(courant);
    const cible = { ArrowDown: rang + 1, ArrowUp: rang - 1, Home: 0, End: sites.length - 1 }[event.key];
    if (cible !== undefined) {
      event.preventDefault();
      aller(sites[cible]);
      return;
    }
    if (!(onCommandes && raccourcis) || event.ctrlKey || event.metaKey || event.altKey) return;
    const nom = touche(event.nativeEvent);
    const commandes = nom === 'e' ? confirmerPresumes(chart, sites) : gesteSite(nom, chart, courant);
    if (!commandes) return;
    event.preventDefault();
    onCommandes(commandes);
  }

  return (
    <section className={styles.carte} aria-label={T.titre}>
      <Motifs prefixe={prefixe} />
      <div className={styles.vues}>
        <SchemaBouche chart={chart} sites={sites} courant={courant} prefixe={prefixe} onSite={choisir} />
        <ul ref={liste} className={styles.liste} aria-label={T.liste} onKeyDown={onKeyDown}>
          {sites.map((site) => (
            <li key={site}>
              <button
                type="button"
                className={styles.site}
                data-site={site}
                data-aspect={aspectSite(siteObserve(chart, site))}
                aria-current={site === courant || undefined}
                tabIndex={site === courant ? 0 : -1}
                onFocus={() => choisir(site)}
                onClick={() => {
                  choisir(site);
                  panneau.current?.focus();
                }}
              >
                <span className={styles.nom}>{LIBELLE_SITE[site]}</span>
                <span className={styles.etat}>{libelleSite(site, siteObserve(chart, site))}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      {onCommandes && (
        <>
          <div>
            <Button variant="secondary" onPress={() => onCommandes(confirmerPresumes(chart, sites))}>
              {T.confirmer}
            </Button>
          </div>
          <PanneauSite
            ref={panneau}
            chart={chart}
            site={courant}
            onCommandes={onCommandes}
            nomImage={nomImage}
            onFermer={() => aller(courant)}
          />
        </>
      )}
    </section>
  );
}

/** The current site belongs to the room when it asks for it; it is always one that is drawn. */
function useSite({ site, onSite }: CarteMuqueuseProps, sites: readonly CodeSite[]) {
  const [local, setLocal] = useState<CodeSite>();
  const voulu = site ?? local;
  const courant: CodeSite = voulu && sites.includes(voulu) ? voulu : (sites[0] ?? 'LEVRE_SUPERIEURE');
  const choisir = (suivant: CodeSite) => {
    setLocal(suivant);
    onSite?.(suivant);
  };
  return [courant, choisir] as const;
}
