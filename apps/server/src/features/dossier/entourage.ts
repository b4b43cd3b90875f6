import type { declarerLien, enregistrerRepresentant } from '@orapont/contract/dossier';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { estLienAtteste, estPreuveRecevable } from '@orapont/domain/teleexpertise/lien';
import { appelant, enSoin, type Session } from '../../kernel/session.ts';
import { jourDe, ouvrir, tracerSur } from './acces-dossier.ts';
import { insererLien, poserRepresentant, professionnelExiste } from './entourage-repository.ts';
import type { DepsDossier } from './ports.ts';

/** Someone who protects, assists or supports the person. */
export async function enregistrer(
  deps: DepsDossier,
  qui: Session,
  { id: dossierId, representantId }: { readonly id: string; readonly representantId: string },
  corps: BodyOf<typeof enregistrerRepresentant>,
): Promise<{ fait: true }> {
  const session = enSoin(qui);
  return deps.bd.organisation(appelant(session), async (tx) => {
    await ouvrir(tx, deps, session, dossierId, 'dossier.modifier');
    const pose = await poserRepresentant(tx, {
      organisation_id: session.organisationId,
      id: representantId,
      dossier_id: dossierId,
      qualite: corps.qualite,
      nom: corps.nom,
      prenom: corps.prenom,
      representation_personne: corps.representationPersonne,
      telephone: corps.telephone || null,
      courriel: corps.courriel || null,
      fin_le: corps.finLe,
    });
    if (!pose) throw new Erreur('INTROUVABLE');
    await tracerSur(tx, session, 'REPRESENTANT_MODIFIE', dossierId);
    return { fait: true };
  });
}

/**
 * Declares that the patient knows a professional. A past remote act may be written down, and the answer says that it is not
 * evidence by itself.
 *
 * @rule TE-07
 * @source JO 18/01/2025 art. 9, art. 58.4 a
 */
export async function declarer(
  deps: DepsDossier,
  qui: Session,
  dossierId: string,
  corps: BodyOf<typeof declarerLien>,
): Promise<ReplyOf<typeof declarerLien>> {
  const session = enSoin(qui);
  const lien = { ...corps, requisId: corps.professionnelId, date: corps.dateContact };
  if (!estLienAtteste(lien, jourDe(deps)))
    throw new Erreur('SAISIE_INVALIDE', [], {
      champs: { dateContact: 'Cette date est dans l’avenir : écrivez celle du dernier contact.' },
    });
  return deps.bd.organisation(appelant(session), async (tx) => {
    await ouvrir(tx, deps, session, dossierId, 'demande.preparer');
    if (!(await professionnelExiste(tx, corps.professionnelId)))
      throw new Erreur('SAISIE_INVALIDE', [], {
        champs: { professionnelId: 'Ce professionnel n’est plus dans l’annuaire : choisissez-en un autre.' },
      });
    const nouveau = await insererLien(tx, {
      organisation_id: session.organisationId,
      id: corps.id,
      dossier_id: dossierId,
      professionnel_id: corps.professionnelId,
      preuve: corps.preuve,
      date_contact: corps.dateContact,
      attestant: corps.attestant,
      precision_texte: corps.precision,
      declare_par: session.compteId,
    });
    if (nouveau) await tracerSur(tx, session, 'LIEN_DECLARE', dossierId);
    return { fait: true, recevable: estPreuveRecevable(corps.preuve) };
  });
}
