import { ComplementDemande, type DemandeFigeeT } from '@orapont/contract/demande-figee';
import { decrireVue } from '@orapont/domain/captation/vues';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { LIBELLES_MOTIF_COMPLEMENT, LIBELLES_MOTIF_REFUS } from '@orapont/domain/teleexpertise/motifs';
import { type Compositeurs, type MessageACompose, RefusMessagerie } from '../../courrier/ports.ts';
import { type LigneActe, lireActe } from '../demande/demande-repository.ts';
import { lirePropres } from '../demande/protocole-repository.ts';
import { envelopper } from '../documents/envelopper.ts';
import { documentCourrier } from '../documents/reponse-cda.ts';
import { demandeDe } from '../lecture/eligibilite.ts';
import { modeleDemande } from '../modele-demande.ts';
import { compositeursSignes } from './composer-signe.ts';
import type { DepsComposition } from './deps.ts';
import type { EnvoiLu } from './envoi-lu-repository.ts';
import { adresses, corps, exigerEnvoi, filDe } from './lettre.ts';

/** Letters of the requis's side, built when they leave: the outbox holds ids only. */
export function compositeursLecture(deps: DepsComposition): Compositeurs {
  return {
    ...compositeursSignes(deps),
    REFUS: { compose: (organisationId, envoiId) => composerRefus(deps, organisationId, envoiId) },
    COMPLEMENT_DEMANDE: {
      compose: (organisationId, envoiId) => composerComplement(deps, organisationId, envoiId),
    },
  };
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
    ...filDe(demande),
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
    ...filDe(demande),
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
