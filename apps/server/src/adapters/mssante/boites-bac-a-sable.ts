import type { BoitesBacASable } from '../../features/courrier/ports.ts';
import type { BoiteReception, BoitesReception } from '../../features/reception/ports.ts';

/** Boxes of the sandbox operator on this machine: each organisation reads its own. */
export const boitesBacASable = (
  operateur: BoitesBacASable,
  domaines: readonly string[],
): BoitesReception => ({
  bacASable: true,
  domaines,
  boites: ({ adresses }) => adresses.map((adresse) => boite(operateur, adresse)),
});

/** The cursor is the instant of the last message: those of that very instant are given again, and known. */
const boite = (operateur: BoitesBacASable, adresse: string): BoiteReception => ({
  adresse,
  relever: async (curseur, garder) => {
    if (!(await operateur.boites()).includes(adresse)) return;
    const depuis = curseur === null ? 0 : Date.parse(curseur);
    const nouveaux = (await operateur.lister(adresse)).filter(({ recuLe }) => recuLe.getTime() >= depuis);
    for (const { id, recuLe } of nouveaux.toReversed()) {
      const eml = (await operateur.lire(id))?.eml;
      if (eml)
        await garder({ brut: eml, octets: eml.length, entier: true, recuLe, curseur: recuLe.toISOString() });
    }
  },
});
