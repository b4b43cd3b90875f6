import { Erreur } from '@orapont/domain/erreurs';

/** The list itself cannot be read: said beside the file. */
export const refusListe = (phrase: string) =>
  new Erreur('SAISIE_INVALIDE', [], { champs: { source: phrase } });
