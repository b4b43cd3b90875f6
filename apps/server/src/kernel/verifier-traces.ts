import { lireAncres } from './ancres.ts';
import type { Bd } from './bd.ts';
import { type Anomalie, PLATEFORME, verifierChaines } from './traces-repository.ts';

export type Bilan = {
  readonly maillons: number;
  readonly organisations: number;
  readonly anomalies: readonly (Anomalie & { readonly nom: string })[];
  /** Lines of the anchors' file that were changed. */
  readonly ancresFausses: readonly number[];
};

/**
 * Walks every chain: those of the platform, of every organisation, and of those that an anchor names and the directory no longer
 * does, so that an organisation cannot be made to disappear with what was done in it.
 *
 * @rule DOS-09
 */
export async function verifierTraces(bd: Bd, cle: Buffer, dossier: string): Promise<Bilan> {
  const connues = await bd.administration(undefined, (tx) =>
    tx.selectFrom('organisation').select(['id', 'nom']).orderBy('nom').execute(),
  );
  const { ancres, fausses } = lireAncres(cle, dossier);
  const noms = new Map([[PLATEFORME, 'Plateforme'], ...connues.map(({ id, nom }) => [id, nom] as const)]);
  const anomalies: Bilan['anomalies'][number][] = [];
  let maillons = 0;
  for (const id of new Set([...noms.keys(), ...ancres.map(({ organisationId }) => organisationId)])) {
    const siennes = ancres.filter(({ organisationId }) => organisationId === id);
    const verifiee = await verifierChaines(bd, id, cle, siennes);
    maillons += verifiee.maillons;
    const nom = noms.get(id) ?? `Organisation disparue ${id}`;
    anomalies.push(...verifiee.anomalies.map((anomalie) => ({ ...anomalie, nom })));
  }
  return { maillons, organisations: connues.length, anomalies, ancresFausses: fausses };
}
