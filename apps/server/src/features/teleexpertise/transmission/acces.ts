import { PatientCite, StructureCitee } from '@orapont/contract/demande-figee';
import { peutSurDossier } from '@orapont/domain/acces/politique';
import { type DateCivile, jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../../kernel/bd.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import { lireLieu, lirePersonneSuivie, lireProfessionnel } from '../demande/faits-repository.ts';
import { citer, citerLieu, citerPatient } from '../demande/figer.ts';
import type { DepsTransmission } from './deps.ts';
import { type TransmissionGardee, trouverTransmission } from './transmission-repository.ts';

export const jourDe = ({ maintenant }: Pick<DepsTransmission, 'maintenant'>): DateCivile =>
  jourParis(maintenant().toISOString());

/** The person, for who may send what her record holds. A record that the wall hides is absent. */
export async function ouvrirDossier(
  tx: Tx,
  deps: Pick<DepsTransmission, 'maintenant'>,
  session: SessionSoin,
  dossierId: string,
) {
  const personne = await lirePersonneSuivie(tx, dossierId, jourDe(deps));
  if (!personne) throw new Erreur('INTROUVABLE');
  const { acteur, organisationId } = session;
  const sites = personne.sejours.map(({ site_id }) => site_id);
  const verdict = peutSurDossier(acteur, 'dossier.transmettre', { organisationId, sites });
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
  return { personne, siteId: sites.find((site) => acteur.sites.includes(site)) ?? '' };
}
type Ouvert = Awaited<ReturnType<typeof ouvrirDossier>>;

/** Something that was sent from a record, for who may send from it today. */
export async function ouvrirTransmission(
  tx: Tx,
  deps: Pick<DepsTransmission, 'maintenant'>,
  session: SessionSoin,
  id: string,
): Promise<TransmissionGardee> {
  const transmission = await trouverTransmission(tx, id);
  if (!transmission) throw new Erreur('INTROUVABLE');
  await ouvrirDossier(tx, deps, session, transmission.dossierId);
  return transmission;
}

/** Who sends, from where, and about whom: as documents name them. */
export async function citerEnvoi(
  tx: Tx,
  deps: Pick<DepsTransmission, 'maintenant' | 'production'>,
  session: SessionSoin,
  { personne, siteId }: Ouvert,
) {
  const maintenant = deps.maintenant().toISOString();
  const lieu = await lireLieu(tx, siteId);
  const pro = await lireProfessionnel(tx, session.professionnelId, jourDe(deps));
  if (!lieu || !pro) throw new Erreur('INTROUVABLE');
  const adresse = pro.bal_mssante ?? lieu.bal_mssante;
  return {
    patient: PatientCite.parse(citerPatient(personne, lieu, deps.production)),
    expediteur: { ...citer(pro), bal: adresse },
    lieu: StructureCitee.parse(citerLieu(lieu, maintenant)),
    adresse,
  };
}

export const noter = (
  tx: Tx,
  { organisationId, nom, compteId }: SessionSoin,
  action:
    | 'DOSSIER_OUVERT'
    | 'DOSSIER_TRANSMIS'
    | 'DOCUMENT_TRANSMIS'
    | 'TRANSMISSION_REVOQUEE'
    | 'TRANSMISSION_RELANCEE',
  dossierId: string,
) => tracer(tx, { organisationId, chaine: 'ACCES', action, acteur: nom, compteId, dossierId });
