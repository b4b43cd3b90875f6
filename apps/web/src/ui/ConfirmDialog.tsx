import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { TEXTES } from './textes.ts';

export interface ConfirmDialogProps {
  readonly title: string;
  /** What will happen and whether it can be undone. */
  readonly children: ReactNode;
  /** The verb of the action, as on the button that opened this. */
  readonly confirmText: string;
  readonly onConfirm: () => void;
  readonly cancelText?: string;
  readonly isDanger?: boolean;
  readonly isPending?: boolean;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Asks before what cannot be undone. The owner closes it once the action has succeeded. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmText, onConfirm, cancelText, isDanger, isPending, isOpen, onOpenChange } =
    props;
  return (
    <Dialog
      title={title}
      role="alertdialog"
      size="small"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      footer={(close) => (
        <>
          <Button variant="secondary" onPress={close} isDisabled={isPending ?? false} autoFocus>
            {cancelText ?? TEXTES.annuler}
          </Button>
          <Button
            variant={isDanger ? 'danger' : 'primary'}
            onPress={onConfirm}
            isPending={isPending ?? false}
          >
            {confirmText}
          </Button>
        </>
      )}
    >
      {children}
    </Dialog>
  );
}
