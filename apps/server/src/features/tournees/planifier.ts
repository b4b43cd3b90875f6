import type { BodyOf } from '@orapont/contract/route';
import type { creerTournee, modifierTournee } from '@orapont/contract/tournee';
import { CODES_PROTOCOLE } from '@orapont/domain/captation/protocoles';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { v5 as uuidv5 } from 'uuid';
import type { Tx } from '../../kernel/bd.ts';
import { appelant, type SessionSoin } from '../../kernel/session.ts';
import { exigerSurSite, noter, ouvrirTournee } from './acces-tournee.ts';
import type { DepsTournees } from './ports.ts';
import {
  changerTournee,
  insererResidents,
  insererTournee,
  nomsDesPros,
  protocoleConnu,
  retirerResidents,
  suivisAu,
  trouverTournee,
} from './tournee-repository.ts';

type Plan = Omit<BodyOf<typeof modifierTournee>, 'version'>;

/** The act of a resident in a round has one name, wherever and however often the round is taken along. */
const acteDe = (tourneeId: string, dossierId: string): string => uuidv5(`bilan ${dossierId}`, tourneeId);

/**
 * Plans a round at a site where the person works. The same id twice is the same round.
 *
 * @rule ORG-01
 */
export async function creer(
  deps: DepsTournees,
  session: SessionSoin,
  { id, siteId, ...plan }: BodyOf<typeof creerTournee>,
) {
  exigerSurSite(session, 'tournee.preparer', siteId);
  return deps.bd.organisation(appelant(session), async (tx) => {
    await verifier(tx, deps, siteId, plan);
    const { organisationId } = session;
    const neuve = await insererTournee(tx, {
      organisation_id: organisationId,
      id,
      site_id: siteId,
      prepare_par: session.professionnelId,
      prepare_par_nom: session.nom,
      ...colonnes(plan),
    });
    const tournee = await trouverTournee(tx, id);
    if (tournee?.site_id !== siteId) throw new Erreur('CONFLIT', ['CLE_REUTILISEE']);
    if (neuve) {
      await inscrire(tx, organisationId, id, plan);
      await noter(tx, session, 'TOURNEE_CREEE');
    }
    return { id, version: tournee.version };
  });
}

/** From the version that was read: a colleague who plans at the same time is not overwritten in silence. */
export async function modifier(
  deps: DepsTournees,
  session: SessionSoin,
  id: string,
  { version, ...plan }: BodyOf<typeof modifierTournee>,
) {
  return deps.bd.organisation(appelant(session), async (tx) => {
    const tournee = await ouvrirTournee(tx, session, id, { verrou: true });
    if (tournee.close_le !== null) throw new Erreur('CONFLIT', ['TOURNEE_CLOSE']);
    if (tournee.version !== version) throw new Erreur('CONFLIT', ['VERSION_DEPASSEE']);
    await verifier(tx, deps, tournee.site_id, plan);
    await changerTournee(tx, id, { ...colonnes(plan), version: version + 1 });
    const gardes = plan.residents.map(({ dossierId }) => dossierId);
    await retirerResidents(tx, id, gardes, deps.maintenant().toISOString());
    await inscrire(tx, session.organisationId, id, plan);
    await noter(tx, session, 'TOURNEE_MODIFIEE');
    return { id, version: version + 1 };
  });
}

const colonnes = (plan: Plan) => ({
  nom: plan.nom,
  jour: plan.jour,
  protocole: plan.protocole,
  requis_id: plan.requisId,
  requis_site_id: plan.requisSiteId,
});

/** Residents of this site, on the day of the round or today when it is past; a reader whom the directory knows; a protocol that exists. */
async function verifier(tx: Tx, { maintenant }: DepsTournees, siteId: string, plan: Plan): Promise<void> {
  const aujourdhui = jourParis(maintenant().toISOString());
  const [jour = aujourdhui] = [plan.jour, aujourdhui].toSorted((a, b) => a.localeCompare(b));
  const choisis = [...new Set(plan.residents.map(({ dossierId }) => dossierId))];
  if (choisis.length !== plan.residents.length) throw new Erreur('SAISIE_INVALIDE', ['RESIDENT_HORS_SITE']);
  const suivis = await suivisAu(tx, siteId, choisis, jour);
  if (choisis.some((id) => !suivis.has(id))) throw new Erreur('SAISIE_INVALIDE', ['RESIDENT_HORS_SITE']);
  if (!(await nomsDesPros(tx, [plan.requisId])).has(plan.requisId))
    throw new Erreur('SAISIE_INVALIDE', ['REQUIS_INCONNU']);
  const codes = new Set([plan.protocole, ...plan.residents.flatMap(({ protocole }) => protocole ?? [])]);
  for (const code of codes)
    if (!(CODES_PROTOCOLE as readonly string[]).includes(code) && !(await protocoleConnu(tx, code)))
      throw new Erreur('SAISIE_INVALIDE', [], {
        champs: { protocole: 'Choisissez un protocole de la liste.' },
      });
}

const inscrire = (tx: Tx, organisation_id: string, tournee_id: string, { residents }: Plan): Promise<void> =>
  insererResidents(
    tx,
    residents.map(({ dossierId, protocole, motif }, rang) => ({
      organisation_id,
      tournee_id,
      dossier_id: dossierId,
      rang: rang + 1,
      protocole,
      motif,
      acte_id: acteDe(tournee_id, dossierId),
    })),
  );
