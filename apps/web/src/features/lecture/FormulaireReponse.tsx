import {
  LIBELLES_URGENCE_SOINS,
  type ReponseT,
  URGENCES_SOINS,
  type UrgenceSoins,
} from '@orapont/contract/lecture';
import type { Cible } from '@orapont/domain/bouche/commandes';
import type { ObservationBouche } from '@orapont/domain/bouche/observation';
import { AUCUNE_LESION_VUE, phrasesObservation } from '@orapont/domain/bouche/resume';
import { type Ref, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './FormulaireReponse.module.css';
import { T } from './textes.ts';

interface Props {
  readonly chart: ObservationBouche;
  readonly reponse: ReponseT;
  readonly ecrire: (change: Partial<ReponseT>) => void;
  readonly champs?: Readonly<Record<string, string>>;
  readonly quotaPhrase: string | null;
  /** Where the answer begins. */
  readonly debut?: Ref<HTMLTextAreaElement>;
  /** Brings the pixel that bears a sentence out. */
  readonly onLieu?: ((cible: Cible) => void) | undefined;
}

/** The answer: what the chart says in sentences, then what only the reader can say. */
export function FormulaireReponse(props: Props) {
  const { chart, reponse, ecrire, champs = {}, quotaPhrase, onLieu } = props;
  const lignes = (
    cle: 'soinsConseilles' | 'conseilsHygiene' | 'actes' | 'prescriptions' | 'observations',
  ) => ({
    value: reponse[cle],
    onChange: (valeur: string) => ecrire({ [cle]: valeur }),
    rows: 3,
    error: champs[`contenu.reponse.${cle}`] ?? champs[cle],
  });
  const ajouter = () =>
    ecrire({ conclusion: [reponse.conclusion.trimEnd(), AUCUNE_LESION_VUE].filter(Boolean).join('\n') });
  return (
    <div className={styles.formulaire}>
      <Constats chart={chart} onLieu={onLieu} />
      <TextArea label={T.observations} {...lignes('observations')} rows={2} />
      <TextArea
        label={T.conclusion}
        help={T.conclusionAide}
        value={reponse.conclusion}
        onChange={(conclusion) => ecrire({ conclusion })}
        rows={4}
        isRequired={!reponse.nonConcluant}
        error={champs['conclusion']}
        {...(props.debut ? { inputRef: props.debut } : {})}
      />
      {!reponse.conclusion.includes(AUCUNE_LESION_VUE) && (
        <div>
          <Button variant="quiet" onPress={ajouter}>
            {T.aucuneLesion}
          </Button>
        </div>
      )}
      <Checkbox
        label={T.nonConcluant}
        isSelected={reponse.nonConcluant}
        onChange={(nonConcluant) => ecrire({ nonConcluant })}
      />
      <RadioGroup
        label={T.urgence}
        isRequired
        value={reponse.urgence}
        onChange={(valeur) => ecrire({ urgence: valeur as UrgenceSoins })}
        options={URGENCES_SOINS.map((code) => ({ value: code, label: LIBELLES_URGENCE_SOINS[code] }))}
        error={champs['urgence']}
      />
      <TextArea label={T.soins} {...lignes('soinsConseilles')} />
      <TextField
        label={T.lieu}
        help={T.lieuAide}
        value={reponse.lieuDeSoins}
        onChange={(lieuDeSoins) => ecrire({ lieuDeSoins })}
      />
      <TextArea label={T.hygiene} {...lignes('conseilsHygiene')} />
      <Disclosure title={T.plus} isOpen={champs['incidents'] !== undefined}>
        <div className={styles.formulaire}>
          <TextArea label={T.actes} {...lignes('actes')} rows={2} />
          <TextArea label={T.prescriptions} help={T.prescriptionsAide} {...lignes('prescriptions')} />
          <Incidents reponse={reponse} ecrire={ecrire} erreur={champs['incidents']} />
          {quotaPhrase && (
            <NumberField
              label={T.ailleurs}
              help={`${T.ailleursAide} ${quotaPhrase}`}
              minValue={0}
              maxValue={99}
              value={reponse.actesAilleurs}
              onChange={(nombre) => ecrire({ actesAilleurs: Number.isFinite(nombre) ? nombre : 0 })}
            />
          )}
        </div>
      </Disclosure>
    </div>
  );
}

const NON_VUS = /^(?:Vu en partie|Non vu)/u;

function Constats({ chart, onLieu }: { readonly chart: ObservationBouche } & Pick<Props, 'onLieu'>) {
  const toutes = phrasesObservation(chart);
  const phrases = toutes.filter(({ texte }) => !NON_VUS.test(texte));
  const nonVus = toutes.map(({ texte }) => texte).filter((texte) => NON_VUS.test(texte));
  return (
    <section className={styles.constats} aria-label={T.constats}>
      <h3>{T.constats}</h3>
      {phrases.length === 0 ? (
        <p>{T.sansConstat}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard
        <ul tabIndex={0} aria-label={T.constats}>
          {phrases.map((phrase) => (
            <li key={phrase.texte}>
              {phrase.cible && onLieu ? (
                <button
                  type="button"
                  className={styles.phrase}
                  onClick={() => phrase.cible && onLieu(phrase.cible)}
                >
                  {phrase.texte}
                </button>
              ) : (
                phrase.texte
              )}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.discret}>{T.constatsAide}</p>
      {nonVus.length > 0 && (
        <Disclosure title={T.nonVus}>
          {nonVus.map((phrase) => (
            <p key={phrase}>{phrase}</p>
          ))}
        </Disclosure>
      )}
    </section>
  );
}

interface PropsIncidents {
  readonly reponse: ReponseT;
  readonly ecrire: (change: Partial<ReponseT>) => void;
  readonly erreur: string | undefined;
}

/** « Aucun » is an answer: it is there from the start, in sight. */
function Incidents({ reponse, ecrire, erreur }: PropsIncidents) {
  const [oui, setOui] = useState(Boolean(reponse.incidents));
  function choisir(valeur: string) {
    setOui(valeur === 'OUI');
    if (valeur === 'AUCUN') ecrire({ incidents: '' });
  }
  return (
    <>
      <RadioGroup
        label={T.incidents}
        layout="inline"
        value={oui ? 'OUI' : 'AUCUN'}
        onChange={choisir}
        options={[
          { value: 'AUCUN', label: T.incidentsAucun },
          { value: 'OUI', label: T.incidentsOui },
        ]}
        error={erreur}
      />
      {oui && (
        <TextArea
          label={T.incidentsTexte}
          rows={2}
          value={reponse.incidents ?? ''}
          onChange={(incidents) => ecrire({ incidents })}
        />
      )}
    </>
  );
}
