import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { lectureFacile } from '@orapont/domain/teleexpertise/lettre-au-patient';
import type { Tx } from '../../../kernel/bd.ts';
import { sha256 } from '../../../kernel/empreinte.ts';
import { rassembler } from '../../../kernel/octets.ts';
import type { Compositeurs, MessageACompose } from '../../courrier/ports.ts';
import { envelopper } from '../documents/envelopper.ts';
import { documentCompteRendu, documentPrescription } from '../documents/reponse-cda.ts';
import { type CompteRendu, trouverCompteRendu } from './compte-rendu-repository.ts';
import type { DepsComposition } from './deps.ts';
import { type EnvoiLu, messageDuCompteRendu } from './envoi-lu-repository.ts';
import { adresses, corps, exigerEnvoi, filDe } from './lettre.ts';
import { resumeDe } from './reponse.ts';

/** The signed answer as it leaves, to the requérant and to the person. */
export const compositeursSignes = (deps: DepsComposition): Compositeurs => ({
  COMPTE_RENDU: {
    compose: (organisationId, envoiId) => composerCompteRendu(deps, organisationId, envoiId),
    apresEnvoi: (tx, envoi) => finir(tx, deps, envoi),
    apresEchec: (tx, envoi) => finir(tx, deps, envoi),
  },
  PATIENT: { compose: (organisationId, envoiId) => composerPatient(deps, organisationId, envoiId) },
});

/** A delivery has come to its end: the act may now be closed. */
async function finir(
  tx: Tx,
  { travaux }: DepsComposition,
  { organisationId, charge }: { organisationId: string; charge: Readonly<Record<string, unknown>> },
): Promise<void> {
  const { compteRenduId } = charge;
  if (typeof compteRenduId === 'string')
    await travaux.enfiler(tx, 'compte-rendu.finaliser', { organisationId, compteRenduId });
}

const LIBELLE_CR = 'CR de télémédecine';
const LIBELLE_PRESCRIPTION = 'Prescription';

type LettreSignee = {
  readonly envoi: EnvoiLu;
  readonly cr: CompteRendu;
  /** Message of the version before, to the same reader. */
  readonly precedent: string | undefined;
  readonly pli: Pick<MessageACompose, 'objet' | 'enTetes' | 'piecesJointes' | 'pdfSeul'>;
};

/** The signed answer with its archive and its readable copies: the same to the requérant and to the person. */
async function lettreSignee(
  deps: DepsComposition,
  organisationId: string,
  envoiId: string,
): Promise<LettreSignee> {
  const { envoi, cr, precedent } = await deps.bd.organisation({ organisationId }, async (tx) => {
    const lu = await exigerEnvoi(tx, envoiId);
    const trouve = await trouverCompteRendu(tx, String(lu.charge['compteRenduId'] ?? ''));
    if (trouve?.etat !== 'SIGNE') throw new Erreur('INTROUVABLE');
    const avant = trouve.remplaceId ? await messageDuCompteRendu(tx, trouve.remplaceId, lu.type) : undefined;
    return { envoi: lu, cr: trouve, precedent: avant };
  });
  const ref = { organisationId, dossierId: cr.dossierId, objetId: cr.id, version: 1 };
  const octets = await relire(deps, ref, cr.empreintePdf);
  const { demande, remplace, prescription } = cr.contenu;
  const date = jourParis(cr.signeLe);
  const ordonnance =
    prescription &&
    ({
      id: prescription.id,
      pdf: await relire(deps, { ...ref, objetId: prescription.id }, prescription.empreinte),
    } as const);
  const { cda, edition } = deps.documents;
  const pli = await envelopper(deps, {
    demande,
    envoi,
    emetteur: demande.requisLieu.nom,
    documents: () => [
      documentCompteRendu(cda, cr, octets, edition),
      ...(ordonnance ? [documentPrescription(cda, cr, ordonnance, edition)] : []),
    ],
    lisibles: [
      { libelle: LIBELLE_CR, date, octets },
      ...(ordonnance ? [{ libelle: LIBELLE_PRESCRIPTION, date, octets: ordonnance.pdf }] : []),
    ],
    annuleEtRemplace: remplace !== null,
  });
  return { envoi, cr, precedent, pli };
}

async function composerCompteRendu(
  deps: DepsComposition,
  organisationId: string,
  envoiId: string,
): Promise<MessageACompose> {
  const { envoi, cr, precedent, pli } = await lettreSignee(deps, organisationId, envoiId);
  const { demande, numero, remplace, prescription } = cr.contenu;
  return {
    ...adresses(demande, envoi),
    ...pli,
    corps: corps(demande, [
      `Veuillez trouver le compte rendu ${numero}, signé, en réponse à la demande ${demande.numero}.`,
      ...(prescription ? ['La prescription est jointe à part. Ce n’est pas une e-prescription.'] : []),
      ...(remplace
        ? [
            `Il annule et remplace le compte rendu ${remplace.numero}. Motif\u00a0: ${remplace.motif}`,
            ...(remplace.prescription
              ? [
                  prescription
                    ? `La prescription jointe annule et remplace la prescription ${remplace.prescription.numero}.`
                    : `La prescription ${remplace.prescription.numero} est annulée et n’est pas remplacée.`,
                ]
              : []),
          ]
        : []),
    ]),
    demanderAccuse: true,
    ...(precedent ? { enReponseA: precedent } : filDe(demande)),
  };
}

/**
 * To the person herself, in her own messaging: the compte rendu and what it says in easy words. Nobody reads an answer to it.
 *
 * @rule TE-11
 */
async function composerPatient(
  deps: DepsComposition,
  organisationId: string,
  envoiId: string,
): Promise<MessageACompose> {
  const { envoi, cr, precedent, pli } = await lettreSignee(deps, organisationId, envoiId);
  const { demande, lecture, remplace } = cr.contenu;
  const { requis } = demande;
  const { nonConcluant, urgence } = lecture.reponse;
  const { soinsConseilles, lieuDeSoins } = resumeDe(lecture.reponse);
  return {
    ...adresses(demande, envoi),
    ...pli,
    enTetes: { ...pli.enTetes, 'X-MSS-MES': 'FIN' },
    corps: [
      ...(remplace ? ['Ce message remplace le message d’avant.'] : []),
      ...lectureFacile({
        auteur: `${requis.prenom} ${requis.nom}, ${requis.professionLibelle.toLocaleLowerCase('fr')}`,
        nonConcluant,
        urgence,
        soinsConseilles,
        lieuDeSoins,
      }),
    ].join('\n\n'),
    ...(precedent ? { enReponseA: precedent } : {}),
  };
}

/** Bytes that are not those that were signed do not leave. */
async function relire(
  { objets }: DepsComposition,
  ref: Parameters<DepsComposition['objets']['lire']>[0],
  empreinte: string,
): Promise<Uint8Array> {
  const octets = await rassembler(objets.lire(ref));
  if (sha256(octets) !== empreinte) throw new Erreur('INDISPONIBLE', ['EMPREINTE_DIFFERENTE']);
  return octets;
}
