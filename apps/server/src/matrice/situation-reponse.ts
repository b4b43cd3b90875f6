import { randomUUID } from 'node:crypto';
import { idPrescription } from '../features/teleexpertise/compte-rendu/prescription.ts';
import type { ApplicationDeTest } from './application.ts';
import { document, identite, inserer, json, octets } from './situation-base.ts';
import { contenuCompteRendu, empreinte, ligneFacturee } from './situation-contenus.ts';
import { LE, type Situation } from './situations.ts';

/** What the requis's side keeps once he has answered, and the copy that the requérant received. */
export async function ecrireReponse(application: ApplicationDeTest, s: Situation): Promise<void> {
  const organisation_id = s.requisOrganisationId;
  const dossier_id = randomUUID();
  const acte_id = s.acteId;
  await inserer(application, 'dossier', identite(s, organisation_id, dossier_id));
  await inserer(application, 'compte_rendu', {
    organisation_id,
    id: s.compteRenduId,
    acte_id,
    dossier_id,
    numero_version: 1,
    etat: 'SIGNE',
    contenu: json(contenuCompteRendu(s)),
    empreinte_contenu: 'c'.repeat(64),
    empreinte_pdf: empreinte(s),
    octets_pdf: s.marque.length,
    signature: json({
      niveau: 'SIMPLE',
      signataire: { compteId: s.requisId, nom: 'Moreau', prenom: 'Claire', rpps: null },
      instant: LE,
    }),
    signe_par: s.requisId,
    signe_le: LE,
  });
  for (const type of ['REQUERANT', 'ARCHIVE_REQUIS', 'MON_ESPACE_SANTE'])
    await inserer(application, 'remise', {
      organisation_id,
      id: randomUUID(),
      compte_rendu_id: s.compteRenduId,
      acte_id,
      type,
      etat: 'A_FAIRE',
    });
  await inserer(application, 'ligne_facturation', {
    organisation_id,
    id: s.ligneId,
    acte_id,
    dossier_id,
    professionnel_id: s.requisId,
    code: 'TE2',
    facturable: true,
    centimes: 2_000,
    date_acte: '2026-02-02',
    contenu: json(ligneFacturee(s)),
  });
  await inserer(application, 'envoi', {
    organisation_id,
    id: s.envoiRequisId,
    acte_id,
    type: 'COMPTE_RENDU',
    canal: 'MSSANTE',
    charge: json({ compteRenduId: s.compteRenduId }),
    etat: 'A_FAIRE',
    message_id: `<${s.envoiRequisId}@orapont>`,
  });
  await inserer(application, 'document', {
    organisation_id: s.organisationId,
    ...document(s, s.dossierId, 'RECU'),
    id: s.compteRenduId,
  });
  await inserer(application, 'document', {
    organisation_id: s.organisationId,
    ...document(s, s.dossierId, 'RECU'),
    type: 'PRESCRIPTION',
    id: idPrescription(s.compteRenduId),
  });
  for (const ref of [
    { organisationId: organisation_id, dossierId: dossier_id },
    { organisationId: s.organisationId, dossierId: s.dossierId },
  ])
    for (const objetId of [s.compteRenduId, idPrescription(s.compteRenduId)])
      await application.exterieur.objets.ecrire({ ...ref, objetId, version: 1 }, octets(s));
}
