import type { Vue } from '@orapont/domain/captation/vue';
import { Check, SkipForward } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { cx } from '../../../ui/cx.ts';
import type { Seance } from '../seance.ts';
import { T } from '../textes.ts';
import type { usePrises } from '../usePrises.ts';
import { revenirAuDeclencheur } from '../useTouches.ts';
import styles from './Bande.module.css';
import { Bascule } from './Bascule.tsx';

interface BandeVuesProps {
  readonly vues: readonly Vue[];
  readonly courante: string;
  readonly prises: Pick<ReturnType<typeof usePrises>, 'recues' | 'locales' | 'faites'>;
  readonly seance: Seance;
  readonly onVue: (vue: string) => void;
}

/** All the views, each with what was made of it; a touch goes to one. */
export function BandeVues({ vues, courante, prises, seance, onVue }: BandeVuesProps) {
  const liste = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each new current view
  useEffect(() => {
    const element = liste.current?.querySelector('[data-courante="true"]');
    element?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [courante]);
  return (
    <ul className={styles.bande} ref={liste} aria-label={T.vues}>
      {vues.map(({ code, libelle }) => (
        <li key={code} data-courante={code === courante}>
          <Bascule
            className={cx(styles.vignette)}
            isSelected={code === courante}
            onChange={() => {
              onVue(code);
              revenirAuDeclencheur();
            }}
            aria-label={`${libelle}, ${motDe(code, prises.faites, seance)}`}
          >
            <Apercu code={code} libelle={libelle} prises={prises} />
            {prises.faites.has(code) && <Check className={styles.marque} aria-hidden="true" />}
            {!prises.faites.has(code) && estPassee(code, seance) && (
              <SkipForward className={styles.marque} aria-hidden="true" />
            )}
          </Bascule>
        </li>
      ))}
    </ul>
  );
}

const estPassee = (code: string, { vuesPassees }: Seance) => vuesPassees.some(({ vue }) => vue === code);

function motDe(code: string, faites: ReadonlySet<string>, seance: Seance): string {
  if (faites.has(code)) return T.vueFaite;
  return estPassee(code, seance) ? T.vuePassee : T.vueAPrendre;
}

function Apercu({
  code,
  libelle,
  prises,
}: {
  readonly code: string;
  readonly libelle: string;
  readonly prises: BandeVuesProps['prises'];
}) {
  const locale = prises.locales.findLast(({ vue, url }) => vue === code && url !== null);
  const recue = prises.recues.findLast(({ vue, vignette }) => vue === code && vignette !== null);
  const source = locale?.url ?? recue?.vignette;
  return source ? <img src={source} alt="" /> : <span className={styles.nomVue}>{libelle}</span>;
}
