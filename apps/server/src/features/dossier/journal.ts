import type { lireJournal } from '@orapont/contract/journal';
import type { ReplyOf } from '@orapont/contract/route';
import { jourParis } from '@orapont/domain/dates';
import { libelleProfession } from '@orapont/domain/identite/libelle-profession';
import type { Session } from '../../kernel/session.ts';
import { lireTrace } from './acces-dossier.ts';
import {
  type Auteur,
  auteursDe,
  type EvenementLu,
  evenementsDuDossier,
  type LieuDeTravail,
  lieuxDe,
} from './journal-repository.ts';
import { identiteDe } from './lignes.ts';
import type { DepsDossier } from './ports.ts';

type Reponse = ReplyOf<typeof lireJournal>;
const PAGE = 200;

/**
 * « Qui a consulté mon dossier ? » : every trace left on the record and on its acts, newest first. Reading it is traced too.
 *
 * @rule DOS-09
 * @source guide de dématérialisation, patient-visible access log
 */
export function lire(
  deps: DepsDossier,
  session: Session,
  id: string,
  avant: string | undefined,
): Promise<Reponse> {
  return lireTrace(deps, session, { id, action: 'journal.lire', trace: 'JOURNAL_LU' }, async (tx, ouvert) => {
    const evenements = await evenementsDuDossier(tx, id, avant, PAGE + 1);
    const page = evenements.slice(0, PAGE);
    const comptes = new Set(page.flatMap(({ compteId }) => (compteId === null ? [] : [compteId])));
    const auteurs = await auteursDe(tx, [...comptes]);
    const lieux = await lieuxDe(
      tx,
      [...auteurs.values()].map(({ professionnelId }) => professionnelId),
    );
    return {
      identite: identiteDe(ouvert.dossier),
      entrees: page.map((evenement) => enEntree(evenement, auteurs, lieux, ouvert.session.organisationId)),
      suite: evenements.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    };
  });
}

function enEntree(
  { id, le, action, acteur, compteId, acteId }: EvenementLu,
  auteurs: ReadonlyMap<string, Auteur>,
  lieux: readonly LieuDeTravail[],
  organisationId: string,
): Reponse['entrees'][number] {
  const auteur = compteId === null ? undefined : auteurs.get(compteId);
  return {
    id,
    le,
    action,
    acteId,
    // The name of that day, as the chain holds it.
    qui: sansLieu(acteur, auteur !== undefined) || auteur?.nom || 'Orapont (automatique)',
    profession: auteur ? libelleProfession(auteur) : null,
    structure: auteur
      ? (lieuDuJour(lieux, auteur.professionnelId, organisationId, jourParis(le)) ?? null)
      : null,
  };
}

/** A trace left across the wall names the place in brackets; it is said beside when the person is known. */
const sansLieu = (acteur: string, connu: boolean) => (connu ? acteur.replace(/ \([^()]*\)$/, '') : acteur);

/** Where the person worked that day: in this organisation first, since that is how he reached the record. */
function lieuDuJour(
  lieux: readonly LieuDeTravail[],
  professionnelId: string,
  organisationId: string,
  jour: string,
): string | undefined {
  const siens = lieux.filter(
    (lieu) =>
      lieu.professionnelId === professionnelId && lieu.du <= jour && (lieu.au === null || lieu.au >= jour),
  );
  return (siens.find((lieu) => lieu.organisationId === organisationId) ?? siens[0])?.lieu;
}
