import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { archiveDeTest, contenuDe, devenirs } from '../testing-archive.ts';
import { lireLotFhir } from './lire-lot.ts';
import { dePatient, JEANNE, lot } from './testing-lot.ts';

const lire = (fichiers: Readonly<Record<string, string | Uint8Array>>) =>
  lireLotFhir(archiveDeTest(fichiers), { jour: '2026-11-22' });

describe('ce qui n’est ni une personne ni un fichier', () => {
  const allergie = (reste: object) => ({
    resourceType: 'AllergyIntolerance',
    patient: { reference: 'Patient/17' },
    code: { text: 'Pénicilline' },
    ...reste,
  });
  test('DOS-06 : ce que la source tient pour vrai alerte ici ; le réfuté et le saisi par erreur restent dans la copie', async () => {
    const { personnes } = await lire({
      'lot.json': lot(
        JEANNE,
        allergie({ id: 'a1', recordedDate: '2024-05-02' }),
        allergie({
          id: 'a2',
          code: { text: 'Latex' },
          verificationStatus: { coding: [{ code: 'refuted' }] },
        }),
        dePatient({
          resourceType: 'Condition',
          id: 'c1',
          code: { text: 'Diabète' },
          onsetDateTime: '2010-01-01',
        }),
        dePatient({
          resourceType: 'MedicationStatement',
          id: 'm1',
          status: 'active',
          medicationReference: { display: 'Eliquis 5 mg' },
        }),
        dePatient({
          resourceType: 'MedicationRequest',
          id: 'm2',
          status: 'stopped',
          medicationCodeableConcept: { text: 'Plavix' },
        }),
      ),
    });
    expect(personnes[0]?.sante).toMatchObject({
      recueilliesLe: '2024-05-02',
      allergies: [{ libelle: 'Pénicilline' }],
      antecedents: [{ libelle: 'Diabète', debut: '2010-01-01' }],
      traitements: [{ libelle: 'Eliquis 5 mg' }],
    });
  });

  test('« aucune allergie connue » n’est jamais déduit d’un silence', async () => {
    const silence = await lire({
      'lot.json': lot(JEANNE, dePatient({ resourceType: 'Condition', code: { text: 'Diabète' } })),
    });
    expect(silence.personnes[0]?.sante?.allergies).toBe('NON_RENSEIGNE');
    const dite = await lire({
      'lot.json': lot(JEANNE, allergie({ code: { coding: [{ code: '716186003' }] } })),
    });
    expect(dite.personnes[0]?.sante?.allergies).toBe('AUCUN_CONNU');
  });

  test('ce qui n’a pas de place ici se lit en clair, et la copie est exacte', async () => {
    const observation = dePatient({
      resourceType: 'Observation',
      id: 'o1',
      code: { text: 'Poids' },
      effectiveDateTime: '2025-01-03',
      valueQuantity: { value: 61, unit: 'kg' },
      performer: [{ reference: 'Practitioner/7' }],
    });
    const praticien = { resourceType: 'Practitioner', id: '7', name: [{ family: 'Moreau' }] };
    const lu = await lire({ 'lot.json': lot(JEANNE, observation, praticien) });
    const patient = 'lot.json, entrée 1, Patient/17';
    expect(await contenuDe(lu, `${patient}, lecture en clair`)).toMatch(/2025-01-03 : Poids ; 61 kg/);
    const copie = JSON.parse(await contenuDe(lu, patient));
    expect(copie.entry.map(({ resource }: { resource: object }) => resource)).toEqual([
      JEANNE,
      observation,
      praticien,
    ]);
    expect(devenirs(lu).get('lot.json, entrée 3, Practitioner/7')).toMatch(
      /Suit les dossiers qui le nomment/,
    );
  });

  test('NDJSON, doublon, version plus ancienne, entrée vide, ligne coupée : chacun sa ligne', async () => {
    const autre = { ...JEANNE, meta: { lastUpdated: '2020-01-01T00:00:00Z' }, birthDate: '1944-01-01' };
    const lu = await lire({
      'un.ndjson': `${JSON.stringify(JEANNE)}\n${JSON.stringify(JEANNE)}\n{"resourceType":\n`,
      'deux.json': JSON.stringify({
        resourceType: 'Bundle',
        entry: [{ fullUrl: 'urn:uuid:1' }, { resource: autre }],
      }),
      'trois.json': '{"resourceType":"Bundle","type":"searchset","total":0}',
      'quatre.json': '{"nom":"rien"}',
    });
    expect(lu.personnes).toHaveLength(1);
    expect([...devenirs(lu)]).toEqual([
      ['un.ndjson', 'LISIBLE'],
      ['deux.json', 'LISIBLE'],
      ['un.ndjson, ligne 3', expect.stringMatching(/^REFUSE .*JSON entier/)],
      ['deux.json, entrée 1', expect.stringMatching(/^REFUSE .*aucune ressource/)],
      ['trois.json', expect.stringMatching(/^REFUSE .*vide/)],
      ['quatre.json', expect.stringMatching(/^REFUSE .*pas une ressource FHIR/)],
      ['un.ndjson, ligne 2, Patient/17', expect.stringMatching(/^REFUSE La même ressource/)],
      ['un.ndjson, ligne 1, Patient/17', expect.stringMatching(/^REFUSE Une autre version/)],
    ]);
  });
});

const EXEMPLES = ['confluence/examples', 'samples', 'annuaire-examples'].map((dossier) =>
  join(import.meta.dirname, '../../../../../../../shared/data', dossier),
);

test('les exemples de l’agence se lisent, chaque entrée sur sa ligne', async ({ skip }) => {
  const fichiers = EXEMPLES.filter((dossier) => existsSync(dossier)).flatMap((dossier) =>
    readdirSync(dossier)
      .filter((nom) => nom.endsWith('.json'))
      .map((nom) => [nom, readFileSync(join(dossier, nom))] as const),
  );
  if (fichiers.length === 0) skip('le dossier ../shared n’est pas là');
  const lu = await lire(Object.fromEntries(fichiers));
  const chemins = [...lu.personnes, ...lu.lignes].map(({ chemin }) => chemin);
  expect(new Set(chemins).size).toBe(chemins.length);
  for (const [nom] of fichiers)
    expect(
      chemins.some((chemin) => chemin.startsWith(nom)),
      nom,
    ).toBe(true);
  expect(lu.personnes.length).toBeGreaterThan(0);
});
