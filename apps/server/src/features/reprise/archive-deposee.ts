import type { RefObjet } from '../objets/ports.ts';
import type { DepsReprise } from './deps.ts';
import { type ArchiveOuverte, ArchiveRefusee } from './ports.ts';
import * as repository from './reprise-repository.ts';

export type Quoi = { readonly organisationId: string; readonly repriseId: string };

/** The archive, under a key of its own: it is of nobody's record. */
export const objetDArchive = ({ organisationId, repriseId }: Quoi): RefObjet => ({
  organisationId,
  dossierId: repriseId,
  objetId: repriseId,
  version: 1,
});

/** Once: the pieces that came one after the other become one object. A process that dies in the middle does it again. */
export async function rangerEnvoi(deps: DepsReprise, quoi: Quoi, envoiId: string | null): Promise<void> {
  if (envoiId === null) return;
  const envoi = await deps.televersements.trouver(envoiId);
  if (envoi) {
    const lus = deps.televersements.lireTeleversement(envoiId);
    const { empreinte } = await deps.objets.ecrire(objetDArchive(quoi), lus);
    await deps.bd.organisation({ organisationId: quoi.organisationId }, (tx) =>
      repository.noterRangee(tx, quoi.repriseId, empreinte),
    );
  }
  await deps.televersements.abandonner(envoiId);
}

export async function ouvrir(deps: DepsReprise, quoi: Quoi): Promise<ArchiveOuverte> {
  const ref = objetDArchive(quoi);
  const taille = await deps.objets.taille(ref);
  if (taille === undefined)
    throw new ArchiveRefusee('L’archive n’est plus ici\u00a0: déposez-la de nouveau.');
  return deps.ouvrirArchive(taille, (plage) => deps.objets.lire(ref, plage));
}

/** Said when a job could not end, and will not be tried again. */
export const TROP_D_ESSAIS =
  'Le serveur a essayé plusieurs fois sans aller au bout. Prévenez la personne qui tient ce serveur, puis déposez l’archive de nouveau\u00a0: ce qui est déjà là ne sera pas repris deux fois.';
