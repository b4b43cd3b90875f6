import type { MoiT } from '@orapont/contract/acces';
import { useLayoutEffect } from 'react';

export type Densite = 'soin' | 'bureau' | undefined;

/** Density by person: at the bedside one thing at a time and large targets, at the desk more at once. */
export function densiteDe(roles: MoiT['roles']): Densite {
  if (roles.includes('praticien')) return 'bureau';
  return roles.some((role) => role === 'soignant' || role === 'preneur') ? 'soin' : undefined;
}

/** Holds for the whole page, dialogs included, as long as the person is signed in. */
export function useDensite(roles: MoiT['roles']): void {
  const densite = densiteDe(roles);
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (densite) dataset['densite'] = densite;
    return () => {
      delete dataset['densite'];
    };
  }, [densite]);
}
