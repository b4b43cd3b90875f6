import { CircleCheck, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import styles from './ToastRegion.module.css';
import { TEXTES } from './textes.ts';
import { closeToast, currentToasts, subscribeToToasts, type Toast } from './toasts.ts';

const SECONDS = 6;

/** Put it once, beside the routes. Read out politely, in front of dialogs too; waits while pointed at or focused. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts);
  return (
    <section
      aria-label={TEXTES.messages}
      data-react-aria-top-layer="true"
      className={styles.region}
      {...(toasts.length > 0 ? { 'data-toasts': '' } : {})}
    >
      <div role="status" aria-live="polite" className={styles.list}>
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} />
        ))}
      </div>
    </section>
  );
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const [isHeld, setHeld] = useState(false);
  const { id, action } = toast;

  useEffect(() => {
    // With something to do, it leaves only when told: nobody has to be fast.
    if (isHeld || action) return;
    const timer = setTimeout(() => closeToast(id), SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [id, isHeld, action]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing only holds the clock, the buttons inside act
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <CircleCheck aria-hidden="true" />
      <span className={styles.text}>{toast.text}</span>
      {action && (
        <span className={styles.action}>
          <Button
            variant="secondary"
            onPress={() => {
              action.onPress();
              closeToast(id);
            }}
          >
            {action.label}
          </Button>
        </span>
      )}
      <IconButton label={TEXTES.fermer} icon={<X aria-hidden="true" />} onPress={() => closeToast(id)} />
    </div>
  );
}
