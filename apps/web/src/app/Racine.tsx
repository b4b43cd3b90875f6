import { Outlet, ScrollRestoration, useNavigate } from 'react-router';
import { UiRoot } from '../ui/UiRoot.tsx';

/** Language, links and toasts, for every page. */
export function Racine() {
  const naviguer = useNavigate();
  return (
    <UiRoot navigate={(href) => void naviguer(href)}>
      <Outlet />
      <ScrollRestoration />
    </UiRoot>
  );
}
