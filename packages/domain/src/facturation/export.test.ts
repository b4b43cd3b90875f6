import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ecrireCsv } from './csv.ts';
import { exporterCsv } from './export.ts';
import type { LigneFacturation } from './ligne.ts';
import { TARIFS } from './tarifs.ts';

const [tarif] = TARIFS;
if (!tarif) throw new Error('the table of prices is empty');

const ligne: LigneFacturation = {
  code: 'TE2',
  dateActe: '2026-03-02',
  zone: 'METROPOLE',
  tarif,
  facturable: true,
  montant: 2000,
  indexQuota: 1,
  factureParRpps: '10000001916',
  executeParRpps: '10000001916',
  requisRpps: '10000001916',
  requerant: { type: 'FINESS', valeur: '750712184' },
  patient: {
    nom: '=HYPERLINK("http://x")',
    prenom: 'Jeanne; Marie',
    nir: '279035121518989',
    ayantDroit: false,
  },
  mode: 'SESAM_SANS_VITALE',
  adri: { etat: 'A_FAIRE' },
  aCompleter: [],
};

test('TE-09 : l’export commence par la marque UTF-8, sépare par point-virgule et finit ses lignes', () => {
  const [entete = '', premiere = '', reste] = exporterCsv([ligne]).split('\r\n');
  expect(entete.startsWith('\ufeff"Code";"Date de l’acte"')).toBe(true);
  expect(premiere.startsWith('"TE2";"02/03/2026";"oui";"20,00";"1"')).toBe(true);
  expect(reste).toBe('');
});

test('TE-15 : l’export porte le nom, le NIR et le numéro du requérant', () => {
  const texte = exporterCsv([ligne]);
  expect(texte).toContain('"279035121518989"');
  expect(texte).toContain('"FINESS";"750712184"');
  expect(texte).toContain('"Jeanne; Marie"');
});

test('TE-18 : l’appel ADRi se lit « à faire », ou avec sa date et sa réponse', () => {
  expect(exporterCsv([ligne])).toContain('"à faire"');
  const fait = { ...ligne, adri: { etat: 'FAIT', le: '2026-03-03', resultat: 'Droits ouverts' } } as const;
  expect(exporterCsv([fait])).toContain('"03/03/2026\u00a0: Droits ouverts"');
});

test('un nom qui imite une formule reste un texte', () => {
  expect(exporterCsv([ligne])).toContain(`"'=HYPERLINK(""http://x"")"`);
});

test.each(['=1', '+1', '-1', '@A1', '\t=1', '\r=1', '\n=1', ' =1', '＝1'])(
  'le champ « %s » ne s’exécute pas',
  (texte) => {
    expect(ecrireCsv([[texte]])).toBe(`\ufeff"'${texte}"\r\n`);
  },
);

test('aucun champ ne commence par un caractère de formule, et tout texte se relit', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (texte) => {
      const contenu = ecrireCsv([[texte]])
        .slice(2, -3)
        .replaceAll('""', '"');
      expect(contenu).not.toMatch(/^[=+\-@\t\r]/);
      expect(contenu === texte || contenu === `'${texte}`).toBe(true);
    }),
  );
});
