import type { MoiT } from '@orapont/contract/acces';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { libelleProfession } from '@orapont/domain/identite/libelle-profession';
import type { Session } from '../../kernel/session.ts';
import { composerSession, type Personne } from './droits.ts';
import { compterNotifications, lirePersonne } from './personne-repository.ts';
import type { DepsAcces } from './ports.ts';
import type { Ouverte } from './second-facteur.ts';
import { changerAffectation } from './session-repository.ts';
import { tracerSession } from './traces.ts';

/** Who is signed in, as the directory says now. */
export async function lireMoi(deps: DepsAcces, session: Session): Promise<MoiT> {
  return decrireMoi(deps, session, await lire(deps, session));
}

/**
 * Works in another of one's places, under a new cookie.
 *
 * @throws Erreur INTROUVABLE when the affectation is not one of this person, today
 */
export async function choisirLieu(
  deps: DepsAcces,
  session: Session,
  affectationId: string,
): Promise<Ouverte> {
  const personne = await lire(deps, session);
  if (!personne.affectations.some(({ id }) => id === affectationId)) throw new Erreur('INTROUVABLE');
  const ouverture = { id: session.id, affectationId, signatureJusqu: null };
  const ouverte = composerSession(personne, ouverture, jourDe(deps));
  const jeton = await deps.bd.authentification(async (tx) => {
    const nouveau = await changerAffectation(tx, session.id, affectationId);
    if (nouveau) await tracerSession(tx, ouverte, 'LIEU_CHOISI');
    return nouveau;
  });
  if (!jeton) throw new Erreur('NON_AUTHENTIFIE');
  return { jeton, personne, session: ouverte };
}

export async function decrireMoi(deps: DepsAcces, session: Session, personne: Personne): Promise<MoiT> {
  const { siteId, organisationId, professionnelId, profession } = session;
  const affectations = personne.affectations.map(({ employeur: _, roles, ...lieu }) => ({
    ...lieu,
    roles: [...roles],
  }));
  // Whoever only runs the platform is named by that, whatever his profession elsewhere.
  const horsSoin = session.administrateur && affectations.length === 0;
  return {
    compteId: session.compteId,
    identifiant: personne.identifiant,
    professionnelId,
    nom: session.nom,
    profession,
    professionLibelle:
      profession && !horsSoin
        ? libelleProfession({ profession, civilite: personne.professionnel?.civilite ?? null })
        : 'Administration de la plateforme',
    rpps: session.rpps,
    administrateur: session.administrateur,
    roles: [...session.roles],
    affectation: affectations.find((a) => a.siteId === siteId && a.organisationId === organisationId) ?? null,
    affectations,
    sites: [...session.acteur.sites],
    captation: session.acteur.captation,
    signatureJusqu: session.signatureJusqu,
    bacASable: deps.demo,
    essai: deps.essai,
    notifications:
      organisationId && professionnelId
        ? await deps.bd.organisation({ organisationId, compteId: session.compteId }, (tx) =>
            compterNotifications(tx, professionnelId),
          )
        : 0,
  };
}

async function lire(deps: DepsAcces, session: Session): Promise<Personne> {
  const personne = await deps.bd.authentification((tx) => lirePersonne(tx, session.compteId, jourDe(deps)));
  if (!personne) throw new Erreur('NON_AUTHENTIFIE');
  return personne;
}

const jourDe = ({ maintenant }: DepsAcces) => jourParis(maintenant().toISOString());
