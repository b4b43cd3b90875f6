import { CODES_REJET, rejeterCourrier } from '@orapont/contract/reception';
import { useState } from 'react';
import { call } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Form } from '../../ui/Form.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { Courrier } from './requetes.ts';
import { useGeste } from './requetes.ts';
import { REJET, TEXTES } from './textes.ts';

type Code = (typeof CODES_REJET)[number];
const OPTIONS = CODES_REJET.map((value) => ({ value, label: REJET[value] }));

/** Sent back with the reason that the sender's software reads. */
export function DialogueRejet({
  courrier: { id, version, accuseDemande },
  onFermer,
}: {
  readonly courrier: Courrier;
  readonly onFermer: () => void;
}) {
  const [code, setCode] = useState<Code | null>(null);
  const [manque, setManque] = useState(false);
  const rejet = useGeste(
    (choisi: Code) => call(rejeterCourrier, { params: { id }, body: { version, code: choisi } }),
    () => {
      showToast(TEXTES.rejete);
      onFermer();
    },
  );
  return (
    <Dialog
      title={TEXTES.rejeterTitre}
      isOpen={true}
      onOpenChange={(ouvert) => {
        if (!ouvert) onFermer();
      }}
    >
      <Form
        aria-label={TEXTES.rejeterTitre}
        formError={rejet.error?.message}
        onSubmit={() => (code ? rejet.mutate(code) : setManque(true))}
      >
        <p>{accuseDemande ? TEXTES.rejeterAide : TEXTES.rejeterSansAccuse}</p>
        <RadioGroup
          label={TEXTES.motif}
          options={OPTIONS}
          value={code}
          onChange={(valeur) => setCode(valeur as Code)}
          {...(manque && code === null ? { error: TEXTES.choisirMotif } : {})}
        />
        <Stack as="row">
          <Button variant="secondary" onPress={onFermer}>
            {TEXTES.annuler}
          </Button>
          <Button type="submit" isPending={rejet.isPending}>
            {TEXTES.rejeter}
          </Button>
        </Stack>
      </Form>
    </Dialog>
  );
}
