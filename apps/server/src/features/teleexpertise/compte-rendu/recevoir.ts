import { CompteRenduReference } from '@orapont/contract/compte-rendu';
import { Erreur } from '@orapont/domain/erreurs';
import { tracer } from '../../../kernel/traces-repository.ts';
import { lireActe } from '../demande/demande-repository.ts';
import type { DepsCompteRendu } from './deps.ts';
import { classer, comptesRendusRecus, trouverDocument } from './dossier-requis-repository.ts';
import { enUnMorceau, rassembler, sha256 } from './octets.ts';

/**
 * Copies the answer into the requérant's record, under its own key. The act's reference says where it is and what its digest must
 * be: other bytes are not filed.
 *
 * @rule TE-11
 */
export async function recevoir(
  deps: Pick<DepsCompteRendu, 'bd' | 'objets' | 'travaux'>,
  { organisationId, acteId }: { readonly organisationId: string; readonly acteId: string },
): Promise<void> {
  const acte = await deps.bd.organisation({ organisationId }, (tx) => lireActe(tx, acteId));
  const lue = CompteRenduReference.safeParse(acte?.compte_rendu);
  if (!acte || !lue.success) return;
  const reference = lue.data;
  const deja = await deps.bd.organisation({ organisationId }, (tx) => trouverDocument(tx, reference.id));
  if (deja?.dossier_id === acte.dossier_id) return;
  const source = { organisationId: reference.organisationId, dossierId: reference.dossierId };
  const octets = await rassembler(deps.objets.lire({ ...source, objetId: reference.id, version: 1 }));
  if (sha256(octets) !== reference.empreintePdf) throw new Erreur('CONFLIT', ['EMPREINTE_DIFFERENTE']);
  // One organisation on both sides has one record and one object: it is filed by its signature.
  if (reference.organisationId === organisationId && reference.dossierId === acte.dossier_id) return;
  const ref = { organisationId, dossierId: acte.dossier_id, objetId: reference.id, version: 1 };
  await deps.objets.ecrire(ref, enUnMorceau(octets));
  await deps.bd.organisation({ organisationId }, async (tx) => {
    const precedent = (await comptesRendusRecus(tx, acteId)).at(-1);
    const classe = await classer(tx, {
      organisationId,
      id: reference.id,
      dossierId: acte.dossier_id,
      acteId,
      type: 'COMPTE_RENDU',
      titre: titreDe(reference.numeroVersion),
      typeMime: 'application/pdf',
      octets: octets.length,
      empreinte: reference.empreintePdf,
      origine: 'RECU',
      auteur: reference.signataire,
      numeroVersion: reference.numeroVersion,
      remplaceId: precedent?.id ?? null,
    });
    if (!classe) return;
    await tracer(tx, {
      organisationId,
      chaine: 'ACCES',
      action: 'COMPTE_RENDU_RECU',
      acteur: reference.signataire,
      dossierId: acte.dossier_id,
      acteId,
    });
    await deps.travaux.enfiler(tx, 'facturation.calculer', { organisationId, acteId });
  });
}

const titreDe = (numeroVersion: number) =>
  numeroVersion === 1 ? 'Compte rendu' : `Compte rendu, version ${numeroVersion} (annule et remplace)`;
