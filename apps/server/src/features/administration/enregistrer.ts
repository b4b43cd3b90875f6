import type * as contrat from '@orapont/contract/administration';
import type { BodyOf } from '@orapont/contract/route';
import { type Champs, Erreur } from '@orapont/domain/erreurs';
import { CATEGORIES_ESMS } from '@orapont/domain/identite/categories';
import { controlerFiness, PHRASE_FINESS } from '@orapont/domain/identite/finess';
import type { Tx } from '../../kernel/bd.ts';
import { PLATEFORME, tracer } from '../../kernel/traces-repository.ts';
import type { Auteur, DepsAdministration } from './ports.ts';
import * as repository from './repository.ts';

type Action =
  | 'ORGANISATION_ENREGISTREE'
  | 'SITE_ENREGISTRE'
  | 'PROFESSIONNEL_ENREGISTRE'
  | 'AFFECTATION_ENREGISTREE'
  | 'HABILITATION_ENREGISTREE';

export async function enregistrerOrganisation(
  deps: DepsAdministration,
  auteur: Auteur,
  id: string,
  corps: BodyOf<typeof contrat.enregistrerOrganisation>,
): Promise<void> {
  exigerFiness(deps, corps.finess);
  await deps.bd.administration(auteur.compteId, async (tx) => {
    await repository.enregistrerOrganisation(tx, id, corps);
    await tracerDans(tx, auteur, [id], 'ORGANISATION_ENREGISTREE');
  });
}

/** @rule TE-01, ID-FINESS */
export async function enregistrerSite(
  deps: DepsAdministration,
  auteur: Auteur,
  id: string,
  corps: BodyOf<typeof contrat.enregistrerSite>,
): Promise<void> {
  exigerFiness(deps, corps.finess);
  if (corps.categorie !== null && !CATEGORIES_ESMS.some(({ code }) => code === corps.categorie))
    throw saisie({ categorie: 'Ce code de catégorie n’est pas connu : choisissez-le dans la liste.' });
  await deps.bd.administration(auteur.compteId, async (tx) => {
    const existant = await repository.trouverSite(tx, id);
    if (existant && existant.organisation_id !== corps.organisationId)
      throw saisie({ organisationId: 'Un site ne change pas d’organisation : créez-en un autre.' });
    if (!(await repository.organisationExiste(tx, corps.organisationId))) throw new Erreur('INTROUVABLE');
    await repository.enregistrerSite(tx, id, corps);
    await tracerDans(tx, auteur, [corps.organisationId], 'SITE_ENREGISTRE');
  });
}

/** @rule ID-RPPS */
export async function enregistrerProfessionnel(
  deps: DepsAdministration,
  auteur: Auteur,
  id: string,
  corps: BodyOf<typeof contrat.enregistrerProfessionnel>,
): Promise<void> {
  const { rpps, remplaceId } = corps;
  await deps.bd.administration(auteur.compteId, async (tx) => {
    if (rpps !== null && (await repository.rppsPris(tx, rpps, id)))
      throw saisie({ rpps: 'Ce numéro RPPS est déjà celui d’un autre professionnel : relisez-le.' });
    if (remplaceId === id)
      throw saisie({ remplaceId: 'Un professionnel ne se remplace pas lui-même : choisissez un confrère.' });
    if (remplaceId !== null) await exigerProfessionnel(tx, remplaceId);
    await repository.enregistrerProfessionnel(tx, id, corps);
    await tracerDans(tx, auteur, await repository.organisationsDe(tx, id), 'PROFESSIONNEL_ENREGISTRE');
  });
}

export async function enregistrerAffectation(
  deps: DepsAdministration,
  auteur: Auteur,
  id: string,
  corps: BodyOf<typeof contrat.enregistrerAffectation>,
): Promise<void> {
  await deps.bd.administration(auteur.compteId, async (tx) => {
    const site = await repository.trouverSite(tx, corps.siteId);
    if (!site) throw new Erreur('INTROUVABLE');
    await exigerProfessionnel(tx, corps.professionnelId);
    await repository.enregistrerAffectation(tx, id, site.organisation_id, corps);
    await tracerDans(tx, auteur, [site.organisation_id], 'AFFECTATION_ENREGISTREE');
  });
}

/** @rule TRN-01, TC-04 */
export async function enregistrerHabilitation(
  deps: DepsAdministration,
  auteur: Auteur,
  id: string,
  corps: BodyOf<typeof contrat.enregistrerHabilitation>,
): Promise<void> {
  await deps.bd.administration(auteur.compteId, async (tx) => {
    await exigerProfessionnel(tx, corps.professionnelId);
    await repository.enregistrerHabilitation(tx, id, corps);
    const organisations = await repository.organisationsDe(tx, corps.professionnelId);
    await tracerDans(tx, auteur, organisations, 'HABILITATION_ENREGISTREE');
  });
}

const saisie = (champs: Champs) => new Erreur('SAISIE_INVALIDE', [], { champs });

function exigerFiness({ demo }: DepsAdministration, finess: string | null): void {
  if (finess === null) return;
  const { verdict } = controlerFiness(finess, { production: !demo });
  if (!verdict.accord) throw saisie({ finess: PHRASE_FINESS[verdict.motifs[0] ?? 'FINESS_FORME'] });
}

async function exigerProfessionnel(tx: Tx, id: string): Promise<void> {
  if (!(await repository.professionnelExiste(tx, id))) throw new Erreur('INTROUVABLE');
}

/** In the transaction of the act: in the technical chain of each organisation concerned, of the platform when there is none. */
async function tracerDans(
  tx: Tx,
  { compteId, nom }: Auteur,
  organisations: readonly string[],
  action: Action,
): Promise<void> {
  for (const organisationId of organisations.length > 0 ? organisations : [PLATEFORME])
    await tracer(tx, { organisationId, chaine: 'TECHNIQUE', action, acteur: nom, compteId });
}
