import type { Objets, RefObjet } from '../../objets/ports.ts';

const cle = ({ dossierId, objetId, version }: RefObjet) => `${dossierId}/${objetId}/${version}`;

/** Objects of a test, kept in memory. */
export function memoireObjets(): Objets {
  const objets = new Map<string, Uint8Array>();
  return {
    async ecrire(ref, source) {
      const morceaux: Uint8Array[] = [];
      for await (const morceau of source) morceaux.push(morceau);
      const octets = Buffer.concat(morceaux);
      objets.set(cle(ref), octets);
      return { octets: octets.length, empreinte: '' };
    },
    async *lire(ref) {
      yield objets.get(cle(ref)) ?? new Uint8Array();
    },
    taille: async (ref) => objets.get(cle(ref))?.length,
    existe: async (ref) => objets.has(cle(ref)),
    supprimer: async (ref) => void objets.delete(cle(ref)),
    balayer: async () => 0,
  };
}
