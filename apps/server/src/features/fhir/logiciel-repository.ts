import type { LogicielT, MethodeSuivi } from '@orapont/contract/fhir';
import type { Tx } from '../../kernel/bd.ts';
import { typesCrees } from './portees.ts';
import type { Logiciel } from './ports.ts';

export async function logicielParSecret(
  tx: Tx,
  id: string,
  empreinte: string,
): Promise<Logiciel | undefined> {
  const ligne = await tx
    .selectFrom('logiciel_fhir')
    .select(['id', 'organisation_id', 'nom', 'sites', 'portees', 'ecrit', 'cree'])
    .where('id', '=', id)
    .where('secret_empreinte', '=', empreinte)
    .where('revoque_le', 'is', null)
    .executeTakeFirst();
  return ligne && enLogiciel(ligne);
}

type Ligne = {
  id: string;
  organisation_id: string;
  nom: string;
  sites: string[];
  portees: string[];
  ecrit: boolean;
  cree: string[];
};
const enLogiciel = ({ organisation_id, cree, ...ligne }: Ligne): Logiciel => ({
  ...ligne,
  organisationId: organisation_id,
  cree: typesCrees(cree),
});

/** Whose token it is, with what was granted by it; nobody once it has ended or the software was closed. */
export async function logicielParJeton(
  tx: Tx,
  empreinte: string,
  maintenant: Date,
): Promise<Logiciel | undefined> {
  const ligne = await tx
    .selectFrom('logiciel_jeton as j')
    .innerJoin('logiciel_fhir as l', 'l.id', 'j.logiciel_id')
    .select(['l.id', 'l.organisation_id', 'l.nom', 'l.sites', 'j.portees', 'j.ecrit', 'j.cree'])
    .where('j.jeton_empreinte', '=', empreinte)
    .where('j.expire_le', '>', maintenant.toISOString())
    .where('l.revoque_le', 'is', null)
    .executeTakeFirst();
  return ligne && enLogiciel(ligne);
}

export async function poserJeton(
  tx: Tx,
  jeton: {
    readonly empreinte: string;
    readonly logicielId: string;
    readonly portees: readonly string[];
    readonly ecrit: boolean;
    readonly cree: readonly string[];
    readonly expireLe: Date;
  },
  maintenant: Date,
): Promise<void> {
  await tx.deleteFrom('logiciel_jeton').where('expire_le', '<', maintenant.toISOString()).execute();
  await tx
    .insertInto('logiciel_jeton')
    .values({
      jeton_empreinte: jeton.empreinte,
      logiciel_id: jeton.logicielId,
      portees: [...jeton.portees],
      ecrit: jeton.ecrit,
      cree: [...jeton.cree],
      expire_le: jeton.expireLe.toISOString(),
    })
    .execute();
  await tx
    .updateTable('logiciel_fhir')
    .set({ dernier_usage: maintenant.toISOString() })
    .where('id', '=', jeton.logicielId)
    .execute();
}

export async function listerLesLogiciels(tx: Tx): Promise<LogicielT[]> {
  const lignes = await tx.selectFrom('logiciel_fhir').selectAll().orderBy('nom').execute();
  return lignes.map((l) => ({
    id: l.id,
    nom: l.nom,
    organisationId: l.organisation_id,
    sites: l.sites,
    portees: l.portees,
    ecrit: l.ecrit,
    cree: [...typesCrees(l.cree)],
    suiviUrl: l.suivi_url,
    suiviMethode: l.suivi_methode === 'PUT' ? 'PUT' : 'PATCH',
    creeLe: l.cree_le,
    dernierUsage: l.dernier_usage,
    revoqueLe: l.revoque_le,
  }));
}

/** Those among them that belong to this organisation. */
export async function sitesDe(
  tx: Tx,
  organisationId: string,
  sites: readonly string[],
): Promise<readonly string[]> {
  const lignes = await tx
    .selectFrom('site')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', [...sites])
    .execute();
  return lignes.map(({ id }) => id);
}

/** Where states are told, and the token to show there, sealed. */
export type SuiviPose = {
  readonly url: string;
  readonly jetonScelle: string;
  readonly methode: MethodeSuivi;
};

const colonnesSuivi = (suivi: SuiviPose | null) => ({
  suivi_url: suivi?.url ?? null,
  suivi_jeton: suivi?.jetonScelle ?? null,
  suivi_methode: suivi?.methode ?? 'PATCH',
});

/** False when the id is taken. */
export async function insererLogiciel(
  tx: Tx,
  logiciel: Logiciel & { readonly secretEmpreinte: string; readonly suivi: SuiviPose | null },
): Promise<boolean> {
  const insere = await tx
    .insertInto('logiciel_fhir')
    .values({
      id: logiciel.id,
      organisation_id: logiciel.organisationId,
      nom: logiciel.nom,
      sites: [...logiciel.sites],
      portees: [...logiciel.portees],
      ecrit: logiciel.ecrit,
      cree: [...logiciel.cree],
      ...colonnesSuivi(logiciel.suivi),
      secret_empreinte: logiciel.secretEmpreinte,
    })
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return insere !== undefined;
}

/** The organisation of the software; undefined when it is closed, or begins no request. */
export async function changerLeSuivi(
  tx: Tx,
  id: string,
  suivi: SuiviPose | null,
): Promise<string | undefined> {
  const ligne = await tx
    .updateTable('logiciel_fhir')
    .set(colonnesSuivi(suivi))
    .where('id', '=', id)
    .where('ecrit', '=', true)
    .where('revoque_le', 'is', null)
    .returning('organisation_id')
    .executeTakeFirst();
  return ligne?.organisation_id;
}

/** The organisation of the software; undefined when it is closed already. */
export async function revoquerLeLogiciel(tx: Tx, id: string, le: Date): Promise<string | undefined> {
  const ligne = await tx
    .updateTable('logiciel_fhir')
    .set({ revoque_le: le.toISOString() })
    .where('id', '=', id)
    .where('revoque_le', 'is', null)
    .returning('organisation_id')
    .executeTakeFirst();
  return ligne?.organisation_id;
}
