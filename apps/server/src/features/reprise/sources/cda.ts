import { type Retrouver, sourceDeLot } from '../lot/en-pieces.ts';
import type { LireLot } from '../lot/ports.ts';

const LOT = /(^|\/)(metadata\.xml|ihe_xdm[^/]*\.zip)$/i;

/** Documents of another software: CDA, alone or in lots of secure mail (IHE_XDM), unpacked or not. */
export const sourceCda = (lire: LireLot, retrouver: Retrouver) =>
  sourceDeLot({
    code: 'CDA',
    lire,
    retrouver,
    // Beside a list of people, an archive of documents has to look like one.
    async reconnait({ fichiers }) {
      const noms = [...fichiers.keys()];
      const documents = noms.some((nom) => /\.(xml|zip)$/i.test(nom));
      return documents && (noms.some((nom) => LOT.test(nom)) || !noms.some((nom) => /\.csv$/i.test(nom)));
    },
    horsListe: 'Ce fichier n’est d’aucun lot de documents.',
  });
