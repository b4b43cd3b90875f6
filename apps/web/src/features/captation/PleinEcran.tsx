import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { closeToast, currentToasts } from '../../ui/toasts.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './PleinEcran.module.css';

interface PleinEcranProps {
  readonly titre: string;
  readonly children: ReactNode;
  /** Around a camera nothing is coloured; around words, the colours of the person's choice. */
  readonly ambiance?: 'lecture';
}

/**
 * The whole screen for one thing: the frame of the application stands behind, out of reach of keys and readers. Dialogs open in front
 * of it like anywhere; it is not one of them, so that the camera does not wait for what they weigh.
 */
export function PleinEcran({ titre, children, ambiance }: PleinEcranProps) {
  const ecran = useRef<HTMLDivElement>(null);
  const nom = useId();
  useLayoutEffect(() => {
    const derriere = document.querySelectorAll<HTMLElement>('#racine > :not([data-react-aria-top-layer])');
    for (const element of derriere) element.inert = true;
    // What was said of the page behind has been read; what can still be done about it stays.
    for (const { id, action } of currentToasts()) if (!action) closeToast(id);
    return () => {
      for (const element of derriere) element.inert = false;
    };
  }, []);
  // What had the focus may have gone with its screen: keys never fall on the page behind.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) ecran.current?.focus();
  });
  return createPortal(
    <div
      ref={ecran}
      role="dialog"
      aria-modal="true"
      aria-labelledby={nom}
      tabIndex={-1}
      className={styles.pleinEcran}
      data-densite="soin"
      data-ambiance={ambiance}
      data-plein-ecran=""
    >
      <VisuallyHidden>
        <h1 id={nom}>{titre}</h1>
      </VisuallyHidden>
      {children}
    </div>,
    document.body,
  );
}
