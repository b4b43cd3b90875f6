import { createHash, randomBytes } from 'node:crypto';
import type { ouvrirPorte } from '@orapont/contract/imagerie';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import type { Session } from '../../kernel/session.ts';
import { PLATEFORME } from '../../kernel/traces-repository.ts';
import type { DepsImagerie } from './deps.ts';
import * as repository from './porte-repository.ts';
import type { AppelantDimse } from './ports.ts';
import { tracerAdministration, tracerMachine } from './traces.ts';

export const empreinteDuJeton = (jeton: string): string => createHash('sha256').update(jeton).digest('hex');

/** Machines belong to the platform: a role in one organisation is not enough. */
function exigerAdministrateur(session: Session): Session {
  if (!session.administrateur) throw new Erreur('INTERDIT', ['ROLE_INSUFFISANT']);
  return session;
}

export async function lister({ bd, port, origine }: DepsImagerie, session: Session) {
  const { compteId } = exigerAdministrateur(session);
  const portes = await bd.administration(compteId, repository.listerLesPortes);
  return { portes, port, adresseStow: `${origine}/api/machines/dicomweb` };
}

/** @rule IMG-02 */
export async function ouvrir(
  { bd }: DepsImagerie,
  session: Session,
  id: string,
  corps: BodyOf<typeof ouvrirPorte>,
): Promise<{ jeton: string | null }> {
  const { compteId } = exigerAdministrateur(session);
  const jeton = corps.type === 'STOW' ? `orapont_${randomBytes(32).toString('base64url')}` : null;
  const dimse = corps.type === 'DIMSE' ? corps : { aeAppele: null, aeAppelant: null, adresse: null };
  await bd.administration(compteId, async (tx) => {
    const organisationId = await repository.organisationDuSite(tx, corps.siteId);
    if (organisationId === undefined) throw new Erreur('INTROUVABLE');
    const { type, nom, siteId, regles } = corps;
    const { aeAppele, aeAppelant, adresse } = dimse;
    const lecture = corps.type === 'STOW' && corps.lecture;
    const neuve = { id, type, nom, siteId, regles, lecture, organisationId, aeAppele, aeAppelant, adresse };
    const jetonEmpreinte = jeton && empreinteDuJeton(jeton);
    if (!(await repository.insererPorte(tx, { ...neuve, jetonEmpreinte })))
      throw new Erreur('CONFLIT', ['PORTE_DEJA_DECLAREE']);
    await tracerAdministration(tx, session, organisationId, 'PORTE_IMAGERIE_OUVERTE');
  });
  return { jeton };
}

export async function fermer({ bd, maintenant }: DepsImagerie, session: Session, id: string): Promise<void> {
  const { compteId } = exigerAdministrateur(session);
  await bd.administration(compteId, async (tx) => {
    const organisationId = await repository.revoquer(tx, id, maintenant());
    if (organisationId === undefined) throw new Erreur('INTROUVABLE');
    await tracerAdministration(tx, session, organisationId, 'PORTE_IMAGERIE_FERMEE');
  });
}

const MINUTE_MS = 60_000;
const usages = new Map<string, number>();
const inconnus = new Map<string, number>();

/** Once a minute is enough: for the date of a machine's last sending, and for the trace of one that nobody declared. */
function uneFoisParMinute(connus: Map<string, number>, cle: string, maintenant: Date): boolean {
  const dernier = connus.get(cle) ?? 0;
  if (maintenant.getTime() - dernier < MINUTE_MS) return false;
  if (connus.size > 5_000) connus.clear();
  connus.set(cle, maintenant.getTime());
  return true;
}

/** Undefined for a machine that was not declared: it is told nothing, and its knock leaves a trace. */
export async function identifier(
  deps: DepsImagerie,
  appelant: AppelantDimse,
): Promise<repository.Porte | undefined> {
  return accueillir(deps, `DIMSE ${appelant.adresse}`, (tx) => repository.porteDimseDe(tx, appelant));
}

export const identifierJeton = (deps: DepsImagerie, jeton: string, adresse: string) =>
  accueillir(deps, `STOW ${adresse}`, (tx) => repository.porteDuJeton(tx, empreinteDuJeton(jeton)));

async function accueillir(
  { bd, maintenant }: DepsImagerie,
  origine: string,
  chercher: (tx: Parameters<typeof repository.porteDimseDe>[0]) => Promise<repository.Porte | undefined>,
): Promise<repository.Porte | undefined> {
  return bd.authentification(async (tx) => {
    const porte = await chercher(tx);
    const le = maintenant();
    if (porte && uneFoisParMinute(usages, porte.id, le)) await repository.noterUsage(tx, porte.id, le);
    if (!porte && uneFoisParMinute(inconnus, origine, le))
      await tracerMachine(tx, PLATEFORME, 'PORTE_IMAGERIE_REFUSEE', origine);
    return porte;
  });
}
