import { CompteRenduReference } from '@orapont/contract/compte-rendu';
import { Erreur } from '@orapont/domain/erreurs';
import type { RefObjet } from '../../objets/ports.ts';
import { lireActe } from '../demande/demande-repository.ts';
import type { DepsCompteRendu } from './deps.ts';
import { archivesGardees, nommes, type VersionEnCours, versionsNonClassees } from './orphelins-repository.ts';

type Deps = Pick<DepsCompteRendu, 'bd' | 'objets' | 'maintenant'>;

/** A signature or a copy is over long before: whatever has no row by then never will. */
export const DELAI_ORPHELIN_MS = 24 * 3_600_000;
/** An archive that nobody agreed to by then is brought in again. */
export const DELAI_REPRISE_MS = 30 * DELAI_ORPHELIN_MS;
/** Objects asked about in one transaction. */
const LOT = 500;

/**
 * Once a day: bytes that no row names, left by a signature that was given up or by a copy that was cut, are removed. Bytes come
 * before rows (DESIGN rule 5), so an object younger than a day is never looked at.
 *
 * @returns how many went
 */
export async function balayerOrphelins(deps: Deps): Promise<number> {
  const avant = new Date(deps.maintenant().getTime() - DELAI_ORPHELIN_MS);
  const parOrganisation = new Map<string, RefObjet[]>();
  for await (const ref of deps.objets.lister(avant)) {
    const lot = parOrganisation.get(ref.organisationId);
    if (lot) lot.push(ref);
    else parOrganisation.set(ref.organisationId, [ref]);
  }
  let otes = 0;
  for (const [organisationId, refs] of parOrganisation) {
    const retenus = await enCours(deps, organisationId);
    for (let debut = 0; debut < refs.length; debut += LOT)
      otes += await trier(deps, organisationId, refs.slice(debut, debut + LOT), { avant, retenus });
  }
  return otes;
}

async function trier(
  { bd, objets, maintenant }: Deps,
  organisationId: string,
  refs: readonly RefObjet[],
  { avant, retenus }: { avant: Date; retenus: ReadonlySet<string> },
): Promise<number> {
  const ids = refs.map(({ objetId }) => objetId);
  const depuis = new Date(maintenant().getTime() - DELAI_REPRISE_MS).toISOString();
  const cles = refs.map(({ dossierId }) => dossierId);
  const { gardes, archives } = await bd.organisation({ organisationId }, async (tx) => ({
    gardes: await nommes(tx, ids),
    archives: await archivesGardees(tx, cles, depuis),
  }));
  const estGarde = ({ objetId, dossierId }: RefObjet) =>
    gardes.has(objetId) || retenus.has(objetId) || archives.has(dossierId);
  let otes = 0;
  for (const ref of refs) if (!estGarde(ref) && (await objets.supprimerAvant(ref, avant))) otes += 1;
  return otes;
}

/** Objects of the versions that are still being signed, or that the act carries although they were given up here. */
async function enCours(deps: Deps, organisationId: string): Promise<ReadonlySet<string>> {
  const versions = await deps.bd.organisation({ organisationId }, versionsNonClassees);
  const retenues: VersionEnCours[] = [];
  for (const version of versions)
    if (!version.abandonnee || (await estPortee(deps, organisationId, version))) retenues.push(version);
  return new Set(retenues.flatMap(({ objets }) => objets));
}

async function estPortee(
  { bd }: Deps,
  organisationId: string,
  { id, acteId }: VersionEnCours,
): Promise<boolean> {
  try {
    return await bd.acte({ organisationId }, acteId, async (tx) => {
      const reference = CompteRenduReference.safeParse((await lireActe(tx, acteId))?.compte_rendu);
      return reference.success && reference.data.id === id;
    });
  } catch (cause) {
    if (cause instanceof Erreur && cause.code === 'INTROUVABLE') return false;
    throw cause;
  }
}
