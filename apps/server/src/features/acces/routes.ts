import * as contrat from '@orapont/contract/acces';
import { Erreur } from '@orapont/domain/erreurs';
import type { FastifyReply } from 'fastify';
import { COOKIE, mount, type Serveur } from '../../kernel/mount.ts';
import type { DemiSession, Session } from '../../kernel/session.ts';
import { changerActiviteDuCompte, ouvrirCompte, reinitialiser } from './comptes.ts';
import { listerComptes } from './comptes-repository.ts';
import { verifierIdentifiants } from './connexion.ts';
import { lireDemonstration } from './demonstration.ts';
import { confirmerLien, lireLien, preparerLien } from './invitations.ts';
import { choisirLieu, decrireMoi, lireMoi } from './moi.ts';
import type { DepsAcces } from './ports.ts';
import { ouvrirAvecCode } from './second-facteur.ts';
import { revoquerSession } from './session-repository.ts';
import { ouvrirPeriode } from './signature.ts';
import { tracerSession } from './traces.ts';

const FAIT = { fait: true } as const;

export function accesRoutes(serveur: Serveur, deps: DepsAcces): void {
  routesSession(serveur, deps);
  routesInvitation(serveur, deps);
  routesComptes(serveur, deps);
}

function routesSession(serveur: Serveur, deps: DepsAcces): void {
  mount(serveur, contrat.ouvrirSession, async ({ body, requete, reponse }) => {
    const ancien = requete.cookies[COOKIE];
    const jeton = await verifierIdentifiants(deps, { ...body, adresse: requete.ip, ancien });
    poserCookie(reponse, jeton);
    return { etape: 'SECOND_FACTEUR' as const };
  });
  mount(serveur, contrat.saisirSecondFacteur, async ({ body, session, reponse }) => {
    const ouverte = await ouvrirAvecCode(deps, enDemiSession(session), body.code);
    poserCookie(reponse, ouverte.jeton);
    return decrireMoi(deps, ouverte.session, ouverte.personne);
  });
  mount(serveur, contrat.lireSession, ({ session }) => lireMoi(deps, session));
  mount(serveur, contrat.fermerSession, async ({ session, requete, reponse }) => {
    const jeton = requete.cookies[COOKIE];
    if (jeton)
      await deps.bd.authentification(async (tx) => {
        await revoquerSession(tx, jeton, deps.maintenant());
        await tracerSession(tx, session, 'SESSION_FERMEE');
      });
    reponse.clearCookie(COOKIE, ATTRIBUTS);
    // Pictures may stay an hour in the browser's cache: not after the person has left.
    reponse.header('clear-site-data', '"cache"');
    return FAIT;
  });
  mount(serveur, contrat.choisirAffectation, async ({ body, session, reponse }) => {
    const ouverte = await choisirLieu(deps, session, body.affectationId);
    poserCookie(reponse, ouverte.jeton);
    return decrireMoi(deps, ouverte.session, ouverte.personne);
  });
  mount(serveur, contrat.ouvrirPeriodeDeSignature, async ({ body, session, reponse }) => {
    const { jeton, jusqu } = await ouvrirPeriode(deps, session, body.code);
    poserCookie(reponse, jeton);
    return { jusqu };
  });
  mount(serveur, contrat.lireComptesDemo, () => lireDemonstration(deps));
}

function routesInvitation(serveur: Serveur, deps: DepsAcces): void {
  mount(serveur, contrat.lireInvitation, async ({ params }) => {
    const { type, objet, identifiant } = await lireLien(deps, params.jeton);
    return { type: type as 'REINITIALISATION', objet: contrat.ObjetLien.parse(objet), identifiant };
  });
  mount(serveur, contrat.preparerInvitation, ({ params, body }) => preparerLien(deps, params.jeton, body));
  mount(serveur, contrat.confirmerInvitation, async ({ params, body }) => {
    await confirmerLien(deps, params.jeton, body.code);
    return FAIT;
  });
}

function routesComptes(serveur: Serveur, deps: DepsAcces): void {
  mount(serveur, contrat.listerComptes, async ({ session }) => {
    const { compteId } = exigerAdministrateur(session);
    return { comptes: await deps.bd.administration(compteId, listerComptes) };
  });
  mount(serveur, contrat.creerCompte, async ({ session, params, body }) => {
    await ouvrirCompte(deps, exigerAdministrateur(session), params.id, body);
    return FAIT;
  });
  mount(serveur, contrat.reinitialiserCompte, ({ session, params, body }) =>
    reinitialiser(deps, exigerAdministrateur(session), params.id, body.objet),
  );
  mount(serveur, contrat.changerActiviteCompte, async ({ session, params, body }) => {
    await changerActiviteDuCompte(deps, exigerAdministrateur(session), params.id, body.actif);
    return FAIT;
  });
}

/** The role « administrateur » may be held in one organisation; accounts belong to the platform's administrator. */
function exigerAdministrateur(session: Session): Session {
  if (!session.administrateur) throw new Erreur('INTERDIT', ['ROLE_INSUFFISANT']);
  return session;
}

function enDemiSession(session: Session | DemiSession): DemiSession {
  if (session.etape !== 'SECOND_FACTEUR') throw new Erreur('NON_AUTHENTIFIE');
  return session;
}

/** `__Host-`: this host only, over TLS (a loopback address counts), never read by a script. */
const ATTRIBUTS = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

function poserCookie(reponse: FastifyReply, jeton: string): void {
  reponse.setCookie(COOKIE, jeton, ATTRIBUTS);
}
