import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type Demande = {
  readonly cisis: string;
  /** As they were named, and where they are. */
  readonly fichiers: readonly { readonly nom: string; readonly chemin: string }[];
  readonly edition: string | undefined;
  readonly json: boolean;
};

export const USAGE = `Usage : npm run conformance -- --cisis DOSSIER [--edition AAAA.MM] [--json] FICHIER…

  DOSSIER   une copie de l’outil de test des contenus CDA de l’ANS (dépôt ansforge/TestContenuCDA-3-0)
  FICHIER   un document CDA (.xml) ou une archive IHE_XDM (.zip), dont chaque document est vérifié`;

/** Paths are meant from where the person stands: npm runs a script from the checkout. */
export function lireDemande(args: readonly string[], ici: string): Demande {
  const { values, positionals } = analyser(args);
  if (values.cisis === undefined) throw new Error(`Dites où sont les règles de l’ANS.\n\n${USAGE}`);
  if (positionals.length === 0) throw new Error(`Dites quels documents vérifier.\n\n${USAGE}`);
  if (values.edition !== undefined && !/^\d{4}\.\d{2}$/.test(values.edition))
    throw new Error(`L’édition « ${values.edition} » n’en est pas une : écrivez-la comme 2022.01.`);
  return {
    cisis: resolve(ici, values.cisis),
    fichiers: positionals.map((nom) => ({ nom, chemin: resolve(ici, nom) })),
    edition: values.edition,
    json: values.json,
  };
}

function analyser(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        cisis: { type: 'string' },
        edition: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (erreur) {
    const option = /'(-[^' ]+)/.exec(erreur instanceof Error ? erreur.message : '')?.[1] ?? '';
    throw new Error(`L’option ${option} n’existe pas ou n’est pas complète.\n\n${USAGE}`);
  }
}
