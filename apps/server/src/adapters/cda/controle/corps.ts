import { enfantsDe, type Noeud, texteDe, trouver } from '../xml.ts';
import { type DefautDocument, defaut, exiger, type Regle, tous } from './regle.ts';

/** A body that is not structured is one PDF, whole. */
const pdf: Regle = (racine) => {
  const texte = trouver(racine, 'component/nonXMLBody/text');
  if (!texte) return [];
  const { mediaType, representation } = texte.attributs;
  return [
    ...exiger(mediaType === 'application/pdf' && representation === 'B64', 'CORPS_NON_PDF', 'nonXMLBody'),
    ...base64(texte, 'nonXMLBody', '%PDF-'),
  ];
};

const images: Regle = (racine) =>
  tous(racine, 'observationMedia').flatMap((media) => {
    const valeur = trouver(media, 'value');
    if (!valeur) return [defaut('PIECE_VIDE', 'observationMedia')];
    const { mediaType = '', representation } = valeur.attributs;
    return [
      ...exiger(representation === 'B64' && mediaType !== '', 'PIECE_SANS_TYPE', 'observationMedia'),
      ...base64(valeur, 'observationMedia', mediaType === 'application/pdf' ? '%PDF-' : ''),
    ];
  });

/** Well-formed base64 that begins as its type does. */
function base64(noeud: Noeud, ou: string, debut: string): readonly DefautDocument[] {
  const texte = texteDe(noeud).replace(/\s/gu, '');
  const forme = texte !== '' && texte.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/u.test(texte);
  return exiger(
    forme && Buffer.from(texte.slice(0, 16), 'base64').toString('latin1').startsWith(debut),
    'BASE64',
    ou,
  );
}

/** A narrative reference is `#` and an anchor of the same document; an anchor serves once. */
const renvois: Regle = (racine) => {
  const ancres = [
    'content',
    'observationMedia',
    'paragraph',
    'item',
    'td',
    'tr',
    'table',
    'list',
    'caption',
  ].flatMap((nom) => tous(racine, nom).flatMap(({ attributs }) => attributs['ID'] ?? []));
  const connues = new Set(ancres);
  return [
    ...exiger(connues.size === ancres.length, 'ANCRE_DOUBLE', 'text'),
    ...tous(racine, 'reference').flatMap(({ attributs }) => {
      const cible = attributs['value'] ?? '';
      return exiger(cible.startsWith('#') && connues.has(cible.slice(1)), 'RENVOI_PERDU', 'reference');
    }),
    ...tous(racine, 'renderMultiMedia').flatMap(({ attributs }) =>
      exiger(connues.has(attributs['referencedObject'] ?? ''), 'RENVOI_PERDU', 'renderMultiMedia'),
    ),
  ];
};

const sections: Regle = (racine) => {
  const toutes = tous(racine, 'section');
  const ids = toutes.flatMap((section) => trouver(section, 'id')?.attributs['root'] ?? []);
  return [
    ...toutes.flatMap((section) => [
      ...exiger(texteDe(trouver(section, 'title')) !== '', 'SECTION_SANS_TITRE', 'section'),
      ...exiger(trouver(section, 'code')?.attributs['code'] !== undefined, 'SECTION_SANS_CODE', 'section'),
    ]),
    ...exiger(new Set(ids).size === ids.length, 'SECTION_DOUBLE', 'section'),
  ];
};

const DEMANDE = '75496-0';
const parCode = (noeud: Noeud | undefined, code: string): Noeud[] =>
  enfantsDe(noeud, 'component').flatMap((composant) =>
    enfantsDe(composant, 'section').filter((section) => trouver(section, 'code')?.attributs['code'] === code),
  );

/** Sections that a request must have, once. @source `reference/cda.md` §3 */
const demande: Regle = (racine) => {
  if (trouver(racine, 'code')?.attributs['code'] !== DEMANDE) return [];
  const corps = trouver(racine, 'component/structuredBody');
  if (!corps) return [defaut('CORPS_NON_STRUCTURE', 'component')];
  const [risques, ...risquesEnTrop] = parCode(corps, '46612-8');
  const [anamnese, ...anamneseEnTrop] = parCode(risques, '34117-2');
  const [traitements, ...traitementsEnTrop] = parCode(corps, '10160-0');
  const sousSections = enfantsDe(anamnese, 'component').length;
  const texte = texteDe(trouver(anamnese, 'text')) !== '';
  return [
    ...exiger(Boolean(risques) && risquesEnTrop.length === 0, 'SECTION_OBLIGATOIRE', '46612-8'),
    ...exiger(enfantsDe(risques, 'text').length === 0, 'TEXTE_EN_TROP', '46612-8'),
    ...exiger(Boolean(anamnese) && anamneseEnTrop.length === 0, 'SECTION_OBLIGATOIRE', '34117-2'),
    ...exiger(enfantsDe(anamnese, 'id').length === 1, 'SECTION_SANS_IDENTIFIANT', '34117-2'),
    ...exiger(texte !== sousSections > 0, 'TEXTE_OU_SOUS_SECTIONS', '34117-2'),
    ...exiger(Boolean(traitements) && traitementsEnTrop.length === 0, 'SECTION_OBLIGATOIRE', '10160-0'),
    ...exiger(
      traitements === undefined || tous(traitements, 'substanceAdministration').length > 0,
      'TRAITEMENT_ABSENT',
      '10160-0',
    ),
    ...(traitements ? tous(traitements, 'substanceAdministration').flatMap(traitement) : []),
  ];
};

/** A treatment names its product and says when; « none known » is said by the act, never by the product. */
const traitement = (ligne: Noeud): readonly DefautDocument[] => {
  const periode = enfantsDe(ligne, 'effectiveTime')[0];
  const produit = trouver(ligne, 'consumable/manufacturedProduct/manufacturedMaterial');
  const systeme = trouver(produit, 'code')?.attributs['codeSystem'];
  return [
    ...exiger(enfantsDe(ligne, 'id').length === 1, 'TRAITEMENT_SANS_IDENTIFIANT', 'substanceAdministration'),
    ...exiger(
      periode?.attributs['xsi:type'] === 'IVL_TS' &&
        trouver(periode, 'low') !== undefined &&
        trouver(periode, 'high') !== undefined,
      'TRAITEMENT_SANS_PERIODE',
      'substanceAdministration',
    ),
    ...exiger(trouver(produit, 'name') !== undefined, 'TRAITEMENT_SANS_NOM', 'substanceAdministration'),
    ...exiger(
      systeme === undefined || systeme === '1.2.250.1.213.2.3.1',
      'PRODUIT_NON_CIS',
      'manufacturedMaterial',
    ),
  ];
};

export const REGLES_CORPS: readonly Regle[] = [pdf, images, renvois, sections, demande];
