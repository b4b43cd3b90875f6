import { CompteRenduReference, type CompteRenduReferenceT } from '@orapont/contract/compte-rendu';
import { Erreur } from '@orapont/domain/erreurs';
import { classer } from '../../../kernel/document-repository.ts';
import { sha256 } from '../../../kernel/empreinte.ts';
import { rassembler, unSeul } from '../../../kernel/octets.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import { lireActe } from '../demande/demande-repository.ts';
import type { DepsCompteRendu } from './deps.ts';
import { comptesRendusRecus, trouverDocument } from './dossier-requis-repository.ts';
import { idPrescription } from './prescription.ts';

/**
 * Copies the answer, and its prescription, into the requérant's record, under its own key. The act's reference says where it is and what its digest must
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
  const aCopier = documentsDe(reference);
  const copies = await Promise.all(
    aCopier.map(async ({ id, empreinte }) => {
      const octets = await rassembler(deps.objets.lire({ ...source, objetId: id, version: 1 }));
      if (sha256(octets) !== empreinte) throw new Erreur('CONFLIT', ['EMPREINTE_DIFFERENTE']);
      return { id, octets };
    }),
  );
  // One organisation on both sides has one record and one object: it is filed by its signature.
  if (reference.organisationId === organisationId && reference.dossierId === acte.dossier_id) return;
  const ref = { organisationId, dossierId: acte.dossier_id, version: 1 };
  for (const { id, octets } of copies) await deps.objets.ecrire({ ...ref, objetId: id }, unSeul(octets));
  await deps.bd.organisation({ organisationId }, async (tx) => {
    const precedent = (await comptesRendusRecus(tx, acteId)).at(-1);
    const remplaces = {
      COMPTE_RENDU: precedent?.id ?? null,
      PRESCRIPTION: precedent
        ? ((await trouverDocument(tx, idPrescription(precedent.id)))?.id ?? null)
        : null,
    };
    let nouveaux = 0;
    for (const document of aCopier) {
      const classe = await classer(tx, {
        ...document,
        organisationId,
        dossierId: acte.dossier_id,
        acteId,
        typeMime: 'application/pdf',
        origine: 'RECU',
        auteur: reference.signataire,
        numeroVersion: reference.numeroVersion,
        remplaceId: remplaces[document.type],
      });
      if (classe) nouveaux++;
    }
    if (nouveaux === 0) return;
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

/** The answer, and the prescription that goes with it. */
const documentsDe = ({ id, octets, empreintePdf, numeroVersion, prescription }: CompteRenduReferenceT) => [
  {
    id,
    octets,
    empreinte: empreintePdf,
    type: 'COMPTE_RENDU' as const,
    titre: titreDe('Compte rendu', numeroVersion),
  },
  ...(prescription
    ? [{ ...prescription, type: 'PRESCRIPTION' as const, titre: titreDe('Prescription', numeroVersion) }]
    : []),
];

const titreDe = (nom: string, numeroVersion: number) =>
  numeroVersion === 1 ? nom : `${nom}, version ${numeroVersion} (annule et remplace)`;
