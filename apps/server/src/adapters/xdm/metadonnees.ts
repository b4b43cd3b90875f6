import { v5 } from 'uuid';
import type { CodeLu, LotXdm, Oid } from '../../features/echange/ports.ts';
import { el, type Noeud } from '../cda/xml.ts';
import { type AuteurXds, type Fiche, utc } from './fiche.ts';
import { APPARTIENT, APPROUVE, ESPACE_RIM, FICHE, LOT } from './schemas.ts';

/** Namespace of our own for the identifiers of registry objects (RFC 9562 §5.5). */
const ESPACE = '5c0b5b0e-8a9c-5a53-9d0d-0f6f4ad0a6c1';

/** Identifier of a registry object of a lot: known later without being kept. */
export const idRegistre = (lot: Oid, partie: string): string => `urn:uuid:${v5(`${lot}/${partie}`, ESPACE)}`;
export const partieDocument = (rang: number): string => `document-${rang}`;

/**
 * `SubmitObjectsRequest` of one submission set: the set, its documents, and what ties them. Registry identifiers derive from the
 * set's own, so that the same lot gives the same bytes.
 *
 * @param uris file of each document, in their order; none where documents travel beside
 * @param liens what ties objects besides belonging to the set
 * @source IHE ITI TF-3 4.2; `reference/xdm-mss.md` §3
 */
export function soumission(
  lot: Pick<LotXdm, 'identifiant' | 'source' | 'emisLe'>,
  fiches: readonly Fiche[],
  uris: readonly string[],
  liens: readonly Lien[] = [],
): Noeud {
  const id = (partie: string) => idRegistre(lot.identifiant, partie);
  return el(
    'SubmitObjectsRequest',
    {},
    el(
      'RegistryObjectList',
      { xmlns: ESPACE_RIM },
      paquet(lot, fiches, id),
      fiches.map((fiche, rang) => objet(fiche, uris[rang], id, partieDocument(rang))),
      fiches.map((_, rang) =>
        el(
          'Association',
          {
            id: id(`membre-${rang}`),
            associationType: APPARTIENT,
            sourceObject: id('lot'),
            targetObject: id(partieDocument(rang)),
          },
          slot('SubmissionSetStatus', ['Original']),
        ),
      ),
      liens.map(({ type, de, vers }, rang) =>
        el('Association', {
          id: id(`lien-${rang}`),
          associationType: type,
          sourceObject: de,
          targetObject: vers,
        }),
      ),
    ),
  );
}

export type Lien = { readonly type: string; readonly de: string; readonly vers: string };
type Identifiant = (partie: string) => string;

function paquet(
  lot: Pick<LotXdm, 'identifiant' | 'source' | 'emisLe'>,
  fiches: readonly Fiche[],
  id: Identifiant,
): Noeud {
  const premiere = fiches[0];
  const cible = id('lot');
  const titre = fiches.length === 1 ? (premiere?.titre ?? '') : `${fiches.length} documents`;
  return el(
    'RegistryPackage',
    { id: cible, status: APPROUVE },
    slot('submissionTime', [utc(lot.emisLe) ?? '']),
    nom(titre),
    el('Classification', { id: id('lot/noeud'), classifiedObject: cible, classificationNode: LOT.noeud }),
    (premiere?.auteurs ?? []).map((auteur, rang) =>
      classerAuteur(auteur, LOT.auteur, cible, id(`lot/auteur-${rang}`)),
    ),
    premiere ? classer(premiere.secteur, LOT.contenu, cible, id('lot/contenu')) : null,
    externe(premiere?.patient ?? '', LOT.patient, 'XDSSubmissionSet.patientId', cible, id('lot/patient')),
    externe(lot.source, LOT.source, 'XDSSubmissionSet.sourceId', cible, id('lot/source')),
    externe(lot.identifiant, LOT.unique, 'XDSSubmissionSet.uniqueId', cible, id('lot/unique')),
  );
}

function objet(fiche: Fiche, uri: string | undefined, id: Identifiant, partie: string): Noeud {
  const cible = id(partie);
  const codes: [CodeLu, string, string][] = [
    [fiche.classe, FICHE.classe, 'classe'],
    ...fiche.confidentialites.map((code, rang): [CodeLu, string, string] => [
      code,
      FICHE.confidentialite,
      `confidentialite-${rang}`,
    ]),
    ...fiche.evenements.map((code, rang): [CodeLu, string, string] => [
      code,
      FICHE.evenement,
      `evenement-${rang}`,
    ]),
    [fiche.format, FICHE.format, 'format'],
    [fiche.secteur, FICHE.secteur, 'secteur'],
    [fiche.cadre, FICHE.cadre, 'cadre'],
    [fiche.type, FICHE.type, 'type'],
  ];
  return el(
    'ExtrinsicObject',
    { id: cible, mimeType: 'text/xml', objectType: FICHE.objet, status: APPROUVE },
    slot('hash', [fiche.empreinte]),
    slot('size', [`${fiche.taille}`]),
    slot('URI', uri === undefined ? [] : [uri]),
    slot('creationTime', [fiche.creation]),
    slot('languageCode', [fiche.langue]),
    slot('legalAuthenticator', [fiche.signataire]),
    slot('serviceStartTime', fiche.debut ? [fiche.debut] : []),
    slot('serviceStopTime', fiche.fin ? [fiche.fin] : []),
    slot('sourcePatientId', [fiche.patientSource]),
    slot('sourcePatientInfo', fiche.traits),
    nom(fiche.titre),
    fiche.auteurs.map((auteur, rang) =>
      classerAuteur(auteur, FICHE.auteur, cible, id(`${partie}/auteur-${rang}`)),
    ),
    codes.map(([code, schema, suite]) => classer(code, schema, cible, id(`${partie}/${suite}`))),
    externe(fiche.patient, FICHE.patient, 'XDSDocumentEntry.patientId', cible, id(`${partie}/patient`)),
    externe(fiche.identifiant, FICHE.unique, 'XDSDocumentEntry.uniqueId', cible, id(`${partie}/unique`)),
  );
}

const slot = (name: string, valeurs: readonly string[]): Noeud | null =>
  valeurs.length === 0
    ? null
    : el(
        'Slot',
        { name },
        el(
          'ValueList',
          {},
          valeurs.map((valeur) => el('Value', {}, valeur)),
        ),
      );

const nom = (value: string): Noeud =>
  el('Name', {}, el('LocalizedString', { 'xml:lang': 'FR', charset: 'UTF8', value }));

const classer = (code: CodeLu, schema: string, cible: string, id: string): Noeud =>
  el(
    'Classification',
    { id, classificationScheme: schema, classifiedObject: cible, nodeRepresentation: code.code },
    slot('codingScheme', [code.systeme]),
    nom(code.libelle),
  );

const classerAuteur = (auteur: AuteurXds, schema: string, cible: string, id: string): Noeud =>
  el(
    'Classification',
    { id, classificationScheme: schema, classifiedObject: cible, nodeRepresentation: '' },
    slot('authorInstitution', auteur.institution ? [auteur.institution] : []),
    slot('authorPerson', [auteur.personne]),
    slot('authorRole', auteur.role ? [auteur.role] : []),
    slot('authorSpecialty', auteur.specialite ? [auteur.specialite] : []),
  );

const externe = (value: string, schema: string, quoi: string, cible: string, id: string): Noeud =>
  el('ExternalIdentifier', { id, registryObject: cible, identificationScheme: schema, value }, nom(quoi));
