import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ouvrirZip } from '../../archive/lire-zip.ts';
import { fabriqueCda } from '../../cda/fabrique-cda.ts';
import { modeleDemandeCda } from '../../cda/testing-cda.ts';
import { deplier } from '../../xdm/deplier.ts';
import { archiveDeTest, contenuDe, devenirs } from '../testing-archive.ts';
import { lecteurLotCda } from './lire-lot.ts';
import { archiver, lettre, type PatientEcrit, pdf, zipper } from './testing-lot.ts';

const lireLot = lecteurLotCda(ouvrirZip);
const lire = (fichiers: Readonly<Record<string, string | Uint8Array>>) =>
  lireLot(archiveDeTest(fichiers), { jour: '2026-11-22' });

const sorts = (lu: Awaited<ReturnType<typeof lire>>) => [...devenirs(lu)];

describe('ce que nous écrivons', () => {
  test('une lettre N1 : le document signé, et son PDF ; la personne, sans son INS', async () => {
    const octets = lettre();
    const lu = await lire({ 'a/lettre.xml': octets });
    expect(lu.personnes).toMatchObject([
      {
        chemin: 'a/lettre.xml, personne',
        identite: {
          nomNaissance: 'PAT-TROIS',
          nomUtilise: 'DURAND',
          prenoms: ['DOMINIQUE', 'MARIE-LOUISE'],
          dateNaissance: '1979-03-28',
          lieuNaissanceCog: '51215',
        },
        ...{ refus: '', doute: '', remarques: [] },
      },
    ]);
    expect(lu.personnes[0]?.cle).not.toContain('2790351215189');
    expect(sorts(lu)).toEqual([
      ['a/lettre.xml', 'FICHIER'],
      ['a/lettre.xml, PDF', 'FICHIER'],
    ]);
    expect(await contenuDe(lu, 'a/lettre.xml')).toBe(Buffer.from(octets).toString());
    expect(await contenuDe(lu, 'a/lettre.xml, PDF')).toBe(Buffer.from(pdf(1)).toString());
  });

  test('une demande N3 : le document, sa lecture en clair et chacune de ses pièces', async () => {
    const lu = await lire({ 'demande.xml': fabriqueCda.demande(modeleDemandeCda()) });
    expect(sorts(lu)).toEqual([
      ['demande.xml', 'FICHIER'],
      ['demande.xml, lecture en clair', 'FICHIER'],
      ['demande.xml, pièce 1', 'FICHIER'],
    ]);
    expect(await contenuDe(lu, 'demande.xml, lecture en clair')).toMatch(/faut-il une radiographie/);
    expect(await contenuDe(lu, 'demande.xml, pièce 1')).toMatch(/^%PDF-/);
  });

  test('un lot IHE_XDM : emballé, déplié, ou l’un dans l’autre, ce sont les mêmes documents', async () => {
    const lot = await archiver(lettre(1), lettre(2));
    const deplie = Object.fromEntries(await deplier(lot));
    const [ferme, ouvert] = [await lire({ 'courrier/IHE_XDM.ZIP': lot }), await lire(deplie)];
    for (const lu of [ferme, ouvert]) {
      expect(lu.personnes).toHaveLength(1);
      expect(lu.lignes.filter(({ nature }) => nature === 'CDA')).toHaveLength(2);
      expect([...devenirs(lu).values()].filter((d) => !/^(FICHIER|LISIBLE)$/.test(d))).toEqual([]);
    }
    const deux = await lire({ 'IHE_XDM.ZIP': lot, ...deplie });
    expect(
      deux.lignes.filter(({ devient }) => 'motif' in devient && /déjà lu/.test(devient.motif)),
    ).toHaveLength(2);
    const profond = await lire({ 'tout.zip': await zipper({ 'IHE_XDM.ZIP': lot, 'x.xml': lettre() }) });
    expect(devenirs(profond).get('tout.zip, IHE_XDM.ZIP')).toMatch(/^REFUSE .*dans une archive/);
    expect(devenirs(profond).get('tout.zip, x.xml')).toBe('FICHIER');
  });

  test('un document changé, un document absent, un fichier de trop : chacun sa ligne et son motif', async () => {
    const lot = new Map(await deplier(await archiver(lettre(1), lettre(2))));
    const [un = '', deux = ''] = [...lot.keys()].filter((chemin) => /DOC.*XML$/.test(chemin));
    lot.set(
      un,
      Buffer.from(
        Buffer.from(lot.get(un) ?? [])
          .toString()
          .replace(/Lettre \d/, 'Lettre 9'),
      ),
    );
    lot.delete(deux);
    const lu = await lire({ ...Object.fromEntries(lot), 'photo.jpg': 'x', 'seul.xml': lettre(3) });
    expect(devenirs(lu).get(un)).toMatch(/^REFUSE .*abîmé ou changé/);
    expect(sorts(lu).find(([, devient]) => /mais absent/.test(devient))?.[0]).toContain('METADATA.XML, ');
    expect(devenirs(lu).get('photo.jpg')).toMatch(/^A_VOIR .*de qui est ce fichier/);
    expect(devenirs(lu).get('seul.xml')).toBe('FICHIER');
  });
});

test('un index qui nomme quelqu’un d’autre, ou qui masque : le document attend, ou le dit', async () => {
  const lot = new Map(await deplier(await archiver(lettre(1))));
  const [index = ''] = [...lot.keys()].filter((chemin) => chemin.endsWith('METADATA.XML'));
  const [document = ''] = [...lot.keys()].filter((chemin) => /DOC.*XML$/.test(chemin));
  const avec = async (par: (texte: string) => string) => {
    const change = Buffer.from(par(Buffer.from(lot.get(index) ?? []).toString()));
    return lire({ ...Object.fromEntries(lot), [index]: change });
  };
  const autre = await avec((texte) => texte.replaceAll('279035121518989^', '150017512345678^'));
  expect(devenirs(autre).get(document)).toMatch(/^A_VOIR .*pas la même personne/);
  const masque = await avec((texte) =>
    texte.replace('nodeRepresentation="N"', 'nodeRepresentation="MASQUE_PS"'),
  );
  expect(masque.lignes.find(({ chemin }) => chemin === document)?.devient).toMatchObject({
    remarque: expect.stringMatching(/masqué/),
  });
});

describe('ID-INS : qui est qui', () => {
  const IPP = { systeme: '2.25.11', numero: 'P-1' };
  const personnes = async (...patients: Partial<PatientEcrit>[]) => {
    const { personnes: lues } = await lire(
      Object.fromEntries(patients.map((patient, rang) => [`${rang}.xml`, lettre(rang + 1, patient)])),
    );
    return lues.map(({ doute }) => (doute === '' ? 'SEULE' : 'ATTEND'));
  };
  test.each([
    ['un même numéro et les mêmes traits', [{ ipp: IPP }, { ipp: IPP, ins: null }], ['SEULE']],
    [
      'sans numéro commun, les cinq traits',
      [{ ipp: IPP }, { ipp: { systeme: '2.25.12', numero: 'Z' } }],
      ['SEULE'],
    ],
    [
      'un même numéro, deux identités',
      [{ ipp: IPP }, { ipp: IPP, ins: null, nomNaissance: 'AUTRE' }],
      ['ATTEND', 'ATTEND'],
    ],
    [
      'les mêmes traits, deux numéros d’un logiciel',
      [{ ipp: IPP }, { ipp: { ...IPP, numero: 'P-2' }, ins: null }],
      ['ATTEND', 'ATTEND'],
    ],
    [
      'les mêmes traits sans lieu de naissance, rien de commun',
      [{ ipp: IPP }, { ipp: { systeme: '2.25.12', numero: 'Z' }, ins: null, lieuNaissance: null }],
      ['ATTEND', 'ATTEND'],
    ],
    [
      'un jour de naissance d’un chiffre différent, deux logiciels',
      [
        { ipp: IPP, ins: null },
        { ipp: { systeme: '2.25.12', numero: 'Z' }, ins: null, dateNaissance: '1979-03-29' },
      ],
      ['ATTEND', 'ATTEND'],
    ],
    [
      'deux personnes',
      [
        { ipp: IPP, ins: null },
        { ipp: { ...IPP, numero: 'P-2' }, ins: null, nomNaissance: 'AUTRE' },
      ],
      ['SEULE', 'SEULE'],
    ],
  ] as const)('%s', async (_cas, patients, attendu) => {
    expect(await personnes(...patients)).toEqual(attendu);
  });
});

const PARTAGE = join(import.meta.dirname, '../../../../../../../shared/data');

test('les documents d’exemple de l’agence sont d’une même personne', async ({ skip }) => {
  const dossier = join(PARTAGE, 'cda-exemples');
  if (!existsSync(dossier)) skip('le dossier ../shared n’est pas là');
  const noms = readdirSync(dossier);
  const lu = await lire(Object.fromEntries(noms.map((nom) => [nom, readFileSync(join(dossier, nom))])));
  expect(lu.personnes.map(({ identite, doute }) => [identite.nomNaissance, doute])).toEqual([
    ['PAT-TROIS', ''],
  ]);
  for (const nom of noms) expect(devenirs(lu).get(nom), nom).toBe('FICHIER');
});

test('les documents d’un autre logiciel se lisent', async ({ skip }) => {
  const dossier = join(PARTAGE, 'cda-orapont');
  if (!existsSync(dossier)) skip('le dossier ../shared n’est pas là');
  const lu = await lire(
    Object.fromEntries(readdirSync(dossier).map((nom) => [nom, readFileSync(join(dossier, nom))])),
  );
  expect(sorts(lu).filter(([, devient]) => /^(REFUSE|A_VOIR)/.test(devient))).toEqual([]);
});
