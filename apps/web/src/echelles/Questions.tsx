import type { Echelle, Item, Reponses } from '@orapont/domain/evaluation/echelle';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { RadioGroup, type RadioOption } from '../ui/RadioGroup.tsx';
import { Stack } from '../ui/Stack.tsx';
import styles from './Echelles.module.css';
import { TEXTES_ECHELLES as T } from './textes.ts';

export interface QuestionsProps {
  readonly echelle: Echelle;
  readonly reponses: Reponses;
  readonly repondre: (reponses: Reponses) => void;
}

/** Every question on one page, under its heading when there is one. */
export function Toutes({ echelle, reponses, repondre }: QuestionsProps) {
  const rubriques = [...Map.groupBy(echelle.items, ({ rubrique }) => rubrique ?? '')];
  return (
    <Stack gap="large">
      {rubriques.map(([rubrique, items]) => (
        <section key={rubrique} className={styles['rubrique']}>
          {rubrique && <h2>{rubrique}</h2>}
          {items.map((item) => (
            <Question key={item.code} item={item} reponses={reponses} repondre={repondre} />
          ))}
        </section>
      ))}
    </Stack>
  );
}

/** One question at a time: an answer does not turn the page by itself, a glove may touch beside. */
export function Pas({ echelle, reponses, repondre }: QuestionsProps) {
  const [rang, setRang] = useState(0);
  const { items } = echelle;
  const item = items[Math.min(rang, items.length - 1)];
  if (!item) return null;
  return (
    <Stack>
      <ProgressBar
        label={T.avancement}
        value={((rang + 1) / items.length) * 100}
        valueText={T.question(rang + 1, items.length)}
      />
      <section className={styles['rubrique']}>
        {item.rubrique && <h2>{item.rubrique}</h2>}
        <Question key={item.code} item={item} reponses={reponses} repondre={repondre} />
      </section>
      <div className={styles['pas']}>
        <Button
          variant="secondary"
          icon={<ArrowLeft aria-hidden="true" />}
          isDisabled={rang === 0}
          onPress={() => setRang(rang - 1)}
        >
          {T.precedente}
        </Button>
        <Button
          variant="secondary"
          icon={<ArrowRight aria-hidden="true" />}
          isDisabled={rang >= items.length - 1}
          onPress={() => setRang(rang + 1)}
        >
          {T.suivante}
        </Button>
      </div>
    </Stack>
  );
}

const PAS_REGARDE = 'PAS_REGARDE';

interface QuestionProps extends Omit<QuestionsProps, 'echelle'> {
  readonly item: Item;
}

function Question({ item, reponses, repondre }: QuestionProps) {
  const reponse = reponses[item.code];
  return (
    <RadioGroup
      label={item.libelle}
      {...(item.precision ? { help: item.precision } : {})}
      name={item.code}
      layout={estCourt(item) ? 'inline' : 'cards'}
      options={optionsDe(item)}
      value={reponse === undefined ? passee(reponses, item) : String(reponse)}
      onChange={(choix) =>
        repondre({
          ...reponses,
          [item.code]: choix === PAS_REGARDE ? undefined : choix === 'NA' ? 'NA' : Number(choix),
        })
      }
    />
  );
}

const passee = (reponses: Reponses, { code }: Item) => (Object.hasOwn(reponses, code) ? PAS_REGARDE : null);

const estCourt = ({ choix }: Item) => choix.every(({ libelle }) => libelle.length <= 14);

/** An answer may be taken back: what was not looked at is no zero. */
const optionsDe = ({ choix, peutNePasSAppliquer }: Item): readonly RadioOption[] => [
  ...choix.map(({ valeur, libelle }) => ({ value: String(valeur), label: libelle })),
  ...(peutNePasSAppliquer ? [{ value: 'NA', label: T.neSApplique }] : []),
  { value: PAS_REGARDE, label: T.pasRegarde },
];
