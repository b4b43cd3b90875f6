import { randomBytes } from 'node:crypto';
import type { ouvrirLogiciel } from '@orapont/contract/fhir';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import { sha256 } from '../../kernel/empreinte.ts';
import { scellerTexte } from '../../kernel/sceau.ts';
import type { Session } from '../../kernel/session.ts';
import { PLATEFORME, tracer } from '../../kernel/traces-repository.ts';
import type { DepsFhir } from './deps.ts';
import * as repository from './logiciel-repository.ts';

/** 32 random bytes: nothing to guess, so a fast digest is enough to keep, as for the tokens of machines. */
export const nouveauSecret = (): string => randomBytes(32).toString('base64url');

/** Other software belongs to the platform: a role in one organisation is not enough. */
function exigerAdministrateur(session: Session): Session {
  if (!session.administrateur) throw new Erreur('INTERDIT', ['ROLE_INSUFFISANT']);
  return session;
}

export async function lister({ bd, origine }: DepsFhir, session: Session) {
  const { compteId } = exigerAdministrateur(session);
  const logiciels = await bd.administration(compteId, repository.listerLesLogiciels);
  return { logiciels, adresse: `${origine}/fhir` };
}

/** A token leaves with each call: over TLS, or on this machine. */
function estAdresseSure(texte: string): boolean {
  const url = URL.parse(texte);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOCALES.has(url.hostname));
}
const LOCALES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

/** @rule DOS-12 */
export async function ouvrir(
  { bd, cle }: DepsFhir,
  session: Session,
  id: string,
  { nom, organisationId, sites, portees, ecrit, suivi }: BodyOf<typeof ouvrirLogiciel>,
): Promise<{ identifiant: string; secret: string }> {
  const { compteId } = exigerAdministrateur(session);
  if (suivi && !estAdresseSure(suivi.url))
    throw new Erreur('SAISIE_INVALIDE', [], {
      champs: { 'suivi.url': 'L’adresse doit commencer par https://, sauf sur cette machine.' },
    });
  const secret = nouveauSecret();
  await bd.administration(compteId, async (tx) => {
    const siens = await repository.sitesDe(tx, organisationId, sites);
    if (siens.length !== new Set(sites).size) throw new Erreur('INTROUVABLE');
    const logiciel = {
      id,
      nom,
      organisationId,
      sites: siens,
      portees,
      ecrit,
      suivi: suivi && { url: suivi.url, jetonScelle: scellerTexte(cle, suivi.jeton) },
      secretEmpreinte: sha256(secret),
    };
    if (!(await repository.insererLogiciel(tx, logiciel))) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
    await tracerDecision(tx, session, organisationId, 'LOGICIEL_FHIR_OUVERT');
  });
  return { identifiant: id, secret };
}

export async function fermer({ bd, maintenant }: DepsFhir, session: Session, id: string): Promise<void> {
  const { compteId } = exigerAdministrateur(session);
  await bd.administration(compteId, async (tx) => {
    const organisationId = await repository.revoquerLeLogiciel(tx, id, maintenant());
    if (organisationId === undefined) throw new Erreur('INTROUVABLE');
    await tracerDecision(tx, session, organisationId, 'LOGICIEL_FHIR_FERME');
  });
}

/** Told to the organisation concerned and to the platform. */
async function tracerDecision(tx: Tx, { nom, compteId }: Session, organisationId: string, action: string) {
  for (const ou of [PLATEFORME, organisationId])
    await tracer(tx, { organisationId: ou, chaine: 'TECHNIQUE', action, acteur: nom, compteId });
}
