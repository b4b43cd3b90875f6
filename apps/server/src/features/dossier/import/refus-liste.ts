import { Erreur } from '@orapont/domain/erreurs';
import { typographier } from './typographie.ts';

/** The list itself cannot be read: said beside the file. */
export const refusListe = (phrase: string) =>
  new Erreur('SAISIE_INVALIDE', [], { champs: { source: typographier(phrase) } });
