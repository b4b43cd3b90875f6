import { sql } from 'kysely';
import { nommes, nomsDe } from './noms-exterieurs-repository.ts';
import type { Lieu } from './parametres.ts';
import type { ConsentementLu, DocumentLu } from './ports.ts';
import { pointe, pointentVers } from './reference-repository.ts';
import {
  type Condition,
  dansIntervalle,
  type Intervalle,
  JAMAIS,
  type LigneFhir,
  lieuxDuJour,
  ou,
  type Source,
  suiviIci,
} from './source-repository.ts';
import { estUuid, type Jeton, type Reference } from './valeurs.ts';

export const parPatientDe = {
  Consent: (r: Reference) => pointe(sql`c.dossier_id`, 'Patient', r),
  DocumentReference: (r: Reference) => pointe(sql`o.dossier_id`, 'Patient', r),
  DiagnosticReport: (r: Reference) => pointe(sql`o.dossier_id`, 'Patient', r),
} as const;
export const deCesPersonnes = {
  Consent: pointentVers(sql`c.dossier_id`),
  DocumentReference: pointentVers(sql`o.dossier_id`),
  DiagnosticReport: pointentVers(sql`o.dossier_id`),
} as const;
/** By its name here. */
export function parIdentifiantDuDocument({ systeme, code }: Jeton, { organisationId }: Lieu): Condition {
  const uuid = code.replace(/^urn:uuid:/, '');
  const dIci = systeme === undefined || systeme === 'urn:ietf:rfc:3986';
  const ici = dIci && estUuid(uuid) ? sql`o.id = ${uuid}::uuid` : JAMAIS;
  return ou([ici, nommes(sql`o.id`, 'DocumentReference', { organisationId, systeme, code })]);
}
export const deCesActes = pointentVers(sql`o.acte_id`);
export const parDateDuConsentement = (moment: Intervalle) => dansIntervalle(sql`c.le`, moment);
export const parDateDeDepot = (moment: Intervalle) => dansIntervalle(sql`o.depose_le`, moment);
export const parActeDuDocument = (r: Reference) => pointe(sql`o.acte_id`, 'ServiceRequest', r);

type LigneConsentement = LigneFhir & {
  readonly organisation_id: string;
  readonly dossier_id: string;
  readonly acte_id: string;
  readonly decision: string;
  readonly capacite: string;
  readonly auteur: string | null;
  readonly requis_id: string | null;
  readonly texte_version: string | null;
  readonly le: string;
  readonly remplace: boolean;
};

/** What was recorded after this about the same act, if anything: from then on it is no longer the last word. */
const suivant = sql`(select min(n.saisi_le) from app.consentement n where n.organisation_id = c.organisation_id
  and n.acte_id = c.acte_id and (n.saisi_le, n.id) > (c.saisi_le, c.id))`;

export const CONSENTEMENTS: Source<LigneConsentement> = {
  colonnes:
    () => sql`c.organisation_id, c.dossier_id, c.acte_id, array[a.site_id::text] as lieux, c.decision, c.capacite,
    coalesce(c.contenu -> 'decision' ->> 'auteur', c.contenu ->> 'auteur') as auteur, c.requis_id, c.texte_version, c.le,
    (${suivant} is not null) as remplace`,
  ouverte: ({ sites }) => sql`from app.consentement c
    join app.acte a on a.organisation_id = c.organisation_id and a.id = c.acte_id
    where a.site_id = any (${[...sites]}::uuid[])`,
  id: sql`c.id`,
  maj: sql`greatest(c.saisi_le, ${suivant})`,
  tris: { date: { valeur: sql`c.le`, type: 'timestamptz' } },
};

export const enConsentement = (l: LigneConsentement): ConsentementLu => ({
  id: l.id,
  maj: l.maj,
  organisationId: l.organisation_id,
  dossierId: l.dossier_id,
  acteId: l.acte_id,
  decision: l.decision,
  capacite: l.capacite,
  auteur: l.auteur,
  requisId: l.requis_id,
  texteVersion: l.texte_version,
  le: l.le,
  remplace: l.remplace,
});

type LigneDocument = LigneFhir & {
  readonly organisation_id: string;
  readonly dossier_id: string;
  readonly type: DocumentLu['type'];
  readonly titre: string;
  readonly type_mime: string;
  readonly octets: number;
  readonly objet_version: number;
  readonly auteur: string;
  readonly numero_version: number;
  readonly remplace_id: string | null;
  readonly remplace: boolean;
  readonly depose_le: string;
  readonly noms_exterieurs: NonNullable<DocumentLu['nomsExterieurs']>;
};

const remplacant = sql`(select min(n.depose_le) from app.document n where n.organisation_id = o.organisation_id
  and n.dossier_id = o.dossier_id and n.acte_id = o.acte_id and n.type = o.type
  and o.type in ('COMPTE_RENDU', 'PRESCRIPTION') and n.numero_version > o.numero_version)`;

/** Documents of the people followed today at the sites. */
export const DOCUMENTS: Source<LigneDocument> = {
  colonnes: (
    portee,
  ) => sql`o.organisation_id, o.dossier_id, o.acte_id, ${lieuxDuJour(sql`o.dossier_id`, portee)} as lieux, o.type,
    o.titre, o.type_mime, o.octets, o.objet_version, o.auteur, o.numero_version, o.remplace_id, o.depose_le, (${remplacant} is not null) as remplace,
    ${nomsDe(sql`o.id`, 'DocumentReference', portee)} as noms_exterieurs`,
  ouverte: (portee) => sql`from app.document o where ${suiviIci(sql`o.dossier_id`, portee)}`,
  id: sql`o.id`,
  maj: sql`greatest(o.depose_le, ${remplacant})`,
  tris: { date: { valeur: sql`o.depose_le`, type: 'timestamptz' } },
};

/** Comptes rendus in force: a version that another replaced stays among the documents. */
export const COMPTES_RENDUS: Source<LigneDocument> = {
  ...DOCUMENTS,
  ouverte: (portee) =>
    sql`${DOCUMENTS.ouverte(portee)} and o.type = 'COMPTE_RENDU' and ${remplacant} is null`,
  maj: sql`o.depose_le`,
  tris: { issued: { valeur: sql`o.depose_le`, type: 'timestamptz' } },
};

export const enDocument = (l: LigneDocument): DocumentLu => ({
  id: l.id,
  maj: l.maj,
  dossierId: l.dossier_id,
  acteId: l.acte_id,
  organisationId: l.organisation_id,
  type: l.type,
  titre: l.titre,
  typeMime: l.type_mime,
  octets: Number(l.octets),
  objetVersion: l.objet_version,
  auteur: l.auteur,
  numeroVersion: l.numero_version,
  remplaceId: l.remplace_id,
  remplace: l.remplace,
  deposeLe: l.depose_le,
  nomsExterieurs: l.noms_exterieurs,
});
