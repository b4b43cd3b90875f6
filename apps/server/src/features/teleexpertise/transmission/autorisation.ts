import type { ContenuTransmissionT } from '@orapont/contract/transmission';
import { LIBELLES_CAPACITE } from '@orapont/domain/consentement/capacite';
import { formaterDate } from '@orapont/domain/dates';
import type { ModelePiece } from '../../compte-rendu/ports.ts';
import { acteurDe, patientDe } from '../modele-demande.ts';
import type { AutorisationT } from './transmission-repository.ts';

export const TITRE_AUTORISATION = 'Autorisation de transfert du dossier';

/**
 * What the record keeps of the signed authorisation, and what goes first with it: the very text, who signed and when, for whom, and who
 * wrote it down. The signed paper stays where the person signed it.
 *
 * @rule DOS-18
 */
export function modeleAutorisation(
  id: string,
  le: string,
  texte: { readonly version: string; readonly corps: string },
  autorisation: AutorisationT,
  { patient, expediteur, lieu, destinataire, destinataireLieu }: Omit<ContenuTransmissionT, 'lettres'>,
): ModelePiece {
  const emetteur = acteurDe(expediteur, lieu);
  return {
    document: { produit: 'Orapont', identifiant: numeroDe(id), numeroActe: '', etabliLe: le },
    titre: TITRE_AUTORISATION,
    precision: null,
    patient: patientDe({ patient }),
    emetteur,
    alertes: [],
    sections: [
      {
        titre: 'Texte signé',
        phrases: texte.corps.split('\n'),
        lignes: [{ libelle: 'Version', valeurs: [texte.version] }],
      },
      {
        titre: 'Signature',
        phrases: [],
        lignes: [
          { libelle: 'Signé par', valeurs: [autorisation.auteur] },
          { libelle: 'En qualité de', valeurs: [LIBELLES_CAPACITE[autorisation.capacite]] },
          { libelle: 'Le', valeurs: [formaterDate(autorisation.signeeLe)] },
          { libelle: 'Original', valeurs: [`Sur papier, gardé par ${lieu.nom}`] },
        ],
      },
      {
        titre: 'Transfert',
        phrases: [],
        lignes: [
          { libelle: 'De', valeurs: [lieu.nom] },
          {
            libelle: 'À',
            valeurs: [
              `${destinataire.prenom} ${destinataire.nom}, ${destinataire.professionLibelle}`,
              destinataireLieu.nom,
            ],
          },
        ],
      },
    ],
    constats: [],
    nonVus: [],
    odontogramme: null,
    muqueuse: [],
    images: [],
  };
}

/** Printed on every page: short enough to be read over the telephone. */
export const numeroDe = (id: string): string => `D-${id.replaceAll('-', '').slice(-8).toUpperCase()}`;
