import { type ReactNode, useEffect } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { applyPreferences } from './preferences.ts';
import { ToastRegion } from './ToastRegion.tsx';

export interface UiRootProps {
  readonly children: ReactNode;
  /** Given by the router, so that links change the page without loading it again. */
  readonly navigate: (href: string) => void;
}

/** Around the whole application: language of the widgets, links, toasts and the chosen look. */
export function UiRoot({ children, navigate }: UiRootProps) {
  useEffect(applyPreferences, []);
  return (
    <I18nProvider locale="fr-FR">
      <RouterProvider navigate={navigate}>
        {children}
        <ToastRegion />
      </RouterProvider>
    </I18nProvider>
  );
}
