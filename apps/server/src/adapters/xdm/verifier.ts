import type { CodeLu, DefautXdm, DocumentLu } from '../../features/echange/ports.ts';
import { enfantsDe, type Noeud, texteDe, trouver } from '../cda/xml.ts';
import { ficheDe } from './fiche.ts';
import { APPARTIENT, FICHE, LOT } from './schemas.ts';

/** A document entry as METADATA.XML writes it. */
export type ObjetLu = {
  readonly id: string;
  readonly uri: string;
  readonly mime: string;
  readonly genre: string;
  readonly titre: string;
  readonly slots: ReadonlyMap<string, readonly string[]>;
  readonly codes: ReadonlyMap<string, readonly string[]>;
  readonly auteurs: readonly ReadonlyMap<string, readonly string[]>[];
  readonly externes: ReadonlyMap<string, string>;
  readonly membre: boolean;
};

export function objetsDe(racine: Noeud): ObjetLu[] {
  const liste = trouver(racine, 'RegistryObjectList');
  const membres = new Set(
    enfantsDe(liste, 'Association')
      .filter(({ attributs }) => attributs['associationType'] === APPARTIENT)
      .map(({ attributs }) => attributs['targetObject']),
  );
  return enfantsDe(liste, 'ExtrinsicObject').map((objet) => {
    const { id = '', mimeType = '', objectType = '' } = objet.attributs;
    const slots = slotsDe(objet);
    return {
      id,
      uri: slots.get('URI')?.[0] ?? '',
      mime: mimeType,
      genre: objectType,
      titre: nomDe(objet),
      slots,
      codes: codesDe(objet),
      auteurs: enfantsDe(objet, 'Classification')
        .filter(({ attributs }) => attributs['classificationScheme'] === FICHE.auteur)
        .map(slotsDe),
      externes: externesDe(objet),
      membre: membres.has(id),
    };
  });
}

const slotsDe = (noeud: Noeud): Map<string, readonly string[]> =>
  new Map(
    enfantsDe(noeud, 'Slot').map((slot) => [
      slot.attributs['name'] ?? '',
      enfantsDe(trouver(slot, 'ValueList'), 'Value').map(texteDe),
    ]),
  );

const nomDe = (noeud: Noeud): string => trouver(noeud, 'Name/LocalizedString')?.attributs['value'] ?? '';

const externesDe = (noeud: Noeud): Map<string, string> =>
  new Map(
    enfantsDe(noeud, 'ExternalIdentifier').map(({ attributs }) => [
      attributs['identificationScheme'] ?? '',
      attributs['value'] ?? '',
    ]),
  );

/** Codes of each scheme, as `code|system`. */
function codesDe(noeud: Noeud): Map<string, readonly string[]> {
  const codes = new Map<string, string[]>();
  for (const classification of enfantsDe(noeud, 'Classification')) {
    const { classificationScheme: schema = '', nodeRepresentation = '' } = classification.attributs;
    const systeme = slotsDe(classification).get('codingScheme')?.[0] ?? '';
    codes.set(schema, [...(codes.get(schema) ?? []), `${nodeRepresentation}|${systeme}`]);
  }
  return codes;
}

/** What must stand on the submission set itself. */
export function comparerLot(racine: Noeud): DefautXdm[] {
  const ou = 'METADATA.XML';
  if (racine.nom !== 'SubmitObjectsRequest') return [{ code: 'RACINE', ou }];
  const paquets = enfantsDe(trouver(racine, 'RegistryObjectList'), 'RegistryPackage');
  const [paquet] = paquets;
  if (!paquet || paquets.length > 1) return [{ code: 'LOT_UNIQUE', ou }];
  const externes = externesDe(paquet);
  const noeuds = enfantsDe(paquet, 'Classification').map(({ attributs }) => attributs['classificationNode']);
  const instant = slotsDe(paquet).get('submissionTime')?.[0] ?? '';
  return [
    ...(noeuds.includes(LOT.noeud) ? [] : ['NOEUD_DE_CLASSEMENT']),
    ...([LOT.patient, LOT.source, LOT.unique] as const)
      .filter((schema) => !externes.get(schema))
      .map(() => 'IDENTIFIANT_DU_LOT'),
    ...(/^\d{14}$/u.test(instant) ? [] : ['DATE_DU_LOT']),
  ].map((code) => ({ code, ou }));
}

/**
 * Fields of an entry that do not say what the document's own header says. The header is read again and the entry that we would
 * have written is compared with the one that came.
 *
 * @source `reference/xdm-mss.md` §5
 */
export function comparerFiche(objet: ObjetLu, lu: DocumentLu, cda: Uint8Array): string[] {
  const fiche = ficheDe(lu, cda);
  const auteur = objet.auteurs[0];
  const slot = (nom: string) => objet.slots.get(nom)?.[0] ?? '';
  const code = (schema: string) => objet.codes.get(schema) ?? [];
  const memeCode = (schema: string, attendu: CodeLu) => code(schema).includes(cleDe(attendu));
  const controles: readonly (readonly [boolean, string])[] = [
    [objet.membre, 'HORS_DU_LOT'],
    [objet.mime === 'text/xml' || objet.mime === 'application/xslt+xml', 'TYPE_MIME'],
    [objet.genre === FICHE.objet, 'GENRE_D_OBJET'],
    [cda[0] !== 0xef, 'MARQUE_D_ORDRE'],
    [slot('hash').toLowerCase() === fiche.empreinte, 'EMPREINTE'],
    [slot('size') === `${fiche.taille}`, 'TAILLE'],
    [memeCode(FICHE.type, fiche.type), 'TYPE'],
    [code(FICHE.classe).length === 1, 'CLASSE'],
    [memeCode(FICHE.confidentialite, fiche.confidentialites[0] ?? VIDE), 'CONFIDENTIALITE'],
    [memeCode(FICHE.secteur, fiche.secteur), 'SECTEUR'],
    [memeCode(FICHE.cadre, fiche.cadre), 'CADRE'],
    [code(FICHE.format).length === 1, 'FORMAT'],
    [fiche.evenements.every((evenement) => memeCode(FICHE.evenement, evenement)), 'ACTES'],
    [slot('languageCode') === fiche.langue, 'LANGUE'],
    [slot('creationTime') === fiche.creation, 'DATE'],
    [slot('serviceStartTime') === (fiche.debut ?? ''), 'DEBUT'],
    [objet.titre === fiche.titre, 'TITRE'],
    [objet.externes.get(FICHE.unique) === fiche.identifiant, 'IDENTIFIANT'],
    [memePersonne(slot('legalAuthenticator'), fiche.signataire), 'SIGNATAIRE'],
    [memePersonne(auteur?.get('authorPerson')?.[0], fiche.auteurs[0]?.personne), 'AUTEUR'],
    [memePatient(objet.externes.get(FICHE.patient), fiche.patient), 'PATIENT'],
    [(objet.slots.get('sourcePatientInfo') ?? []).some((trait) => trait.startsWith('PID-5|')), 'TRAITS'],
  ];
  return controles.flatMap(([tient, defaut]) => (tient ? [] : [defaut]));
}

const VIDE: CodeLu = { code: '', libelle: '', systeme: '' };
const cleDe = ({ code, systeme }: CodeLu): string => `${code}|${systeme}`;

/** By number: the way names are cut differs from one program to another. */
const memePersonne = (a = '', b = ''): boolean => a.split('^')[0] === b.split('^')[0];
/** Number and domain: the type at the end (NH, PI) is not told in the same way by all. */
const memePatient = (a = '', b = ''): boolean =>
  a.split('^').slice(0, 4).join('^') === b.split('^').slice(0, 4).join('^');
