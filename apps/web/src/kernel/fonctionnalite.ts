import type { MoiT } from '@orapont/contract/acces';
import type { ReactNode } from 'react';
import type { RouteObject } from 'react-router';

export type Entree = {
  readonly href: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly rang: number;
};

/**
 * What a capability brings to the application: its screens, and its entries in the navigation of a person. It is known before any screen
 * is: words of the menu are written there, so that those of the screens come with them.
 */
export type Fonctionnalite = {
  readonly routes: readonly RouteObject[];
  readonly entrees: (moi: MoiT) => readonly Entree[];
};
