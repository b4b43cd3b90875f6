import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay, type ModalOverlayProps } from 'react-aria-components/Modal';
import { cx } from './cx.ts';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';
import { TEXTES } from './textes.ts';

export interface DialogProps extends Pick<ModalOverlayProps, 'onOpenChange' | 'isKeyboardDismissDisabled'> {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  /** Buttons, the main one last. */
  readonly footer?: ReactNode | ((close: () => void) => ReactNode);
  readonly size?: 'small' | 'medium' | 'large';
  /** `drawer` slides beside the page: a detail to read without losing one's place. */
  readonly place?: 'center' | 'drawer';
  readonly role?: 'dialog' | 'alertdialog';
}

/** The dialog itself, with the overlay that keeps keys and readers inside. */
export function DialogFrame({
  title,
  children,
  footer,
  size = 'medium',
  place = 'center',
  role = 'dialog',
  ...overlay
}: DialogProps) {
  return (
    <ModalOverlay
      {...overlay}
      isDismissable={role === 'dialog'}
      className={cx(styles.overlay)}
      data-place={place}
      data-modal=""
    >
      <Modal className={cx(styles.modal)} data-size={size} data-place={place}>
        <AriaDialog role={role} className={cx(styles.dialog)}>
          {({ close }) => (
            <>
              <div className={styles.head}>
                <Heading slot="title" level={2} className={cx(styles.title)}>
                  {title}
                </Heading>
                {role === 'dialog' && (
                  <IconButton isPlain label={TEXTES.fermer} icon={<X aria-hidden="true" />} onPress={close} />
                )}
              </div>
              <div className={styles.body}>{fill(children, close)}</div>
              {footer && <div className={styles.footer}>{fill(footer, close)}</div>}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function fill(content: ReactNode | ((close: () => void) => ReactNode), close: () => void): ReactNode {
  return typeof content === 'function' ? content(close) : content;
}
