import { Dialog, type DialogProps } from './Dialog.tsx';

/** A dialog at the side of the page. */
export function Drawer(props: Omit<DialogProps, 'place' | 'size' | 'role'>) {
  return <Dialog {...props} place="drawer" />;
}
