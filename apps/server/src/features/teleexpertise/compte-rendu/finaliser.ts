import { CompteRenduReference } from '@orapont/contract/compte-rendu';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { adressePatient } from '@orapont/domain/teleexpertise/lettre-au-patient';
import type { Tx } from '../../../kernel/bd.ts';
import { classer } from '../../../kernel/document-repository.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import { compterReponse } from '../compter-reponse.ts';
import { lireActe } from '../demande/demande-repository.ts';
import { poster } from '../demande/envoi-repository.ts';
import { boitesDuRequerant } from '../lecture/boites.ts';
import { cloturerSiComplete } from './cloturer.ts';
import {
  abandonner,
  abandonnerAutres,
  attendreSonTour,
  type CompteRendu,
  creerRemise,
  marquer,
  trouverCompteRendu,
  verrouillerCompteRendu,
} from './compte-rendu-repository.ts';
import { ouvrirDepot } from './depot-mes.ts';
import type { DepsCompteRendu } from './deps.ts';
import { rattacher } from './dossier-requis-repository.ts';
import { titrePrescription } from './prescription.ts';

/** A signature whose second step has not come within that time was cut short: it is dropped, and may be signed again. */
const DELAI_ABANDON_MS = 2 * 60_000;

export type Charge = { readonly organisationId: string; readonly compteRenduId: string };
type Boites = { readonly bal: string | null; readonly courriel: string | null };

/**
 * Third step, in the requis's organisation: the version becomes SIGNE with its archive, its three deliveries, its mail and its
 * line in the register, all at once. The act says whether it was given; done again it changes nothing.
 *
 * @rule TE-11, TE-12
 */
export async function finaliser(
  deps: DepsCompteRendu,
  { organisationId, compteRenduId }: Charge,
): Promise<void> {
  const cr = await deps.bd.organisation({ organisationId }, (tx) => trouverCompteRendu(tx, compteRenduId));
  if (!cr) return;
  if (cr.etat !== 'SIGNE') {
    const boites = await rendu(deps, cr);
    if (!boites) {
      await abandonnerOuAttendre(deps, cr);
      return;
    }
    await deps.bd.organisation({ organisationId }, (tx) => achever(tx, deps, compteRenduId, boites));
  }
  await cloturerSiComplete(deps, { organisationId, compteRenduId });
}

/** Where its mail goes when the act says that this version is the answer; undefined when it does not. */
async function rendu(deps: DepsCompteRendu, cr: CompteRendu): Promise<Boites | undefined> {
  try {
    return await deps.bd.acte({ organisationId: cr.organisationId }, cr.acteId, async (tx) => {
      const acte = await lireActe(tx, cr.acteId);
      const reference = CompteRenduReference.safeParse(acte?.compte_rendu);
      if (!acte || !reference.success || reference.data.id !== cr.id) return undefined;
      return boitesDuRequerant(tx, acte, deps.maintenant());
    });
  } catch (cause) {
    if (cause instanceof Erreur && cause.code === 'INTROUVABLE') return undefined;
    throw cause;
  }
}

async function abandonnerOuAttendre(deps: DepsCompteRendu, cr: CompteRendu): Promise<void> {
  if (cr.etat === 'ABANDONNE') return;
  if (deps.maintenant().getTime() - Date.parse(cr.creeLe) < DELAI_ABANDON_MS)
    throw new Erreur('CONFLIT', ['SIGNATURE_EN_COURS']);
  await deps.bd.organisation({ organisationId: cr.organisationId }, (tx) => abandonner(tx, cr.id));
}

async function achever(tx: Tx, deps: DepsCompteRendu, id: string, boites: Boites): Promise<void> {
  const vu = await trouverCompteRendu(tx, id);
  if (!vu) return;
  await attendreSonTour(tx, vu.acteId);
  const cr = await verrouillerCompteRendu(tx, id);
  if (!cr || cr.etat === 'SIGNE') return;
  await abandonnerAutres(tx, cr);
  await marquer(tx, id, 'SIGNE');
  await archiver(tx, cr);
  await creerRemise(tx, cr, 'ARCHIVE_REQUIS', { etat: 'FAIT', le: cr.signeLe, par: cr.signePar });
  await creerRemise(
    tx,
    cr,
    'REQUERANT',
    boites.bal === null ? { etat: 'NON_TRANSMIS', motif: 'SANS_BAL' } : { etat: 'A_FAIRE' },
  );
  await ouvrirDepot(tx, deps, cr);
  const lettre = { organisationId: cr.organisationId, acteId: cr.acteId, charge: { compteRenduId: id } };
  if (boites.bal !== null)
    await poster(tx, deps.travaux, {
      ...lettre,
      canal: 'MSSANTE',
      type: 'COMPTE_RENDU',
      destinataire: boites.bal,
    });
  const { ins } = cr.contenu.demande.patient;
  if (cr.contenu.auPatient && ins)
    await poster(tx, deps.travaux, {
      ...lettre,
      canal: 'MSSANTE',
      type: 'PATIENT',
      destinataire: adressePatient(ins.matricule),
    });
  await poster(tx, deps.travaux, {
    ...lettre,
    canal: 'COURRIEL',
    type: 'NOTIF_REPONSE',
    destinataire: boites.courriel,
    charge: { compteRenduId: id, sujet: 'REPONSE' },
  });
  if (cr.remplaceId === null)
    await compterReponse(tx, {
      acteId: cr.acteId,
      demande: cr.contenu.demande,
      jour: jourParis(cr.signeLe),
      secret: deps.cleRegistre,
    });
  const { prenom, nom, compteId } = cr.preuve.signataire;
  await tracer(tx, {
    organisationId: cr.organisationId,
    chaine: 'ACCES',
    action: 'COMPTE_RENDU_SIGNE',
    acteur: `${prenom} ${nom}`.trim(),
    compteId,
    dossierId: cr.dossierId,
    acteId: cr.acteId,
  });
}

/** The compte rendu and what he relied on, in his own record of the patient, who is followed at his place from now on. */
async function archiver(tx: Tx, cr: CompteRendu): Promise<void> {
  const { organisationId, dossierId, acteId, contenu } = cr;
  const { demande, pieces, numero, prescription, remplace } = contenu;
  const communs = { organisationId, dossierId, acteId };
  if (demande.requisLieu.organisationId === organisationId)
    await rattacher(tx, {
      organisationId,
      dossierId,
      siteId: demande.requisLieu.siteId,
      du: jourParis(cr.signeLe),
    });
  const { prenom, nom } = cr.preuve.signataire;
  await classer(tx, {
    ...communs,
    id: cr.id,
    type: 'COMPTE_RENDU',
    titre: `Compte rendu ${numero}`,
    typeMime: 'application/pdf',
    octets: cr.octetsPdf,
    empreinte: cr.empreintePdf,
    origine: 'PRODUIT',
    auteur: `${prenom} ${nom}`.trim(),
    numeroVersion: cr.numeroVersion,
    remplaceId: cr.remplaceId,
  });
  if (prescription)
    await classer(tx, {
      ...communs,
      ...prescription,
      type: 'PRESCRIPTION',
      titre: titrePrescription(numero),
      typeMime: 'application/pdf',
      origine: 'PRODUIT',
      auteur: `${prenom} ${nom}`.trim(),
      numeroVersion: cr.numeroVersion,
      remplaceId: remplace?.prescription?.id ?? null,
    });
  for (const piece of pieces) {
    const auteur = `${demande.requerant.prenom} ${demande.requerant.nom}`.trim();
    await classer(tx, { ...communs, ...piece, origine: 'RECU', auteur });
  }
}
