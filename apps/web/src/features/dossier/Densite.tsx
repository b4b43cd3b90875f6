import type { ReactNode } from 'react';
import { useMoi } from '../../kernel/moi.ts';

/** Large targets for those who work standing, gloves on; a desk's density for a practitioner. */
export function Densite({ children }: { readonly children: ReactNode }) {
  const { roles } = useMoi();
  return <div data-densite={roles.includes('praticien') ? 'bureau' : 'soin'}>{children}</div>;
}
