import type { BodyOf } from '@orapont/contract/route';
import type { cloreTournee, jugerResident, reglerResident } from '@orapont/contract/tournee';
import { Erreur } from '@orapont/domain/erreurs';
import { uneFois } from '../../kernel/commande-repository.ts';
import { appelant, type SessionSoin } from '../../kernel/session.ts';
import { noter, ouvrirTournee } from './acces-tournee.ts';
import type { DepsTournees } from './ports.ts';
import { changerResident, changerTournee, lireActe, prendreResident } from './tournee-repository.ts';

type Cle = { readonly id: string; readonly dossierId: string };

/** Closed, a round is not planned any more; what a tablet still holds is received all the same. */
export async function clore(
  deps: DepsTournees,
  session: SessionSoin,
  id: string,
  { close }: BodyOf<typeof cloreTournee>,
  cle: string,
) {
  return deps.bd.organisation(appelant(session), (tx) =>
    uneFois(tx, { ...appelant(session), cle, corps: { id, close } }, async () => {
      const tournee = await ouvrirTournee(tx, session, id, { verrou: true });
      if ((tournee.close_le !== null) !== close) {
        await changerTournee(tx, id, { close_le: close ? deps.maintenant().toISOString() : null });
        await noter(tx, session, close ? 'TOURNEE_CLOSE' : 'TOURNEE_ROUVERTE');
      }
      return { fait: true as const };
    }),
  );
}

/** Where a resident stands, said on line by someone of the team. */
export async function regler(
  deps: DepsTournees,
  session: SessionSoin,
  { id, dossierId }: Cle,
  { etat, arret, revenirLe }: BodyOf<typeof reglerResident>,
  cle: string,
) {
  return deps.bd.organisation(appelant(session), (tx) =>
    uneFois(tx, { ...appelant(session), cle, corps: { id, dossierId, etat, arret, revenirLe } }, async () => {
      await ouvrirTournee(tx, session, id, { verrou: false });
      if (!(await prendreResident(tx, id, dossierId))) throw new Erreur('INTROUVABLE');
      await changerResident(
        tx,
        { tourneeId: id, dossierId },
        {
          etat,
          arret,
          revenir_le: revenirLe,
          etat_le: etat === 'A_VOIR' ? null : deps.maintenant().toISOString(),
        },
      );
      await noter(tx, session, 'RESIDENT_REGLE', dossierId);
      return { fait: true as const };
    }),
  );
}

/**
 * Only a suspicion judged by the structure’s own professional makes a téléexpertise of a check-up: nobody else is offered to say it, and
 * the software never does.
 *
 * @rule TE-01, TE-02
 * @source SOSS; art. 58.1.1 (avenant 1, JO 18/01/2025)
 */
export async function juger(
  deps: DepsTournees,
  session: SessionSoin,
  { id, dossierId }: Cle,
  { suspicion }: BodyOf<typeof jugerResident>,
  cle: string,
) {
  return deps.bd.organisation(appelant(session), (tx) =>
    uneFois(tx, { ...appelant(session), cle, corps: { id, dossierId, suspicion } }, async () => {
      await ouvrirTournee(tx, session, id, { verrou: false });
      const resident = await prendreResident(tx, id, dossierId);
      const acte = resident && (await lireActe(tx, resident.acte_id));
      if (!acte) throw new Erreur('INTROUVABLE');
      await deps.actes.juger(tx, session, acte.id, suspicion);
      await changerResident(
        tx,
        { tourneeId: id, dossierId },
        {
          jugement: suspicion ? 'SUSPICION' : 'SANS_SUSPICION',
          juge_par: session.professionnelId,
          juge_le: deps.maintenant().toISOString(),
        },
      );
      await noter(tx, session, 'RESIDENT_JUGE', dossierId);
      return { acteId: acte.id };
    }),
  );
}
