import { randomUUID } from 'node:crypto';
import { jourParis } from '@orapont/domain/dates';
import type { Tx } from '../../kernel/bd.ts';
import { classer } from '../../kernel/document-repository.ts';
import { sha256 } from '../../kernel/empreinte.ts';
import { rassembler, unSeul } from '../../kernel/octets.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import type { DepsReprise } from './deps.ts';
import { dossiersProches, insererDossierRepris, verrouillerCreations } from './dossier-repris-repository.ts';
import { jugerDossier } from './juger.ts';
import { avecRemarque, idDeFichier } from './juger-piece.ts';
import { enDocument, type Repris, type Travail } from './reprendre-fichier.ts';
import { type Ligne, noterSort } from './reprise-repository.ts';
import type { Personne, PiecePersonne } from './sources.ts';

/** A record that stands here, made or found; the exact words stay beside it: what has no place here yet is not lost. */
export async function reprendreDossier(
  deps: DepsReprise,
  travail: Travail,
  piece: PiecePersonne,
  ligne: Ligne,
): Promise<Repris> {
  const { personne } = piece;
  const { organisationId, repriseId } = travail.quoi;
  if (ligne.sort === 'A_VOIR' || ligne.sort === 'REFUSE') return { sort: ligne.sort, dossierId: personne.id };
  const juger = async (tx: Tx) => jugerDossier(personne, await dossiersProches(tx, personne), travail.regles);
  const { dossierId = personne.id, sort: attendu } = await deps.bd.organisation({ organisationId }, juger);
  const octets = await rassembler(await piece.octets());
  const objetId = idDeFichier(dossierId, piece.distingue, sha256(octets));
  const ref = { organisationId, dossierId, objetId, version: 1 };
  const depot = attendu === 'A_VOIR' ? undefined : await deps.objets.ecrire(ref, unSeul(octets));
  return deps.bd.organisation({ organisationId }, async (tx) => {
    await verrouillerCreations(tx, organisationId);
    const jugement = await juger(tx);
    // Someone made that record, or took it away, at this very moment: the job begins this line again.
    if (jugement.sort !== attendu || (jugement.dossierId ?? personne.id) !== dossierId)
      throw new Error('Un dossier a changé pendant la reprise.');
    if (jugement.sort === 'A_CREER') await creer(deps, travail, tx, personne);
    if (depot) await classer(tx, enDocument(ref, piece, depot, travail.auteur));
    const sort = jugement.sort === 'A_CREER' || ligne.sort === 'CREE' ? 'CREE' : jugement.sort;
    await noterSort(tx, repriseId, ligne.rang, sort, avecRemarque(jugement.motif, piece));
    return { sort, dossierId };
  });
}

async function creer(
  deps: DepsReprise,
  { quoi, reprise }: Travail,
  tx: Tx,
  personne: Personne,
): Promise<void> {
  const { organisationId } = quoi;
  const { siteId, compteId, nom } = reprise;
  const ou = {
    ...{ organisationId, siteId, compteId, sejourId: randomUUID() },
    jour: jourParis(deps.maintenant().toISOString()),
  };
  await insererDossierRepris(tx, ou, personne, deps.colonnes(sansIns(personne.fiche)));
  await tracer(tx, {
    organisationId,
    chaine: 'ACCES',
    action: 'DOSSIER_REPRIS',
    acteur: nom,
    compteId,
    dossierId: personne.id,
  });
}

/**
 * An identity that comes from elsewhere is provisional until it is asked for here.
 *
 * @rule ID-INS
 */
const sansIns = (fiche: Personne['fiche']): Personne['fiche'] => ({
  ...fiche,
  ins: { reponseInsi: false, pieceVerifiee: false, attributs: [], matricule: null, oid: null },
});
