import { type Heritage, heritageDe } from './heritage.ts';
import { enfants, estNoeud, type Noeud } from './noeud.ts';

/** What a failed assertion says: its texts, with an empty place (null) for each value taken from the document. */
export type Assertion = { readonly role: string; readonly texte: readonly (string | null)[] };
export type Compilation = {
  readonly xslt: string;
  /** Rules that may fire. */
  readonly regles: number;
  readonly assertions: readonly Assertion[];
};

/** Namespace of what the compiled rules write: `r` for a rule that fires, `c` for an assertion that fails. */
export const SORTIE = 'urn:orapont:conformance';

const COMMUN = `<xsl:output method="xml"/>
<xsl:function name="o:c"><xsl:param name="n"/><xsl:param name="i"/><xsl:param name="v"/><o:c n="{$i}" lieu="{o:lieu($n)}"><xsl:for-each select="$v"><o:v><xsl:value-of select="."/></o:v></xsl:for-each></o:c></xsl:function>
<xsl:function name="o:v"><xsl:param name="v"/><xsl:sequence select="string-join(for $x in $v return string($x), ' ')"/></xsl:function>
<xsl:function name="o:lieu"><xsl:param name="n"/><xsl:sequence select="string-join((for $e in $n/ancestor-or-self::* return (concat('/', name($e)), for $r in count($e/preceding-sibling::*[name(.) = name($e)]) return if ($r &gt; 0) then concat('[', $r + 1, ']') else ()), if ($n/self::attribute()) then concat('/@', name($n)) else ()), '')"/></xsl:function>`;

/**
 * XSLT that applies a schematron in one piece (`assembler`). Only the patterns of the default phase, in their order; in a
 * pattern a node meets the first rule that matches it, and that one only.
 *
 * @source ISO/IEC 19757-3:2006 §6.5; the walk of the reference implementation (iso_schematron_skeleton_for_saxon)
 */
export function compilerSchematron(schema: Noeud, base: string): Compilation {
  const actifs = motifsActifs(schema);
  const globaux = [schema, ...actifs].flatMap((noeud) => enfants(noeud, 'let'));
  const atelier: Atelier = {
    heritage: heritageDe(schema, new Set(globaux.map(({ attributs }) => attributs['name'] ?? ''))),
    assertions: [],
    separees: new Map(),
    modeles: [],
  };
  const motifs = actifs.map((motif, rang) => ecrireMotif(motif, `m${rang}`, atelier));
  const appels = actifs.map((_, rang) => `<xsl:apply-templates select="/" mode="m${rang}"/>`).join('');
  const xslt = `<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="2.0" xml:base="${attribut(base)}" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="${SORTIE}"${espaces(schema)}>
${globaux.map(variable).join('\n')}
${COMMUN}
<xsl:template match="/"><o:sortie>${appels}</o:sortie></xsl:template>
${[...motifs, ...atelier.modeles].join('\n')}
</xsl:stylesheet>
`;
  return { xslt, regles: actifs.flatMap(reglesDe).length, assertions: atelier.assertions };
}

type Atelier = {
  readonly heritage: Heritage;
  readonly assertions: Assertion[];
  /** Abstract rules written as templates, and under which name. */
  readonly separees: Map<Noeud, string>;
  readonly modeles: string[];
};

function motifsActifs(schema: Noeud): readonly Noeud[] {
  const phase = schema.attributs['defaultPhase'] ?? '#ALL';
  const actifs = new Set(
    enfants(schema, 'phase')
      .filter(({ attributs }) => attributs['id'] === phase)
      .flatMap((une) => enfants(une, 'active').map(({ attributs }) => attributs['pattern'])),
  );
  return enfants(schema, 'pattern').filter(
    ({ attributs }) => attributs['abstract'] !== 'true' && (phase === '#ALL' || actifs.has(attributs['id'])),
  );
}

const reglesDe = (motif: Noeud) =>
  enfants(motif, 'rule').filter(({ attributs }) => attributs['abstract'] !== 'true');

const RESERVES = ['xml', 'xs', 'xsl', 'o'];

const espaces = (schema: Noeud) =>
  enfants(schema, 'ns')
    .filter(({ attributs }) => !RESERVES.includes(attributs['prefix'] ?? ''))
    .map(({ attributs }) => ` xmlns:${attributs['prefix']}="${attribut(attributs['uri'] ?? '')}"`)
    .join('');

/** A mode for each pattern; attributes are walked only when a rule is about one: they are half of the nodes. */
function ecrireMotif(motif: Noeud, mode: string, atelier: Atelier): string {
  const regles = reglesDe(motif);
  const attributs = regles.some(({ attributs: { context = '' } }) => viseUnAttribut(context));
  const suite = `<xsl:apply-templates select="${attributs ? '@*|*' : '*'}" mode="${mode}"/>`;
  const modeles = regles.map(
    (regle, ordre) =>
      `<xsl:template match="${attribut(regle.attributs['context'] ?? '')}" mode="${mode}" priority="${1000 + regles.length - ordre}"><o:r/>${contenu(regle, motif, atelier)}${suite}</xsl:template>`,
  );
  return `${modeles.join('\n')}
<xsl:template match="@*|node()" mode="${mode}" priority="-2">${suite}</xsl:template>
<xsl:template match="text()" mode="${mode}" priority="-1"/>`;
}

/** What is between brackets or quotes is a condition on the node, not the node. */
export function viseUnAttribut(contexte: string): boolean {
  let nu = contexte.replace(/"[^"]*"|'[^']*'/g, '');
  for (let avant = ''; avant !== nu; ) {
    avant = nu;
    nu = nu.replace(/\[[^[\]]*\]/g, '');
  }
  return /@|attribute(?:\(|::)/.test(nu);
}

function contenu(regle: Noeud, motif: Noeud, atelier: Atelier): string {
  return enfants(regle)
    .map((noeud) => {
      if (noeud.nom === 'let') return variable(noeud);
      if (noeud.nom === 'assert' || noeud.nom === 'report') return assertion(noeud, atelier);
      if (noeud.nom !== 'extends') return '';
      const abstraite = atelier.heritage.regleDe(noeud, motif);
      if (!atelier.heritage.estSeparable(abstraite, regle, motif)) return contenu(abstraite, motif, atelier);
      return `<xsl:call-template name="${modeleDe(abstraite, motif, atelier)}"/>`;
    })
    .join('');
}

function modeleDe(abstraite: Noeud, motif: Noeud, atelier: Atelier): string {
  const connu = atelier.separees.get(abstraite);
  if (connu !== undefined) return connu;
  const nom = `a${atelier.separees.size}`;
  atelier.separees.set(abstraite, nom);
  atelier.modeles.push(`<xsl:template name="${nom}">${contenu(abstraite, motif, atelier)}</xsl:template>`);
  return nom;
}

const variable = ({ attributs }: Noeud) =>
  `<xsl:variable name="${attributs['name']}" select="${expression(attributs['value'] ?? '')}"/>`;

function assertion(noeud: Noeud, { assertions }: Atelier): string {
  const morceaux = texte(noeud);
  const valeurs = morceaux.flatMap(({ valeur }) => (valeur === undefined ? [] : [`o:v((${valeur}))`]));
  const constat = `o:c(., ${assertions.length}, (${valeurs.join(', ')}))`;
  assertions.push({
    role: noeud.attributs['role'] ?? '',
    texte: morceaux.map(({ fixe }) => fixe ?? null),
  });
  const test = noeud.attributs['test'] ?? '';
  const si = noeud.nom === 'assert' ? `() else ${constat}` : `${constat} else ()`;
  return `<xsl:sequence select="${expression(`if (${test}) then ${si}`)}"/>`;
}

type Morceau = { readonly fixe?: string; readonly valeur?: string };

function texte(noeud: Noeud): readonly Morceau[] {
  return noeud.enfants.flatMap((enfant): readonly Morceau[] => {
    if (!estNoeud(enfant)) return [{ fixe: enfant }];
    if (enfant.nom === 'value-of') return [{ valeur: enfant.attributs['select'] ?? '.' }];
    if (enfant.nom === 'name') return [{ valeur: `name(${enfant.attributs['path'] ?? '.'})` }];
    return ['emph', 'span', 'dir'].includes(enfant.nom) ? texte(enfant) : [];
  });
}

/** A plus sign with nothing to repeat is the sign itself: JavaScript refuses the expression that Java reads so. */
const expression = (xpath: string) => attribut(xpath.replaceAll('^+?', '^\\+?'));

const attribut = (ecrit: string) =>
  ecrit.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
