import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../../kernel/bd.ts';
import { sha256 } from '../../../kernel/empreinte.ts';
import { rassembler } from '../../../kernel/octets.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { noter, ouvrirCoteRequerant, ouvrirCoteRequis, refuserLeVolume } from './cotes.ts';
import type { DepsCompteRendu } from './deps.ts';
import { trouverDocument } from './dossier-requis-repository.ts';
import { idPrescription } from './prescription.ts';

export type Fichier = { readonly octets: Uint8Array; readonly nom: string };

/** The bytes, checked against the digest that was signed: a changed file does not leave as a compte rendu. */
export async function lirePdf(deps: DepsCompteRendu, session: SessionSoin, id: string): Promise<Fichier> {
  const octets = await lire(deps, session, id, 'COMPTE_RENDU');
  return { octets, nom: `compte-rendu-${id.slice(-8)}.pdf` };
}

/** What was prescribed with it: same access, same trace, same check. */
export async function lirePrescription(
  deps: DepsCompteRendu,
  session: SessionSoin,
  id: string,
): Promise<Fichier> {
  const octets = await lire(deps, session, id, 'PRESCRIPTION');
  return { octets, nom: `prescription-${id.slice(-8)}.pdf` };
}

type Nature = 'COMPTE_RENDU' | 'PRESCRIPTION';
type Piece = {
  readonly id: string;
  readonly dossierId: string;
  readonly acteId: string;
  readonly empreinte: string;
};

async function lire(
  deps: DepsCompteRendu,
  session: SessionSoin,
  id: string,
  nature: Nature,
): Promise<Uint8Array> {
  const { organisationId } = session;
  await refuserLeVolume(deps, session, id);
  const { dossierId, ...piece } = await deps.bd.organisation(appelant(session), async (tx) => {
    const trouvee =
      (await pieceDuRequis(tx, deps, session, id, nature)) ??
      (await pieceDuRequerant(tx, session, id, nature));
    await noter(tx, deps, session, trouvee);
    return trouvee;
  });
  const ref = { organisationId, dossierId, objetId: piece.id, version: 1 };
  const octets = await rassembler(deps.objets.lire(ref));
  if (sha256(octets) !== piece.empreinte) throw new Erreur('INDISPONIBLE', ['EMPREINTE_DIFFERENTE']);
  return octets;
}

async function pieceDuRequis(
  tx: Tx,
  deps: DepsCompteRendu,
  session: SessionSoin,
  id: string,
  nature: Nature,
): Promise<Piece | undefined> {
  const cr = await ouvrirCoteRequis(tx, deps, session, id);
  if (!cr) return undefined;
  const { dossierId, acteId, empreintePdf, contenu } = cr;
  if (nature === 'COMPTE_RENDU') return { id, dossierId, acteId, empreinte: empreintePdf };
  if (!contenu.prescription) throw new Erreur('INTROUVABLE');
  return { ...contenu.prescription, dossierId, acteId };
}

async function pieceDuRequerant(tx: Tx, session: SessionSoin, id: string, nature: Nature): Promise<Piece> {
  const { acte, recu } = await ouvrirCoteRequerant(tx, session, id);
  const piece = nature === 'COMPTE_RENDU' ? recu : await trouverDocument(tx, idPrescription(id));
  if (!piece) throw new Erreur('INTROUVABLE', recu ? [] : ['COMPTE_RENDU_EN_ROUTE']);
  return { id: piece.id, dossierId: acte.dossier_id, acteId: acte.id, empreinte: piece.empreinte };
}
