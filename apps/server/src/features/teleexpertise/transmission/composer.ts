import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import { idStable } from '../../../kernel/empreinte.ts';
import { type Compositeurs, type MessageACompose, RefusMessagerie } from '../../courrier/ports.ts';
import type { EnTeteCda } from '../../echange/ports.ts';
import { lireEnvoi } from '../compte-rendu/envoi-lu-repository.ts';
import type { DocumentEcrit } from '../documents/demande-cda.ts';
import { acteDe, intervenantDe, patientCda, structureDe } from '../documents/entete-cda.ts';
import { envelopper } from '../documents/envelopper.ts';
import { demandeCitee } from '../documents/identifiants.ts';
import type { DepsCompositionTransmission } from './deps.ts';
import { fabriquer, type PieceFaite } from './fabriquer.ts';
import { lireSources } from './sources-repository.ts';
import { idLettre, type TransmissionGardee, trouverTransmission } from './transmission-repository.ts';

/** A letter of what leaves a record, built when it leaves: the outbox holds ids only. */
export const compositeurTransmission = (deps: DepsCompositionTransmission): Compositeurs => ({
  TRANSMISSION: { compose: (organisationId, envoiId) => composer(deps, organisationId, envoiId) },
});

/**
 * One patient, one box, the documents of one letter. What was withdrawn before does not leave, and a whole record never does without its
 * signed authorisation.
 *
 * @rule DOS-18, TE-09
 */
async function composer(
  deps: DepsCompositionTransmission,
  organisationId: string,
  envoiId: string,
): Promise<MessageACompose> {
  const lu = await deps.bd.organisation({ organisationId }, async (tx) => {
    const envoi = await lireEnvoi(tx, envoiId);
    const transmission = await trouverTransmission(tx, String(envoi?.charge['transmissionId'] ?? ''));
    const rang = Number(envoi?.charge['rang'] ?? -1);
    const pieces = transmission?.contenu.lettres[rang];
    if (!envoi || !transmission || !pieces) throw new Erreur('INTROUVABLE');
    exigerDepart(transmission, envoi.destinataire);
    const sources = await lireSources(tx, transmission.dossierId);
    const images = sources.images.filter(({ id }) => pieces.some(({ cle }) => cle === `IMAGE:${id}`));
    const medias = await deps.medias.situer(
      tx,
      images.map(({ id }) => id),
    );
    return { envoi, transmission, rang, pieces, sources, medias };
  });
  const { envoi, transmission, rang, pieces } = lu;
  const { contenu, adresse } = transmission;
  const faites: PieceFaite[] = [];
  for (const piece of pieces) {
    const faite = await fabriquer({ deps, ...lu }, piece);
    if (faite) faites.push(faite);
  }
  const [premiere, ...suivantes] = faites;
  // All of it left the record in between.
  if (!premiere) throw new RefusMessagerie('SANS_OBJET');
  const de = contenu.expediteur.bal ?? contenu.lieu.bal;
  if (!de) throw new RefusMessagerie('SANS_BAL');
  const partis = new Set(faites.map(({ cle }) => cle));
  return {
    de: { adresse: de, nom: `${contenu.expediteur.prenom} ${contenu.expediteur.nom}`.trim() },
    a: adresse,
    ...(await envelopper(deps, {
      demande: contenu,
      envoi,
      emetteur: contenu.lieu.nom,
      documents: () => faites.map((faite) => ecrire(deps, transmission, faite)),
      lisibles: [enLisible(premiere, 0), ...suivantes.map((faite, i) => enLisible(faite, i + 1))],
    })),
    corps: corps(
      transmission,
      rang,
      faites,
      pieces.filter(({ cle }) => !partis.has(cle)).map(({ titre }) => titre),
    ),
    demanderAccuse: true,
    ...(rang > 0 ? { enReponseA: `<${idLettre(transmission.id, 0)}@orapont>` } : {}),
  };
}

function exigerDepart(
  { objet, autorisation, revoqueeLe, adresse }: TransmissionGardee,
  boite: string | null,
) {
  if (revoqueeLe !== null) throw new RefusMessagerie('SANS_OBJET');
  if (objet === 'DOSSIER' && autorisation === null) throw new RefusMessagerie('SANS_OBJET');
  if (boite !== adresse) throw new RefusMessagerie('ADRESSE_INVALIDE');
}

/** Names of attachments are told apart by their rank: two pictures of one day may show the same view. */
const enLisible = ({ titre, le, pdf, jpeg }: PieceFaite, rang: number) => ({
  libelle: `${rang + 1}. ${titre}`,
  date: jourParis(le),
  octets: jpeg ?? pdf,
  ...(jpeg ? { type: 'image/jpeg' as const } : {}),
});

/**
 * A document that is sent again to someone else is a document of its own: same PDF, own identifier, own recipient. An answer keeps its
 * author, the one who was asked; what is drawn from the record has as author who sends it, and says inside who observed.
 */
function ecrire(
  { documents }: DepsCompositionTransmission,
  transmission: TransmissionGardee,
  { type, titre, le, cle, pdf, reponseA }: PieceFaite,
): DocumentEcrit {
  const { id, organisationId, dossierId, contenu, demandeeLe, autorisationDocumentId } = transmission;
  const { expediteur, lieu, destinataire, destinataireLieu } = contenu;
  const auteur = reponseA ? { pro: reponseA.requis, ou: reponseA.requisLieu } : { pro: expediteur, ou: lieu };
  const enTete: EnTeteCda = {
    edition: documents.edition,
    identifiant: uidDeUuid(idStable(id, cle)),
    lot: uidDeUuid(idStable(id, cle, 'lot')),
    version: 1,
    titre,
    etabliLe: reponseA ? le : demandeeLe,
    patient: patientCda(contenu.patient, { organisationId, dossierId }),
    auteur: intervenantDe(auteur.pro, auteur.ou),
    destinataires: [intervenantDe(destinataire, destinataireLieu)],
    participants: [],
    acte:
      reponseA && type !== 'PRESCRIPTION'
        ? acteDe(reponseA, 'TE2', le)
        : { code: null, debut: le, fin: null },
    lieu: structureDe(auteur.ou),
    repondA: reponseA && demandeCitee(reponseA),
    remplace: null,
    consentement: autorisationDocumentId && uidDeUuid(idStable(id, `DOCUMENT:${autorisationDocumentId}`)),
  };
  return { type, cda: documents.cda.pdf({ type, enTete, pdf }) };
}

function corps(
  { objet, contenu, autorisation }: TransmissionGardee,
  rang: number,
  faites: readonly PieceFaite[],
  absents: readonly string[],
): string {
  const { destinataire, expediteur, lieu, lettres } = contenu;
  return [
    ...(lettres.length > 1 ? [`Message ${rang + 1}/${lettres.length}`] : []),
    `À l’attention de ${destinataire.prenom} ${destinataire.nom}`,
    objet === 'DOSSIER'
      ? `Veuillez trouver le dossier que nous vous transmettons, avec l’autorisation signée${autorisation ? ` par ${autorisation.auteur}` : ''}.`
      : 'Veuillez trouver le document joint.',
    ['Dans ce message\u00a0:', ...faites.map(({ titre }, i) => `${i + 1}. ${titre}`)].join('\n'),
    ...(absents.length > 0 ? [`Retiré du dossier depuis\u00a0: ${absents.join(', ')}.`] : []),
    `${expediteur.prenom} ${expediteur.nom}\n${expediteur.professionLibelle}, ${lieu.nom}`,
  ].join('\n\n');
}
