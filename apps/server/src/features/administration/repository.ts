import type * as contrat from '@orapont/contract/administration';
import type { BodyOf } from '@orapont/contract/route';
import type { Tx } from '../../kernel/bd.ts';

export async function listerOrganisations(tx: Tx): Promise<contrat.OrganisationT[]> {
  const organisations = await tx.selectFrom('organisation').selectAll().orderBy('nom').execute();
  const sites = await tx.selectFrom('site').selectAll().orderBy('nom').execute();
  const parOrganisation = Map.groupBy(sites, ({ organisation_id }) => organisation_id);
  return organisations.map((o) => ({
    id: o.id,
    nom: o.nom,
    type: o.type as contrat.OrganisationT['type'],
    finess: o.finess,
    actif: o.actif,
    sites: (parOrganisation.get(o.id) ?? []).map((s) => ({
      id: s.id,
      organisationId: s.organisation_id,
      nom: s.nom,
      finess: s.finess,
      siret: s.siret,
      categorie: s.categorie,
      categorieDu: s.categorie_du,
      zone: s.zone as contrat.SiteT['zone'],
      adresse: s.adresse,
      balMssante: s.bal_mssante,
      actif: s.actif,
    })),
  }));
}

export async function listerProfessionnels(tx: Tx): Promise<contrat.ProfessionnelT[]> {
  const professionnels = await tx
    .selectFrom('professionnel')
    .selectAll()
    .orderBy('nom')
    .orderBy('prenom')
    .execute();
  const affectations = Map.groupBy(await lireAffectations(tx), (a) => a.professionnelId);
  const habilitations = Map.groupBy(await lireHabilitations(tx), (h) => h.professionnelId);
  return professionnels.map((p) => ({
    id: p.id,
    nom: p.nom,
    prenom: p.prenom,
    profession: p.profession,
    civilite: p.civilite as contrat.ProfessionnelT['civilite'],
    savoirFaire: p.savoir_faire,
    rpps: p.rpps,
    conventionne: p.conventionne,
    modeExercice: p.mode_exercice as contrat.ProfessionnelT['modeExercice'],
    remplaceId: p.remplace_id,
    congeDu: p.conge_du,
    congeAu: p.conge_au,
    balMssante: p.bal_mssante,
    courriel: p.courriel,
    actif: p.actif,
    affectations: affectations.get(p.id) ?? [],
    habilitations: habilitations.get(p.id) ?? [],
  }));
}

async function lireAffectations(tx: Tx): Promise<contrat.AffectationT[]> {
  const lignes = await tx.selectFrom('affectation').selectAll().orderBy('du', 'desc').execute();
  return lignes.map((a) => ({
    id: a.id,
    professionnelId: a.professionnel_id,
    organisationId: a.organisation_id,
    siteId: a.site_id,
    roles: a.roles as contrat.AffectationT['roles'],
    employeur: a.employeur,
    du: a.du,
    au: a.au,
  }));
}

async function lireHabilitations(tx: Tx): Promise<contrat.HabilitationT[]> {
  const lignes = await tx.selectFrom('habilitation').selectAll().orderBy('obtenue_le', 'desc').execute();
  return lignes.map((h) => ({
    id: h.id,
    professionnelId: h.professionnel_id,
    obtenueLe: h.obtenue_le,
    expireLe: h.expire_le,
    organisme: h.organisme,
    modules: h.modules as contrat.HabilitationT['modules'],
  }));
}

export async function enregistrerOrganisation(
  tx: Tx,
  id: string,
  { nom, type, finess, actif }: BodyOf<typeof contrat.enregistrerOrganisation>,
): Promise<void> {
  const valeurs = { nom, type, finess, actif };
  await tx
    .insertInto('organisation')
    .values({ id, ...valeurs })
    .onConflict((conflit) => conflit.column('id').doUpdateSet(valeurs))
    .execute();
}

/** A site stays in its organisation; the caller has checked it. */
export async function enregistrerSite(
  tx: Tx,
  id: string,
  corps: BodyOf<typeof contrat.enregistrerSite>,
): Promise<void> {
  const valeurs = {
    nom: corps.nom,
    finess: corps.finess,
    siret: corps.siret,
    categorie: corps.categorie,
    categorie_du: corps.categorieDu,
    zone: corps.zone,
    adresse: corps.adresse,
    bal_mssante: corps.balMssante,
    actif: corps.actif,
  };
  await tx
    .insertInto('site')
    .values({ id, organisation_id: corps.organisationId, ...valeurs })
    .onConflict((conflit) => conflit.column('id').doUpdateSet(valeurs))
    .execute();
}

export async function enregistrerProfessionnel(
  tx: Tx,
  id: string,
  corps: BodyOf<typeof contrat.enregistrerProfessionnel>,
): Promise<void> {
  const valeurs = {
    nom: corps.nom,
    prenom: corps.prenom,
    profession: corps.profession,
    civilite: corps.civilite,
    savoir_faire: corps.savoirFaire,
    rpps: corps.rpps,
    conventionne: corps.conventionne,
    mode_exercice: corps.modeExercice,
    remplace_id: corps.remplaceId,
    conge_du: corps.congeDu,
    conge_au: corps.congeAu,
    bal_mssante: corps.balMssante,
    courriel: corps.courriel,
    actif: corps.actif,
  };
  await tx
    .insertInto('professionnel')
    .values({ id, ...valeurs })
    .onConflict((conflit) => conflit.column('id').doUpdateSet(valeurs))
    .execute();
}

export async function enregistrerAffectation(
  tx: Tx,
  id: string,
  organisationId: string,
  { professionnelId, siteId, roles, employeur, du, au }: BodyOf<typeof contrat.enregistrerAffectation>,
): Promise<void> {
  const valeurs = { organisation_id: organisationId, site_id: siteId, roles, employeur, du, au };
  await tx
    .insertInto('affectation')
    .values({ id, professionnel_id: professionnelId, ...valeurs })
    .onConflict((conflit) =>
      conflit.column('id').doUpdateSet(valeurs).where('affectation.professionnel_id', '=', professionnelId),
    )
    .execute();
}

export async function enregistrerHabilitation(
  tx: Tx,
  id: string,
  {
    professionnelId,
    obtenueLe,
    expireLe,
    organisme,
    modules,
  }: BodyOf<typeof contrat.enregistrerHabilitation>,
): Promise<void> {
  const valeurs = { obtenue_le: obtenueLe, expire_le: expireLe, organisme, modules };
  await tx
    .insertInto('habilitation')
    .values({ id, professionnel_id: professionnelId, type: 'CAPTATION', ...valeurs })
    .onConflict((conflit) =>
      conflit.column('id').doUpdateSet(valeurs).where('habilitation.professionnel_id', '=', professionnelId),
    )
    .execute();
}

export const trouverSite = (tx: Tx, id: string) =>
  tx.selectFrom('site').select(['id', 'organisation_id']).where('id', '=', id).executeTakeFirst();

export async function organisationExiste(tx: Tx, id: string): Promise<boolean> {
  return (
    (await tx.selectFrom('organisation').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  );
}

export async function professionnelExiste(tx: Tx, id: string): Promise<boolean> {
  return (
    (await tx.selectFrom('professionnel').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  );
}

/** Someone else already holds this number. */
export async function rppsPris(tx: Tx, rpps: string, sauf: string): Promise<boolean> {
  const autre = await tx
    .selectFrom('professionnel')
    .select('id')
    .where('rpps', '=', rpps)
    .where('id', '<>', sauf)
    .executeTakeFirst();
  return autre !== undefined;
}

/** Organisations where a professional has or had a place: those that an act on him concerns. */
export async function organisationsDe(tx: Tx, professionnelId: string): Promise<readonly string[]> {
  const lignes = await tx
    .selectFrom('affectation')
    .select('organisation_id')
    .distinct()
    .where('professionnel_id', '=', professionnelId)
    .execute();
  return lignes.map(({ organisation_id }) => organisation_id);
}

/** A site that is already entered under one of these numbers; none is nobody's. */
export const siteParNumero = (
  tx: Tx,
  { finess, siret }: { readonly finess: string | null; readonly siret: string | null },
) =>
  tx
    .selectFrom('site')
    .select(['id', 'organisation_id'])
    .where((eb) => eb.or([eb('finess', '=', finess), eb('siret', '=', siret)]))
    .where('actif', '=', true)
    .executeTakeFirst();

export async function professionnelParRpps(tx: Tx, rpps: string): Promise<string | undefined> {
  const trouve = await tx
    .selectFrom('professionnel')
    .select('id')
    .where('rpps', '=', rpps)
    .executeTakeFirst();
  return trouve?.id;
}

/** Sites where he is, or was, a practitioner. */
export async function sitesDuPraticien(tx: Tx, professionnelId: string): Promise<readonly string[]> {
  const lignes = await tx
    .selectFrom('affectation')
    .select('site_id')
    .where('professionnel_id', '=', professionnelId)
    .where((eb) => eb(eb.val('praticien'), '=', eb.fn.any('roles')))
    .execute();
  return lignes.map(({ site_id }) => site_id);
}
