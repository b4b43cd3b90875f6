// @vitest-environment jsdom
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentsXdm } from './conformance/archive.ts';
import { assembler } from './conformance/assemblage.ts';
import { lireConstats } from './conformance/constats.ts';
import { lireDemande } from './conformance/demande.ts';
import { type Arbre, lireNoeud, type Noeud } from './conformance/noeud.ts';
import { ecrireJson, ecrireRapport, estConforme } from './conformance/rapport.ts';
import { choisirEdition, type Jeu, lireReferentiel } from './conformance/referentiel.ts';
import { compilerSchematron, SORTIE, viseUnAttribut } from './conformance/schematron.ts';
import { direEchec, type Examen } from './conformance/verification.ts';

const ISO = 'xmlns="http://purl.oclc.org/dsdl/schematron"';
const racine = (xml: string) => new DOMParser().parseFromString(xml, 'text/xml').documentElement;

function arbre(element: Element): Arbre {
  return {
    espace: element.namespaceURI ?? '',
    nom: element.localName,
    attributs: [...element.attributes].map(({ name, value }) => [name, value]),
    enfants: [...element.childNodes].flatMap((enfant): (Arbre | string)[] => {
      if (enfant instanceof Element) return [arbre(enfant)];
      return enfant.nodeType === 3 ? [enfant.nodeValue ?? ''] : [];
    }),
  };
}

function noeud(xml: string): Noeud {
  const lu = lireNoeud(arbre(racine(xml)));
  if (lu === undefined) throw new Error('pas un schématron');
  return lu;
}

function assemblerFichiers(fichiers: Readonly<Record<string, string>>) {
  return assembler('main.sch', {
    lire: (chemin) => noeud(fichiers[basename(chemin)] ?? ''),
    existe: (chemin) => basename(chemin) in fichiers,
    nomsDe: () => Object.keys(fichiers),
  });
}

describe('assembler un schématron', () => {
  const inclus = `<pattern ${ISO} abstract="true" id="p"><rule context="$ou"><let name="l" value="'$ou'"/><assert test="$ou/@a">$ou manque</assert></rule></pattern>`;
  const principal = `<schema ${ISO} xmlns:x="urn:x"><x:note/><include href="inc/P.sch"/><pattern id="q" is-a="p"><param name="ou" value="b/c"/></pattern></schema>`;

  test('les inclusions sont faites et les motifs abstraits remplis, sauf dans la valeur des variables', () => {
    const { schema, remarques } = assemblerFichiers({ 'main.sch': principal, 'P.sch': inclus });
    expect(schema.enfants).toEqual([
      {
        nom: 'pattern',
        attributs: { id: 'q' },
        enfants: [
          {
            nom: 'rule',
            attributs: { context: 'b/c' },
            enfants: [
              { nom: 'let', attributs: { name: 'l', value: "'$ou'" }, enfants: [] },
              { nom: 'assert', attributs: { test: 'b/c/@a' }, enfants: ['b/c manque'] },
            ],
          },
        ],
      },
    ]);
    expect(remarques).toEqual([]);
  });

  test('un fichier dont la casse diffère est lu, et c’est dit', () => {
    const { schema, remarques } = assemblerFichiers({ 'main.sch': principal, 'p.SCH': inclus });
    expect(schema.enfants).toHaveLength(1);
    expect(remarques).toEqual(['le fichier inclus P.sch a été lu sous le nom p.SCH']);
  });

  test('un fichier inclus qui manque arrête tout', () => {
    expect(() => assemblerFichiers({ 'main.sch': principal })).toThrow('P.sch manque');
  });
});

describe('compiler un schématron', () => {
  const compiler = (contenu: string, attributs = '') =>
    compilerSchematron(noeud(`<schema ${ISO} ${attributs}>${contenu}</schema>`), 'file:///x/y.sch');
  const xsl = (xslt: string, nom: string) => [
    ...racine(xslt).getElementsByTagNameNS('http://www.w3.org/1999/XSL/Transform', nom),
  ];
  const regles = (xslt: string) =>
    xsl(xslt, 'template').filter((modele) => modele.getAttribute('match')?.startsWith('e'));

  test('seuls les motifs de la phase par défaut sont gardés, et la première règle passe devant', () => {
    const { xslt, regles: nombre } = compiler(
      `<ns prefix="e" uri="urn:e"/><phase id="f"><active pattern="un"/></phase>
       <pattern id="un"><rule context="e:a"/><rule context="e:a[@b]"/></pattern><pattern id="deux"><rule context="e:z"/></pattern>`,
      'defaultPhase="f"',
    );
    expect(nombre).toBe(2);
    expect(regles(xslt).map((modele) => modele.getAttribute('match'))).toEqual(['e:a', 'e:a[@b]']);
    const [premiere, seconde] = regles(xslt).map((modele) => Number(modele.getAttribute('priority')));
    expect(premiere).toBeGreaterThan(seconde ?? Number.NaN);
    expect(racine(xslt).lookupNamespaceURI('e')).toBe('urn:e');
  });

  test('une assertion qui échoue et un rapport qui réussit disent leur texte, valeurs comprises', () => {
    const { xslt, assertions } = compiler(
      '<pattern><rule context="ea"><assert role="warning" test="@a &lt; 2">A vaut <value-of select="@a"/>.</assert><report test="@z"><name/> a z</report></rule></pattern>',
    );
    expect(assertions).toEqual([
      { role: 'warning', texte: ['A vaut ', null, '.'] },
      { role: '', texte: [null, ' a z'] },
    ]);
    const tests = regles(xslt).flatMap((modele) =>
      [...modele.children].filter(({ localName }) => localName === 'sequence'),
    );
    expect(tests.map((sequence) => sequence.getAttribute('select'))).toEqual([
      'if (@a < 2) then () else o:c(., 0, (o:v((@a))))',
      'if (@z) then o:c(., 1, (o:v((name(.))))) else ()',
    ]);
  });

  test('une règle abstraite est écrite une fois, sauf si elle partage une variable avec qui l’appelle', () => {
    const abstraite =
      '<rule abstract="true" id="r"><let name="v" value="1"/><assert test="some $x in * satisfies $x = $v"/></rule>';
    const appel = (suite: string) => `<rule context="ea"><extends rule="r"/>${suite}</rule>`;
    const seule = compiler(`<pattern>${abstraite}${appel('')}${appel('')}</pattern>`);
    expect(xsl(seule.xslt, 'call-template').map((appele) => appele.getAttribute('name'))).toEqual([
      'a0',
      'a0',
    ]);
    expect(seule.assertions).toHaveLength(1);
    const melee = compiler(`<pattern>${abstraite}${appel('<assert test="$v"/>')}</pattern>`);
    expect(xsl(melee.xslt, 'call-template')).toEqual([]);
    expect(melee.assertions).toHaveLength(2);
  });

  test('le signe plus isolé d’une expression rationnelle est échappé, que JavaScript refuserait', () => {
    const { xslt } = compiler(
      `<pattern><rule context="ea"><assert test="matches(@a, '^-?\\d$|^+?\\d$')"/></rule></pattern>`,
    );
    expect(xslt).toContain(String.raw`'^-?\d$|^\+?\d$'`);
  });

  test.each([
    ['a[@b]', false],
    ["a[b[@c = ']']]/d", false],
    ['a/@b', true],
    ['attribute::b', true],
  ])('le contexte %s vise un attribut : %s', (contexte, attendu) => {
    expect(viseUnAttribut(contexte)).toBe(attendu);
  });
});

describe('lire ce que les règles ont écrit', () => {
  const sortie = racine(
    `<o:s xmlns:o="${SORTIE}"><o:r/><o:c n="0" lieu="/a/@b"><o:v>7</o:v></o:c><o:r/></o:s>`,
  );

  test('les règles déclenchées sont comptées, les constats gardent leur lieu et leurs valeurs', () => {
    expect(lireConstats(sortie, [{ role: 'warning', texte: ['B\n vaut ', null] }])).toEqual({
      declenchees: 2,
      constats: [{ gravite: 'avertissement', lieu: '/a/@b', texte: 'B vaut 7' }],
    });
  });

  test('sans rôle, c’est une erreur', () => {
    const { constats } = lireConstats(sortie, [{ role: '', texte: [] }]);
    expect(constats[0]?.gravite).toBe('erreur');
  });

  test('un fichier que les règles lisent et qui manque est nommé', () => {
    expect(direEchec('Cannot read file file:///x/voc-1.xml - ENOENT: no such file')).toBe(
      'le fichier voc-1.xml, que les règles lisent, manque dans le dossier',
    );
  });
});

describe('le rapport', () => {
  const examen = (passage: Partial<Examen['passages'][number]>): Examen => ({
    fichier: 'd.xml',
    nature: { corpsStructure: false, systemes: [] },
    passages: [{ jeu: 'EnTete', declenchees: 3, constats: [], ...passage }],
    remarques: [],
  });

  test('tout passe : conforme', () => {
    expect(estConforme(examen({}))).toBe(true);
    expect(ecrireRapport([examen({})])).toContain('3 règles déclenchées, 0 erreur, 0 avertissement');
  });

  test('un avertissement, une interruption ou un fichier illisible sont des échecs', () => {
    const avertissement = examen({ constats: [{ gravite: 'avertissement', lieu: '/a', texte: 'b' }] });
    const muet = examen({ declenchees: 0, interruption: 'aucune règle ne s’est déclenchée' });
    const illisible = { ...examen({}), passages: [], illisible: 'ce n’est pas du XML' };
    expect([avertissement, muet, illisible].map(estConforme)).toEqual([false, false, false]);
    const rapport = ecrireRapport([avertissement, muet, illisible, examen({})]);
    expect(rapport).toContain('avertissement : /a\n      b');
    expect(rapport).toContain('Ce jeu de règles n’a rien vérifié.');
    expect(rapport).toContain('4 documents : 1 conforme(s), 3 non conforme(s)');
    expect(JSON.parse(ecrireJson([muet]))).toMatchObject({ conforme: false, conformes: 0, total: 1 });
  });
});

describe('la demande et le dossier', () => {
  const jeu: Jeu = { nom: 'J', fichier: 'j.sch', corpsStructure: false };
  const volets = [
    { volet: 'TLM-DA', edition: '2022.01', jeu: { ...jeu, nom: 'DA22' } },
    { volet: 'TLM-DA', edition: '2024.01', jeu: { ...jeu, nom: 'DA24' } },
  ] as const;

  test.each([
    ['2022.01', 'DA22', undefined],
    ['2026.01', 'DA24', 'Le dossier n’a pas de règles TLM-DA 2026.01'],
    [undefined, 'DA24', 'Le document ne dit pas son édition'],
  ])('édition %s : règles %s', (edition, nom, remarque) => {
    const choix = choisirEdition({ volets }, 'TLM-DA', edition);
    expect(choix.jeu?.nom).toBe(nom);
    expect(choix.remarque?.startsWith(remarque ?? '?')).toBe(remarque === undefined ? undefined : true);
  });

  test('sans aucune règle pour le volet, aucune n’est choisie', () => {
    expect(choisirEdition({ volets }, 'TLM-CR', '2022.01').jeu).toBeUndefined();
  });

  test('les chemins se comprennent depuis le dossier où se tient la personne', () => {
    expect(lireDemande(['--cisis', 'x', 'a.xml'], '/ici')).toMatchObject({
      cisis: '/ici/x',
      fichiers: [{ nom: 'a.xml', chemin: '/ici/a.xml' }],
    });
  });

  test.each([
    [['a.xml'], 'Dites où sont les règles'],
    [['--cisis', 'x'], 'Dites quels documents'],
    [['--cisis', 'x', '--edition', '22', 'a.xml'], 'n’en est pas une'],
    [['--vite'], 'L’option --vite n’existe pas'],
  ])('%j : la phrase dit quoi faire', (args, phrase) => {
    expect(() => lireDemande(args, '/')).toThrow(phrase);
  });

  test('un dossier qui manque ou qui n’est pas le bon est dit', () => {
    expect(() => lireReferentiel('/nulle/part')).toThrow('n’existe pas');
    expect(() => lireReferentiel(import.meta.dirname)).toThrow('n’est pas une copie de l’outil');
  });

  test('d’une archive XDM, seuls les documents sont vérifiés', () => {
    const noms = ['README.TXT', 'IHE_XDM/SUBSET01/METADATA.XML', 'IHE_XDM/SUBSET01/DOC0001.XML'];
    const gardes = documentsXdm(noms.map((nom) => ({ nom, octets: new Uint8Array() })));
    expect(gardes.map(({ nom }) => nom)).toEqual(['IHE_XDM/SUBSET01/DOC0001.XML']);
  });
});
