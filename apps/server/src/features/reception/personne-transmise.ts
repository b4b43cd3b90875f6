import type { Tx } from '../../kernel/bd.ts';
import type { PersonneTransmise } from '../confluences/ports.ts';
import { candidatsPour } from './dossier-repository.ts';
import { reconnaitre } from './rapprocher.ts';

/** Whom the traits that other software tells designate for certain, by the rules of received documents; and whether anyone could be. */
export async function reconnaitreTransmise(
  tx: Tx,
  personne: PersonneTransmise,
): Promise<{ readonly certaine: string | undefined; readonly possible: boolean }> {
  const { prenoms, prenomUtilise: _usuel, ...traits } = personne;
  const inscrit = { ...traits, prenom: prenoms[0] ?? '' };
  const candidats = await candidatsPour(tx, inscrit);
  return { certaine: reconnaitre(inscrit, candidats)?.id, possible: candidats.length > 0 };
}
