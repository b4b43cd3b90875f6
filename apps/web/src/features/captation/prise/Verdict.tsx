import {
  LIBELLE_GARDEE,
  MOTIFS_GARDEE,
  type MotifGardee,
  PHRASE_QUALITE,
} from '@orapont/domain/captation/qualite';
import type { Vue } from '@orapont/domain/captation/vue';
import { Check, RotateCcw, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import type { Cliche } from '../camera/prendre.ts';
import { T } from '../textes.ts';
import type { AGarder } from '../usePrises.ts';
import { useTouches } from '../useTouches.ts';
import { Bascule } from './Bascule.tsx';
import touches from './Touches.module.css';
import styles from './Verdict.module.css';
import visee from './Visee.module.css';

interface VerdictProps {
  readonly cliche: Cliche;
  readonly vue: Vue;
  readonly onGarder: (gardee: AGarder['cliche'], motif: MotifGardee | null) => Promise<void>;
  readonly onReprendre: () => void;
}

/**
 * What was taken, and what the measures say of it. A remark never blocks; the key that took the picture does what is most useful
 * next: keep a good one, take a doubtful one again.
 */
export function Verdict({ cliche, vue, onGarder, onReprendre }: VerdictProps) {
  const { image, codes, definitive, ms } = cliche;
  const url = useAdresse(image);
  const [motif, setMotif] = useState<MotifGardee | null>(null);
  const [garde, setGarde] = useState<{ enCours: boolean; echec?: string }>({ enCours: false });
  const bonne = codes.length === 0;
  const garder = async () => {
    if (garde.enCours) return;
    setGarde({ enCours: true });
    try {
      const finale = { ...cliche, ...(await definitive), image: await image };
      // Good in the preview, not so in the photograph: it is said before it is kept.
      if (bonne && finale.codes.length > 0) return setGarde({ enCours: false });
      await onGarder(finale, motif);
    } catch (cause) {
      setGarde({ enCours: false, echec: cause instanceof Error ? cause.message : '' });
    }
  };
  useTouches(!garde.enCours, () => {
    if (bonne) void garder();
    else onReprendre();
  });
  return (
    <>
      {url && (
        <div className={visee.visee}>
          <img className={visee.video} src={url} alt={vue.libelle} />
        </div>
      )}
      <section className={styles.verdict} data-bonne={bonne} data-ms={Math.round(ms)}>
        <div aria-live="assertive" className={styles.remarques}>
          <h2>
            {bonne ? <Check aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
            {bonne ? T.bonne : `${T.aRevoir}, ${vue.libelle}`}
          </h2>
          {codes.length > 0 && (
            <ul className={styles.liste}>
              {codes.map((code) => (
                <li key={code}>{PHRASE_QUALITE[code]}</li>
              ))}
            </ul>
          )}
          {garde.echec !== undefined && (
            <p role="alert">
              <strong>{T.nonGardee}</strong> {garde.echec}
            </p>
          )}
        </div>
        {!bonne && (
          <fieldset className={styles.pourquoi}>
            <legend>{T.pourquoiGarder}</legend>
            {MOTIFS_GARDEE.map((code) => (
              <Bascule
                key={code}
                className={cx(touches.puce)}
                isSelected={motif === code}
                onChange={(choisi) => setMotif(choisi ? code : null)}
              >
                {LIBELLE_GARDEE[code]}
              </Bascule>
            ))}
          </fieldset>
        )}
      </section>
      <div className={styles.decision}>
        <Button
          variant={bonne ? 'secondary' : 'primary'}
          icon={<RotateCcw aria-hidden="true" />}
          onPress={onReprendre}
          autoFocus={!bonne}
          isWide
        >
          {T.reprendre}
        </Button>
        <Button
          variant={bonne ? 'primary' : 'secondary'}
          icon={<Check aria-hidden="true" />}
          onPress={() => void garder()}
          isPending={garde.enCours}
          autoFocus={bonne}
          isWide
        >
          {bonne ? T.garder : T.garderQuandMeme}
        </Button>
      </div>
    </>
  );
}

function useAdresse(image: Promise<Blob>): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let adresse: string | undefined;
    let parti = false;
    image.then(
      (octets) => {
        if (parti) return;
        adresse = URL.createObjectURL(octets);
        setUrl(adresse);
      },
      () => undefined,
    );
    return () => {
      parti = true;
      if (adresse) URL.revokeObjectURL(adresse);
    };
  }, [image]);
  return url;
}
