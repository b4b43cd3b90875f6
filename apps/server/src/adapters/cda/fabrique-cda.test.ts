import { describe, expect, test } from 'vitest';
import { CdaImpossible, type EnTeteCda } from '../../features/echange/ports.ts';
import { tous } from './controle/regle.ts';
import { moment } from './entete.ts';
import { fabriqueCda } from './fabrique-cda.ts';
import { lecteurCda } from './lire-cda.ts';
import { CABINET, DENTISTE, enTeteDemande, INFIRMIERE, modeleDemandeCda, PDF_FICTIF } from './testing-cda.ts';
import { enfantsDe, lireXml, texteDe, trouver } from './xml.ts';

const ecrire = (champs: Partial<EnTeteCda> = {}) =>
  fabriqueCda.demande(modeleDemandeCda({ enTete: enTeteDemande(champs) }));

const arbre = (octets: Uint8Array) => lireXml(octets);

describe('TLM-DA', () => {
  test('le même modèle donne les mêmes octets, sans marque d’ordre', () => {
    const octets = ecrire();
    expect(octets).toEqual(ecrire());
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(octets.subarray(0, 5))).toBe('<?xml');
  });

  test('les éléments d’en-tête se suivent dans l’ordre du schéma', () => {
    const noms = arbre(ecrire({ remplace: { identifiant: '2.25.1', version: 1 }, participants: [DENTISTE] }))
      .enfants.filter((enfant) => typeof enfant !== 'string')
      .map(({ nom }) => nom);
    expect([...new Set(noms)]).toEqual([
      'realmCode',
      'typeId',
      'templateId',
      'id',
      'code',
      'title',
      'effectiveTime',
      'confidentialityCode',
      'languageCode',
      'setId',
      'versionNumber',
      'recordTarget',
      'author',
      'custodian',
      'informationRecipient',
      'legalAuthenticator',
      'participant',
      'documentationOf',
      'relatedDocument',
      'authorization',
      'componentOf',
      'component',
    ]);
  });

  test.each([
    ['2022.01', 'TE2', '1.2.250.1.215.200.3.3'],
    ['2026.01', 'RQD', '1.2.250.1.215.300.3'],
  ] as const)('édition %s : la demande d’un dentiste porte %s', (edition, code, systeme) => {
    const racine = arbre(ecrire({ edition }));
    const acte = trouver(racine, 'documentationOf/serviceEvent/code');
    expect(acte?.attributs).toMatchObject({ code, codeSystem: systeme });
    expect(enfantsDe(racine, 'templateId').at(-1)?.attributs).toEqual({
      root: '1.2.250.1.213.1.1.1.38',
      extension: edition,
    });
  });

  test('sans identité qualifiée, seul l’identifiant du dossier part', () => {
    const patient = { ...enTeteDemande().patient, ins: null };
    const role = trouver(arbre(ecrire({ patient })), 'recordTarget/patientRole');
    expect(enfantsDe(role, 'id').map(({ attributs }) => attributs['root'])).toEqual(['2.25.11']);
  });

  test('tous les renvois du texte mènent quelque part, et chaque identifiant ne sert qu’une fois', () => {
    const racine = arbre(ecrire());
    const ancres = ['content', 'observationMedia'].flatMap((nom) =>
      tous(racine, nom).map(({ attributs }) => attributs['ID']),
    );
    expect(new Set(ancres).size).toBe(ancres.length);
    for (const { attributs } of tous(racine, 'reference')) {
      expect(attributs['value']).toMatch(/^#/u);
      expect(ancres).toContain(attributs['value']?.slice(1));
    }
    for (const { attributs } of tous(racine, 'renderMultiMedia'))
      expect(ancres).toContain(attributs['referencedObject']);
    const sections = tous(racine, 'section').flatMap((section) => enfantsDe(section, 'id'));
    expect(new Set(sections.map(({ attributs }) => attributs['root'])).size).toBe(sections.length);
    for (const { attributs } of sections) expect(attributs['root']).toMatch(/^[0-9A-F-]{36}$/u);
    for (const section of tous(racine, 'section')) expect(texteDe(trouver(section, 'title'))).not.toBe('');
  });

  test.each([
    ['AUCUN_CONNU', 'no-known-medications'],
    ['NON_RENSEIGNE', 'no-medication-info'],
  ] as const)('%s se dit par une ligne, jamais par une section vide', (traitements, code) => {
    const lu = arbre(fabriqueCda.demande(modeleDemandeCda({ traitements })));
    const [ligne, ...autres] = tous(lu, 'substanceAdministration');
    expect(autres).toEqual([]);
    expect(trouver(ligne, 'code')?.attributs['code']).toBe(code);
  });

  test('l’heure est celle de Paris, avec son écart, hiver comme été', () => {
    expect(moment('2026-01-31T23:30:00.000Z')).toBe('20260201003000+0100');
    expect(moment('2026-07-01T22:30:00.000Z')).toBe('20260702003000+0200');
  });

  test.each([
    ['2026-01-31T10:00:00.900Z', 0],
    ['2026-01-31T10:00:01.000Z', 2],
  ] as const)('un acte commencé à 10 h 00 min 0 s et fini à %s a %i fins écrites', (fin, fins) => {
    const acte = { code: 'TE2', debut: '2026-01-31T10:00:00.100Z', fin } as const;
    const lu = arbre(fabriqueCda.demande(modeleDemandeCda({ enTete: enTeteDemande({ acte }) })));
    const entete = ['documentationOf/serviceEvent', 'componentOf/encompassingEncounter'];
    const ecrites = entete.filter((chemin) => trouver(lu, `${chemin}/effectiveTime/high`) !== undefined);
    expect(ecrites).toHaveLength(fins);
  });
});

describe('TLM-CR et N1', () => {
  const reponse = (): EnTeteCda =>
    enTeteDemande({
      identifiant: '2.25.300',
      lot: '2.25.299',
      titre: 'Compte rendu de téléexpertise',
      auteur: DENTISTE,
      destinataires: [INFIRMIERE],
      lieu: CABINET,
      repondA: '2.25.298147829471',
      acte: { code: 'TE2', debut: '2026-11-21T13:30:05.120Z', fin: '2026-11-21T15:00:00.000Z' },
    });

  test('la réponse cite la demande, et le PDF ressort octet pour octet', () => {
    const lu = lecteurCda.lire(fabriqueCda.pdf({ type: 'COMPTE_RENDU', enTete: reponse(), pdf: PDF_FICTIF }));
    expect(lu.repondA).toEqual(['2.25.298147829471']);
    expect(lu.type.code).toBe('85208-7');
    expect(lu.corps).toEqual({ nature: 'PDF', octets: PDF_FICTIF });
    expect(lu.modeles).toHaveLength(3);
  });

  test('un cabinet sans FINESS se nomme par son SIRET', () => {
    const structure = { ...CABINET, finess: null, siret: '40483304800022' };
    const auteur = { ...DENTISTE, rpps: null, structure };
    const enTete = { ...reponse(), auteur, lieu: structure };
    const racine = arbre(fabriqueCda.pdf({ type: 'COMPTE_RENDU', enTete, pdf: PDF_FICTIF }));
    expect(trouver(racine, 'author/assignedAuthor/id')?.attributs['extension']).toBe('540483304800022/b2');
    expect(trouver(racine, 'author/assignedAuthor/representedOrganization/id')?.attributs['extension']).toBe(
      '340483304800022',
    );
  });

  test('TE-11 : requis et requérant sont ceux de l’acte, le conservateur est la structure du requis', () => {
    const racine = arbre(fabriqueCda.pdf({ type: 'COMPTE_RENDU', enTete: reponse(), pdf: PDF_FICTIF }));
    const auteur = trouver(racine, 'author/assignedAuthor/id')?.attributs['extension'];
    for (const chemin of [
      'legalAuthenticator/assignedEntity/id',
      'documentationOf/serviceEvent/performer/assignedEntity/id',
      'componentOf/encompassingEncounter/responsibleParty/assignedEntity/id',
    ])
      expect(trouver(racine, chemin)?.attributs['extension']).toBe(auteur);
    expect(auteur).toBe(`8${DENTISTE.rpps}`);
    expect(
      trouver(racine, 'custodian/assignedCustodian/representedCustodianOrganization/id')?.attributs,
    ).toEqual({ root: '1.2.250.1.71.4.2.2', extension: `1${CABINET.finess}` });
  });

  test('une nouvelle version garde le lot et remplace l’ancienne', () => {
    const enTete = { ...reponse(), version: 2, remplace: { identifiant: '2.25.290', version: 1 } };
    const lu = lecteurCda.lire(fabriqueCda.pdf({ type: 'COMPTE_RENDU', enTete, pdf: PDF_FICTIF }));
    expect(lu).toMatchObject({ lot: '2.25.299', version: 2, remplace: '2.25.290' });
  });
});

describe('ce qui ne peut pas s’écrire est refusé avant de partir', () => {
  const patient = enTeteDemande().patient;
  test.each<[string, Partial<EnTeteCda>]>([
    ['STRUCTURE_SANS_IDENTIFIANT', { auteur: { ...DENTISTE, structure: { ...CABINET, finess: null } } }],
    ['TRAITS_INCOMPLETS', { patient: { ...patient, lieuNaissance: null } }],
    ['TRAITS_INCOMPLETS', { patient: { ...patient, prenoms: [] } }],
    ['VERSION_INVALIDE', { version: 0 }],
    ['OID_INVALIDE', { identifiant: '2.25.01' }],
    ['OID_INVALIDE', { lot: `2.25.${'9'.repeat(70)}` }],
    ['TEXTE_VIDE', { titre: ' ' }],
  ])('%s', (defaut, champs) => {
    expect(() => ecrire(champs)).toThrow(new CdaImpossible(defaut as CdaImpossible['defaut']));
  });

  test('ce qui n’est pas un PDF n’est pas enveloppé', () => {
    const pdf = new TextEncoder().encode('GIF89a');
    expect(() => fabriqueCda.pdf({ type: 'BILAN', enTete: enTeteDemande(), pdf })).toThrow('PDF_INVALIDE');
  });
});
