import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import { releveArticle58 } from '@orapont/domain/teleexpertise/circuit';
import type { EditionTlm, EnTeteCda, FabriqueCda, TypeDocumentCda } from '../../echange/ports.ts';
import type { CompteRendu } from '../compte-rendu/compte-rendu-repository.ts';
import type { DocumentEcrit } from './demande-cda.ts';
import { acteDe, type Emetteur, enTeteCommun, intervenantDe, structureDe } from './entete-cda.ts';
import { demandeCitee, identifiantAnnexe, lotReponse } from './identifiants.ts';

/**
 * The signed answer for other software: a TLM-CR around the very bytes of the archive; outside article 58 a compte rendu of
 * consultation.
 *
 * @rule TE-11
 */
export function documentCompteRendu(
  fabrique: FabriqueCda,
  cr: CompteRendu,
  pdf: Uint8Array,
  edition: EditionTlm,
): DocumentEcrit {
  const { demande, remplace } = cr.contenu;
  const type = releveArticle58(demande.nature) ? 'COMPTE_RENDU' : 'CONSULTATION';
  const enTete: EnTeteCda = {
    ...duRequis(demande, edition, cr),
    identifiant: uidDeUuid(cr.id),
    lot: lotReponse(demande.acteId),
    version: cr.numeroVersion,
    titre: `Compte rendu ${cr.contenu.numero}`,
    etabliLe: cr.signeLe,
    acte: acteDe(demande, 'TE2', cr.contenu.rendueLe),
    remplace: remplace && { identifiant: uidDeUuid(remplace.id), version: remplace.numeroVersion },
  };
  return { type, cda: fabrique.pdf({ type, enTete, pdf }) };
}

/** The prescription that goes with an answer: a document of its own, for the pharmacist who does not read the opinion. */
export function documentPrescription(
  fabrique: FabriqueCda,
  cr: CompteRendu,
  prescription: { readonly id: string; readonly pdf: Uint8Array },
  edition: EditionTlm,
): DocumentEcrit {
  const { demande, remplace } = cr.contenu;
  const avant = remplace?.prescription;
  return annexe(fabrique, 'PRESCRIPTION', prescription.pdf, {
    ...duRequis(demande, edition, cr),
    identifiant: uidDeUuid(prescription.id),
    lot: identifiantAnnexe(demande.acteId, 'prescription'),
    version: cr.numeroVersion,
    titre: `Prescription, compte rendu ${cr.contenu.numero}`,
    etabliLe: cr.signeLe,
    remplace:
      avant && remplace ? { identifiant: uidDeUuid(avant.id), version: remplace.numeroVersion } : null,
  });
}

/** A letter of the requis about a request: a refusal, or what he needs before he can answer. */
export function documentCourrier(
  fabrique: FabriqueCda,
  demande: DemandeFigeeT,
  courrier: {
    readonly quoi: string;
    readonly titre: string;
    readonly le: string;
    readonly pdf: Uint8Array;
    readonly emetteur: Emetteur;
  },
  edition: EditionTlm,
): DocumentEcrit {
  const { quoi, titre, le, pdf, emetteur } = courrier;
  return annexe(fabrique, 'LETTRE', pdf, {
    ...duRequis(demande, edition, emetteur),
    identifiant: identifiantAnnexe(demande.acteId, `${quoi}/${le}`),
    lot: identifiantAnnexe(demande.acteId, `${quoi}/${le}/lot`),
    version: 1,
    titre,
    etabliLe: le,
    remplace: null,
  });
}

const annexe = (
  fabrique: FabriqueCda,
  type: Exclude<TypeDocumentCda, 'DEMANDE'>,
  pdf: Uint8Array,
  enTete: Omit<EnTeteCda, 'acte'> & { acte?: EnTeteCda['acte'] },
): DocumentEcrit => ({
  type,
  cda: fabrique.pdf({
    type,
    enTete: { ...enTete, acte: enTete.acte ?? { code: null, debut: enTete.etabliLe, fin: null } },
    pdf,
  }),
});

/** Written by the requis, to the requérant, about the request that it answers. */
const duRequis = (demande: DemandeFigeeT, edition: EditionTlm, emetteur: Emetteur) => ({
  ...enTeteCommun(demande, edition, emetteur),
  auteur: intervenantDe(demande.requis, demande.requisLieu),
  destinataires: [intervenantDe(demande.requerant, demande.structure)],
  participants: [],
  lieu: structureDe(demande.requisLieu),
  repondA: demandeCitee(demande),
});
