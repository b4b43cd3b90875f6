import { type ReactNode, useLayoutEffect } from 'react';
import { useMoi } from '../../kernel/moi.ts';

/** Density by person: at the bedside one thing at a time and large targets, at the desk more at once. */
export function Ecran({ children }: { readonly children: ReactNode }) {
  const { roles } = useMoi();
  const densite = roles.includes('praticien') ? 'bureau' : 'soin';
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    const avant = dataset['densite'];
    dataset['densite'] = densite;
    return () => {
      if (avant === undefined) delete dataset['densite'];
      else dataset['densite'] = avant;
    };
  }, [densite]);
  return <div data-densite={densite}>{children}</div>;
}
