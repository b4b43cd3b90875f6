import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { attendReponse, type EtatActe } from '@orapont/domain/teleexpertise/etat';
import type { ModeleDemande } from '../../compte-rendu/ports.ts';
import { type Compositeurs, type MessageACompose, RefusMessagerie } from '../../courrier/ports.ts';
import type { MediaSitue } from '../../medias/ports.ts';
import { lireActe } from '../demande/demande-repository.ts';
import { documentDemande, type PhotoJointe } from '../documents/demande-cda.ts';
import { envelopper } from '../documents/envelopper.ts';
import { demandeDe } from '../lecture/eligibilite.ts';
import { imagesDe, modeleDemande } from '../modele-demande.ts';
import type { DepsComposition } from './deps.ts';
import { lireEnvoi } from './envoi-lu-repository.ts';
import { lireImages } from './preparer.ts';

/** Letters of the requérant's side: a requis without account receives the whole case in them (58.3.1). */
export function compositeursDemande(deps: DepsComposition): Compositeurs {
  const compose = (organisationId: string, envoiId: string) => composer(deps, organisationId, envoiId);
  return { DEMANDE: { compose }, COMPLEMENT: { compose } };
}

async function composer(
  deps: DepsComposition,
  organisationId: string,
  envoiId: string,
): Promise<MessageACompose> {
  const { envoi, demande, medias, emetteur } = await deps.bd.organisation({ organisationId }, async (tx) => {
    const lu = await lireEnvoi(tx, envoiId);
    const acte = lu?.acteId ? await lireActe(tx, lu.acteId) : undefined;
    if (!lu || !acte) throw new Erreur('INTROUVABLE');
    // Withdrawn, cancelled or already answered: nothing more leaves.
    if (!attendReponse(acte.etat as EtatActe)) throw new RefusMessagerie('SANS_OBJET');
    const figee = demandeDe(acte);
    // It came by mail from its requérant: nobody writes in his name.
    if (figee.recue) throw new RefusMessagerie('SANS_OBJET');
    // Handed over while it waited: the former requis is no longer the one whom the person agreed to.
    if (lu.destinataire !== null && lu.destinataire !== figee.requis.bal)
      throw new RefusMessagerie('SANS_OBJET');
    const situes = await deps.medias.situer(
      tx,
      figee.medias.map(({ id }) => id),
    );
    return {
      envoi: lu,
      demande: figee,
      medias: situes,
      emetteur: { organisationId: acte.organisation_id, dossierId: acte.dossier_id },
    };
  });
  const { requerant, structure, requis } = demande;
  const adresse = requerant.bal ?? structure.bal;
  if (!adresse || !envoi.destinataire) throw new RefusMessagerie('SANS_BAL');
  const { objet, libelle, envoyeeLe, rang } = sujetDe(demande, envoi.charge);
  const images = imagesDe(demande, await lireImages(deps, medias)).map(({ mediaId: _, ...image }) => image);
  const photos = await photosJointes(deps, demande, medias);
  const octets = await deps.pdf.demande(
    modeleDemande(demande, { identifiant: demande.numero, objet, images, envoyeeLe }),
  );
  return {
    de: { adresse, nom: structure.nom },
    a: envoi.destinataire,
    ...(await envelopper(deps, {
      demande,
      envoi,
      emetteur: structure.nom,
      documents: () => [
        documentDemande(deps.documents.cda, demande, {
          edition: deps.documents.edition,
          emetteur,
          rang,
          etabliLe: envoyeeLe,
          titre: `${libelle} ${demande.numero}`,
          pdf: octets,
          photos,
        }),
      ],
      lisibles: [{ libelle, date: jourParis(envoyeeLe), octets }],
    })),
    corps: [
      `À l’attention de ${requis.prenom} ${requis.nom}`,
      `${libelle} ${demande.numero}, de la part de ${requerant.prenom} ${requerant.nom}, ${structure.nom}. Le dossier complet est joint.`,
      `Motif\u00a0: ${demande.motif.libelle}`,
      `${requerant.prenom} ${requerant.nom}\n${requerant.professionLibelle}`,
    ].join('\n\n'),
    demanderAccuse: true,
  };
}

/**
 * Keeps the whole letter under 10 Mo, with the PDF twice and what the encodings of mail add: the limit of each operator on the way is not
 * known, and a letter that one of them refuses is a request that nobody reads.
 */
const OCTETS_PHOTOS_MAX = 5_000_000;

/**
 * Photographs of the request as they were kept, byte for byte, for whoever has no account to open them. In the order of the mouth, as long as
 * the letter can carry them; each is in the PDF all the same, and what is no photograph is there alone.
 *
 * @rule TE-04, TE-09
 */
async function photosJointes(
  { medias: lecteur }: Pick<DepsComposition, 'medias'>,
  demande: DemandeFigeeT,
  situes: readonly MediaSitue[],
): Promise<readonly PhotoJointe[]> {
  const photos: PhotoJointe[] = [];
  let reste = OCTETS_PHOTOS_MAX;
  for (const { id, vueLibelle, prisLe } of demande.medias) {
    const situe = situes.find(({ mediaId }) => mediaId === id);
    if (situe?.typeMime !== 'image/jpeg' || situe.surApercu) continue;
    const octets = await lecteur.octets(situe, 'original');
    if (octets.length > reste) continue;
    reste -= octets.length;
    photos.push({ titre: vueLibelle, octets, le: prisLe ?? demande.envoyeLe });
  }
  return photos;
}

function sujetDe(
  demande: DemandeFigeeT,
  charge: Readonly<Record<string, unknown>>,
): { objet: ModeleDemande['objet']; libelle: string; envoyeeLe: string; rang: number } {
  const place = Number(charge['complement'] ?? -1);
  const complement = demande.complements[place];
  return complement
    ? {
        objet: { type: 'COMPLEMENT', texte: complement.texte },
        libelle: 'Complément de demande',
        envoyeeLe: complement.le,
        rang: place + 1,
      }
    : { objet: { type: 'DEMANDE' }, libelle: "Demande d'avis", envoyeeLe: demande.envoyeLe, rang: 0 };
}
