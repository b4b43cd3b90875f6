import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../../kernel/bd.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import { avancer } from '../acte-repository.ts';
import { nomDe } from '../demande/identite.ts';
import { copier } from './copier.ts';
import type { DepsDemandeRecue } from './deps.ts';
import { champsJoints, type Jonction, joindrePieces, preparerJonction, tenirDemande } from './joindre.ts';
import type { DemandePrete, DemandeRecue } from './ports.ts';

/**
 * What came since joins the request that waits for it: new pictures, the document that replaces the one before, words. The answer cites
 * the latest document.
 *
 * @rule TE-04, TE-09
 */
export async function completer(
  deps: DepsDemandeRecue,
  session: SessionSoin,
  recue: DemandeRecue,
  texte: string,
) {
  const jonction = await preparerJonction(deps, session, recue);
  return {
    dossierId: jonction.dossierId,
    joindre: (tx: Tx) => joindre(tx, deps, session, { ...jonction, texte }),
  };
}

async function joindre(
  tx: Tx,
  deps: DepsDemandeRecue,
  session: SessionSoin,
  jonction: Jonction & { readonly texte: string },
): Promise<DemandePrete> {
  const { acteId, recue, texte } = jonction;
  const tenue = await tenirDemande(tx, jonction);
  const { acte, demande } = tenue;
  if (acte.etat !== 'COMPLEMENT_DEMANDE') throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
  const { suite, neuves } = await joindrePieces(tx, deps, session, tenue, jonction);
  if (neuves === 0 && recue.pieces === 0 && texte === '')
    throw new Erreur('SAISIE_INVALIDE', ['COMPLEMENT_VIDE'], {
      champs: { texte: 'Écrivez ce que ce message apporte.' },
    });
  await avancer(
    tx,
    deps.travaux,
    {
      organisationId: session.organisationId,
      acteId,
      evenement: 'FOURNIR_COMPLEMENT',
      acteur: 'REQUERANT',
      compteId: session.compteId,
      nom: nomDe(demande.requerant),
      details: { courrierId: recue.courrierId, prisEnChargePar: session.nom },
    },
    { ...champsJoints(acte, suite, deps, recue.recuLe), complement: null },
  );
  await copier(tx, acteId);
  return { acteId, dossierId: acte.dossier_id };
}
