import { CompteRenduReference } from '@orapont/contract/compte-rendu';
import { Erreur } from '@orapont/domain/erreurs';
import { uneFois } from '../../../kernel/commande-repository.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import { avancer } from '../acte-repository.ts';
import type { LigneActe } from '../demande/demande-repository.ts';
import { enFace } from '../lecture/acces.ts';
import { abandonner, type CompteRendu } from './compte-rendu-repository.ts';
import type { DepsCompteRendu } from './deps.ts';
import { referenceDe } from './preparer.ts';

/**
 * Second step, in the requérant's organisation: the conditional update of the act is the moment when the answer is given. Whoever
 * comes second, a refusal, a withdrawal or the same click in another window, finds the act moved, and his version is dropped.
 *
 * @rule TE-06, TE-11
 */
export async function rendre(deps: DepsCompteRendu, session: SessionSoin, cr: CompteRendu): Promise<void> {
  const { acteId, remplaceId } = cr;
  try {
    await enFace(deps, session, acteId, { verrou: true }, (tx, acte) =>
      uneFois(
        tx,
        {
          organisationId: acte.organisation_id,
          compteId: session.compteId,
          cle: cr.id,
          corps: { acteId, remplaceId, empreinte: cr.empreinteContenu },
          acteId,
        },
        async () => {
          exigerVersion(acte, remplaceId);
          await avancer(
            tx,
            deps.travaux,
            {
              organisationId: acte.organisation_id,
              acteId,
              evenement: remplaceId === null ? 'RENDRE' : 'CORRIGER',
              acteur: 'REQUIS',
              compteId: session.compteId,
              nom: session.nom,
              details: {
                compteRenduId: cr.id,
                numeroVersion: cr.numeroVersion,
                ...(cr.contenu.remplace ? { motif: cr.contenu.remplace.motif } : {}),
              },
            },
            {
              compte_rendu: JSON.stringify(referenceDe(cr)),
              clos_le: null,
              ...(remplaceId === null
                ? { repondu_le: cr.signeLe, actes_ailleurs: cr.contenu.lecture.reponse.actesAilleurs }
                : {}),
            },
          );
          await tracer(tx, {
            organisationId: acte.organisation_id,
            chaine: 'ACCES',
            action: 'COMPTE_RENDU_SIGNE',
            acteur: `${session.nom} (${session.organisationNom})`,
            compteId: session.compteId,
            dossierId: acte.dossier_id,
            acteId,
          });
          const finaliser = { organisationId: cr.organisationId, compteRenduId: cr.id };
          await deps.travaux.enfiler(tx, 'compte-rendu.finaliser', finaliser);
          await deps.travaux.enfiler(tx, 'compte-rendu.recevoir', {
            organisationId: acte.organisation_id,
            acteId,
          });
          return { compteRenduId: cr.id };
        },
      ),
    );
  } catch (cause) {
    if (cause instanceof Erreur && (cause.code === 'CONFLIT' || cause.code === 'INTROUVABLE'))
      await deps.bd.organisation(appelant(session), (tx) => abandonner(tx, cr.id));
    throw cause;
  }
}

/** A correction replaces the version in force, and no other: of two corrections at once one wins. */
function exigerVersion(acte: LigneActe, remplaceId: string | null): void {
  if (remplaceId === null) return;
  const enVigueur = CompteRenduReference.safeParse(acte.compte_rendu);
  if (!enVigueur.success || enVigueur.data.id !== remplaceId)
    throw new Erreur('CONFLIT', ['VERSION_REMPLACEE']);
}
