import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import type { PieceT, transmettre } from '@orapont/contract/transmission';
import { verifierTransfert } from '@orapont/domain/consentement/transfert';
import { Erreur } from '@orapont/domain/erreurs';
import { CHIRURGIEN_DENTISTE } from '@orapont/domain/identite/professions';
import type { Tx } from '../../../kernel/bd.ts';
import { uneFois } from '../../../kernel/commande-repository.ts';
import { classer } from '../../../kernel/document-repository.ts';
import { idStable, sha256 } from '../../../kernel/empreinte.ts';
import { unSeul } from '../../../kernel/octets.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { refuserVolume, surveillerVolume } from '../../../kernel/volume.ts';
import { situationDe } from '../demande/recueil-repository.ts';
import { citerEnvoi, jourDe, noter, ouvrirDossier } from './acces.ts';
import { enLettres, texteASigner } from './apercevoir.ts';
import { modeleAutorisation, TITRE_AUTORISATION } from './autorisation.ts';
import type { DepsTransmission } from './deps.ts';
import { type Vise, viser } from './destinataire.ts';
import { enPieces } from './pieces.ts';
import { lireSources } from './sources-repository.ts';
import {
  type AutorisationT,
  idLettre,
  insererTransmission,
  posterLettre,
} from './transmission-repository.ts';

type Saisie = BodyOf<typeof transmettre>;

/**
 * Sends one document, or a whole record with its signed authorisation, to one box. Everything is decided and frozen in one transaction: who,
 * to whom, which documents in which letter; the letters stand in the outbox under ids drawn from the request, so that asked for twice they
 * are there once.
 *
 * @rule DOS-09, DOS-18, TE-09
 * @source guide de dématérialisation; Référentiel socle MSSanté #2, ECO.2.1.1 (one patient per message)
 */
export async function envoyer(
  deps: DepsTransmission,
  session: SessionSoin,
  dossierId: string,
  saisie: Saisie,
  cle: string,
): Promise<ReplyOf<typeof transmettre>> {
  await refuserVolume(deps, session, dossierId);
  await deps.bd.organisation(appelant(session), (tx) => ouvrirDossier(tx, deps, session, dossierId));
  const vise = await viser(deps, session, saisie.destinataire);
  // What the person read is where it goes: a directory that changed in between asks her again.
  if (vise.adresse !== saisie.adresse) throw new Erreur('CONFLIT', ['ADRESSE_CHANGEE']);
  if (saisie.piece === null && vise.destinataire.profession !== CHIRURGIEN_DENTISTE)
    throw new Erreur('REGLE_NON_RESPECTEE', ['DESTINATAIRE_NON_DENTISTE']);
  const { organisationId } = session;
  const id = idStable(organisationId, 'transmission', cle);
  const le = deps.maintenant().toISOString();
  const { texte, cadre } = await deps.bd.organisation(appelant(session), (tx) =>
    decider(tx, deps, session, dossierId, saisie, vise),
  );
  const autorisation = saisie.piece === null ? saisie.autorisation : null;
  const attestation =
    autorisation && (await attester(deps, { organisationId, dossierId, id, le }, texte, cadre, autorisation));
  const demande = {
    organisationId,
    id,
    dossierId,
    objet: attestation ? ('DOSSIER' as const) : ('DOCUMENT' as const),
    adresse: vise.adresse,
    autorisation,
    autorisationDocumentId: attestation?.id ?? null,
    demandeePar: session.compteId,
    demandeeParNom: session.nom,
    demandeeLe: le,
  };
  return deps.bd.organisation(appelant(session), (tx) =>
    uneFois(tx, { ...appelant(session), cle, corps: { dossierId, ...saisie } }, async () => {
      await ouvrirDossier(tx, deps, session, dossierId);
      if (attestation) await classerAttestation(tx, session, dossierId, attestation);
      const lettres = lettresDe(enPieces(await lireSources(tx, dossierId)), saisie.piece, attestation?.id);
      await insererTransmission(tx, { ...demande, contenu: { ...cadre, lettres } });
      for (const rang of lettres.keys()) {
        await posterLettre(tx, demande, rang);
        await deps.travaux.enfiler(tx, 'envoi.partir', { organisationId, envoiId: idLettre(id, rang) });
      }
      await noter(tx, session, attestation ? 'DOSSIER_TRANSMIS' : 'DOCUMENT_TRANSMIS', dossierId);
      await surveillerVolume(tx, deps, session);
      return { id, messages: lettres.length };
    }),
  );
}

/** Who sends, to whom, about whom; refused before anything is written when it may not leave. */
async function decider(
  tx: Tx,
  deps: DepsTransmission,
  session: SessionSoin,
  dossierId: string,
  saisie: Saisie,
  { adresse, destinataire, destinataireLieu }: Vise,
) {
  const ouvert = await ouvrirDossier(tx, deps, session, dossierId);
  const { adresse: notre, ...envoi } = await citerEnvoi(tx, deps, session, ouvert);
  if (notre === null) throw new Erreur('REGLE_NON_RESPECTEE', ['EXPEDITEUR_SANS_BOITE']);
  if (notre === adresse) throw new Erreur('REGLE_NON_RESPECTEE', ['DESTINATAIRE_SOI']);
  const texte = await texteASigner(tx, jourDe(deps));
  if (saisie.piece === null) exigerAutorisation(deps, ouvert.personne, saisie, texte.version);
  return { texte, cadre: { ...envoi, destinataire, destinataireLieu } };
}

function exigerAutorisation(
  deps: DepsTransmission,
  personne: Awaited<ReturnType<typeof ouvrirDossier>>['personne'],
  { autorisation }: Saisie,
  versionTexte: string,
): void {
  if (personne.deces_le !== null) throw new Erreur('REGLE_NON_RESPECTEE', ['TRANSFERT_APRES_DECES']);
  const fait = { situation: situationDe(personne), jour: jourDe(deps), versionTexte };
  const verdict = verifierTransfert(autorisation, fait);
  if (!verdict.accord) throw new Erreur('REGLE_NON_RESPECTEE', verdict.motifs);
}

/** The whole record with its authorisation first, or the one document that was asked for. */
function lettresDe(
  pieces: readonly PieceT[],
  cle: string | null,
  autorisationId: string | undefined,
): PieceT[][] {
  if (cle === null) {
    const premiere = (piece: PieceT) => (piece.cle === `DOCUMENT:${autorisationId}` ? 0 : 1);
    const lettres = enLettres(pieces.toSorted((a, b) => premiere(a) - premiere(b)));
    // The authorisation alone is no record.
    if (lettres.flat().length < 2) throw new Erreur('REGLE_NON_RESPECTEE', ['DOSSIER_SANS_DOCUMENT']);
    return lettres;
  }
  const piece = pieces.find((candidate) => candidate.cle === cle);
  if (!piece) throw new Erreur('INTROUVABLE', ['DOCUMENT_ABSENT']);
  if (piece.obstacle !== null) throw new Erreur('REGLE_NON_RESPECTEE', ['DOCUMENT_NON_ENVOYABLE']);
  return [[piece]];
}

type Attestation = { readonly id: string; readonly octets: number; readonly empreinte: string };

/** Stored before the transaction that files it: of two at once, the one that is filed has its own object. */
async function attester(
  { objets, pdf }: DepsTransmission,
  qui: {
    readonly organisationId: string;
    readonly dossierId: string;
    readonly id: string;
    readonly le: string;
  },
  texte: { readonly version: string; readonly corps: string },
  cadre: Parameters<typeof modeleAutorisation>[4],
  autorisation: AutorisationT,
): Promise<Attestation> {
  const { organisationId, dossierId, le } = qui;
  const id = idStable(qui.id, 'autorisation', le);
  const octets = await pdf.piece(modeleAutorisation(id, le, texte, autorisation, cadre));
  await objets.ecrire({ organisationId, dossierId, objetId: id, version: 1 }, unSeul(octets));
  return { id, octets: octets.length, empreinte: sha256(octets) };
}

const classerAttestation = (tx: Tx, session: SessionSoin, dossierId: string, attestation: Attestation) =>
  classer(tx, {
    ...attestation,
    organisationId: session.organisationId,
    dossierId,
    acteId: null,
    type: 'AUTRE',
    titre: TITRE_AUTORISATION,
    typeMime: 'application/pdf',
    origine: 'PRODUIT',
    auteur: session.nom,
  });
