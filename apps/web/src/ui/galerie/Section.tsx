import type { ReactNode } from 'react';
import { Stack } from '../Stack.tsx';

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack>
      <h2>{title}</h2>
      {children}
    </Stack>
  );
}
