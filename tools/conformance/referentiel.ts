import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Volet = 'TLM-CR' | 'TLM-DA';
export type Jeu = {
  readonly nom: string;
  readonly fichier: string;
  /** About sections and entries only: a document whose body is a PDF has nothing for it. */
  readonly corpsStructure: boolean;
};
/** What the agency's folder holds that is used here. */
export type Referentiel = {
  readonly racine: string;
  readonly xsd: string;
  readonly communs: readonly Jeu[];
  readonly volets: readonly { readonly volet: Volet; readonly edition: string; readonly jeu: Jeu }[];
  /** Code systems whose codes are listed in the folder. The rules pass over the others without a word. */
  readonly terminologies: ReadonlySet<string>;
};

const XSD = 'infrastructure/cda/CDA_extended.xsd';
const COMMUNS = [
  ['EnTete', 'profils/structurationMinimale/ASIP-STRUCT-MIN-StrucMin.sch', false],
  ['IHE', 'profils/IHE.sch', true],
  ['ModelesDeContenus', 'profils/CI-SIS_ModelesDeContenusCDA.sch', true],
  ['ModelesANS', 'profils/CI-SIS_Modeles_ANS.sch', true],
  ['Terminologie', 'profils/terminologies/schematron/terminologie.sch', false],
] as const;
const TERMINOLOGIES = 'schematrons/profils/terminologies/terminologie';

/** @source LISEZ-MOI of the agency's tool, and its `compilverif.bat` for the order */
export function lireReferentiel(racine: string): Referentiel {
  if (!existsSync(racine)) throw new Error(`Le dossier ${racine} n’existe pas.`);
  const attendus = [XSD, ...COMMUNS.map(([, fichier]) => `schematrons/${fichier}`)];
  const absents = attendus.filter((fichier) => !existsSync(join(racine, fichier)));
  if (absents.length > 0)
    throw new Error(
      `Le dossier ${racine} n’est pas une copie de l’outil de test des contenus CDA de l’ANS : il y manque ${absents.join(', ')}. Récupérez le dépôt ansforge/TestContenuCDA-3-0 et donnez son dossier.`,
    );
  const schematrons = readdirSync(join(racine, 'schematrons'));
  return {
    racine,
    xsd: join(racine, XSD),
    communs: COMMUNS.map(([nom, fichier, corpsStructure]) => ({
      nom,
      fichier: join(racine, 'schematrons', fichier),
      corpsStructure,
    })),
    volets: schematrons.flatMap((fichier) => {
      const [, nom = '', volet, edition] =
        /^(CI-SIS_(TLM-CR|TLM-DA)_(\d{4}\.\d{2}))\.sch$/.exec(fichier) ?? [];
      if (edition === undefined || (volet !== 'TLM-CR' && volet !== 'TLM-DA')) return [];
      const jeu = { nom, fichier: join(racine, 'schematrons', fichier), corpsStructure: false };
      return [{ volet, edition, jeu }];
    }),
    terminologies: lireTerminologies(join(racine, TERMINOLOGIES)),
  };
}

function lireTerminologies(dossier: string): ReadonlySet<string> {
  if (!existsSync(dossier)) return new Set();
  return new Set(
    readdirSync(dossier)
      .map((nom) => /^([\d.]+)\.(?:rdf|xml)$/.exec(nom)?.[1] ?? '')
      .filter((oid) => oid !== ''),
  );
}

/** Code systems that the agency lists as checked when their file is there, with their names. */
export function lireNomsTerminologies({ racine }: Referentiel): ReadonlyMap<string, string> {
  const liste = join(racine, TERMINOLOGIES, 'Terminologies.txt');
  if (!existsSync(liste)) return new Map();
  const lignes = readFileSync(liste, 'utf8').matchAll(/^([\d.]+)\s*==>\s*(.+?)\s*$/gm);
  return new Map([...lignes].map(([, oid = '', nom = '']) => [oid, nom]));
}

export type ChoixEdition = { readonly jeu?: Jeu; readonly remarque?: string };

/** The rules of the edition that the document follows; for want of them, the latest of the folder, and it is said. */
export function choisirEdition(
  { volets }: Pick<Referentiel, 'volets'>,
  volet: Volet,
  voulue: string | undefined,
): ChoixEdition {
  const siens = volets
    .filter((un) => un.volet === volet)
    .toSorted((a, b) => a.edition.localeCompare(b.edition));
  const exact = siens.find(({ edition }) => edition === voulue);
  const dernier = exact ?? siens.at(-1);
  if (dernier === undefined) return {};
  if (exact) return { jeu: exact.jeu };
  return {
    jeu: dernier.jeu,
    remarque:
      voulue === undefined
        ? `Le document ne dit pas son édition : règles ${volet} ${dernier.edition}, les dernières du dossier (--edition pour en choisir d’autres).`
        : `Le dossier n’a pas de règles ${volet} ${voulue} : celles de l’édition ${dernier.edition} sont appliquées à leur place.`,
  };
}
