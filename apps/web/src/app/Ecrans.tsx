import { Outlet } from 'react-router';
import { useMoi } from '../kernel/moi.ts';
import { useDensite } from './densite.ts';

/** The place of the screens inside the frame. */
export function Ecrans() {
  useDensite(useMoi().roles);
  return <Outlet />;
}
