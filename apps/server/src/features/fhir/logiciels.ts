import { randomBytes } from 'node:crypto';
import type { changerSuivi, ouvrirLogiciel } from '@orapont/contract/fhir';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { estAdresseSure } from '../../kernel/adresse-sure.ts';
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

/** @rule DOS-12 */
export async function ouvrir(
  { bd, cle }: DepsFhir,
  session: Session,
  id: string,
  { nom, organisationId, sites, portees, ecrit, cree, suivi }: BodyOf<typeof ouvrirLogiciel>,
): Promise<{ identifiant: string; secret: string }> {
  const { compteId } = exigerAdministrateur(session);
  const suiviPose = poser(cle, suivi);
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
      cree,
      suivi: suiviPose,
      secretEmpreinte: sha256(secret),
    };
    if (!(await repository.insererLogiciel(tx, logiciel))) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
    await tracerDecision(tx, session, organisationId, 'LOGICIEL_FHIR_OUVERT');
  });
  return { identifiant: id, secret };
}

/** A token leaves with each call: to a safe address, and kept sealed. */
function poser(cle: Buffer, suivi: BodyOf<typeof changerSuivi>['suivi']): repository.SuiviPose | null {
  if (!suivi) return null;
  if (!estAdresseSure(suivi.url))
    throw new Erreur('SAISIE_INVALIDE', [], {
      champs: { 'suivi.url': 'L’adresse doit commencer par https://, sauf sur cette machine.' },
    });
  return { url: suivi.url, jetonScelle: scellerTexte(cle, suivi.jeton), methode: suivi.methode };
}

/** @rule DOS-12 */
export async function changerLeSuivi(
  { bd, cle }: DepsFhir,
  session: Session,
  id: string,
  { suivi }: BodyOf<typeof changerSuivi>,
): Promise<void> {
  const { compteId } = exigerAdministrateur(session);
  const pose = poser(cle, suivi);
  await bd.administration(compteId, async (tx) => {
    const organisationId = await repository.changerLeSuivi(tx, id, pose);
    if (organisationId === undefined) throw new Erreur('INTROUVABLE');
    await tracerDecision(tx, session, organisationId, 'LOGICIEL_FHIR_SUIVI');
  });
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
