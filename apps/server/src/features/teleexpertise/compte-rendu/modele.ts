import type { ContenuCompteRenduT } from '@orapont/contract/compte-rendu';
import { LU_EN_APERCU } from '@orapont/domain/captation/apercu';
import type { MentionSignature, ModeleCompteRendu } from '../../compte-rendu/ports.ts';
import {
  acteurDe,
  auteursDe,
  contexteDe,
  imagesDe,
  natureDe,
  observationsDe,
  patientDe,
  resumeDe as resumeDemande,
} from '../modele-demande.ts';
import { constatsDe } from './constats.ts';
import type { Coupes } from './coupes.ts';
import { illustrations } from './illustrations.ts';
import { lignesDe, resumeDe } from './reponse.ts';

type Entree = {
  readonly contenu: ContenuCompteRenduT;
  readonly numeroVersion: number;
  readonly octets: ReadonlyMap<string, Uint8Array>;
  readonly coupes: Coupes;
  /** Digest of the content; null for a draft, which nobody has signed. */
  readonly empreinteContenu: string | null;
};

/**
 * The signed content as the PDF prints it. Everything comes from the content, so that what is printed is what was signed.
 *
 * @rule TE-11
 * @source R.6316-4 CSP
 */
export function modeleCompteRendu(entree: Entree): ModeleCompteRendu {
  const { contenu, numeroVersion, octets, coupes, empreinteContenu } = entree;
  const { demande, lecture, remplace } = contenu;
  const { reponse, chart } = lecture;
  const constats = constatsDe(chart, reponse.observations);
  const resume = resumeDe(reponse);
  const requis = acteurDe(demande.requis, demande.requisLieu);
  return {
    document: {
      produit: 'Orapont',
      identifiant: empreinteContenu === null ? 'Projet, non signé' : contenu.numero,
      numeroActe: demande.numero,
      etabliLe: contenu.rendueLe,
    },
    version: {
      numero: numeroVersion,
      remplace: remplace && {
        numero: remplace.numeroVersion,
        identifiant: remplace.numero,
        signeeLe: remplace.signeLe,
        motif: remplace.motif,
        changements: remplace.changements ?? [],
        prescription: remplace.prescription
          ? { identifiant: remplace.prescription.numero, remplacee: contenu.prescription !== undefined }
          : null,
      },
    },
    nature: natureDe(demande),
    patient: patientDe(demande),
    requerant: acteurDe(demande.requerant, demande.structure),
    requis,
    autresIntervenants: contenu.intervenants.map(({ nom, prenom, profession, role }) => ({
      nom,
      prenom,
      profession,
      savoirFaire: null,
      rpps: null,
      structure: null,
      role,
    })),
    auteursImages: auteursDe(demande),
    demande: resumeDemande(demande),
    consentement: { phrases: [...demande.consentement.phrases] },
    contexte: [...contexteDe(demande.sante), ...observationsDe(demande)],
    alertes: demande.alertes.map(({ phrase }) => phrase),
    ...constats,
    images: imagesDe(demande, octets)
      .map((image) =>
        contenu.apercus?.includes(image.mediaId)
          ? { ...image, legende: `${image.legende} (${LU_EN_APERCU})` }
          : image,
      )
      .flatMap((image) => illustrations(image, constats.reperes, coupes)),
    conclusion: { texte: resume.conclusion, nonConcluant: resume.nonConcluant },
    urgence: resume.urgence,
    soinsConseilles: resume.soinsConseilles,
    lieuDeSoins: resume.lieuDeSoins,
    conseilsHygiene: resume.conseilsHygiene,
    actes: resume.actes,
    prescriptions: resume.prescriptions,
    incidentsTechniques: lignesDe(reponse.incidents ?? ''),
    rendueLe: contenu.rendueLe,
    signature: empreinteContenu === null ? null : signature(requis, contenu, empreinteContenu),
  };
}

const signature = (
  signataire: MentionSignature['signataire'],
  { rendueLe }: ContenuCompteRenduT,
  empreinteContenu: string,
): MentionSignature => ({ signataire, signeLe: rendueLe, empreinteContenu });
