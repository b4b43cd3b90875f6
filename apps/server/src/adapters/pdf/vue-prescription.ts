import type { ModelePrescription } from '../../features/compte-rendu/ports.ts';
import type { VueDocument } from './blocs.ts';
import { cadre } from './communs.ts';
import { dateEtHeure } from './formats.ts';
import { blocSignature, carteActeur, cartePatient, lignes, nomPatient } from './identites.ts';

export const MENTION_NON_NUMERIQUE = 'Ce document n’est pas une e-prescription';

/**
 * The prescription as a document of its own: prescriber, patient, text, date, signature.
 *
 * @rule TE-11   @source R.6316-4 CSP (prescriptions of the act); R.4127-76 and R.5132-3 CSP (identities, date, signature)
 * @interpretation It has no number of the Assurance maladie's prescription service, and says so.
 */
export function vuePrescription(modele: ModelePrescription): VueDocument {
  const { document, patient, requerant, requis, compteRendu, signature } = modele;
  return {
    ...cadre(document, patient, requis),
    titre: 'Prescription',
    sousTitre: MENTION_NON_NUMERIQUE,
    precision: jointeA(compteRendu),
    titreFichier: `Prescription – ${nomPatient(patient)}`,
    references: lignes([
      ['Établie le', dateEtHeure(document.etabliLe)],
      ['Acte', document.numeroActe],
      ['Document', document.identifiant],
    ]),
    blocs: [
      ...(modele.remplace
        ? [
            {
              type: 'alertes' as const,
              titre: 'Annule et remplace',
              elements: [`Cette prescription annule et remplace la prescription ${modele.remplace}.`],
            },
          ]
        : []),
      { type: 'cartes', cartes: [cartePatient(patient)] },
      { type: 'cartes', cartes: [carteActeur('Prescripteur', requis), carteActeur('Requérant', requerant)] },
      { type: 'encadre', titre: 'Prescription', texte: modele.texte, mention: null, lignes: [] },
      blocSignature(signature),
    ],
  };
}

function jointeA({ numero, remplace }: ModelePrescription['compteRendu']): string {
  const jointe = `Jointe au compte rendu ${numero}`;
  return remplace ? `${jointe}, qui annule et remplace le compte rendu ${remplace}` : jointe;
}
