import { Copy } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { TEXTES } from './textes.ts';

/** Shown once: the server keeps only its digest. */
export function LienUnique({ lien, onFermer }: { readonly lien: string; readonly onFermer: () => void }) {
  return (
    <Dialog
      title={TEXTES.lienTitre}
      role="alertdialog"
      isOpen={true}
      isKeyboardDismissDisabled={true}
      footer={<Button onPress={onFermer}>{TEXTES.fermer}</Button>}
    >
      <Stack>
        <p>{TEXTES.lienTexte}</p>
        <TextField label={TEXTES.lienTitre} value={lien} isReadOnly={true} />
        <div>
          <Button
            variant="secondary"
            icon={<Copy aria-hidden="true" />}
            onPress={() => {
              void navigator.clipboard.writeText(lien).then(() => showToast(TEXTES.copie));
            }}
          >
            {TEXTES.copier}
          </Button>
        </div>
      </Stack>
    </Dialog>
  );
}
