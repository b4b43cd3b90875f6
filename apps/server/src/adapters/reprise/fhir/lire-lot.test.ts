import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { archiveDeTest, contenuDe, devenirs } from '../testing-archive.ts';
import { lireLotFhir } from './lire-lot.ts';
import { base64, dePatient, JEANNE, lot } from './testing-lot.ts';

const JOUR = '2026-11-22';
const lire = (fichiers: Readonly<Record<string, string | Uint8Array>>) =>
  lireLotFhir(archiveDeTest(fichiers), { jour: JOUR });

describe('une personne', () => {
  test('ID-INS : se lit avec ses traits ; l’INS de la source sert à la retrouver et ne la nomme jamais', async () => {
    const { personnes } = await lire({ 'lot.json': lot(JEANNE) });
    expect(personnes).toMatchObject([
      {
        chemin: 'lot.json, entrée 1, Patient/17',
        cle: 'https://ailleurs.example/fhir/NamingSystem/dui|DUI-17',
        id: null,
        refus: '',
        doute: '',
        remarques: [],
        ins: { oid: '1.2.250.1.213.1.4.8' },
        identite: {
          nomNaissance: 'NESSI',
          prenoms: ['Jeanne', 'Marie'],
          nomUtilise: 'DUPONT',
          dateNaissance: '1945-06-01',
          sexe: 'F',
          identifiantExterne: 'DUI-17',
        },
      },
    ]);
  });

  test.each([
    [{ birthDate: '1945' }, /le jour de naissance entier/],
    [{ name: [{ use: 'official', family: 'NESSI' }] }, /le prénom/],
    [{ name: [] }, /le nom et le prénom/],
    [{ active: false }, /n’est plus en usage/],
    [{ link: [{ type: 'replaced-by', other: { reference: 'Patient/18' } }] }, /une autre fiche remplace/],
  ])('sans %o : refusée en disant pourquoi', async (changements, motif) => {
    const { personnes } = await lire({ 'lot.json': lot({ ...JEANNE, ...changements }) });
    expect(personnes[0]?.refus).toMatch(motif);
  });

  test('deux fiches des mêmes traits attendent l’une et l’autre', async () => {
    const { personnes } = await lire({
      'lot.json': lot(
        JEANNE,
        { ...JEANNE, id: '18', identifier: [] },
        { ...JEANNE, id: '19', birthDate: '1946-06-01' },
      ),
    });
    expect(personnes.map(({ doute }) => doute !== '')).toEqual([true, true, false]);
    expect(new Set(personnes.map(({ cle }) => cle)).size).toBe(3);
  });

  test('TE-08 : ce que la loi donne à un proche ne se lit pas dans un fichier', async () => {
    const tutrice = {
      resourceType: 'RelatedPerson',
      id: 'p1',
      patient: { reference: 'Patient/17' },
      relationship: [{ coding: [{ code: 'GUARD' }] }],
      name: [{ family: 'Nessi', given: ['Paul'] }],
      telecom: [{ system: 'phone', value: '0400000000' }],
    };
    const lu = await lire({ 'lot.json': lot(JEANNE, tutrice) });
    expect(lu.personnes[0]?.proches).toEqual([
      { cle: 'p1', qualite: 'PROCHE', nom: 'Nessi', prenom: 'Paul', telephone: '0400000000', courriel: null },
    ]);
    expect(devenirs(lu).get('lot.json, entrée 2, RelatedPerson/p1')).toMatch(/^A_VOIR .*papier à l’appui/);
  });
});

describe('les fichiers', () => {
  const lettre = 'une lettre';
  const piece = (attachment: object, reste: object = {}) =>
    dePatient({ resourceType: 'DocumentReference', id: 'd1', content: [{ attachment }], ...reste });
  const ICI = 'lot.json, entrée 2, DocumentReference/d1';

  test('embarqués, dans un Binary, ou dans l’archive : chacun a ses octets', async () => {
    const binaire = { resourceType: 'Binary', id: 'b1', contentType: 'text/plain', data: base64(lettre) };
    for (const lu of [
      await lire({ 'lot.json': lot(JEANNE, piece({ contentType: 'text/plain', data: base64(lettre) })) }),
      await lire({ 'lot.json': lot(JEANNE, piece({ url: 'Binary/b1' }), binaire) }),
      await lire({
        'lot.json': lot(JEANNE, piece({ url: 'https://ailleurs.fr/fhir/Binary/b1/_history/3' }), binaire),
      }),
      await lire({ 'a/lot.json': lot(JEANNE, piece({ url: 'docs/x%20y.txt' })), 'a/docs/x y.txt': lettre }),
      await lire({
        'lot.json': lot(JEANNE, piece({ url: 'https://ici.fr/fhir/Binary/b0000001' })),
        'documents/b0000001.txt': lettre,
      }),
    ]) {
      const chemin = lu.lignes.find(({ nature }) => nature === 'DocumentReference')?.chemin ?? '';
      expect(await contenuDe(lu, chemin)).toBe(lettre);
      expect([...devenirs(lu).values()].filter((d) => /^(REFUSE|A_VOIR)/.test(d))).toEqual([]);
    }
  });

  test.each([
    [{ data: 'pas du base64' }, {}, /coupé ou abîmé/],
    [
      { data: base64(lettre), hash: createHash('sha1').update('autre').digest('base64') },
      {},
      /pas celui que dit son empreinte/,
    ],
    [{ url: 'https://ailleurs.fr/fichier.pdf' }, {}, /resté sur l’autre serveur/],
    [{ url: 'file:///etc/passwd' }, {}, /resté sur l’autre serveur/],
    [{ url: '../../etc/passwd' }, {}, /resté sur l’autre serveur/],
    [{ data: base64(lettre) }, { status: 'entered-in-error' }, /saisi par erreur/],
    [{}, {}, /ne porte ni ne nomme aucun fichier/],
    [
      { data: base64(lettre) },
      { subject: { reference: 'Patient/99' } },
      /quelqu’un qui n’est pas dans l’archive/,
    ],
    [
      { data: base64(lettre) },
      { subject: { reference: 'http://autre.fr/fhir/Patient/17' }, id: 'd1' },
      undefined,
    ],
  ])('%o %o : refusé, ou pris, en disant pourquoi', async (attachment, reste, motif) => {
    const lu = await lire({ 'lot.json': lot(JEANNE, piece(attachment, reste)) });
    if (motif) expect(devenirs(lu).get(ICI)).toMatch(motif);
    else expect(devenirs(lu).get(ICI)).toBe('FICHIER');
  });

  test('une taille annoncée qui n’est pas la bonne se dit, sans rien perdre', async () => {
    const lu = await lire({ 'lot.json': lot(JEANNE, piece({ data: base64(lettre), size: 99 })) });
    expect(devenirs(lu).get(ICI)).toBe('FICHIER');
    expect(lu.lignes.find(({ chemin }) => chemin === ICI)?.devient).toMatchObject({
      remarque: expect.stringMatching(/10 octets et non 99/),
    });
  });

  test('un document que la source masque à quelqu’un se reprend en le disant', async () => {
    const masque = { securityLabel: [{ coding: [{ code: 'MASQUE_PS' }] }] };
    const lu = await lire({ 'lot.json': lot(JEANNE, piece({ data: base64(lettre) }, masque)) });
    expect(lu.lignes.find(({ chemin }) => chemin === ICI)?.devient).toMatchObject({
      remarque: expect.stringMatching(/masqué/),
    });
  });

  test('le même numéro sur un autre serveur est quelqu’un d’autre', async () => {
    const lu = await lire({
      'lot.json': JSON.stringify({
        resourceType: 'Bundle',
        entry: [
          { fullUrl: 'https://un.fr/fhir/Patient/17', resource: JEANNE },
          {
            resource: piece(
              { data: base64(lettre) },
              { subject: { reference: 'https://deux.fr/fhir/Patient/17' } },
            ),
          },
        ],
      }),
    });
    expect(devenirs(lu).get(ICI)).toMatch(/^REFUSE/);
  });
});

describe('les références', () => {
  const entree = (fullUrl: string, resource: object) => ({ fullUrl, resource });
  test.each([
    [
      'urn:uuid:6f1d2c3e-0000-4000-8000-000000000001',
      { reference: 'urn:uuid:6f1d2c3e-0000-4000-8000-000000000001' },
    ],
    ['https://un.fr/fhir/Patient/17', { reference: 'https://un.fr/fhir/Patient/17/_history/2' }],
    ['https://un.fr/fhir/Patient/17', { reference: 'Patient/17' }],
    ['', { reference: 'Patient?identifier=urn%3Aoid%3A1.2.3%7CR-0017' }],
    ['', { identifier: { system: 'urn:oid:1.2.3', value: 'R-0017' } }],
  ])('%s, %o : la personne est trouvée', async (fullUrl, subject) => {
    const observation = { resourceType: 'Observation', id: 'o', code: { text: 'Poids' }, subject };
    const lu = await lire({
      'lot.json': JSON.stringify({
        resourceType: 'Bundle',
        entry: [entree(fullUrl, JEANNE), { resource: observation }],
      }),
    });
    expect(devenirs(lu).get('lot.json, entrée 2, Observation/o')).toMatch(/^LISIBLE Suit son dossier/);
  });
});
