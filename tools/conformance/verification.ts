import { type Constat, lireConstats } from './constats.ts';
import { lireXml, type Nature, natureDe } from './document.ts';
import type { Moteur, XsdValidator } from './moteur.ts';
import { choisirEdition, type Jeu, lireNomsTerminologies, type Referentiel } from './referentiel.ts';
import { preparerRegles, type Regles } from './regles.ts';
import { chargerSchema, validerSchema } from './schema.ts';

/** One rule set on one document. */
export type Passage = {
  readonly jeu: string;
  /** Absent for the XSD. */
  readonly declenchees?: number;
  readonly constats: readonly Constat[];
  /** The set could not run to its end: what it did not say means nothing. */
  readonly interruption?: string;
  readonly sansObjet?: boolean;
  readonly remarques?: readonly string[];
};
export type Examen = {
  readonly fichier: string;
  readonly nature?: Nature;
  readonly passages: readonly Passage[];
  readonly remarques: readonly string[];
  /** The file was not examined at all. */
  readonly illisible?: string;
};

export type Banc = {
  readonly moteur: Moteur;
  readonly referentiel: Referentiel;
  readonly edition: string | undefined;
  readonly dire: (phrase: string) => void;
};

/** Examines documents one after the other; schemas and rules are made ready once, at their first use. */
export function ouvrirBanc(banc: Banc): (fichier: string, octets: Uint8Array) => Promise<Examen> {
  let schema: XsdValidator | undefined;
  const regles = new Map<string, Promise<Regles>>();
  const reglesDe = (jeu: Jeu) => {
    const pretes = regles.get(jeu.nom) ?? preparerRegles(jeu, banc.moteur, banc.dire);
    regles.set(jeu.nom, pretes);
    return pretes;
  };
  return async (fichier, octets) => {
    try {
      const document = lireXml(banc.moteur.libxml, octets);
      try {
        const nature = natureDe(document);
        const { jeux, sansRegles, remarques } = jeuxDe(nature, banc);
        const texte = document.toString({ format: false });
        schema ??= chargerSchema(banc.moteur.libxml, banc.referentiel.xsd);
        const xsd: Passage = { jeu: 'XSD', constats: validerSchema(schema, document) };
        const passages: Passage[] = [];
        for (const jeu of jeux)
          passages.push(await passer(jeu, () => reglesDe(jeu), nature, texte, banc.moteur));
        return { fichier, nature, passages: [xsd, ...passages, ...sansRegles], remarques };
      } finally {
        document.dispose();
      }
    } catch (erreur) {
      return { fichier, passages: [], remarques: [], illisible: phraseDe(erreur) };
    }
  };
}

function jeuxDe(nature: Nature, { referentiel, edition }: Banc) {
  const { volet } = nature;
  const { jeu, remarque } = volet ? choisirEdition(referentiel, volet, edition ?? nature.edition) : {};
  const sansRegles: readonly Passage[] =
    volet && !jeu
      ? [{ jeu: volet, declenchees: 0, constats: [], interruption: 'le dossier n’a aucune règle pour lui' }]
      : [];
  const absentes = [...lireNomsTerminologies(referentiel)]
    .filter(([oid]) => nature.systemes.includes(oid) && !referentiel.terminologies.has(oid))
    .map(([, nom]) => nom);
  return {
    jeux: [...referentiel.communs, ...(jeu ? [jeu] : [])],
    sansRegles,
    remarques: [
      ...(remarque ? [remarque] : []),
      ...(absentes.length > 0
        ? [`Codes non vérifiés, faute de leur terminologie dans le dossier : ${absentes.join(', ')}.`]
        : []),
    ],
  };
}

async function passer(
  jeu: Jeu,
  reglesDe: () => Promise<Regles>,
  nature: Nature,
  texte: string,
  { saxon }: Moteur,
): Promise<Passage> {
  try {
    const { sef, assertions, remarques } = await reglesDe();
    const sourceNode = await saxon.getResource({ text: texte, type: 'xml' });
    const { principalResult } = saxon.transform(
      { stylesheetInternal: sef, sourceNode, destination: 'document' },
      'sync',
    );
    const { declenchees, constats } = lireConstats(principalResult.firstChild as Element, assertions);
    const passage = { jeu: jeu.nom, declenchees, constats, remarques };
    if (declenchees > 0) return passage;
    return jeu.corpsStructure && !nature.corpsStructure
      ? { ...passage, sansObjet: true }
      : { ...passage, interruption: 'aucune règle ne s’est déclenchée' };
  } catch (erreur) {
    return { jeu: jeu.nom, declenchees: 0, constats: [], interruption: direEchec(phraseDe(erreur)) };
  }
}

const phraseDe = (erreur: unknown) => (erreur instanceof Error ? erreur.message : String(erreur));

/** The engine stops at a file that the rules name and that is not there. */
export function direEchec(phrase: string): string {
  const absent = /Cannot read file \S*\/([^/\s]+)/.exec(phrase)?.[1];
  return absent === undefined
    ? phrase
    : `le fichier ${decodeURI(absent)}, que les règles lisent, manque dans le dossier`;
}
