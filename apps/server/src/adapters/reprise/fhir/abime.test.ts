import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ArchiveRefusee } from '../../../features/reprise/ports.ts';
import { rassembler } from '../../../kernel/octets.ts';
import { archiveDeTest } from '../testing-archive.ts';
import { lireLotFhir } from './lire-lot.ts';
import { base64, dePatient, JEANNE, lot } from './testing-lot.ts';

const lire = (fichiers: Readonly<Record<string, string | Uint8Array>>) =>
  lireLotFhir(archiveDeTest(fichiers), { jour: '2026-11-22' });
const entier = JSON.parse(
  lot(
    JEANNE,
    dePatient({
      resourceType: 'Observation',
      id: 'o1',
      valueQuantity: { value: 1 },
      component: [{ code: { text: 'x' } }],
    }),
    dePatient({
      resourceType: 'DocumentReference',
      id: 'd',
      content: [{ attachment: { data: base64('a'), hash: 'b' } }],
    }),
    {
      resourceType: 'AllergyIntolerance',
      patient: { reference: '#x' },
      contained: [{ resourceType: 'Patient', id: 'x' }],
    },
  ),
);
/** Somewhere in the tree, something else. */
function abimer(valeur: unknown, ou: readonly number[], par: unknown): unknown {
  const [rang = 0, ...suite] = ou;
  if (ou.length === 0 || typeof valeur !== 'object' || valeur === null) return par;
  const cles = Object.keys(valeur);
  const cle = cles[rang % Math.max(cles.length, 1)];
  if (cle === undefined) return par;
  const copie = (Array.isArray(valeur) ? [...valeur] : { ...valeur }) as Record<string, unknown>;
  copie[cle] = abimer(copie[cle], suite, par);
  return copie;
}
const toutLire = async (octets: string | Uint8Array) => {
  try {
    const lu = await lire({ 'lot.json': octets });
    for (const { copie } of lu.personnes) await rassembler(await copie.octets());
    for (const { devient } of lu.lignes)
      if (devient.sort === 'FICHIER') await rassembler(await devient.fichier.octets());
    const chemins = [...lu.personnes, ...lu.lignes].map(({ chemin }) => chemin);
    expect(new Set(chemins).size).toBe(chemins.length);
  } catch (cause) {
    expect(cause).toBeInstanceOf(ArchiveRefusee);
  }
};

test('une valeur quelconque à une place quelconque se refuse par une phrase, jamais autrement', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(40), { maxLength: 9 }), fc.jsonValue(), (ou, par) =>
      toutLire(JSON.stringify(abimer(entier, ou, par))),
    ),
    { numRuns: 200 },
  );
});

test('des octets coupés ou changés aussi', async () => {
  const octets = Buffer.from(JSON.stringify(entier));
  await fc.assert(
    fc.asyncProperty(fc.nat(octets.length), fc.nat(octets.length - 1), fc.nat(255), (fin, ou, par) => {
      const abimes = Buffer.from(octets);
      abimes[ou] = par;
      return toutLire(abimes.subarray(0, fin));
    }),
    { numRuns: 100 },
  );
});

test('une imbrication sans fond se refuse sans être lue', async () => {
  const profond = '{"a":'.repeat(300_000);
  for (const texte of [profond, `${profond}1${'}'.repeat(300_000)}`])
    await expect(lire({ 'a.json': texte })).rejects.toThrow(/Aucune ressource FHIR/);
});
