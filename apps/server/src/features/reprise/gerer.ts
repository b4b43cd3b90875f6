import { type deposerArchive, type listerReprises, type RepriseT, SORTS } from '@orapont/contract/reprise';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { ecrireCsv } from '@orapont/domain/facturation/csv';
import type { Tx } from '../../kernel/bd.ts';
import type { Session } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { exiger } from './acces.ts';
import { objetDArchive, type Quoi } from './archive-deposee.ts';
import type { DepsReprise } from './deps.ts';
import { estSien } from './envoyer.ts';
import { DOSSIER_EN_ATTENTE } from './juger.ts';
import * as repository from './reprise-repository.ts';

function dans<T>(
  deps: DepsReprise,
  session: Session,
  organisationId: string,
  travail: (tx: Tx) => Promise<T>,
): Promise<T> {
  exiger(session, organisationId);
  return deps.bd.organisation({ organisationId, compteId: session.compteId }, travail);
}

const tracerReprise = (tx: Tx, session: Session, organisationId: string, action: string) =>
  tracer(tx, {
    organisationId,
    chaine: 'TECHNIQUE',
    action,
    acteur: session.nom,
    compteId: session.compteId,
  });

export const lister = (
  deps: DepsReprise,
  session: Session,
  organisationId: string,
): Promise<ReplyOf<typeof listerReprises>> =>
  dans(deps, session, organisationId, async (tx) => {
    const sites = await repository.sitesDe(tx, organisationId);
    if (sites.length === 0) throw new Erreur('INTROUVABLE');
    const reprises: RepriseT[] = [];
    for (const r of await repository.reprisesDe(tx))
      reprises.push({
        id: r.id,
        etat: r.etat as RepriseT['etat'],
        refus: r.refus,
        source: r.source as RepriseT['source'],
        site: sites.find(({ id }) => id === r.site_id)?.nom ?? '',
        deposePar: r.depose_par_nom,
        deposeLe: r.depose_le,
        termineLe: r.termine_le,
        octets: Number(r.octets),
        comptes: await repository.comptesDe(tx, r.id),
        ecarts: await repository.ecartsDe(tx, r.id, DOSSIER_EN_ATTENTE),
      });
    return { sites, reprises };
  });

/** The archive that came in pieces becomes an import; what would become of it is examined. The same id brings it in once. */
export async function deposer(
  deps: DepsReprise,
  session: Session,
  quoi: Quoi,
  { envoi: envoiId, site: siteId }: BodyOf<typeof deposerArchive>,
): Promise<{ id: string }> {
  const { organisationId, repriseId } = quoi;
  const connue = await dans(deps, session, organisationId, async (tx) => {
    const sites = await repository.sitesDe(tx, organisationId);
    if (!sites.some(({ id }) => id === siteId)) throw new Erreur('INTROUVABLE');
    return repository.trouverReprise(tx, repriseId);
  });
  if (connue) return { id: repriseId };
  const envoi = await deps.televersements.trouver(envoiId);
  if (!envoi || !estSien(session, organisationId, envoi)) throw new Erreur('INTROUVABLE', ['ENVOI_PERDU']);
  if (envoi.recus < envoi.taille) throw new Erreur('CONFLIT', ['ENVOI_INCOMPLET']);
  await dans(deps, session, organisationId, async (tx) => {
    const { compteId, nom } = session;
    const neuve = { organisationId, id: repriseId, siteId, compteId, nom, octets: envoi.taille, envoiId };
    if (!(await repository.insererReprise(tx, neuve))) return;
    await tracerReprise(tx, session, organisationId, 'REPRISE_DEPOSEE');
    await deps.travaux.enfiler(tx, 'reprise.examiner', { organisationId, repriseId });
  });
  return { id: repriseId };
}

export const accorder = (deps: DepsReprise, session: Session, { organisationId, repriseId }: Quoi) =>
  dans(deps, session, organisationId, async (tx) => {
    const reprise = await repository.trouverReprise(tx, repriseId);
    if (!reprise) throw new Erreur('INTROUVABLE');
    if (reprise.etat === 'EN_COURS' || reprise.etat === 'TERMINEE') return;
    if (!(await repository.lancer(tx, repriseId))) throw new Erreur('CONFLIT', ['REPRISE_NON_EXAMINEE']);
    await tracerReprise(tx, session, organisationId, 'REPRISE_ACCORDEE');
    await deps.travaux.enfiler(tx, 'reprise.reprendre', { organisationId, repriseId });
  });

/** Whoever does not want it any more says so: the bytes of people are not kept for nothing. */
export async function ecarter(deps: DepsReprise, session: Session, quoi: Quoi): Promise<void> {
  const { organisationId, repriseId } = quoi;
  await dans(deps, session, organisationId, async (tx) => {
    const reprise = await repository.trouverReprise(tx, repriseId);
    if (!reprise) throw new Erreur('INTROUVABLE');
    if (reprise.etat === 'REFUSEE') return;
    if (reprise.etat !== 'EXAMINEE') throw new Erreur('CONFLIT', ['REPRISE_NON_EXAMINEE']);
    await repository.arreterReprise(tx, repriseId, 'EXAMINEE', 'REFUSEE', ECARTEE);
    await tracerReprise(tx, session, organisationId, 'REPRISE_ECARTEE');
  });
  await deps.objets.supprimer(objetDArchive(quoi));
}

const ECARTEE = 'Écartée par une personne, sans rien en reprendre.';

export const rapport = (deps: DepsReprise, session: Session, { organisationId, repriseId }: Quoi) =>
  dans(deps, session, organisationId, async (tx) => {
    if (!(await repository.trouverReprise(tx, repriseId))) throw new Erreur('INTROUVABLE');
    const lignes = await repository.lignesDe(tx, repriseId);
    return ecrireCsv([
      ['Fichier', 'Nature', 'Dossier', 'Ce qu’il devient', 'Motif', 'SHA-256'],
      ...lignes.map((l) => [
        l.chemin,
        l.nature,
        l.dossierId ?? '',
        SORTS[l.sort],
        l.motif,
        l.empreinte ?? '',
      ]),
    ]);
  });
