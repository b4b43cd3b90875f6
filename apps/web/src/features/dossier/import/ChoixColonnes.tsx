import {
  type apercevoirImport,
  CHAMPS,
  CHAMPS_IMPORT,
  CHAMPS_OBLIGATOIRES,
  type ChampImport,
  type CorrespondanceT,
  champsManquants,
} from '@orapont/contract/dossier-import';
import type { ReplyOf } from '@orapont/contract/route';
import { useState } from 'react';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { phraseErreur } from '../erreurs.ts';
import { TEXTES as T } from './textes.ts';

interface Props {
  readonly apercu: ReplyOf<typeof apercevoirImport>;
  readonly continuer: (correspondance: CorrespondanceT) => void;
  readonly retour: () => void;
  readonly enCours: boolean;
  readonly erreur: unknown;
}

const AUCUNE = 'aucune';
const SEPARATEURS: Readonly<Record<string, string>> = { '\t': 'tabulation' };

/** Which column fills which field. What was understood is proposed; the person has the last word. */
export function ChoixColonnes({ apercu, continuer, retour, enCours, erreur }: Props) {
  const [choix, setChoix] = useState(apercu.correspondance);
  const manquants = champsManquants(choix);
  const colonnes = [
    { id: AUCUNE, label: T.nonRepris },
    ...apercu.colonnes.map(({ titre, exemple }, rang) => ({
      id: String(rang),
      label: titre,
      ...(exemple ? { detail: `${T.exemple}\u00a0: ${exemple}` } : {}),
    })),
  ];
  const poser = (champ: ChampImport, cle: string) =>
    setChoix(({ [champ]: _, ...autres }) => (cle === AUCUNE ? autres : { ...autres, [champ]: Number(cle) }));
  const phrase = phraseErreur(erreur);
  return (
    <Stack>
      {phrase && <Banner kind="danger" title={phrase} isLive />}
      <p>
        {T.resume(apercu.lignes.length, apercu.encodage, SEPARATEURS[apercu.separateur] ?? apercu.separateur)}
        {apercu.avantTitres > 0 && ` ${T.avantTitres(apercu.avantTitres)}`}
      </p>
      <h2>{T.correspondance}</h2>
      <Stack as="grid">
        {CHAMPS.map((champ) => (
          <Select
            key={champ}
            label={CHAMPS_IMPORT[champ]}
            options={colonnes}
            selectedKey={choix[champ] === undefined ? AUCUNE : String(choix[champ])}
            onSelectionChange={(cle) => poser(champ, String(cle))}
            isRequired={CHAMPS_OBLIGATOIRES.includes(champ) && (manquants.includes(champ) || champ in choix)}
          />
        ))}
      </Stack>
      {manquants.length > 0 && (
        <Banner
          kind="attention"
          title={T.manque + manquants.map((champ) => CHAMPS_IMPORT[champ]).join(', ')}
        />
      )}
      <Stack as="row">
        <Button variant="secondary" onPress={retour}>
          {T.retour}
        </Button>
        <Button onPress={() => continuer(choix)} isDisabled={manquants.length > 0} isPending={enCours}>
          {T.continuer}
        </Button>
      </Stack>
    </Stack>
  );
}
