import { COMMUNES, type Vue } from './appartenance.ts';
import { estObjet, type Objet } from './json.ts';
import type { Ressource } from './lire-ressources.ts';
import { jointes } from './pieces-jointes.ts';

/**
 * What the source says of one person, in its own words, as a Bundle: her resources, and who and what they name. Bytes that are filed as
 * documents of their own are not carried twice.
 */
export function copier(
  { cite }: Pick<Vue, 'cite'>,
  patient: Ressource,
  siennes: readonly Ressource[],
  gardees: ReadonlySet<string>,
): Uint8Array {
  const autour = new Set(
    [patient, ...siennes].flatMap((r) => cite(r).filter(({ type }) => COMMUNES.has(type))),
  );
  // A role names its professional and its place, one step further.
  for (const commune of [...autour])
    for (const autre of cite(commune)) if (COMMUNES.has(autre.type)) autour.add(autre);
  const choisies = [patient, ...siennes.filter(({ type }) => type !== 'Binary'), ...autour];
  const entry = choisies.map(({ corps, fullUrl, chemin }) => ({
    ...(fullUrl === '' ? {} : { fullUrl }),
    resource: gardees.has(chemin) ? sansOctets(corps, new Set(jointes(corps))) : corps,
  }));
  return Buffer.from(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }, null, 1));
}

/** Resources beyond the person's own that her copy carries. */
export const nommees = ({ cite, de, ressources }: Vue): ReadonlySet<Ressource> => {
  const proches = ressources.filter(({ chemin }) => de.has(chemin)).flatMap(cite);
  return new Set([...proches, ...proches.filter(({ type }) => COMMUNES.has(type)).flatMap(cite)]);
};

function sansOctets(valeur: unknown, pieces: ReadonlySet<Objet>): unknown {
  if (Array.isArray(valeur)) return valeur.map((element) => sansOctets(element, pieces));
  if (!estObjet(valeur)) return valeur;
  return Object.fromEntries(
    Object.entries(valeur)
      .filter(([cle]) => !(cle === 'data' && pieces.has(valeur)))
      .map(([cle, dedans]) => [cle, sansOctets(dedans, pieces)]),
  );
}
