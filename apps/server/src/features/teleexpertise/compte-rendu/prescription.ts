import type { ContenuCompteRenduT, PrescriptionJointeT } from '@orapont/contract/compte-rendu';
import { idStable, sha256 } from '../../../kernel/empreinte.ts';
import { unSeul } from '../../../kernel/octets.ts';
import type { ModelePrescription } from '../../compte-rendu/ports.ts';
import { empreinteDe } from '../demande/figer.ts';
import { acteurDe, patientDe } from '../modele-demande.ts';
import type { DepsCompteRendu } from './deps.ts';
import { resumeDe } from './reponse.ts';

/** One prescription a version: its id follows from that of its compte rendu, on both sides. */
export const idPrescription = (compteRenduId: string) => idStable('prescription', compteRenduId);

export const numeroPrescription = (numeroCompteRendu: string) => numeroCompteRendu.replace(/^CR/, 'PR');

export const titrePrescription = (numero: string) => `Prescription, compte rendu ${numero}`;

/**
 * Makes and stores the prescription when something is prescribed. Its digest goes into the content that is signed, so that one
 * signature covers both documents.
 *
 * @rule TE-11
 * @source R.6316-4 CSP
 */
export async function joindrePrescription(
  deps: Pick<DepsCompteRendu, 'pdf' | 'objets'>,
  ref: { organisationId: string; dossierId: string },
  compteRenduId: string,
  contenu: ContenuCompteRenduT,
): Promise<PrescriptionJointeT | undefined> {
  const texte = resumeDe(contenu.lecture.reponse).prescriptions;
  if (!texte?.trim()) return undefined;
  const id = idPrescription(compteRenduId);
  const pdf = await deps.pdf.prescription(modelePrescription(contenu, texte));
  await deps.objets.ecrire({ ...ref, objetId: id, version: 1 }, unSeul(pdf));
  return { id, octets: pdf.length, empreinte: sha256(pdf) };
}

function modelePrescription(contenu: ContenuCompteRenduT, texte: string): ModelePrescription {
  const { demande, numero, remplace, rendueLe } = contenu;
  const requis = acteurDe(demande.requis, demande.requisLieu);
  const identifiant = numeroPrescription(numero);
  const signe = { identifiant, patient: demande.patient, requis: demande.requis, texte, rendueLe };
  return {
    document: { produit: 'Orapont', identifiant, numeroActe: demande.numero, etabliLe: rendueLe },
    patient: patientDe(demande),
    requerant: acteurDe(demande.requerant, demande.structure),
    requis,
    texte,
    compteRendu: { numero, remplace: remplace?.numero ?? null },
    remplace: remplace?.prescription?.numero ?? null,
    signature: { signataire: requis, signeLe: rendueLe, empreinteContenu: empreinteDe(signe) },
  };
}
