import type { Tx } from '../../kernel/bd.ts';
import type { Session, SessionSoin } from '../../kernel/session.ts';
import { type Chaine, PLATEFORME, tracer } from '../../kernel/traces-repository.ts';
import { traceeLe } from './trace-repository.ts';

type Lieu = { readonly dossierId?: string | undefined; readonly acteId?: string | undefined };
export type LieuTrace = Lieu & { readonly organisationId: string };

/** A person, or a machine under the name of its door. */
export type Auteur = { readonly nom: string; readonly compteId?: string };
export const auteurDe = ({ nom, compteId }: SessionSoin): Auteur => ({ nom, compteId });

/** What a person did or saw, in the chain of whoever keeps the record. */
export const tracerPersonne = (
  tx: Tx,
  session: SessionSoin,
  action: string,
  {
    dossierId,
    acteId,
    organisationId = session.organisationId,
  }: Lieu & { readonly organisationId?: string } = {},
): Promise<void> => tracerAcces(tx, auteurDe(session), action, { organisationId, dossierId, acteId });

const tracerAcces = (tx: Tx, { nom, compteId }: Auteur, action: string, lieu: LieuTrace): Promise<void> =>
  tracer(tx, { ...lieu, chaine: 'ACCES', action, acteur: nom, compteId });

/** What a machine did: the name of its door, never what it sent. */
export const tracerMachine = (
  tx: Tx,
  organisationId: string,
  action: string,
  acteur: string,
): Promise<void> => tracer(tx, { organisationId, chaine: 'TECHNIQUE', action, acteur });

/** What an administrator decided: told to the organisation concerned and to the platform. */
export async function tracerAdministration(
  tx: Tx,
  { nom, compteId }: Session,
  organisationId: string,
  action: string,
): Promise<void> {
  for (const ou of [PLATEFORME, organisationId])
    await tracer(tx, {
      organisationId: ou,
      chaine: 'TECHNIQUE' satisfies Chaine,
      action,
      acteur: nom,
      compteId,
    });
}

/** One sitting: a series looked at slice by slice is one opening. */
const OUVERTURE_MS = 30 * 60_000;

/** Openings that are written, so that each slice of a series does not ask the chain again. Nothing is in it before its transaction holds. */
const ecrites = new Map<string, number>();
const CONNUES_MAX = 5_000;

/** Remembers an opening; called once the transaction that wrote it, or found it written, has been committed. */
export type Retenir = () => void;
const RIEN: Retenir = () => undefined;

/** @rule DOS-09 */
export async function tracerUneFois(
  tx: Tx,
  auteur: Auteur,
  action: string,
  { organisationId, dossierId, acteId }: LieuTrace,
  maintenant: Date,
): Promise<Retenir> {
  const { compteId, nom: acteur } = auteur;
  const cle = [organisationId, compteId ?? acteur, action, acteId ?? dossierId].join(' ');
  const depuis = new Date(maintenant.getTime() - OUVERTURE_MS);
  if ((ecrites.get(cle) ?? 0) > depuis.getTime()) return RIEN;
  const connue = await traceeLe(tx, { action, compteId, acteur, dossierId, acteId, depuis });
  if (connue === undefined) await tracerAcces(tx, auteur, action, { organisationId, dossierId, acteId });
  const le = connue === undefined ? maintenant.getTime() : Date.parse(connue);
  return () => {
    if (ecrites.size >= CONNUES_MAX) ecrites.clear();
    ecrites.set(cle, le);
  };
}
