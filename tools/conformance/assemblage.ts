import { basename, dirname, join } from 'node:path';
import { enfants, estNoeud, type Noeud } from './noeud.ts';

export type Lecteur = {
  readonly lire: (chemin: string) => Noeud;
  readonly existe: (chemin: string) => boolean;
  readonly nomsDe: (dossier: string) => readonly string[];
};
export type Assemblage = { readonly schema: Noeud; readonly remarques: readonly string[] };

/**
 * A schematron in one piece: the files it includes put in, its abstract patterns expanded with their parameters.
 *
 * @source ISO/IEC 19757-3:2006 §5.4.4, §5.4.10; iso_dsdl_include.xsl and iso_abstract_expand.xsl, whose result it reproduces:
 * parameters are replaced one after the other, in `test`, `context`, `select` and in texts, never in the value of a `let`
 */
export function assembler(fichier: string, lecteur: Lecteur): Assemblage {
  const remarques: string[] = [];
  const complet = inclure(fichier, lecteur, remarques);
  return { schema: expanser(complet), remarques };
}

function inclure(fichier: string, lecteur: Lecteur, remarques: string[]): Noeud {
  const remplacer = (noeud: Noeud): Noeud => ({
    ...noeud,
    enfants: noeud.enfants.map((enfant) => {
      if (!estNoeud(enfant)) return enfant;
      if (enfant.nom !== 'include') return remplacer(enfant);
      const cible = join(dirname(fichier), enfant.attributs['href'] ?? '');
      return inclure(nomReel(cible, lecteur, remarques), lecteur, remarques);
    }),
  });
  return remplacer(lecteur.lire(fichier));
}

/** The rules are written on Windows, where the case of a name does not count. */
function nomReel(cible: string, lecteur: Lecteur, remarques: string[]): string {
  if (lecteur.existe(cible)) return cible;
  const voulu = basename(cible).toLowerCase();
  const voisin = lecteur.nomsDe(dirname(cible)).find((nom) => nom.toLowerCase() === voulu);
  if (voisin === undefined) throw new Error(`le fichier inclus ${basename(cible)} manque dans le dossier`);
  remarques.push(`le fichier inclus ${basename(cible)} a été lu sous le nom ${voisin}`);
  return join(dirname(cible), voisin);
}

function expanser(schema: Noeud): Noeud {
  const abstraits = new Map(
    enfants(schema, 'pattern')
      .filter((motif) => motif.attributs['abstract'] === 'true')
      .map((motif) => [motif.attributs['id'] ?? '', motif]),
  );
  return {
    ...schema,
    enfants: schema.enfants
      .filter((enfant) => !estNoeud(enfant) || ![...abstraits.values()].includes(enfant))
      .map((enfant) => (estNoeud(enfant) && enfant.attributs['is-a'] ? instance(enfant, abstraits) : enfant)),
  };
}

function instance(appel: Noeud, abstraits: ReadonlyMap<string, Noeud>): Noeud {
  const nom = appel.attributs['is-a'] ?? '';
  const abstrait = abstraits.get(nom);
  if (abstrait === undefined) throw new Error(`le motif abstrait ${nom} manque dans le dossier`);
  const parametres = enfants(appel, 'param').map(
    ({ attributs }) => [`$${attributs['name'] ?? ''}`, attributs['value'] ?? ''] as const,
  );
  const remplacer = (texte: string) =>
    parametres.reduce((avant, [parametre, valeur]) => avant.replaceAll(parametre, () => valeur), texte);
  const copier = (noeud: Noeud): Noeud => ({
    ...noeud,
    attributs: Object.fromEntries(
      Object.entries(noeud.attributs).map(([cle, valeur = '']) => [
        cle,
        ['test', 'context', 'select'].includes(cle) ? remplacer(valeur) : valeur,
      ]),
    ),
    enfants: noeud.enfants.map((enfant) => (estNoeud(enfant) ? copier(enfant) : remplacer(enfant))),
  });
  return {
    nom: 'pattern',
    attributs: { id: appel.attributs['id'] ?? '' },
    enfants: abstrait.enfants.map((enfant) => (estNoeud(enfant) ? copier(enfant) : enfant)),
  };
}
