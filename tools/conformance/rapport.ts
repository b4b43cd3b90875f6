import type { Constat } from './constats.ts';
import type { Nature } from './document.ts';
import type { Examen, Passage } from './verification.ts';

/** A warning is a failure: the agency's own report puts both among the failures. */
const passe = ({ constats, interruption }: Passage) => constats.length === 0 && interruption === undefined;

export const estConforme = ({ illisible, passages }: Examen) =>
  illisible === undefined && passages.every(passe);

export function ecrireRapport(examens: readonly Examen[]): string {
  const rapports = examens.map(ecrireExamen);
  const conformes = examens.filter(estConforme).length;
  const bilan =
    examens.length > 1
      ? [
          `${compter(examens.length, 'document')} : ${conformes} conforme(s), ${examens.length - conformes} non conforme(s)`,
        ]
      : [];
  return `${[...rapports, ...bilan].join('\n\n')}\n`;
}

function ecrireExamen(examen: Examen): string {
  if (examen.illisible !== undefined) return `${examen.fichier} : NON VÉRIFIÉ\n  ${examen.illisible}`;
  const remarques = [...examen.remarques, ...examen.passages.flatMap(remarquesDe)];
  return [
    `${examen.fichier} : ${estConforme(examen) ? 'conforme' : 'NON CONFORME'}`,
    ...(examen.nature ? [`  ${decrire(examen.nature)}`] : []),
    ...examen.passages.flatMap(ecrirePassage),
    ...remarques.map((remarque) => `  À savoir : ${remarque}`),
  ].join('\n');
}

const remarquesDe = ({ jeu, remarques = [] }: Passage) =>
  remarques.map((remarque) => `${jeu} : ${remarque}.`);

function decrire({ volet, edition, corpsStructure }: Nature): string {
  const corps = corpsStructure ? 'corps structuré' : 'corps non structuré';
  if (volet === undefined) return `Document hors télémédecine, ${corps}`;
  return `Document ${volet}${edition ? ` ${edition}` : ''}, ${corps}`;
}

function ecrirePassage(passage: Passage): readonly string[] {
  return [
    `  ${passage.jeu.padEnd(24)} ${resumer(passage)}`,
    ...passage.constats.flatMap((constat) => ecrireConstat(constat)),
  ];
}

function resumer({ declenchees, constats, interruption, sansObjet }: Passage): string {
  const fois = (gravite: Constat['gravite']) =>
    constats.filter((constat) => constat.gravite === gravite).length;
  if (interruption !== undefined) return `ÉCHEC : ${interruption}. Ce jeu de règles n’a rien vérifié.`;
  if (sansObjet) return 'sans objet : le corps n’est pas structuré';
  const regles =
    declenchees === undefined ? [] : [compter(declenchees, 'règle déclenchée', 'règles déclenchées')];
  return [...regles, compter(fois('erreur'), 'erreur'), compter(fois('avertissement'), 'avertissement')].join(
    ', ',
  );
}

function ecrireConstat({ gravite, lieu, texte }: Constat): readonly string[] {
  return [`    ${gravite} : ${lieu}`, `      ${texte}`];
}

const compter = (nombre: number, nom: string, pluriel = `${nom}s`) =>
  `${nombre} ${nombre > 1 ? pluriel : nom}`;

export function ecrireJson(examens: readonly Examen[]): string {
  const fichiers = examens.map((examen) => ({ ...examen, conforme: estConforme(examen) }));
  const conformes = fichiers.filter(({ conforme }) => conforme).length;
  return `${JSON.stringify({ conforme: conformes === fichiers.length, conformes, total: fichiers.length, fichiers }, null, 2)}\n`;
}
