import { lireSession, type MoiT } from '@orapont/contract/acces';
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { call } from './call.ts';

export const CLE_MOI = ['moi'] as const;

/** Who is signed in; an error 401 means nobody. */
export const useSession = () =>
  useQuery({
    queryKey: CLE_MOI,
    queryFn: ({ signal }) => call(lireSession, { signal }),
    staleTime: 30_000,
    refetchInterval: 60_000,
  });

export const Moi = createContext<MoiT | undefined>(undefined);

/** The signed-in person, inside the shell. */
export function useMoi(): MoiT {
  const moi = useContext(Moi);
  if (!moi) throw new Error('useMoi est réservé aux écrans d’une session ouverte');
  return moi;
}
