import { v5 } from 'uuid';
import {
  CdaImpossible,
  type DocumentJoint,
  type ModeleDemandeCda,
  type TraitementCda,
} from '../../features/echange/ports.ts';
import { code, jourHl7 } from './entete.ts';
import { loinc } from './nomenclatures.ts';
import { el, type Noeud } from './xml.ts';

/** Gives the same identifiers to the same parts of the same document, so that writing twice gives the same bytes. */
type Identifiants = (partie: string) => Noeud;

/**
 * Structured body of a TLM-DA: history and risk factors, treatments, joined documents.
 *
 * The history is one text: the volet takes either a text or coded sub-sections, and the question, the motive and the alerts have
 * no section of their own.
 *
 * @source `reference/cda.md` §3
 */
export function corpsDemande(modele: ModeleDemandeCda): Noeud {
  const { anamnese, modeDeVie, documents, enTete } = modele;
  const traitements = modele.traitements.length === 0 ? 'NON_RENSEIGNE' : modele.traitements;
  if (anamnese.every((paragraphe) => paragraphe.trim() === '')) throw new CdaImpossible('TEXTE_VIDE');
  const id: Identifiants = (partie) =>
    el('id', { root: v5(`${enTete.identifiant}/${partie}`, ESPACE).toUpperCase() });
  return el(
    'component',
    {},
    el(
      'structuredBody',
      {},
      sousPartie(sectionAnamnese(anamnese, modeDeVie, id)),
      sousPartie(sectionTraitements(traitements, id)),
      documents.length === 0 ? null : sousPartie(sectionDocuments(documents, id)),
    ),
  );
}

/** Namespace of our own for identifiers derived from names (RFC 9562 §5.5). */
const ESPACE = 'c7a30a3e-4d5c-5f0e-9d0a-6a2f1f3a58d1';

const sousPartie = (section: Noeud): Noeud => el('component', {}, section);

const modeles = (...racines: string[]): Noeud[] => racines.map((root) => el('templateId', { root }));

const paragraphes = (textes: readonly string[]): Noeud =>
  el(
    'text',
    {},
    textes.filter((texte) => texte.trim() !== '').map((texte) => el('paragraph', {}, texte)),
  );

const sectionAnamnese = (
  anamnese: readonly string[],
  modeDeVie: readonly string[],
  id: Identifiants,
): Noeud =>
  el(
    'section',
    {},
    modeles('1.2.250.1.213.1.1.2.68'),
    id('anamnese-et-risques'),
    code(loinc('46612-8', 'Conclusions de synthèse')),
    el('title', {}, 'Anamnèse et facteurs de risques'),
    sousPartie(
      el(
        'section',
        {},
        modeles('1.2.250.1.213.1.1.2.69'),
        id('anamnese'),
        code(loinc('34117-2', 'Historique et physique')),
        el('title', {}, 'Anamnèse'),
        paragraphes(anamnese),
      ),
    ),
    modeDeVie.length === 0
      ? null
      : sousPartie(
          el(
            'section',
            {},
            modeles(
              '2.16.840.1.113883.10.20.1.15',
              '1.3.6.1.4.1.19376.1.5.3.1.3.16',
              '1.2.250.1.213.1.1.2.140',
            ),
            id('mode-de-vie'),
            code(loinc('29762-2', 'Habitus, mode de vie')),
            el('title', {}, 'Habitus, mode de vie'),
            paragraphes(modeDeVie),
          ),
        ),
  );

/** There is no empty section of treatments: « none known » and « not asked » are said by an entry of their own. */
const AUCUN = {
  AUCUN_CONNU: { code: 'no-known-medications', displayName: 'Pas de traitement médicamenteux connu' },
  NON_RENSEIGNE: {
    code: 'no-medication-info',
    displayName: "Pas d'information sur les traitements médicamenteux",
  },
} as const;

function sectionTraitements(traitements: ModeleDemandeCda['traitements'], id: Identifiants): Noeud {
  const lignes =
    typeof traitements === 'string'
      ? [{ ancre: 'traitement-0', texte: AUCUN[traitements].displayName }]
      : traitements.map(({ libelle, debut, fin }, rang) => ({
          ancre: `traitement-${rang}`,
          texte: [
            libelle,
            debut && `depuis le ${jourFrancais(debut)}`,
            fin && `jusqu’au ${jourFrancais(fin)}`,
          ]
            .filter(Boolean)
            .join(', '),
        }));
  return el(
    'section',
    {},
    modeles('2.16.840.1.113883.10.20.1.8', '1.3.6.1.4.1.19376.1.5.3.1.3.19', '1.2.250.1.213.1.1.2.143'),
    id('traitements'),
    code(loinc('10160-0', 'Traitements')),
    el('title', {}, 'Traitements'),
    el(
      'text',
      {},
      lignes.map(({ ancre, texte }) => el('paragraph', {}, el('content', { ID: ancre }, texte))),
    ),
    typeof traitements === 'string'
      ? administration(id('traitement-0'), 'traitement-0', { aucun: traitements })
      : traitements.map((traitement, rang) =>
          administration(id(`traitement-${rang}`), `traitement-${rang}`, { traitement }),
        ),
  );
}

const jourFrancais = (jour: string): string => jour.split('-').reverse().join('/');

/** One medication, or the sentence that there is none: dose and rhythm are not in the record, and say so. */
function administration(
  id: Noeud,
  ancre: string,
  quoi: { aucun: keyof typeof AUCUN } | { traitement: TraitementCda },
): Noeud {
  const renvoi = el('reference', { value: `#${ancre}` });
  const connu = 'traitement' in quoi ? quoi.traitement : undefined;
  return el(
    'entry',
    { typeCode: 'DRIV' },
    el(
      'substanceAdministration',
      { classCode: 'SBADM', moodCode: 'EVN' },
      modeles(
        '2.16.840.1.113883.10.20.1.24',
        '1.3.6.1.4.1.19376.1.5.3.1.4.7',
        '1.2.250.1.213.1.1.3.42',
        '1.3.6.1.4.1.19376.1.5.3.1.4.7.1',
      ),
      id,
      'aucun' in quoi
        ? el(
            'code',
            { ...AUCUN[quoi.aucun], codeSystem: '2.16.840.1.113883.5.1150.1' },
            el('originalText', {}, renvoi),
          )
        : null,
      el('text', {}, renvoi),
      el('statusCode', { code: 'completed' }),
      connu
        ? [
            el(
              'effectiveTime',
              { 'xsi:type': 'IVL_TS' },
              borne('low', connu.debut),
              borne('high', connu.fin),
            ),
            el('effectiveTime', { 'xsi:type': 'PIVL_TS', operator: 'A', nullFlavor: 'UNK' }),
            el('doseQuantity', {}, el('low', { nullFlavor: 'UNK' }), el('high', { nullFlavor: 'UNK' })),
          ]
        : el(
            'effectiveTime',
            { 'xsi:type': 'IVL_TS' },
            el('low', { nullFlavor: 'NA' }),
            el('high', { nullFlavor: 'NA' }),
          ),
      el(
        'consumable',
        {},
        el(
          'manufacturedProduct',
          {},
          modeles(
            '2.16.840.1.113883.10.20.1.53',
            '1.3.6.1.4.1.19376.1.5.3.1.4.7.2',
            '1.2.250.1.213.1.1.3.43',
          ),
          produit(connu, renvoi),
        ),
      ),
    ),
  );
}

const borne = (nom: 'low' | 'high', jour: string | null): Noeud =>
  el(nom, jour === null ? { nullFlavor: 'UNK' } : { value: jourHl7(jour) });

function produit(traitement: TraitementCda | undefined, renvoi: Noeud): Noeud {
  if (!traitement)
    return el('manufacturedMaterial', {}, el('code', { nullFlavor: 'NA' }), el('name', { nullFlavor: 'NA' }));
  const connu =
    traitement.cis === null
      ? { nullFlavor: 'UNK' }
      : {
          code: traitement.cis,
          displayName: traitement.libelle,
          codeSystem: '1.2.250.1.213.2.3.1',
          codeSystemName: 'CIS',
        };
  return el(
    'manufacturedMaterial',
    {},
    el('code', connu, el('originalText', {}, renvoi)),
    el('name', {}, traitement.libelle),
  );
}

const sectionDocuments = (documents: readonly DocumentJoint[], id: Identifiants): Noeud =>
  el(
    'section',
    {},
    modeles('1.2.250.1.213.1.1.2.37'),
    id('documents'),
    code(loinc('55107-7', 'Documents ajoutés')),
    el('title', {}, 'Documents ajoutés'),
    el(
      'text',
      {},
      documents.map(({ titre }, rang) =>
        el(
          'paragraph',
          {},
          el('content', { ID: `titre-document-${rang}` }, titre),
          el('renderMultiMedia', { referencedObject: `document-${rang}` }),
        ),
      ),
    ),
    documents.map((document, rang) => documentJoint(document, rang, id)),
  );

function documentJoint({ type, octets, le }: DocumentJoint, rang: number, id: Identifiants): Noeud {
  const renvoi = el('reference', { value: `#titre-document-${rang}` });
  return el(
    'entry',
    {},
    el(
      'organizer',
      { classCode: 'CLUSTER', moodCode: 'EVN' },
      modeles('1.2.250.1.213.1.1.3.18'),
      id(`document-${rang}`),
      code(loinc('55107-7', 'Document attaché')),
      el('statusCode', { code: 'completed' }),
      el(
        'component',
        { typeCode: 'COMP' },
        el(
          'observation',
          { classCode: 'OBS', moodCode: 'EVN' },
          modeles('1.3.6.1.4.1.19376.1.5.3.1.4.13', '1.2.250.1.213.1.1.3.48'),
          id(`type-document-${rang}`),
          code(loinc('69764-9', 'Type de document')),
          el('text', {}, renvoi),
          el('statusCode', { code: 'completed' }),
          el('effectiveTime', { value: jourHl7(le) }),
          el('value', { 'xsi:type': 'CD' }, el('originalText', {}, renvoi)),
        ),
      ),
      el(
        'component',
        {},
        el(
          'observationMedia',
          { classCode: 'OBS', moodCode: 'EVN', ID: `document-${rang}` },
          el('value', { mediaType: type, representation: 'B64' }, Buffer.from(octets).toString('base64')),
        ),
      ),
    ),
  );
}
