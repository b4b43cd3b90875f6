import { ouvrirLogicielDistant } from '@orapont/contract/demande-ailleurs';
import { useState } from 'react';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Form } from '../../ui/Form.tsx';
import { Select } from '../../ui/Select.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { ChampsCles, clesSaisies, lireChamp } from './ChampsCles.tsx';
import { type OrganisationLue, useGeste } from './requetes.ts';
import { TEXTES } from './textes.ts';

type Props = { readonly organisations: readonly OrganisationLue[]; readonly onFermer: () => void };
type Suivi = { readonly adresse: string; readonly jeton: string };

/** Declares a software; then shows, once, what it needs to tell us states. */
export function DialogueDistant({ organisations, onFermer }: Props) {
  const [suivi, setSuivi] = useState<Suivi | null>(null);
  return suivi === null ? (
    <Saisie organisations={organisations} onFermer={onFermer} onAjoute={setSuivi} />
  ) : (
    <JetonDeSuivi suivi={suivi} onFermer={onFermer} />
  );
}

type SaisieProps = Props & { readonly onAjoute: (suivi: Suivi) => void };

function Saisie({ organisations, onFermer, onAjoute }: SaisieProps) {
  const [id] = useState(() => crypto.randomUUID());
  const [organisationId, setOrganisationId] = useState(organisations[0]?.id ?? '');
  const [pieces, setPieces] = useState(false);
  const geste = useGeste(
    (saisie: FormData) =>
      call(ouvrirLogicielDistant, {
        params: { id },
        body: {
          nom: lireChamp(saisie, 'nom'),
          organisationId,
          url: lireChamp(saisie, 'url'),
          jetonUrl: lireChamp(saisie, 'jetonUrl') || null,
          urlOffre: lireChamp(saisie, 'urlOffre') || null,
          ...clesSaisies(saisie),
          pieces,
        },
      }),
    (reponse) => {
      showToast(TEXTES.ajoute);
      onAjoute(reponse);
    },
  );
  const champs = geste.error instanceof ErreurApi ? geste.error.champs : {};
  const adresse = { type: 'url', inputMode: 'url', autoComplete: 'off', placeholder: 'https://' } as const;
  return (
    <Dialog
      title={TEXTES.declarer}
      isOpen={true}
      onOpenChange={(ouvert) => {
        if (!ouvert) onFermer();
      }}
    >
      <Form
        aria-label={TEXTES.declarer}
        {...(Object.keys(champs).length > 0 ? { errors: champs } : { formError: geste.error?.message })}
        onSubmit={(saisie) => geste.mutate(saisie)}
      >
        <TextField label={TEXTES.nom} help={TEXTES.nomAide} name="nom" isRequired={true} maxLength={80} />
        <Select
          label={TEXTES.organisation}
          name="organisationId"
          options={organisations.map((organisation) => ({ id: organisation.id, label: organisation.nom }))}
          value={organisationId}
          onChange={(cle) => setOrganisationId(String(cle))}
          isRequired={true}
        />
        <TextField label={TEXTES.url} name="url" isRequired={true} {...adresse} />
        <ChampsCles />
        <TextField label={TEXTES.jetonUrl} help={TEXTES.jetonUrlAide} name="jetonUrl" {...adresse} />
        <TextField label={TEXTES.urlOffre} help={TEXTES.urlOffreAide} name="urlOffre" {...adresse} />
        <Checkbox label={TEXTES.pieces} help={TEXTES.piecesAide} isSelected={pieces} onChange={setPieces} />
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

function JetonDeSuivi({ suivi, onFermer }: { readonly suivi: Suivi; readonly onFermer: () => void }) {
  const texte = `${TEXTES.adresse} : ${suivi.adresse}\n${TEXTES.jeton} : ${suivi.jeton}`;
  return (
    <Dialog
      title={TEXTES.jetonTitre}
      isOpen={true}
      onOpenChange={(ouvert) => {
        if (!ouvert) onFermer();
      }}
    >
      <Stack>
        <p>{TEXTES.jetonAide}</p>
        <DescriptionList
          items={[
            { term: TEXTES.adresse, definition: suivi.adresse },
            { term: TEXTES.jeton, definition: suivi.jeton },
          ]}
        />
        <Stack as="row">
          <Button variant="secondary" onPress={onFermer}>
            {TEXTES.compris}
          </Button>
          <Button
            onPress={() => void navigator.clipboard.writeText(texte).then(() => showToast(TEXTES.copie))}
          >
            {TEXTES.copier}
          </Button>
        </Stack>
      </Stack>
    </Dialog>
  );
}
