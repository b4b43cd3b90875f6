import { formaterDate } from '../dates.ts';
import { formaterDecimal } from '../montants.ts';
import { ecrireCsv } from './csv.ts';
import type { LigneFacturation } from './ligne.ts';
import { LIBELLES_MODE_SESAM } from './sesam.ts';

const COLONNES: readonly (readonly [string, (ligne: LigneFacturation) => string])[] = [
  ['Code', ({ code }) => code],
  ['Date de l’acte', ({ dateActe }) => formaterDate(dateActe)],
  ['Facturable', ({ facturable }) => (facturable ? 'oui' : 'non')],
  ['Montant (€)', ({ montant }) => formaterDecimal(montant)],
  ['Rang dans l’année', ({ indexQuota }) => String(indexQuota ?? '')],
  ['Zone', ({ zone }) => zone],
  ['Source du tarif', ({ tarif }) => tarif.source],
  ['RPPS facturant', ({ factureParRpps }) => factureParRpps],
  ['RPPS exécutant', ({ executeParRpps }) => executeParRpps],
  ['RPPS requis', ({ requisRpps }) => requisRpps],
  ['Type du numéro requérant', ({ requerant }) => requerant?.type ?? ''],
  ['Numéro du requérant', ({ requerant }) => requerant?.valeur ?? ''],
  ['Nom', ({ patient }) => patient.nom],
  ['Prénom', ({ patient }) => patient.prenom],
  ['NIR', ({ patient }) => patient.nir ?? ''],
  ['Ayant droit', ({ patient }) => (patient.ayantDroit ? 'oui' : 'non')],
  ['Date de naissance', ({ patient }) => (patient.dateNaissance ? formaterDate(patient.dateNaissance) : '')],
  ['Rang gémellaire', ({ patient }) => String(patient.rangGemellaire ?? '')],
  ['Mode de transmission', ({ mode }) => LIBELLES_MODE_SESAM[mode]],
  ['ADRi', ({ adri }) => (adri.etat === 'FAIT' ? `${formaterDate(adri.le)} : ${adri.resultat}` : 'à faire')],
  ['À compléter', ({ aCompleter }) => aCompleter.join(', ')],
];

/**
 * Billing lines as a file for the dentist's own software or accountant.
 *
 * @rule TE-09, TE-15
 * @source JO 18/01/2025 art. 9, art. 58.3.1 (traceability of billing) and 58.5
 */
export function exporterCsv(lignes: readonly LigneFacturation[]): string {
  return ecrireCsv([
    COLONNES.map(([titre]) => titre),
    ...lignes.map((ligne) => COLONNES.map(([, lire]) => lire(ligne))),
  ]);
}
