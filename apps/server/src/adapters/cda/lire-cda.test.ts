import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fabriqueCda } from './fabrique-cda.ts';
import { lecteurCda, lireEnTete } from './lire-cda.ts';
import { modeleDemandeCda } from './testing-cda.ts';

const lire = (texte: string) => lecteurCda.lire(new TextEncoder().encode(texte));
const cda = (corps: string) =>
  `<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="1.2.3" extension="4"/>${corps}</ClinicalDocument>`;

test('ce que nous écrivons se relit : identité, acteurs, acte, sections et pièces', () => {
  const lu = lecteurCda.lire(fabriqueCda.demande(modeleDemandeCda()));
  expect(lu).toMatchObject({
    identifiant: '2.25.298147829471',
    type: { code: '75496-0' },
    etabliLe: '2026-11-21T13:30:05.000Z',
    patient: { nomNaissance: 'PAT-TROIS', nomUtilise: 'DURAND', premierPrenom: 'DOMINIQUE', sexe: 'F' },
    cadre: { code: 'ESSMS' },
    secteur: { code: 'SA17' },
  });
  expect(lu.auteurs[0]).toMatchObject({ rpps: '10000000017', nom: 'Roche', prenom: 'Émilie' });
  expect(lu.destinataires[0]).toMatchObject({ rpps: '10000000025', nom: 'Moreau' });
  if (lu.corps.nature !== 'STRUCTURE') throw new Error('un corps structuré était attendu');
  expect(lu.corps.sections.map(({ titre }) => titre)).toEqual([
    'Anamnèse et facteurs de risques',
    'Traitements',
    'Documents ajoutés',
  ]);
  expect(lu.corps.pieces).toMatchObject([{ nom: 'Demande et images', type: 'application/pdf' }]);
});

test('l’en-tête seul est le même, et le corps n’est pas lu', () => {
  const octets = fabriqueCda.demande(modeleDemandeCda());
  const { corps, ...entete } = lecteurCda.lire(octets);
  expect(lireEnTete(octets)).toEqual({ ...entete, corps: { nature: corps.nature } });
  const coupe = octets.subarray(0, Buffer.from(octets).indexOf('<section>'));
  expect(lireEnTete(coupe)).toEqual({ ...entete, corps: { nature: corps.nature } });
  expect(() => lireEnTete(octets.subarray(0, 400))).toThrow('XML_INVALIDE');
});

test('les documents d’exemple de l’agence se lisent', ({ skip }) => {
  const dossier = join(import.meta.dirname, '../../../../../../shared/data/cda-exemples');
  if (!existsSync(dossier)) skip('le dossier ../shared n’est pas là');
  for (const nom of readdirSync(dossier)) {
    const lu = lecteurCda.lire(readFileSync(join(dossier, nom)));
    expect(lu.patient, nom).toMatchObject({ nomNaissance: 'PAT-TROIS', dateNaissance: '1979-03-28' });
    expect(lu.corps.nature, nom).toBe(nom.startsWith('TLM-DA') ? 'STRUCTURE' : 'PDF');
    expect(lu.auteurs[0]?.rpps, nom).toMatch(/^\d{11}$/u);
  }
});

describe('narratif d’autres logiciels', () => {
  test('paragraphes, listes et tableaux deviennent des blocs, les styles disparaissent', () => {
    const { corps } = lire(
      cda(`<component><structuredBody><component><section><title>Examen</title><text>
        Vu  <content styleCode="Bold">ce jour</content>.<br/>Rien d’autre.
        <list><item>une</item><item>deux <b>fois</b></item></list>
        <table><thead><tr><th>Dent</th></tr></thead><tbody><tr><td>36</td></tr></tbody></table>
        </text></section></component></structuredBody></component>`),
    );
    expect(corps).toMatchObject({
      sections: [
        {
          titre: 'Examen',
          blocs: [
            { genre: 'PARAGRAPHE', texte: 'Vu ce jour.\nRien d’autre.' },
            { genre: 'LISTE', elements: ['une', 'deux fois'] },
            { genre: 'TABLEAU', lignes: [['Dent'], ['36']] },
          ],
        },
      ],
    });
  });
});

describe('ce qui ne se lit pas est nommé', () => {
  test.each([
    ['XML_INVALIDE', '<ClinicalDocument xmlns="urn:hl7-org:v3">'],
    ['XML_INVALIDE', `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>${cda('&e;')}`],
    ['XML_INVALIDE', `${'<a>'.repeat(400)}${'</a>'.repeat(400)}`],
    ['PAS_UN_CDA', '<ClinicalDocument><id root="1.2"/></ClinicalDocument>'],
    ['SANS_IDENTIFIANT', '<ClinicalDocument xmlns="urn:hl7-org:v3"/>'],
    ['CORPS_ILLISIBLE', cda('')],
  ])('%s', (motif, texte) => {
    expect(() => lire(texte)).toThrow(motif);
  });

  test('un document en ISO-8859-1 se lit dans son encodage', () => {
    const texte = `<?xml version="1.0" encoding="ISO-8859-1"?>${cda('<title>Reçu</title><component><nonXMLBody><text mediaType="text/plain">SGk=</text></nonXMLBody></component>')}`;
    const lu = lecteurCda.lire(Buffer.from(texte, 'latin1'));
    expect(lu).toMatchObject({ titre: 'Reçu', corps: { nature: 'AUTRE', type: 'text/plain' } });
  });

  test.each([
    [
      'un texte écrit tel quel',
      'mediaType="text/plain"',
      'Deux lignes,\nde texte.',
      'Deux lignes,\nde texte.',
    ],
    ['un texte en base64', 'mediaType="text/plain" representation="B64"', 'SGk=', 'Hi'],
    ['une image', 'mediaType="image/jpeg" representation="B64"', 'SGk=', 'Hi'],
  ])('un corps qui n’est pas un PDF garde ses octets : %s', (_cas, attributs, ecrit, octets) => {
    const { corps } = lire(
      cda(`<component><nonXMLBody><text ${attributs}>${ecrit}</text></nonXMLBody></component>`),
    );
    expect(corps.nature === 'AUTRE' && Buffer.from(corps.octets).toString()).toBe(octets);
  });
});
