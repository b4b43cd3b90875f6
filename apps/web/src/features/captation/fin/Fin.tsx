import type { IssueCaptation } from '@orapont/domain/captation/issue';
import {
  AMENAGEMENTS,
  LIBELLE_AMENAGEMENT,
  LIBELLE_MOMENT,
  MOMENTS,
} from '@orapont/domain/captation/tentative';
import type { Vue } from '@orapont/domain/captation/vue';
import { Undo2 } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { CheckboxGroup } from '../../../ui/CheckboxGroup.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import styles from '../Captation.module.css';
import type { EtatNote } from '../requetes.ts';
import type { Seance } from '../seance.ts';
import { useParole } from '../son/useParole.ts';
import { T } from '../textes.ts';

interface FinProps {
  readonly seance: Seance;
  readonly issue: IssueCaptation;
  readonly note: EtatNote;
  readonly prises: number;
  readonly vues: readonly Vue[];
  /** What is written may be said too. */
  readonly voix: boolean;
  readonly onReprendre: () => void;
  readonly onSuite: (suite: NonNullable<Seance['suite']>) => void;
  /** Said in place of the ordinary sentence, where the sitting is one of many. */
  readonly texte?: string | undefined;
  /** Where to go from here. */
  readonly children: ReactNode;
}

const NOTES = {
  ECRITE: T.noteEnregistree,
  EN_ATTENTE: T.noteEnAttente,
  REFUSEE: T.noteRefusee,
} as const satisfies Record<EtatNote, string>;

/** How it ended, what is kept, how to go back on it, and the next gentle attempt. */
export function Fin({ seance, issue, note, prises, vues, voix, texte, ...props }: FinProps) {
  const { onReprendre, onSuite, children } = props;
  const { suite } = seance;
  const { dire } = useParole(voix);
  useEffect(() => {
    if (issue === 'COMPLETE') dire(T.fin.COMPLETE);
  }, [issue, dire]);
  return (
    <div className={styles.fin}>
      <h2>{T.fin[issue]}</h2>
      <p>{texte ?? T.finTexte[issue]}</p>
      <p role="status">
        {T.gardees(prises)} {NOTES[note]}
      </p>
      <Button variant="secondary" icon={<Undo2 aria-hidden="true" />} onPress={onReprendre}>
        {T.annulerFin}
      </Button>
      {suite && (
        <section aria-labelledby="titre-suite" className={styles.suite}>
          <h3 id="titre-suite">{T.prochaine}</h3>
          <Stack gap="large">
            <RadioGroup
              label={T.quand}
              value={suite.moment}
              onChange={(moment) =>
                onSuite({ ...suite, moment: MOMENTS.find((code) => code === moment) ?? suite.moment })
              }
              options={MOMENTS.map((code) => ({ value: code, label: LIBELLE_MOMENT[code] }))}
            />
            {suite.moment !== 'PAS_DE_SUITE' && (
              <CheckboxGroup
                label={T.comment}
                value={suite.amenagements}
                onChange={(choisis) =>
                  onSuite({ ...suite, amenagements: AMENAGEMENTS.filter((code) => choisis.includes(code)) })
                }
                options={AMENAGEMENTS.map((code) => ({ value: code, label: LIBELLE_AMENAGEMENT[code] }))}
              />
            )}
            {suite.moment !== 'PAS_DE_SUITE' && suite.vues.length > 0 && (
              <p>{T.parOu(suite.vues.map((code) => nomDe(code, vues)).join(', '))}</p>
            )}
          </Stack>
        </section>
      )}
      {children}
    </div>
  );
}

const nomDe = (code: string, vues: readonly Vue[]) => vues.find((vue) => vue.code === code)?.libelle ?? code;
