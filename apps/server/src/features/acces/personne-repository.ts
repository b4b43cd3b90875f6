import type { Role } from '@orapont/contract/route';
import { ROLES } from '@orapont/contract/route';
import type { DateCivile } from '@orapont/domain/dates';
import { MODULES_FORMATION } from '@orapont/domain/habilitation/formation';
import { estCodeProfession } from '@orapont/domain/identite/professions';
import type { ExpressionBuilder, Nullable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { DB } from '../../adapters/postgres/schema.ts';
import type { Tx } from '../../kernel/bd.ts';
import type { AffectationDuJour, Personne } from './droits.ts';
import { empreinteJeton } from './jeton.ts';

/** What the directory says of an account on a day, in one question; nothing when the account is closed. */
export async function lirePersonne(
  tx: Tx,
  compteId: string,
  jour: DateCivile,
): Promise<Personne | undefined> {
  const ligne = await comptesOuverts(tx, jour).where('c.id', '=', compteId).executeTakeFirst();
  return ligne && enPersonne(ligne);
}

/** Who holds a cookie: the session and the person, in the same question. */
export async function lirePorteur(tx: Tx, jeton: string, jour: DateCivile) {
  const ligne = await comptesOuverts(tx, jour)
    .innerJoin('session as s', 's.compte_id', 'c.id')
    .select([
      's.id as session_id',
      's.etape',
      's.affectation_id',
      's.signature_jusqu',
      's.vu_le',
      's.expire_le',
      's.revoque_le',
    ])
    .where('s.jeton_sha256', '=', empreinteJeton(jeton))
    .executeTakeFirst();
  return ligne && { session: { ...ligne, id: ligne.session_id }, personne: enPersonne(ligne) };
}

const comptesOuverts = (tx: Tx, jour: DateCivile) =>
  tx
    .selectFrom('compte as c')
    .leftJoin('professionnel as p', (j) =>
      j.onRef('p.id', '=', 'c.professionnel_id').on('p.actif', '=', true),
    )
    .select((eb) => [
      'c.id',
      'c.identifiant',
      'c.administrateur',
      'p.id as pro_id',
      'p.nom',
      'p.prenom',
      'p.profession',
      'p.civilite',
      'p.rpps',
      jsonArrayFrom(affectationsDuJour(eb, jour)).as('affectations'),
      jsonArrayFrom(attestationsDuJour(eb, jour)).as('attestations'),
    ])
    .where('c.actif', '=', true);

type Ligne = Awaited<ReturnType<ReturnType<typeof comptesOuverts>['executeTakeFirstOrThrow']>>;

function enPersonne(compte: Ligne): Personne {
  const { pro_id, nom, prenom, profession, civilite, rpps } = compte;
  const professionnel = pro_id
    ? {
        id: pro_id,
        nom: nom ?? '',
        prenom: prenom ?? '',
        profession: profession && estCodeProfession(profession) ? profession : ('AUTRE' as const),
        civilite,
        rpps,
      }
    : null;
  return {
    compteId: compte.id,
    identifiant: compte.identifiant,
    administrateur: compte.administrateur,
    professionnel,
    affectations: compte.affectations.map(affectation),
    attestations: compte.attestations.map(({ obtenue_le, modules }) => ({
      date: obtenue_le as DateCivile,
      modules: MODULES_FORMATION.filter((module) => modules.includes(module)),
    })),
  };
}

type DuProfessionnel = ExpressionBuilder<DB & { p: Nullable<DB['professionnel']> }, 'p'>;

const affectationsDuJour = (eb: DuProfessionnel, jour: DateCivile) =>
  eb
    .selectFrom('affectation as a')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .innerJoin('site as s', 's.id', 'a.site_id')
    .select([
      'a.id',
      'a.organisation_id',
      'o.nom as organisation',
      'a.site_id',
      's.nom as site',
      'a.roles',
      'a.employeur',
    ])
    .whereRef('a.professionnel_id', '=', 'p.id')
    .where('a.du', '<=', jour)
    .where((e) => e.or([e('a.au', 'is', null), e('a.au', '>=', jour)]))
    .where('o.actif', '=', true)
    .where('s.actif', '=', true)
    .orderBy('o.nom')
    .orderBy('s.nom');

const affectation = (ligne: {
  readonly id: string;
  readonly organisation_id: string;
  readonly organisation: string;
  readonly site_id: string;
  readonly site: string;
  readonly roles: readonly string[];
  readonly employeur: boolean;
}): AffectationDuJour => ({
  id: ligne.id,
  organisationId: ligne.organisation_id,
  organisationNom: ligne.organisation,
  siteId: ligne.site_id,
  siteNom: ligne.site,
  roles: ligne.roles.filter((role): role is Role => (ROLES as readonly string[]).includes(role)),
  employeur: ligne.employeur,
});

const attestationsDuJour = (eb: DuProfessionnel, jour: DateCivile) =>
  eb
    .selectFrom('habilitation as h')
    .select(['h.obtenue_le', 'h.modules'])
    .whereRef('h.professionnel_id', '=', 'p.id')
    .where('h.type', '=', 'CAPTATION')
    .where((e) => e.or([e('h.expire_le', 'is', null), e('h.expire_le', '>=', jour)]));

/** Notices not read yet, in the organisation where the person works now. */
export async function compterNotifications(tx: Tx, professionnelId: string): Promise<number> {
  const { nombre } = await tx
    .selectFrom('notification')
    .select((eb) => eb.fn.countAll<number>().as('nombre'))
    .where('professionnel_id', '=', professionnelId)
    .where('lue_le', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(nombre);
}
