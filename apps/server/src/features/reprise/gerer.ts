import { type listerReprises, REPRISE_OCTETS_MAX, type RepriseT, SORTS } from '@orapont/contract/reprise';
import type { ReplyOf } from '@orapont/contract/route';
import { peutReglerOrganisation } from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import { ecrireCsv } from '@orapont/domain/facturation/csv';
import type { FastifyRequest } from 'fastify';
import type { Tx } from '../../kernel/bd.ts';
import type { Session } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { objetDArchive, type Quoi } from './examiner.ts';
import { DOSSIER_EN_ATTENTE } from './juger.ts';
import type { DepsReprise } from './ports.ts';
import * as repository from './reprise-repository.ts';

/**
 * Archives are brought in by whoever administers the organisation, there or on the platform.
 *
 * @rule DOS-12
 * @throws Erreur INTROUVABLE for another organisation
 */
function exiger(session: Session, organisationId: string): void {
  const { administrateur: administrateurPlateforme, acteur } = session;
  const qui = { organisationId: session.organisationId, roles: acteur.roles, administrateurPlateforme };
  const verdict = peutReglerOrganisation(qui, organisationId);
  if (verdict.accord) return;
  throw verdict.motifs.includes('AUTRE_ORGANISATION')
    ? new Erreur('INTROUVABLE')
    : new Erreur('INTERDIT', verdict.motifs);
}

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

/** Bytes first, then the row and the job that examines them. The same id brings the same archive in once. */
export async function deposer(
  deps: DepsReprise,
  session: Session,
  quoi: Quoi & { readonly siteId: string },
  requete: FastifyRequest,
): Promise<{ id: string }> {
  const { organisationId, repriseId, siteId } = quoi;
  const connue = await dans(deps, session, organisationId, async (tx) => {
    const sites = await repository.sitesDe(tx, organisationId);
    if (!sites.some(({ id }) => id === siteId)) throw new Erreur('INTROUVABLE');
    return repository.trouverReprise(tx, repriseId);
  });
  if (connue) return { id: repriseId };
  const depot = await deps.objets.ecrire(objetDArchive(quoi), borner(requete.raw));
  await dans(deps, session, organisationId, async (tx) => {
    const { compteId, nom } = session;
    const neuve = { organisationId, id: repriseId, siteId, compteId, nom, ...depot };
    if (!(await repository.insererReprise(tx, neuve))) return;
    await tracerReprise(tx, session, organisationId, 'REPRISE_DEPOSEE');
    await deps.travaux.enfiler(tx, 'reprise.examiner', { organisationId, repriseId });
  });
  return { id: repriseId };
}

async function* borner(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let recus = 0;
  for await (const octets of source) {
    recus += octets.length;
    if (recus > REPRISE_OCTETS_MAX) throw new Erreur('TROP_GRAND');
    yield octets;
  }
}

export const accorder = (deps: DepsReprise, session: Session, { organisationId, repriseId }: Quoi) =>
  dans(deps, session, organisationId, async (tx) => {
    const reprise = await repository.trouverReprise(tx, repriseId);
    if (!reprise) throw new Erreur('INTROUVABLE');
    if (reprise.etat === 'EN_COURS' || reprise.etat === 'TERMINEE') return;
    if (!(await repository.passer(tx, repriseId, 'EXAMINEE', 'EN_COURS', null)))
      throw new Erreur('CONFLIT', ['REPRISE_NON_EXAMINEE']);
    await tracerReprise(tx, session, organisationId, 'REPRISE_ACCORDEE');
    await deps.travaux.enfiler(tx, 'reprise.reprendre', { organisationId, repriseId });
  });

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
