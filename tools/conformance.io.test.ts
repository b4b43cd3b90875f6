import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fabriqueCda } from '../apps/server/src/adapters/cda/fabrique-cda.ts';
import {
  DENTISTE,
  enTeteDemande,
  INFIRMIERE,
  modeleDemandeCda,
  PDF_FICTIF,
} from '../apps/server/src/adapters/cda/testing-cda.ts';

/** What the product writes, and the same damaged once, before the agency's own rules, which are not in this project. */
const cisis = process.env['ORAPONT_CISIS'];

const enTete = enTeteDemande({ edition: '2022.01', auteur: DENTISTE, destinataires: [INFIRMIERE] });
const texte = (octets: Uint8Array) => new TextDecoder().decode(octets);
const remplacante = texte(
  fabriqueCda.demande(
    modeleDemandeCda({
      enTete: {
        ...enTete,
        participants: [INFIRMIERE],
        version: 2,
        remplace: { identifiant: '2.25.1', version: 1 },
      },
    }),
  ),
);
const demande = texte(fabriqueCda.demande(modeleDemandeCda({ enTete })));
const reponse = texte(fabriqueCda.pdf({ type: 'COMPTE_RENDU', enTete, pdf: PDF_FICTIF }));

const VALIDES: Readonly<Record<string, string>> = {
  'TLM-DA': demande,
  'TLM-DA sans traitement': texte(
    fabriqueCda.demande(modeleDemandeCda({ enTete, traitements: 'AUCUN_CONNU' })),
  ),
  'TLM-DA qui en remplace une autre': remplacante,
  'TLM-CR': reponse,
  'bilan bucco-dentaire': texte(fabriqueCda.pdf({ type: 'BILAN', enTete, pdf: PDF_FICTIF })),
};

type Degat = readonly [titre: string, jeu: string, document: string, avant: string | RegExp, apres: string];

const AUTEUR =
  '<code code="G15_40/SCD02" displayName="Chirurgien-Dentiste - Chirurgie orale (SCD)" codeSystem="1.2.250.1.213.1.1.4.5"/>';

const DEGATS: readonly Degat[] = [
  ['une date avec des tirets', 'XSD', demande, /(<effectiveTime value=")\d+/, '$12026-11-21'],
  ['une langue sans pays', 'EnTete', demande, 'code="fr-FR"', 'code="fr"'],
  ['un nom de famille qualifié SP', 'EnTete', demande, 'qualifier="BR">PAT', 'qualifier="SP">PAT'],
  ['une INS sans lieu de naissance', 'EnTete', demande, /<birthplace>.*<\/birthplace>/, ''],
  [
    'une adresse des deux façons',
    'EnTete',
    demande,
    '<addr><streetAddressLine>',
    '<addr><city>Sète</city><streetAddressLine>',
  ],
  ['un auteur à la profession inconnue', 'EnTete', demande, AUTEUR, '<code nullFlavor="UNK"/>'],
  ['une spécialité hors liste', 'EnTete', demande, 'code="G15_40/SCD02"', 'code="G15_40/SCD09"'],
  [
    'une civilité en toutes lettres',
    'EnTete',
    demande,
    '<name><given>Claire',
    '<name><prefix>Docteur</prefix><given>Claire',
  ],
  [
    'un conservateur sans FINESS',
    'EnTete',
    demande,
    /(<representedCustodianOrganization><id root=")[\d.]+/,
    '$11.2.3',
  ],
  [
    'deux usages pour un téléphone',
    'EnTete',
    demande,
    '<telecom nullFlavor="NAV"/><patient',
    '<telecom value="tel:0102030405" use="MC H"/><patient',
  ],
  [
    'un acteur sans cadre d’exercice',
    'EnTete',
    demande,
    /(<performer.*?)<standardIndustryClassCode[^>]*>/,
    '$1',
  ],
  [
    'un destinataire sans nom de famille',
    'EnTete',
    demande,
    /(<intendedRecipient>.*?<name>.*?)<family>[^<]*<\/family>/,
    '$1',
  ],
  [
    'un exécutant à deux numéros',
    'EnTete',
    demande,
    /(<performer[^>]*><assignedEntity>)(<id [^>]*>)/,
    '$1$2$2',
  ],
  [
    'un responsable à deux numéros',
    'EnTete',
    demande,
    /(<responsibleParty><assignedEntity>)(<id [^>]*>)/,
    '$1$2$2',
  ],
  ['un destinataire à deux numéros', 'EnTete', demande, /(<intendedRecipient>)(<id [^>]*>)/, '$1$2$2'],
  [
    'un participant sans période',
    'EnTete',
    remplacante,
    /(<participant typeCode="PRF">.*?)<time .*?<\/time>/,
    '$1',
  ],
  [
    'un remplacement qui cite un lot',
    'EnTete',
    remplacante,
    /(<parentDocument><id [^>]*>)/,
    '$1<setId root="2.25.2"/>',
  ],
  [
    'une prise en charge sans durée',
    'EnTete',
    demande,
    /(<encompassingEncounter>.*?<low value="([^"]*)"\/>)/,
    '$1<high value="$2"/>',
  ],
  [
    'un médicament hors CIS',
    'ModelesDeContenus',
    demande,
    /(<manufacturedMaterial>.*?codeSystem=")1\.2\.250\.1\.213\.2\.3\.1"/,
    '$11.2.3"',
  ],
  ['une prise en charge sans structure', 'EnTete', demande, /(<healthCareFacility>.*?)<code [^>]*>/, '$1'],
  [
    'un responsable sans identifiant',
    'EnTete',
    demande,
    /(<responsibleParty><assignedEntity>)<id [^>]*>/,
    '$1<id root="1.2.3" extension="4"/>',
  ],
  [
    'un identifiant en minuscules',
    'EnTete',
    demande,
    '<id root="2.25.77"/>',
    '<id root="691d0e59-9152-409f-8e00-c2a05728c07c"/>',
  ],
  [
    'une anamnèse à deux identifiants',
    'CI-SIS_TLM-DA_2022.01',
    demande,
    /(1\.2\.69"\/>)(<id [^>]*>)/,
    '$1$2$2',
  ],
  [
    'un traitement sans entrée',
    'IHE',
    demande,
    /<entry[^>]*><substanceAdministration.*?<\/substanceAdministration><\/entry>/g,
    '',
  ],
  ['l’acte de demande de 2026', 'CI-SIS_TLM-DA_2022.01', demande, 'code="TE2"', 'code="RQD"'],
  [
    'un acte sans code',
    'CI-SIS_TLM-CR_2022.01',
    reponse,
    /(<serviceEvent[^>]*>)<code [^>]*>/,
    '$1<code nullFlavor="UNK"/>',
  ],
  [
    'un PDF à quatre modèles',
    'EnTete',
    reponse,
    '<id root="2.25',
    '<templateId root="1.2.3"/><id root="2.25',
  ],
];

type Verdict = {
  readonly fichier: string;
  readonly conforme: boolean;
  readonly passages: readonly { readonly jeu: string; readonly constats: readonly unknown[] }[];
};

describe.skipIf(!cisis)('les règles de l’ANS, dans le dossier que donne ORAPONT_CISIS', () => {
  let dossier = '';
  const verdicts = new Map<string, Verdict>();

  beforeAll(() => {
    dossier = mkdtempSync(join(tmpdir(), 'orapont-conformance-'));
    const documents = {
      ...VALIDES,
      ...Object.fromEntries(
        DEGATS.map(([titre, , document, avant, apres]) => [titre, document.replace(avant, apres)]),
      ),
    };
    for (const [nom, contenu] of Object.entries(documents))
      writeFileSync(join(dossier, `${nom}.xml`), contenu);
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        join(import.meta.dirname, 'conformance/main.ts'),
        ...['--json', '--cisis', cisis ?? '', ...Object.keys(documents).map((nom) => `${nom}.xml`)],
      ],
      { cwd: dossier, env: { ...process.env, INIT_CWD: dossier }, encoding: 'utf8', maxBuffer: 2 ** 26 },
    );
    expect(stdout, stderr).not.toBe('');
    const rapport: { fichiers: readonly Verdict[] } = JSON.parse(stdout);
    for (const verdict of rapport.fichiers) verdicts.set(verdict.fichier.replace('.xml', ''), verdict);
  }, 900_000);

  afterAll(() => rmSync(dossier, { recursive: true, force: true }));

  test.each(Object.keys(VALIDES))('%s : aucune erreur, aucun avertissement', (nom) => {
    const verdict = verdicts.get(nom);
    expect(verdict?.passages.flatMap(({ constats }) => constats)).toEqual([]);
    expect(verdict?.conforme).toBe(true);
  });

  test.each(DEGATS)('%s : relevé par %s', (titre, jeu) => {
    const verdict = verdicts.get(titre);
    expect(verdict?.conforme).toBe(false);
    const releves = verdict?.passages
      .filter(({ constats }) => constats.length > 0)
      .map((passage) => passage.jeu);
    expect(releves).toContain(jeu);
  });
});
