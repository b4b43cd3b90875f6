import { ouvrirPorte } from '@orapont/contract/imagerie';
import { REGLES_RAPPROCHEMENT, type RegleRapprochement } from '@orapont/domain/imagerie/rapprochement';
import { useState } from 'react';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Form } from '../../ui/Form.tsx';
import type { ChoiceOption } from '../../ui/ListOption.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import styles from './Imagerie.module.css';
import { useGeste } from './requetes.ts';
import { LIBELLE_REGLE, TEXTES } from './textes.ts';

type Props = {
  readonly lieux: readonly ChoiceOption[];
  readonly adresseStow: string;
  readonly onFermer: () => void;
};

/** Declares a machine; the token of one that sends by the web is shown once, before the window closes. */
export function DialoguePorte({ lieux, adresseStow, onFermer }: Props) {
  const [id] = useState(() => crypto.randomUUID());
  const [type, setType] = useState<'DIMSE' | 'STOW'>('DIMSE');
  const [regles, setRegles] = useState<readonly RegleRapprochement[]>([]);
  const [lecture, setLecture] = useState(false);
  const [jeton, setJeton] = useState<string | null>(null);
  const geste = useGeste(
    (saisie: FormData) => {
      const texte = (nom: string) => String(saisie.get(nom) ?? '').trim();
      const commune = { nom: texte('nom'), siteId: texte('siteId'), regles: [...regles] };
      return call(ouvrirPorte, {
        params: { id },
        body:
          type === 'STOW'
            ? { type, ...commune, lecture }
            : {
                type,
                ...commune,
                aeAppelant: texte('aeAppelant'),
                aeAppele: texte('aeAppele'),
                adresse: texte('adresse'),
              },
      });
    },
    (reponse) => {
      showToast(TEXTES.porteOuverte);
      if (reponse.jeton === null) onFermer();
      else setJeton(reponse.jeton);
    },
  );
  const champs = geste.error instanceof ErreurApi ? geste.error.champs : {};
  const parChamp = Object.keys(champs).length > 0;
  const fermer = (ouvert: boolean) => {
    if (!ouvert) onFermer();
  };
  if (jeton !== null)
    return (
      <Dialog title={TEXTES.jetonTitre} isOpen={true} onOpenChange={fermer}>
        <p>{TEXTES.jetonAide(adresseStow)}</p>
        <p className={styles.jeton}>{jeton}</p>
        <Stack as="row">
          <Button variant="secondary" onPress={() => fermer(false)}>
            {TEXTES.ferme}
          </Button>
          <Button
            onPress={() => void navigator.clipboard.writeText(jeton).then(() => showToast(TEXTES.copie))}
          >
            {TEXTES.copier}
          </Button>
        </Stack>
      </Dialog>
    );
  return (
    <Dialog title={TEXTES.declarer} isOpen={true} onOpenChange={fermer}>
      <Form
        aria-label={TEXTES.declarer}
        {...(parChamp ? { errors: champs } : { formError: geste.error?.message })}
        onSubmit={(saisie) => geste.mutate(saisie)}
      >
        <TextField label={TEXTES.nom} name="nom" isRequired={true} />
        <Select label={TEXTES.lieu} name="siteId" options={lieux} isRequired={true} />
        <RadioGroup
          label={TEXTES.type}
          value={type}
          onChange={(valeur) => setType(valeur === 'STOW' ? 'STOW' : 'DIMSE')}
          options={[
            { value: 'DIMSE', label: TEXTES.typeDimse },
            { value: 'STOW', label: TEXTES.typeStow },
          ]}
        />
        {type === 'DIMSE' && (
          <>
            <TextField label={TEXTES.aeAppelant} name="aeAppelant" isRequired={true} maxLength={16} />
            <TextField
              label={TEXTES.aeAppele}
              name="aeAppele"
              isRequired={true}
              maxLength={16}
              defaultValue="ORAPONT"
            />
            <TextField label={TEXTES.adresse} name="adresse" isRequired={true} />
          </>
        )}
        {type === 'STOW' && (
          <Checkbox
            label={TEXTES.peutLire}
            help={TEXTES.peutLireAide}
            isSelected={lecture}
            onChange={setLecture}
          />
        )}
        <CheckboxGroup
          label={TEXTES.reglesTitre}
          value={[...regles]}
          onChange={(valeurs) => setRegles(REGLES_RAPPROCHEMENT.filter((regle) => valeurs.includes(regle)))}
          options={REGLES_RAPPROCHEMENT.map((regle) => ({ value: regle, label: LIBELLE_REGLE[regle] }))}
        />
        <Stack as="row">
          <Button variant="secondary" onPress={onFermer}>
            {TEXTES.annuler}
          </Button>
          <Button type="submit" isPending={geste.isPending}>
            {TEXTES.declarer}
          </Button>
        </Stack>
      </Form>
    </Dialog>
  );
}
