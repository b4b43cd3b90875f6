import { enfants, estNoeud, type Noeud } from './noeud.ts';

export type Heritage = {
  /** The abstract rule that this `extends` names, the nearest first. */
  readonly regleDe: (appel: Noeud, motif: Noeud) => Noeud;
  /** Whether it may be a template of its own: it needs no variable of the rule that calls it, which needs none of its own. */
  readonly estSeparable: (abstraite: Noeud, appelante: Noeud, motif: Noeud) => boolean;
};

/**
 * Abstract rules. The reference implementation copies them at each `extends`; the header profile would be five times as long,
 * and take five minutes to compile.
 */
export function heritageDe(schema: Noeud, globales: ReadonlySet<string>): Heritage {
  const motifs = enfants(schema, 'pattern');
  const abstraites = (motif: Noeud) =>
    enfants(motif, 'rule').filter(({ attributs }) => attributs['abstract'] === 'true');
  const nommee = (nom: string) => (regle: Noeud) => regle.attributs['id'] === nom;
  const regleDe: Heritage['regleDe'] = (appel, motif) => {
    const nom = appel.attributs['rule'] ?? '';
    const trouvee =
      abstraites(motif).find(nommee(nom)) ?? motifs.flatMap((autre) => abstraites(autre)).find(nommee(nom));
    if (trouvee === undefined) throw new Error(`la règle abstraite ${nom} manque dans le dossier`);
    return trouvee;
  };
  /** A rule and the abstract ones it extends, however far. */
  const lignee = (regle: Noeud, motif: Noeud): readonly Noeud[] => [
    regle,
    ...enfants(regle, 'extends').flatMap((appel) => lignee(regleDe(appel, motif), motif)),
  ];
  const declarees = (regle: Noeud, motif: Noeud) =>
    new Set(
      lignee(regle, motif).flatMap((une) =>
        enfants(une, 'let').map(({ attributs }) => attributs['name'] ?? ''),
      ),
    );
  return {
    regleDe,
    estSeparable(abstraite, appelante, motif) {
      const siennes = declarees(abstraite, motif);
      const voulues = lignee(abstraite, motif).flatMap(utilisees);
      return (
        voulues.every((nom) => siennes.has(nom) || globales.has(nom)) &&
        !utilisees(appelante).some((nom) => siennes.has(nom))
      );
    },
  };
}

/** Variables that a rule takes from around its expressions: not those that an expression binds itself (`for $x in`). */
function utilisees(noeud: Noeud): readonly string[] {
  const ici = Object.values(noeud.attributs).flatMap((valeur = '') => {
    const lies = new Set(noms(valeur, /\$([\p{L}_][\p{L}\d_.-]*)\s+(?:in\b|:=)/gu));
    return noms(valeur, /\$([\p{L}_][\p{L}\d_.-]*)/gu).filter((nom) => !lies.has(nom));
  });
  return [...ici, ...noeud.enfants.filter(estNoeud).flatMap(utilisees)];
}

const noms = (valeur: string, motif: RegExp) => [...valeur.matchAll(motif)].map(([, nom = '']) => nom);
