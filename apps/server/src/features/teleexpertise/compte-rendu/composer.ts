import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { ComplementDemande } from '@orapont/contract/demande-figee';
import { decrireVue } from '@orapont/domain/captation/vues';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { LIBELLES_MOTIF_COMPLEMENT, LIBELLES_MOTIF_REFUS } from '@orapont/domain/teleexpertise/motifs';
import type { Tx } from '../../../kernel/bd.ts';
import { rassembler } from '../../../kernel/octets.ts';
import { type Compositeurs, type MessageACompose, RefusMessagerie } from '../../courrier/ports.ts';
import { type LigneActe, lireActe } from '../demande/demande-repository.ts';
import { lirePropres } from '../demande/protocole-repository.ts';
import { envelopper } from '../documents/envelopper.ts';
import { documentCompteRendu, documentCourrier, documentPrescription } from '../documents/reponse-cda.ts';
import { demandeDe } from '../lecture/eligibilite.ts';
import { modeleDemande } from '../modele-demande.ts';
import { trouverCompteRendu } from './compte-rendu-repository.ts';
import type { DepsComposition } from './deps.ts';
import { type EnvoiLu, lireEnvoi, messageDuCompteRendu } from './envoi-lu-repository.ts';
import { sha256 } from './octets.ts';

/** Letters of the requis's side, built when they leave: the outbox holds ids only. */
export function compositeursLecture(deps: DepsComposition): Compositeurs {
  return {
    COMPTE_RENDU: {
      compose: (organisationId, envoiId) => composerCompteRendu(deps, organisationId, envoiId),
      apresEnvoi: (tx, envoi) => finir(tx, deps, envoi),
      apresEchec: (tx, envoi) => finir(tx, deps, envoi),
    },
    REFUS: { compose: (organisationId, envoiId) => composerRefus(deps, organisationId, envoiId) },
    COMPLEMENT_DEMANDE: {
      compose: (organisationId, envoiId) => composerComplement(deps, organisationId, envoiId),
    },
  };
}

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

async function composerCompteRendu(
  deps: DepsComposition,
  organisationId: string,
  envoiId: string,
): Promise<MessageACompose> {
  const { envoi, cr, precedent } = await deps.bd.organisation({ organisationId }, async (tx) => {
    const lu = await exigerEnvoi(tx, envoiId);
    const trouve = await trouverCompteRendu(tx, String(lu.charge['compteRenduId'] ?? ''));
    if (trouve?.etat !== 'SIGNE') throw new Erreur('INTROUVABLE');
    const avant = trouve.remplaceId ? await messageDuCompteRendu(tx, trouve.remplaceId) : undefined;
    return { envoi: lu, cr: trouve, precedent: avant };
  });
  const ref = { organisationId, dossierId: cr.dossierId, objetId: cr.id, version: 1 };
  const octets = await relire(deps, ref, cr.empreintePdf);
  const { demande, numero, remplace, prescription } = cr.contenu;
  const date = jourParis(cr.signeLe);
  const ordonnance =
    prescription &&
    ({
      id: prescription.id,
      pdf: await relire(deps, { ...ref, objetId: prescription.id }, prescription.empreinte),
    } as const);
  const { cda, edition } = deps.documents;
  return {
    ...adresses(demande, envoi),
    ...(await envelopper(deps, {
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
    })),
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

async function composerRefus(
  deps: DepsComposition,
  organisationId: string,
  envoiId: string,
): Promise<MessageACompose> {
  const { envoi, acte } = await lireActeDeLEnvoi(deps, organisationId, envoiId);
  if (acte.etat !== 'REFUSEE') throw new RefusMessagerie('SANS_OBJET');
  const demande = demandeDe(acte);
  const motif = LIBELLES_MOTIF_REFUS[acte.refus_motif as keyof typeof LIBELLES_MOTIF_REFUS];
  const texte = [`${motif}.`, acte.refus_precision].filter(Boolean).join(' ');
  const le = acte.repondu_le ?? demande.envoyeLe;
  const octets = await deps.pdf.demande(
    modeleDemande(demande, {
      identifiant: `${demande.numero}-R`,
      objet: { type: 'REFUS', texte },
      images: [],
      envoyeeLe: le,
    }),
  );
  return {
    ...adresses(demande, envoi),
    ...(await lettre(deps, demande, envoi, acte, { quoi: 'refus', titre: LIBELLE_REFUS, le, pdf: octets })),
    corps: corps(demande, [
      `La demande ${demande.numero} n’a pas pu être prise en charge. Motif\u00a0: ${texte}`,
      'Vous pouvez choisir un autre professionnel, ou organiser un examen en présence du patient.',
    ]),
  };
}

const LIBELLE_REFUS = "Réponse à une demande d'avis";
const LIBELLE_COMPLEMENT = 'Complément demandé';

/** A letter about the request, that answers nothing yet: it is filed under the record that asked. */
const lettre = (
  deps: DepsComposition,
  demande: DemandeFigeeT,
  envoi: EnvoiLu,
  acte: LigneActe,
  courrier: { readonly quoi: string; readonly titre: string; readonly le: string; readonly pdf: Uint8Array },
) =>
  envelopper(deps, {
    demande,
    envoi,
    emetteur: demande.requisLieu.nom,
    documents: () => [
      documentCourrier(
        deps.documents.cda,
        demande,
        { ...courrier, emetteur: { organisationId: acte.organisation_id, dossierId: acte.dossier_id } },
        deps.documents.edition,
      ),
    ],
    lisibles: [{ libelle: courrier.titre, date: jourParis(courrier.le), octets: courrier.pdf }],
  });

async function composerComplement(
  deps: DepsComposition,
  organisationId: string,
  envoiId: string,
): Promise<MessageACompose> {
  const { envoi, acte } = await lireActeDeLEnvoi(deps, organisationId, envoiId);
  const propres = await deps.bd.organisation({ organisationId }, lirePropres);
  if (acte.etat !== 'COMPLEMENT_DEMANDE') throw new RefusMessagerie('SANS_OBJET');
  const demande = demandeDe(acte);
  const { le, motifs, vues, texte } = ComplementDemande.parse(acte.complement);
  const raisons = motifs.map(
    (m) => LIBELLES_MOTIF_COMPLEMENT[m as keyof typeof LIBELLES_MOTIF_COMPLEMENT] ?? m,
  );
  const attendu = [
    `Un complément est nécessaire\u00a0: ${raisons.join('\u202f; ')}.`,
    ...(vues.length > 0
      ? [
          `Vues attendues\u00a0: ${vues.map((vue) => decrireVue(vue, propres.vues).libelle).join('\u202f; ')}.`,
        ]
      : []),
    ...(texte ? [texte] : []),
  ];
  const pdf = await deps.pdf.demande(
    modeleDemande(demande, {
      identifiant: `${demande.numero}-C`,
      objet: { type: 'COMPLEMENT_DEMANDE', texte: attendu.join(' ') },
      images: [],
      envoyeeLe: le,
    }),
  );
  return {
    ...adresses(demande, envoi),
    ...(await lettre(deps, demande, envoi, acte, { quoi: 'complement', titre: LIBELLE_COMPLEMENT, le, pdf })),
    corps: corps(demande, [`Pour répondre à la demande ${demande.numero}.`, ...attendu]),
  };
}

async function lireActeDeLEnvoi(
  deps: DepsComposition,
  organisationId: string,
  envoiId: string,
): Promise<{ envoi: EnvoiLu; acte: LigneActe }> {
  return deps.bd.organisation({ organisationId }, async (tx) => {
    const envoi = await exigerEnvoi(tx, envoiId);
    const acte = envoi.acteId ? await lireActe(tx, envoi.acteId) : undefined;
    if (!acte) throw new Erreur('INTROUVABLE');
    return { envoi, acte };
  });
}

async function exigerEnvoi(tx: Tx, envoiId: string): Promise<EnvoiLu> {
  const envoi = await lireEnvoi(tx, envoiId);
  if (!envoi) throw new Erreur('INTROUVABLE');
  return envoi;
}

/** From the requis's box, or that of his place, to the one box of the row. */
function adresses(
  { requis, requisLieu }: DemandeFigeeT,
  { destinataire }: EnvoiLu,
): Pick<MessageACompose, 'de' | 'a'> {
  const adresse = requis.bal ?? requisLieu.bal;
  if (!adresse || !destinataire) throw new RefusMessagerie('SANS_BAL');
  return { de: { adresse, nom: `${requis.prenom} ${requis.nom}`.trim() }, a: destinataire };
}

const corps = ({ requerant, requis, structure }: DemandeFigeeT, paragraphes: readonly string[]): string =>
  [
    `À l’attention de ${requerant.prenom} ${requerant.nom}, ${structure.nom}`,
    ...paragraphes,
    `${requis.prenom} ${requis.nom}\n${requis.professionLibelle}`,
  ].join('\n\n');
