import type { AttributIdentite, Sexe, StatutIns } from '@orapont/domain/identite/ins';
import type { CodeProfession } from '@orapont/domain/identite/professions';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import type { MotifDemande } from '@orapont/domain/teleexpertise/motifs';
import type { DemandeLue, DocumentLu, FabriqueFhir, RessourceFhir, SerieLue } from '../fhir/ports.ts';
import { dans, enTexte, instant, instantOu, nombre, texte, texteOu, textes, vrai } from './lignes.ts';
import type { Entourage, LignesDossier } from './lignes-repository.ts';
import type { Ligne } from './ports.ts';

/** One record in the words of the standard: the person, what was asked and answered, consents, documents, examinations, and who they name. */
export function dossierEnFhir(
  fabrique: FabriqueFhir,
  lignes: LignesDossier,
  autour: Entourage & { readonly professionnels: readonly Ligne[] },
): string {
  const { organisation, sites, professionnels } = autour;
  const ressources: RessourceFhir[] = [
    ...lignes.dossier.map((l) => fabrique.patient(enPatient(l))),
    fabrique.structure(enEntite(organisation)),
    ...sites.map((l) => fabrique.structure(enSite(l))),
    ...professionnels.map((l) => fabrique.praticien(enPraticien(l))),
    ...lignes.acte.map((l) => fabrique.demande(enDemande(l, lignes.consentement))),
    ...lignes.consentement.map((l) => fabrique.consentement(enConsentement(l, lignes.consentement))),
    ...lignes.document.map((l) => fabrique.document(enDocument(l, lignes.document))),
    ...lignes.document
      .map((l) => enDocument(l, lignes.document))
      .filter(({ type, remplace }) => type === 'COMPTE_RENDU' && !remplace)
      .map(fabrique.compteRendu),
    ...lignes.imagerie_etude
      .filter(({ etat }) => etat === 'RATTACHEE')
      .map((l) => fabrique.examen(enExamen(l, lignes.imagerie_instance))),
  ];
  const entry = ressources.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource }));
  return JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }, null, 1);
}

const enPatient = (l: Ligne) => ({
  id: l.id,
  maj: instant(l, 'modifie_le'),
  organisationId: texte(l, 'organisation_id'),
  nomNaissance: texte(l, 'nom_naissance'),
  prenoms: textes(l, 'prenoms'),
  nomUtilise: texteOu(l, 'nom_utilise'),
  prenomUtilise: texteOu(l, 'prenom_utilise'),
  dateNaissance: texte(l, 'date_naissance'),
  sexe: texte(l, 'sexe') as Sexe,
  lieuNaissanceCog: texteOu(l, 'lieu_naissance_cog'),
  insStatut: texte(l, 'ins_statut') as StatutIns,
  insAttributs: textes(l, 'ins_attributs') as readonly AttributIdentite[],
  insMatricule: texteOu(l, 'ins_matricule'),
  insOid: texteOu(l, 'ins_oid'),
  identifiantExterne: texteOu(l, 'identifiant_externe'),
  decesLe: texteOu(l, 'deces_le'),
});

const enEntite = ({ id, nom, finess, actif }: Entourage['organisation']) =>
  ({ id, genre: 'ENTITE', nom, finess, adresse: '', bal: null, entiteId: null, actif }) as const;

const enSite = (l: Ligne) =>
  ({
    id: l.id,
    genre: 'SITE',
    nom: texte(l, 'nom'),
    finess: texteOu(l, 'finess'),
    adresse: texte(l, 'adresse'),
    bal: texteOu(l, 'bal_mssante'),
    entiteId: texte(l, 'organisation_id'),
    actif: vrai(l, 'actif'),
  }) as const;

const enPraticien = (l: Ligne) => ({
  id: l.id,
  nom: texte(l, 'nom'),
  prenom: texte(l, 'prenom'),
  civilite: texteOu(l, 'civilite') as 'M' | 'MME' | null,
  profession: texte(l, 'profession') as CodeProfession,
  savoirFaire: textes(l, 'savoir_faire'),
  rpps: texteOu(l, 'rpps'),
  bal: texteOu(l, 'bal_mssante'),
  actif: vrai(l, 'actif'),
});

/** @source FHIR R4 request-status, as `features/fhir` reads the same states */
const STATUTS: Readonly<Record<string, DemandeLue['statut']>> = {
  BROUILLON: 'draft',
  ENVOYEE: 'active',
  ACCEPTEE: 'active',
  COMPLEMENT_DEMANDE: 'on-hold',
  AVIS_RENDU: 'completed',
  CLOTUREE: 'completed',
};

const enDemande = (l: Ligne, consentements: readonly Ligne[]): DemandeLue => ({
  id: l.id,
  maj: instant(l, 'modifie_le'),
  numero: enTexte(dans(l['demande'], 'numero')) || null,
  nature: texte(l, 'nature') as NatureActe,
  statut: STATUTS[texte(l, 'etat')] ?? 'revoked',
  urgence: texteOu(l, 'urgence') as DemandeLue['urgence'],
  motif: texteOu(l, 'motif') as MotifDemande | null,
  motifPrecision: texte(l, 'motif_texte'),
  question: texte(l, 'question'),
  cote: {
    genre: 'ENVOYEE',
    dossierId: texte(l, 'dossier_id'),
    requerantId: texteOu(l, 'requerant_id') ?? texte(l, 'prepare_par'),
  },
  requisId: texteOu(l, 'requis_id'),
  creeLe: instant(l, 'cree_le'),
  envoyeLe: instantOu(l, 'envoye_le'),
  echeance: instantOu(l, 'echeance'),
  consentements: consentements.filter(({ acte_id }) => acte_id === l.id).map(({ id }) => id),
});

const enConsentement = (l: Ligne, tous: readonly Ligne[]) => ({
  id: l.id,
  maj: instant(l, 'saisi_le'),
  organisationId: texte(l, 'organisation_id'),
  dossierId: texte(l, 'dossier_id'),
  acteId: texte(l, 'acte_id'),
  decision: texte(l, 'decision'),
  capacite: texte(l, 'capacite'),
  auteur: enTexte(dans(l['contenu'], 'decision', 'auteur') ?? dans(l['contenu'], 'auteur')) || null,
  requisId: texteOu(l, 'requis_id'),
  texteVersion: texteOu(l, 'texte_version'),
  le: instant(l, 'le'),
  remplace: tous.some(
    (n) => n['acte_id'] === l['acte_id'] && instant(n, 'saisi_le') > instant(l, 'saisi_le'),
  ),
});

const enDocument = (l: Ligne, tous: readonly Ligne[]): DocumentLu => ({
  id: l.id,
  maj: instant(l, 'depose_le'),
  dossierId: texte(l, 'dossier_id'),
  acteId: texteOu(l, 'acte_id'),
  organisationId: texte(l, 'organisation_id'),
  type: texte(l, 'type') as DocumentLu['type'],
  titre: texte(l, 'titre'),
  typeMime: texte(l, 'type_mime'),
  octets: nombre(l, 'octets'),
  objetVersion: nombre(l, 'objet_version'),
  auteur: texte(l, 'auteur'),
  numeroVersion: nombre(l, 'numero_version'),
  remplaceId: texteOu(l, 'remplace_id'),
  remplace: tous.some(
    (n) =>
      (l['type'] === 'COMPTE_RENDU' || l['type'] === 'PRESCRIPTION') &&
      n['type'] === l['type'] &&
      l['acte_id'] !== null &&
      n['acte_id'] === l['acte_id'] &&
      nombre(n, 'numero_version') > nombre(l, 'numero_version'),
  ),
  deposeLe: instant(l, 'depose_le'),
});

const enExamen = (l: Ligne, instances: readonly Ligne[]) => ({
  id: l.id,
  maj: instant(l, 'derniere_le'),
  dossierId: texte(l, 'dossier_id'),
  acteId: texteOu(l, 'acte_id'),
  studyUid: texte(l, 'study_uid'),
  faiteLe: texteOu(l, 'faite_le'),
  description: texte(l, 'description'),
  modalites: textes(l, 'modalites'),
  series: enSeries(instances.filter(({ etude_id }) => etude_id === l.id)),
});

const enSeries = (instances: readonly Ligne[]): readonly SerieLue[] =>
  [...Map.groupBy(instances, (i) => texte(i, 'serie_uid'))].map(([uid, siennes]) => ({
    uid,
    numero: siennes[0] && siennes[0]['numero_serie'] !== null ? nombre(siennes[0], 'numero_serie') : null,
    modalite: siennes[0] ? texte(siennes[0], 'modalite') : '',
    description: siennes[0] ? texte(siennes[0], 'description_serie') : '',
    instances: siennes.map((i) => ({
      uid: texte(i, 'sop_uid'),
      classe: texte(i, 'sop_classe'),
      numero: i['numero'] === null ? null : nombre(i, 'numero'),
    })),
  }));
