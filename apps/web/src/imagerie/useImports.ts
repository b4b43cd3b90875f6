import { useEffect, useState } from 'react';
import { type PriseGardee, suivre } from '../horsligne/ports.ts';
import { verrouDeCopie } from './copier-disque.ts';
import { type Import, importsDe } from './imports.ts';

/** Discs of this account that this device still has something to say of; undefined until the vault was read. */
export function useImports(dossierId?: string): readonly Import[] {
  const [imports, setImports] = useState<readonly Import[]>([]);
  useEffect(() => {
    let fini = false;
    const lire = async (prises: readonly PriseGardee[]) => {
      const tenus = new Set((await navigator.locks.query()).held?.map(({ name }) => name));
      if (!fini) setImports(importsDe(prises, (importId) => tenus.has(verrouDeCopie(importId))));
    };
    const arreter = suivre(({ prises }) => void lire(prises));
    return () => {
      fini = true;
      arreter();
    };
  }, []);
  return dossierId === undefined ? imports : imports.filter((i) => i.dossierId === dossierId);
}
