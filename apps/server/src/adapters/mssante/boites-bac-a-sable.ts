import type { BoiteReception, BoitesReception } from '../../features/reception/ports.ts';

/** What is read of the sandbox operator: what came since an instant, then each message once. */
type Operateur = {
  readonly depuis: (boite: string, instant: Date) => Promise<readonly { id: string; recuLe: Date }[]>;
  readonly brut: (id: string) => Promise<Uint8Array | null>;
};

/** Boxes of the sandbox operator on this machine: each organisation reads its own. */
export const boitesBacASable = (operateur: Operateur, domaines: readonly string[]): BoitesReception => ({
  bacASable: true,
  domaines,
  boites: ({ adresses }) => adresses.map((adresse) => boite(operateur, adresse)),
});

/**
 * The cursor is the instant of the last message and its name: others of that very instant are given again, and known. A box without
 * news costs the reading of a folder.
 */
const boite = (operateur: Operateur, adresse: string): BoiteReception => ({
  adresse,
  relever: async (curseur, garder) => {
    const [instant = '', dernier] = (curseur ?? '').split(' ');
    const nouveaux = await operateur.depuis(adresse, new Date(instant || 0));
    for (const { id, recuLe } of nouveaux) {
      if (id === dernier) continue;
      const brut = await operateur.brut(id);
      if (brut)
        await garder({
          brut,
          octets: brut.length,
          entier: true,
          recuLe,
          curseur: `${recuLe.toISOString()} ${id}`,
        });
    }
  },
});
