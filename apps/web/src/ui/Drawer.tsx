import { Dialog } from './Dialog.tsx';
import type { DialogProps } from './DialogFrame.tsx';

/** A dialog at the side of the page. */
export function Drawer(props: Omit<DialogProps, 'place' | 'size' | 'role'>) {
  return <Dialog {...props} place="drawer" />;
}
