import type { DepsImagerie } from './deps.ts';
import * as etudes from './etude-repository.ts';
import * as instances from './instance-repository.ts';
import { objetDe } from './objets-imagerie.ts';
import { estCopiee, type Pile, pilesDe, sourceDe } from './piles.ts';

/**
 * What viewers draw of a study, once a person has said of whom it is: one normalised copy for each pile, under the key of the record.
 * Done twice, it finds nothing to do.
 *
 * @source docs/decisions/0017
 */
export async function copier(deps: DepsImagerie, organisationId: string, etudeId: string): Promise<void> {
  const liste = await deps.bd.organisation({ organisationId }, async (tx) => {
    const etude = await etudes.trouverEtude(tx, etudeId);
    return etude && etude.dossierId !== null ? instances.instancesDes(tx, [etudeId]) : [];
  });
  for (const pile of pilesDe(liste)) if (!estCopiee(pile)) await copierPile(deps, pile);
}

async function copierPile({ bd, objets, lourds }: DepsImagerie, { tete, instances: liste }: Pile) {
  const ref = objetDe(tete, 'normalise');
  const copie = await lourds.dicom(sourceDe(objets, liste), {
    ecrire: (octets) => objets.ecrire(ref, octets),
    surAvance: async () => undefined,
  });
  const technique = copie.accepte ? copie.technique : ({ sorte: 'ABSENTE', motif: copie.motif } as const);
  const notee = await bd.organisation(tete, (tx) =>
    instances.noterCopie(tx, tete, { de: liste.length, technique }),
  );
  // Undone while it was being made: nothing stays under a key that is no longer its own.
  if (!notee || !copie.accepte) await objets.supprimer(ref);
}
