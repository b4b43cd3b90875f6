import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import type { LotXdm } from '../../features/echange/ports.ts';
import { fabriqueCda } from '../cda/fabrique-cda.ts';
import { enTeteDemande, modeleDemandeCda, PDF_FICTIF } from '../cda/testing-cda.ts';
import { deplier } from './deplier.ts';
import { fabriqueXdm } from './fabrique-xdm.ts';

const demande = fabriqueCda.demande(modeleDemandeCda());
const lot = (champs: Partial<LotXdm> = {}): LotXdm => ({
  identifiant: '2.25.5',
  source: '2.25.11',
  emisLe: '2026-11-22T10:00:00.000Z',
  emetteur: 'EHPAD Les Tilleuls',
  documents: [{ cda: demande, masquages: [] }],
  ...champs,
});

/** The same archive with one file changed. */
async function alterer(
  changer: (chemin: string, contenu: string) => string | undefined,
): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [chemin, octets] of await deplier(await fabriqueXdm.archiver(lot()))) {
    const contenu = changer(chemin, new TextDecoder().decode(octets));
    if (contenu !== undefined) zip.addBuffer(Buffer.from(contenu), chemin);
  }
  zip.end();
  return buffer(zip.outputStream);
}
const defautsDe = async (octets: Uint8Array) =>
  (await fabriqueXdm.ouvrir(octets)).defauts.map(({ code }) => code);

test('un lot s’écrit deux fois pareil, se relit sans défaut, document pour document', async () => {
  const octets = await fabriqueXdm.archiver(lot());
  expect(await fabriqueXdm.archiver(lot())).toEqual(octets);
  const { documents, defauts } = await fabriqueXdm.ouvrir(octets);
  expect(defauts).toEqual([]);
  expect(documents).toMatchObject([{ nom: 'DOC0001.XML' }]);
  expect(documents[0]?.cda).toEqual(demande);
});

test('les masquages s’ajoutent à la confidentialité, et le lot de deux documents dit son nombre', async () => {
  const cr = fabriqueCda.pdf({
    type: 'COMPTE_RENDU',
    enTete: enTeteDemande({ identifiant: '2.25.6' }),
    pdf: PDF_FICTIF,
  });
  const octets = await fabriqueXdm.archiver(
    lot({
      documents: [
        { cda: demande, masquages: [] },
        { cda: cr, masquages: ['INVISIBLE_PATIENT'] },
      ],
    }),
  );
  const fichiers = await deplier(octets);
  const metadonnees = new TextDecoder().decode(fichiers.get('IHE_XDM/SUBSET01/METADATA.XML'));
  expect(metadonnees).toContain('nodeRepresentation="INVISIBLE_PATIENT"');
  expect(metadonnees).toContain('value="2 documents"');
  expect(await defautsDe(octets)).toEqual([]);
});

test('une archive de référence se lit sans défaut', async ({ skip }) => {
  const fichier = join(import.meta.dirname, '../../../../../../shared/data/cda-orapont/IHE_XDM.ZIP');
  if (!existsSync(fichier)) skip('le dossier ../shared n’est pas là');
  expect(await defautsDe(readFileSync(fichier))).toEqual([]);
});

describe('ce qui ne tient pas est nommé', () => {
  const dans = (fin: string, de: string | RegExp, vers: string) => (chemin: string, contenu: string) => {
    if (!chemin.endsWith(fin)) return contenu;
    expect(contenu).toMatch(de);
    return contenu.replace(de, vers);
  };
  test.each([
    [['EMPREINTE'], dans('DOC0001.XML', 'Roche', 'Rache')],
    [['EMPREINTE', 'TAILLE', 'PATIENT'], dans('DOC0001.XML', '279035121518989', '27903512151898')],
    [['TAILLE'], dans('METADATA.XML', /(?<=size"><ValueList><Value>)\d+/u, '7')],
    [['TYPE'], dans('METADATA.XML', 'nodeRepresentation="75496-0"', 'nodeRepresentation="85208-7"')],
    [['ACTES'], dans('METADATA.XML', 'nodeRepresentation="RQD"', 'nodeRepresentation="TE1"')],
    [['DATE'], dans('METADATA.XML', /(?<=creationTime"><ValueList><Value>)\d{14}/u, '20261121143005')],
    [['SIGNATAIRE'], dans('METADATA.XML', /(?<=legalAuthenticator"><ValueList><Value>)\d+/u, '810000000099')],
    [
      ['AUTEUR'],
      dans('METADATA.XML', /(?<=<ExtrinsicObject.*authorPerson"><ValueList><Value>)\d+/u, '810000000099'),
    ],
    [['IDENTIFIANT'], dans('METADATA.XML', 'value="2.25.298147829471"', 'value="2.25.1"')],
    [['TITRE'], dans('METADATA.XML', /(?<=<ExtrinsicObject.*value=")Demande de téléexpertise/u, 'Autre')],
    [['HORS_DU_LOT'], dans('METADATA.XML', 'AssociationType:HasMember', 'AssociationType:Autre')],
    [['DATE_DU_LOT'], dans('METADATA.XML', '20261122100000', '202611221000')],
    [['NOEUD_DE_CLASSEMENT'], dans('METADATA.XML', ' classificationNode=', ' autre=')],
    [
      ['FICHIER_ABSENT'],
      (chemin: string, contenu: string) => (chemin === 'README.TXT' ? undefined : contenu),
    ],
  ])('%j', async (attendus, changer) => {
    expect(await defautsDe(await alterer(changer))).toEqual(attendus);
  });

  test('deux personnes dans une archive', async () => {
    const autre = fabriqueCda.demande(
      modeleDemandeCda({
        enTete: enTeteDemande({
          identifiant: '2.25.7',
          patient: { ...enTeteDemande().patient, dateNaissance: '1979-03-29' },
        }),
      }),
    );
    const documents = [demande, autre].map((cda) => ({ cda, masquages: [] }));
    expect(await defautsDe(await fabriqueXdm.archiver(lot({ documents })))).toEqual(['PLUSIEURS_PATIENTS']);
  });

  test.each([
    ['ZIP_INVALIDE', () => Promise.resolve(new TextEncoder().encode('ceci n’est pas un zip'))],
    [
      'SANS_METADONNEES',
      () => alterer((chemin, contenu) => (chemin.endsWith('METADATA.XML') ? undefined : contenu)),
    ],
    [
      'METADONNEES_ILLISIBLES',
      () => alterer((chemin, contenu) => (chemin.endsWith('METADATA.XML') ? '<a' : contenu)),
    ],
    [
      'SANS_DOCUMENT',
      () => alterer((chemin, contenu) => (chemin.endsWith('DOC0001.XML') ? undefined : contenu)),
    ],
    [
      'TROP_VOLUMINEUSE',
      () => alterer((chemin, contenu) => (chemin === 'README.TXT' ? ' '.repeat(70_000_000) : contenu)),
    ],
  ])('%s', async (motif, faire) => {
    await expect(faire().then(fabriqueXdm.ouvrir)).rejects.toThrow(motif);
  });
});
