import type { ContenuCompteRenduT } from '@orapont/contract/compte-rendu';
import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import type { ContenuLectureT } from '@orapont/contract/lecture';
import { ecrireAuPatient, proposerLettreAuPatient } from '@orapont/domain/teleexpertise/lettre-au-patient';
import { changementsDe } from './changements.ts';
import type { CompteRendu } from './compte-rendu-repository.ts';
import type { Contexte, Evenement } from './contexte.ts';
import { numeroPrescription } from './prescription.ts';

type Pieces = ContenuCompteRenduT['pieces'];

export type ASigner = {
  readonly compteRenduId: string;
  readonly acteId: string;
  readonly evenement: Evenement;
  readonly lecture: ContenuLectureT;
  /** Whoever signs knows that some pictures are there by their reading size only. */
  readonly surApercus?: boolean | undefined;
  /** Sent to the person too; undefined is what the product proposes, and a correction follows the version before. */
  readonly auPatient?: boolean | undefined;
  /** The version that a correction replaces. */
  readonly remplace: { readonly cr: CompteRendu; readonly motif: string } | null;
};

/** What is signed, from what was read and from what was sent. */
export function contenuDe(
  { lecture, remplace }: Pick<ASigner, 'lecture' | 'remplace'>,
  { demande, demandeEmpreinte, medias, eligibilite }: Contexte,
  suite: { numeroVersion: number; rendueLe: string; pieces: Pieces },
): ContenuCompteRenduT {
  const { preparePar } = demande;
  const apercus = medias.filter(({ surApercu }) => surApercu).map(({ mediaId }) => mediaId);
  return {
    version: 1,
    numero: `${demande.numero.replace(/^TE/, 'CR')}-${suite.numeroVersion}`,
    demande,
    demandeEmpreinte,
    lecture,
    rendueLe: suite.rendueLe,
    ...(apercus.length > 0 ? { apercus } : {}),
    remplace: remplace && {
      numeroVersion: remplace.cr.numeroVersion,
      id: remplace.cr.id,
      numero: remplace.cr.contenu.numero,
      signeLe: remplace.cr.signeLe,
      motif: remplace.motif,
      changements: changementsDe(remplace.cr.contenu.lecture, lecture),
      ...(remplace.cr.contenu.prescription
        ? {
            prescription: {
              id: remplace.cr.contenu.prescription.id,
              numero: numeroPrescription(remplace.cr.contenu.numero),
            },
          }
        : {}),
    },
    intervenants: preparePar
      ? [
          {
            nom: preparePar.nom,
            prenom: preparePar.prenom,
            profession: preparePar.professionLibelle,
            role: 'a préparé la demande',
          },
        ]
      : [],
    pieces: suite.pieces,
    // The same act: its rank in the year is that of the day of the first answer.
    ...(remplace
      ? { quota: remplace.cr.contenu.quota, eligibilite: remplace.cr.contenu.eligibilite }
      : eligibilite),
  };
}

/** A wish never goes before an opposition or an identity that is not qualified. */
export function ecritAuPatient({ auPatient, remplace }: ASigner, { patient, motif }: DemandeFigeeT): boolean {
  const voulu = remplace
    ? remplace.cr.contenu.auPatient === true
    : (auPatient ?? proposerLettreAuPatient(motif.code));
  return voulu && ecrireAuPatient(patient).accord;
}
