import { CHAMPS_IMPORT, champsManquants } from '@orapont/contract/dossier-import';
import { Erreur } from '@orapont/domain/erreurs';
import type { Cadre } from '@orapont/domain/identite/ins';
import { ArchiveRefusee, type LecteurDeListes } from '../../reprise/ports.ts';
import { proposer } from './correspondance.ts';
import { lireLigne } from './lire-ligne.ts';
import { lireListe } from './lire-liste.ts';
import { typographier } from './typographie.ts';

/** The lists of an archive, read as those that a person imports. */
export const lecteurDeListes = (cadre: Cadre): LecteurDeListes => ({
  tableau(octets, titres) {
    try {
      return lireListe({ base64: Buffer.from(octets).toString('base64') }, { titres, colonnes: 2 });
    } catch (cause) {
      if (!(cause instanceof Erreur)) throw cause;
      throw new ArchiveRefusee(cause.champs?.['source'] ?? 'Cette liste ne se lit pas.');
    }
  },
  titres: (cases) => Object.keys(proposer(cases)).length,
  manquants: (titres) => champsManquants(proposer(titres)).map((champ) => CHAMPS_IMPORT[champ]),
  identifiant: (titres) => proposer(titres).identifiantExterne,
  personnes({ titres, rangees }, jour) {
    const correspondance = proposer(titres);
    return rangees.map((rangee) => {
      const { numero, fiche, chambre, entreeLe, erreurs, avertissements } = lireLigne(
        rangee,
        correspondance,
        {
          jour,
          cadre,
        },
      );
      return {
        ...{ numero, fiche, chambre, entreeLe },
        erreurs: erreurs.map(({ phrase }) => typographier(phrase)),
        avertissements: avertissements.map(typographier),
      };
    });
  },
});
