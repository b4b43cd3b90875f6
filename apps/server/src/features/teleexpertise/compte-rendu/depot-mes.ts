import { Erreur } from '@orapont/domain/erreurs';
import { alimenterMes, arretLegal, cacherAvantAnnonce } from '@orapont/domain/teleexpertise/depot-mes';
import type { Tx } from '../../../kernel/bd.ts';
import { sha256 } from '../../../kernel/empreinte.ts';
import { rassembler } from '../../../kernel/octets.ts';
import type { ComptesRendusSignes } from '../../dmp/ports.ts';
import { poster } from '../demande/envoi-repository.ts';
import { documentCompteRendu } from '../documents/reponse-cda.ts';
import { type CompteRendu, creerRemise, trouverCompteRendu, versionsDe } from './compte-rendu-repository.ts';
import type { DepsComposition, DepsCompteRendu } from './deps.ts';

/**
 * The delivery to Mon espace santé, in the transaction that signs: left to a person where no DMP is fed, not made for a motive of
 * the law, or on its way by the outbox.
 *
 * @rule TE-11   @source avenant 1, JO 18/01/2025, art. 58.3.2
 */
export async function ouvrirDepot(
  tx: Tx,
  { dmp, travaux }: Pick<DepsCompteRendu, 'dmp' | 'travaux'>,
  cr: CompteRendu,
): Promise<void> {
  const { patient, requisLieu } = cr.contenu.demande;
  if (!dmp?.dessert({ id: cr.organisationId, finess: requisLieu.finess })) {
    await creerRemise(tx, cr, 'MON_ESPACE_SANTE', { etat: 'A_FAIRE' });
    return;
  }
  const verdict = alimenterMes(patient);
  if (!verdict.accord) {
    const { motif, texte } = arretLegal(verdict.motifs[0] ?? '', patient.oppositionMes ?? '');
    const etat = motif === null ? 'A_FAIRE' : 'NON_TRANSMIS';
    await creerRemise(tx, cr, 'MON_ESPACE_SANTE', { etat, motif, motifTexte: texte });
    return;
  }
  await creerRemise(tx, cr, 'MON_ESPACE_SANTE', { etat: 'EN_COURS' });
  await poster(tx, travaux, {
    organisationId: cr.organisationId,
    acteId: cr.acteId,
    canal: 'DMP',
    type: 'DEPOT_MES',
    destinataire: 'Mon espace santé',
    charge: { compteRenduId: cr.id },
  });
}

/** What the DMP is fed with: the compte rendu alone, around the very bytes of the archive. */
export const comptesRendusSignes =
  (deps: DepsComposition): ComptesRendusSignes =>
  (organisationId, compteRenduId) =>
    deps.bd.organisation({ organisationId }, async (tx) => {
      const cr = await trouverCompteRendu(tx, compteRenduId);
      if (cr?.etat !== 'SIGNE') return undefined;
      const { demande, auPatient = false } = cr.contenu;
      const versions = await versionsDe(tx, cr.acteId);
      return {
        signeLe: cr.signeLe,
        remplaceId: cr.remplaceId,
        depassee: versions.at(-1)?.id !== cr.id,
        ins: demande.patient.ins,
        masquages: cacherAvantAnnonce(demande.motif.code, auPatient) ? ['INVISIBLE_PATIENT'] : [],
        async ecrire() {
          const ref = { organisationId, dossierId: cr.dossierId, objetId: cr.id, version: 1 };
          const pdf = await rassembler(deps.objets.lire(ref));
          if (sha256(pdf) !== cr.empreintePdf) throw new Erreur('INDISPONIBLE', ['EMPREINTE_DIFFERENTE']);
          return documentCompteRendu(deps.documents.cda, cr, pdf, deps.documents.edition).cda;
        },
      };
    });
