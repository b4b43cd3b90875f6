import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { cx } from '../../ui/cx.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './Captation.module.css';

interface PleinEcranProps {
  readonly titre: string;
  readonly children: ReactNode;
  /** Around a camera nothing is coloured; around words, the colours of the person's choice. */
  readonly ambiance?: 'lecture';
}

/** The whole screen for one thing: the frame of the application stands behind, out of reach of keys and readers. */
export function PleinEcran({ titre, children, ambiance }: PleinEcranProps) {
  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled className={cx(styles.voile)} data-densite="soin">
      <Modal className={cx(styles.pleinEcran)} data-ambiance={ambiance}>
        <Dialog className={cx(styles.dialogue)}>
          <VisuallyHidden>
            <Heading slot="title" level={1}>
              {titre}
            </Heading>
          </VisuallyHidden>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
