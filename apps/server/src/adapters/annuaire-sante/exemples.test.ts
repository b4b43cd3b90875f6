import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lireProfessionnel } from './lire-professionnel.ts';
import { lirePage, type OrganizationT, type PractitionerRoleT, type PractitionerT } from './ressources.ts';

const PARTAGE = join(import.meta.dirname, '../../../../../../shared/data');

/** Everyone of a searchset, as the client puts them together. */
function professionnelsDe(bundle: unknown) {
  const ressources = lirePage(bundle)?.ressources ?? [];
  const de = <T>(type: string) => ressources.filter(({ resourceType }) => resourceType === type) as T[];
  const structures = new Map(de<OrganizationT>('Organization').map((o) => [`Organization/${o.id}`, o]));
  return de<PractitionerT>('Practitioner').flatMap((praticien) => {
    const exercices = de<PractitionerRoleT>('PractitionerRole')
      .filter(({ practitioner }) => practitioner?.reference === `Practitioner/${praticien.id}`)
      .map((role) => ({ role, structure: structures.get(role.organization?.reference ?? '') }));
    return lireProfessionnel(praticien, exercices) ?? [];
  });
}

test('les exemples du guide de l’ANS : numéros, profession, boîtes MSSanté et elles seules', ({ skip }) => {
  const dossier = join(PARTAGE, 'annuaire-examples');
  if (!existsSync(dossier)) skip('le dossier ../shared n’est pas là');
  const entry = readdirSync(dossier).map((nom) => ({
    resource: JSON.parse(readFileSync(join(dossier, nom), 'utf8')),
  }));
  const trouves = professionnelsDe({ resourceType: 'Bundle', entry });
  expect(trouves.map(({ rpps }) => rpps)).toEqual(expect.arrayContaining(['10003461033', '10102727017']));
  const pharmacien = trouves.find(({ rpps, boites }) => rpps === '10102727017' && boites[0]?.type === 'PER');
  expect(pharmacien).toMatchObject({
    idNat: '810102727017',
    nom: 'CHATELIER',
    prenom: 'David',
    civilite: 'M',
    profession: '21',
    savoirFaire: [],
    boites: [{ adresse: 'davidchatelier@pro.mssante.fr', type: 'PER' }],
  });
  const medecin = trouves.find(({ rpps, boites }) => rpps === '10003461033' && boites.length === 0);
  expect(medecin?.lieux).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        nom: 'CH EURE-SEINE',
        codePostal: '75014',
        ville: 'PARIS',
        finess: '754567860',
        secteur: 'SA01',
        mode: 'SALARIE',
      }),
    ]),
  );
});

test('la forme réelle d’une recherche de dentiste : boîte de la personne, spécialité', ({ skip }) => {
  const fichier = join(PARTAGE, 'samples/annuaire-searchset-dentiste.json');
  if (!existsSync(fichier)) skip('le dossier ../shared n’est pas là');
  expect(professionnelsDe(JSON.parse(readFileSync(fichier, 'utf8')))).toMatchObject([
    {
      rpps: '99700000001',
      actif: true,
      profession: '40',
      savoirFaire: ['SCD02'],
      boites: [{ adresse: 'kit.dentiste@chirurgien-dentiste.mssante.fr', type: 'PER' }],
    },
  ]);
});
