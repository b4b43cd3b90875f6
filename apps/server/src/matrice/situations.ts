import { randomUUID } from 'node:crypto';
import { siteDe } from '../bac-a-sable/demo/repository.ts';
import { professionnelDe } from './acteurs.ts';

/**
 * A record and an act on it, seen from every chair. `marque` is the name of the patient: whoever has no right to the record must
 * never receive it, whatever he calls.
 */
export const SITUATIONS = {
  /** Sent by the EHPAD of the nurse to the requis: the sharing is open. */
  'partage ouvert': { site: 'tilleuls', requerant: 'emilie.roche', requis: 'claire.moreau', ferme: false },
  /** The same, once the sharing was closed. */
  'partage fermé': { site: 'tilleuls', requerant: 'emilie.roche', requis: 'claire.moreau', ferme: true },
  /** Another EHPAD of the same association, and another dentist. */
  'autre site': { site: 'belair', requerant: 'thomas.leroy', requis: 'julie.garnier', ferme: false },
  /** A cabinet's own patient, shown to a hospital. */
  'autre organisation': {
    site: 'lices',
    requerant: 'julie.garnier',
    requis: 'antoine.mercier',
    ferme: false,
  },
} as const;
export type NomSituation = keyof typeof SITUATIONS;
export const NOMS_SITUATIONS = Object.keys(SITUATIONS) as readonly NomSituation[];

export type EtatVoulu = 'BROUILLON' | 'ENVOYEE' | 'ACCEPTEE' | 'COMPLEMENT_DEMANDE' | 'AVIS_RENDU';

export type Situation = {
  readonly nom: NomSituation;
  readonly marque: string;
  readonly requerant: string;
  readonly organisationId: string;
  readonly siteId: string;
  readonly dossierId: string;
  readonly sejourId: string;
  readonly representantId: string;
  readonly acteId: string;
  readonly mediaId: string;
  readonly dispositifId: string;
  /** A study received at the site, that names this person and waits for someone to say so. */
  readonly etudeId: string;
  readonly instanceId: string;
  /** Another one, in her record. */
  readonly etudeRangeeId: string;
  readonly instanceRangeeId: string;
  /** A letter that came in, which names her. */
  readonly courrierId: string;
  readonly photoId: string;
  readonly documentId: string;
  readonly requisId: string;
  readonly requisSiteId: string;
  readonly requisOrganisationId: string;
  readonly compteRenduId: string;
  readonly ligneId: string;
  readonly envoiId: string;
  readonly envoiRequisId: string;
  /** Of the requérant. */
  readonly notificationId: string;
  /** An upload under way towards the act, by someone of its team. */
  readonly televersementId: string;
  /** A round of the site with this person in it, the tablet that took it along, and something to check. */
  readonly tourneeId: string;
  readonly appareilId: string;
  readonly conflitId: string;
};

const LIEU_REQUIS = {
  'claire.moreau': 'port',
  'julie.garnier': 'lices',
  'antoine.mercier': 'hopital',
} as const;

export const LE = '2026-02-02T09:00:00.000Z';
export const ECHEANCE = '2099-01-01T09:00:00.000Z';

/** The ids of a situation, each new. */
export function nouvelleSituation(nom: NomSituation): Situation {
  const { site, requerant, requis } = SITUATIONS[nom];
  const chezLui = siteDe(site);
  const chezLeRequis = siteDe(LIEU_REQUIS[requis]);
  return {
    nom,
    marque: `Zyx${randomUUID().replaceAll(/[^a-f]/g, '')}${nom.replaceAll(/\W/g, '')}`,
    requerant,
    organisationId: chezLui.organisationId,
    siteId: chezLui.siteId,
    dossierId: randomUUID(),
    sejourId: randomUUID(),
    representantId: randomUUID(),
    acteId: randomUUID(),
    mediaId: randomUUID(),
    dispositifId: randomUUID(),
    etudeId: randomUUID(),
    instanceId: randomUUID(),
    etudeRangeeId: randomUUID(),
    instanceRangeeId: randomUUID(),
    courrierId: randomUUID(),
    photoId: randomUUID(),
    documentId: randomUUID(),
    requisId: professionnelDe(requis),
    requisSiteId: chezLeRequis.siteId,
    requisOrganisationId: chezLeRequis.organisationId,
    compteRenduId: randomUUID(),
    ligneId: randomUUID(),
    envoiId: randomUUID(),
    envoiRequisId: randomUUID(),
    notificationId: randomUUID(),
    televersementId: randomUUID().replaceAll('-', ''),
    tourneeId: randomUUID(),
    appareilId: randomUUID(),
    conflitId: randomUUID(),
  };
}
