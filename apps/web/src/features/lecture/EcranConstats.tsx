import type { LectureLueT } from '@orapont/contract/lecture';
import type { Repere } from '@orapont/domain/bouche/observation';
import { type PhraseObservation, phrasesObservation } from '@orapont/domain/bouche/resume';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './EcranConstats.module.css';
import { Absent } from './EtatsDuCas.tsx';
import { imagesDe } from './images.ts';
import { NON_VUS } from './Phrases.tsx';
import { estAbsent, useCas } from './requetes.ts';
import { T } from './textes.ts';
import { useAmbianceLecture } from './useAmbianceLecture.ts';
import { useAmener } from './useAmener.ts';
import type { RepereAffiche } from './visionneuse/modele.ts';
import { Visionneuse } from './visionneuse/Visionneuse.tsx';

/** Each sentence of the answer, and the pixel that bears it out. */
export const EcranConstats = () => <ConstatsDuCas />;
/** The same of an answer that is being corrected: one comes back to the correction. */
export const EcranConstatsCorrection = () => <ConstatsDuCas correction />;

function ConstatsDuCas({ correction = false }: { readonly correction?: boolean }) {
  const { id = '' } = useParams();
  const cas = useCas(id);
  if (estAbsent(cas.error)) return <Absent />;
  const retour = retourDe(id, cas.data?.compteRenduId ?? null, correction);
  return (
    <Page title={T.constatsEtImages} lead={T.constatsAccroche} back={retour} width="full">
      {cas.data ? <Constats lecture={cas.data} /> : <Skeleton shape="picture" />}
    </Page>
  );
}

function retourDe(id: string, compteRenduId: string | null, correction: boolean) {
  if (correction) return { href: `/lectures/${id}/correction/relecture`, label: T.correctionTitre };
  return compteRenduId
    ? { href: `/comptes-rendus/${compteRenduId}`, label: T.compteRendu }
    : { href: `/lectures/${id}/relecture`, label: T.relectureTitre };
}

function Constats({ lecture }: { readonly lecture: LectureLueT }) {
  useAmbianceLecture();
  const [params, setParams] = useSearchParams();
  const images = useMemo(() => imagesDe(lecture), [lecture]);
  const phrases = phrasesObservation(lecture.brouillon.contenu.chart);
  const aucune = phrases.every(({ texte }) => NON_VUS.test(texte));
  const rang = Number(params.get('phrase') ?? 0);
  const reperes = reperesDe(phrases[rang]);
  const [premier] = reperes;
  const [active, setActive] = useState(premier?.mediaId ?? images[0]?.id ?? '');
  const [choisi, setChoisi] = useState<string>();
  const [fois, setFois] = useState(0);
  const volet = useRef<HTMLDivElement>(null);
  useAmener(volet, fois);
  const voulue = premier?.mediaId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sentence of the same picture looks at it again too
  useEffect(() => {
    if (voulue) setActive(voulue);
  }, [voulue, rang, fois]);

  function ouvrir(phrase: number) {
    setChoisi(undefined);
    // The same sentence again leads to its picture again.
    setFois(fois + 1);
    setParams({ phrase: String(phrase) }, { replace: true });
  }

  function choisir(id: string) {
    setChoisi(id);
    const repere = reperes.find((candidat) => candidat.id === id);
    if (repere) setActive(repere.mediaId);
  }

  return (
    <div className={styles.constats} data-ambiance="lecture" data-densite="bureau">
      {aucune ? (
        <p className={styles.vide}>{T.aucunConstat}</p>
      ) : (
        <ol className={styles.phrases}>
          {phrases.map(({ texte, reperes: siens }, i) =>
            NON_VUS.test(texte) ? null : (
              <li key={texte}>
                <button
                  type="button"
                  className={styles.phrase}
                  aria-pressed={i === rang}
                  onClick={() => ouvrir(i)}
                >
                  {texte}
                  {siens.length === 0 && <span className={styles.discret}>{T.sansRepere}</span>}
                </button>
              </li>
            ),
          )}
        </ol>
      )}
      <div ref={volet} className={styles.images}>
        <Visionneuse
          images={images}
          active={active}
          onActive={setActive}
          reperes={reperes}
          selection={(reperes.find(({ id }) => id === choisi) ?? premier)?.id}
          fois={fois}
          onSelection={choisir}
          lueurs={premier && new Set(reperes.map(({ mediaId }) => mediaId))}
        />
      </div>
    </div>
  );
}

const reperesDe = (phrase: PhraseObservation | undefined): readonly RepereAffiche[] =>
  (phrase?.reperes ?? []).map((repere: Repere) => ({
    ...repere,
    id: [repere.mediaId, repere.x, repere.y, repere.coupe?.rang].join(' '),
    libelle: phrase?.texte ?? '',
  }));
