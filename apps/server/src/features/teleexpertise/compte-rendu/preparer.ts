import type { CompteRenduReferenceT, ContenuCompteRenduT } from '@orapont/contract/compte-rendu';
import { Erreur } from '@orapont/domain/erreurs';
import { idStable, sha256 } from '../../../kernel/empreinte.ts';
import { rassembler, unSeul } from '../../../kernel/octets.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { FormulationInterdite, type ModeleCompteRendu } from '../../compte-rendu/ports.ts';
import type { MediaSitue } from '../../medias/ports.ts';
import type { RefObjet } from '../../objets/ports.ts';
import { empreinteDe } from '../demande/figer.ts';
import { imagesDe, modeleDemande } from '../modele-demande.ts';
import { changementsDe } from './changements.ts';
import {
  abandonnerAutres,
  attendreSonTour,
  type CompteRendu,
  estSignee,
  insererCompteRendu,
  trouverCompteRendu,
} from './compte-rendu-repository.ts';
import { type ASigner, contenuDe, ecritAuPatient } from './contenu.ts';
import { type Contexte, lireContexte } from './contexte.ts';
import { lireCoupes } from './coupes.ts';
import type { DepsCompteRendu } from './deps.ts';
import { identifiantPris, ouvrirDossierRequis } from './dossier-requis-repository.ts';
import { modeleCompteRendu } from './modele.ts';
import { RENDUS_GARDES, renditionGardee } from './octets.ts';
import { joindrePrescription } from './prescription.ts';
import { exigerReponse, resumeDe } from './reponse.ts';

/**
 * First step of a signature, in the requis's own organisation: his record of the patient, the PDF and what he relied on stored
 * under its key, and the version EN_SIGNATURE. Nothing of it is visible until the act moves; done again with the same id, it
 * answers what it did the first time.
 *
 * @rule TE-11
 */
export async function preparer(
  deps: DepsCompteRendu,
  session: SessionSoin,
  aSigner: ASigner,
): Promise<CompteRendu> {
  const { compteRenduId: id, acteId, evenement, lecture, surApercus, remplace } = aSigner;
  const deja = await deps.bd.organisation(appelant(session), async (tx) => {
    const connu = await trouverCompteRendu(tx, id);
    // The id is chosen by the caller.
    if (!connu && (await identifiantPris(tx, id))) throw new Erreur('CONFLIT', ['CLE_REUTILISEE']);
    return connu;
  });
  if (deja) return deja;
  exigerReponse(lecture.reponse);
  const contexte = await lireContexte(deps, session, acteId, { evenement, lecture, surApercus });
  if (remplace && changementsDe(remplace.cr.contenu.lecture, lecture).length === 0)
    throw new Erreur('SAISIE_INVALIDE', ['CORRECTION_SANS_CHANGEMENT']);
  const dossierId = await dossierDuRequis(deps, session, contexte, remplace);
  const { organisationId } = session;
  const ref = { organisationId, dossierId };
  const octets = await lireImages(deps, contexte.medias);
  const coupes = await lireCoupes(deps, lecture.chart, contexte);
  const pieces = await copierPieces(deps, ref, contexte, octets);
  const numeroVersion = (remplace?.cr.numeroVersion ?? 0) + 1;
  const signeLe = deps.maintenant().toISOString();
  const sansPrescription = {
    ...contenuDe(aSigner, contexte, { numeroVersion, rendueLe: signeLe, pieces }),
    ...(ecritAuPatient(aSigner, contexte.demande) ? { auPatient: true as const } : {}),
  };
  const prescription = await joindrePrescription(deps, ref, id, sansPrescription);
  const contenu = { ...sansPrescription, ...(prescription ? { prescription } : {}) };
  const empreinteContenu = empreinteDe(contenu);
  const pdf = await fabriquer(
    deps,
    modeleCompteRendu({
      contenu,
      numeroVersion,
      octets,
      coupes,
      empreinteContenu,
    }),
  );
  const empreintePdf = sha256(pdf);
  await deps.objets.ecrire({ ...ref, objetId: id, version: 1 }, unSeul(pdf));
  const { requis } = contexte.demande;
  const preuve = await deps.signature.signer(
    empreinteContenu,
    empreintePdf,
    { compteId: session.compteId, nom: requis.nom, prenom: requis.prenom, rpps: requis.rpps },
    signeLe,
  );
  return deps.bd.organisation(appelant(session), async (tx) => {
    await attendreSonTour(tx, acteId);
    if (await estSignee(tx, acteId, numeroVersion)) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
    await abandonnerAutres(tx, { acteId, numeroVersion, id });
    await insererCompteRendu(tx, {
      organisationId,
      id,
      acteId,
      dossierId,
      numeroVersion,
      remplaceId: remplace?.cr.id ?? null,
      contenu,
      empreinteContenu,
      empreintePdf,
      octetsPdf: pdf.length,
      preuve,
      signePar: session.professionnelId,
      signeLe,
    });
    // Ends what a stop would cut short; the next two steps have normally been taken by then.
    await deps.travaux.enfiler(
      tx,
      'compte-rendu.finaliser',
      { organisationId, compteRenduId: id },
      { apresSecondes: 130 },
    );
    const inseree = await trouverCompteRendu(tx, id);
    if (!inseree) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
    return inseree;
  });
}

/** A hospital that asks one of its own dentists has one record of the person already. */
async function dossierDuRequis(
  deps: DepsCompteRendu,
  session: SessionSoin,
  { proprietaireId, dossierProprietaireId, demande }: Contexte,
  remplace: ASigner['remplace'],
): Promise<string> {
  if (remplace) return remplace.cr.dossierId;
  if (proprietaireId === session.organisationId) return dossierProprietaireId;
  return deps.bd.organisation(appelant(session), (tx) =>
    ouvrirDossierRequis(tx, {
      organisationId: session.organisationId,
      patient: demande.patient,
      par: session.professionnelId,
    }),
  );
}

export async function lireImages(
  deps: Pick<DepsCompteRendu, 'medias'>,
  medias: readonly MediaSitue[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const octets = new Map<string, Uint8Array>();
  for (const media of medias) octets.set(media.mediaId, await deps.medias.octets(media, 'lecture'));
  return octets;
}

type Pieces = ContenuCompteRenduT['pieces'];

/** What he relied on, under his own key: he keeps it as long as his duty says, whatever becomes of the other side. */
async function copierPieces(
  deps: DepsCompteRendu,
  ref: { organisationId: string; dossierId: string },
  { demande, demandeEmpreinte, medias }: Contexte,
  octets: ReadonlyMap<string, Uint8Array>,
): Promise<Pieces> {
  const pieces: Pieces[number][] = [];
  const garder = async (piece: Omit<Pieces[number], 'octets' | 'empreinte'>, contenu: Uint8Array) => {
    await deps.objets.ecrire({ ...ref, objetId: piece.id, version: 1 }, unSeul(contenu));
    pieces.push({ ...piece, octets: contenu.length, empreinte: sha256(contenu) });
  };
  const lettre = await deps.pdf.demande(
    modeleDemande(demande, {
      identifiant: demande.numero,
      objet: { type: 'DEMANDE' },
      images: imagesDe(demande, octets).map(({ mediaId: _, ...image }) => image),
      envoyeeLe: demande.envoyeLe,
    }),
  );
  await garder(
    {
      id: idStable('piece', ref.dossierId, demande.acteId, demandeEmpreinte),
      type: 'DEMANDE',
      titre: `Demande ${demande.numero}`,
      typeMime: 'application/pdf',
    },
    lettre,
  );
  for (const media of medias) {
    await garderRenditions(deps, { ...ref, objetId: idStable('piece', ref.dossierId, media.mediaId) }, media);
    const vue = demande.medias.find(({ id }) => id === media.mediaId)?.vueLibelle ?? 'Image';
    await garder(
      {
        id: idStable('piece', ref.dossierId, media.mediaId),
        type: 'AUTRE',
        titre: `Image\u00a0: ${vue}`,
        typeMime: media.typeMime,
      },
      await rassembler(deps.medias.flux(media, 'original')),
    );
  }
  return pieces;
}

/** Seen again at a later date without being encoded again: a film and slices have no other picture than the one that stands for them. */
async function garderRenditions(
  { medias, objets }: DepsCompteRendu,
  copie: Omit<RefObjet, 'version'>,
  media: MediaSitue,
): Promise<void> {
  await Promise.all(
    RENDUS_GARDES.map((rendu) =>
      objets.ecrire(renditionGardee(copie, media.rotation, rendu), medias.flux(media, rendu)),
    ),
  );
}

/** The wording rule is the factory's: no opinion leaves that says a disease is absent. */
export async function fabriquer(deps: DepsCompteRendu, modele: ModeleCompteRendu): Promise<Uint8Array> {
  try {
    return await deps.pdf.compteRendu(modele);
  } catch (cause) {
    if (!(cause instanceof FormulationInterdite)) throw cause;
    throw new Erreur('SAISIE_INVALIDE', ['FORMULATION_INTERDITE'], {
      champs: { conclusion: cause.message },
      cause,
    });
  }
}

/** What the requérant's side keeps of it: the reference that the act carries from then on. */
export function referenceDe(cr: CompteRendu): CompteRenduReferenceT {
  const { prenom, nom } = cr.preuve.signataire;
  return {
    organisationId: cr.organisationId,
    dossierId: cr.dossierId,
    id: cr.id,
    numeroVersion: cr.numeroVersion,
    empreintePdf: cr.empreintePdf,
    octets: cr.octetsPdf,
    signeLe: cr.signeLe,
    signataire: `${prenom} ${nom}`.trim(),
    resume: resumeDe(cr.contenu.lecture.reponse),
    ...(cr.contenu.prescription ? { prescription: cr.contenu.prescription } : {}),
    chart: cr.contenu.lecture.chart,
  };
}
