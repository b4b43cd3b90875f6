import type { creerCompte as creation, ObjetLienT } from '@orapont/contract/acces';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { creerCompte } from './compte-repository.ts';
import { changerActivite, oublier, trouverParId } from './comptes-repository.ts';
import { creerInvitation } from './invitation-repository.ts';
import type { DepsAcces } from './ports.ts';
import { revoquerSessionsDuCompte } from './session-repository.ts';
import { tracerCompte } from './traces.ts';

/** Who acts on accounts: an administrator signed in, or someone at the command line of the server. */
export type Auteur = { readonly compteId: string | undefined; readonly nom: string };

/** Opens an account without password: its link, asked next, gives it one. */
export async function ouvrirCompte(
  deps: DepsAcces,
  auteur: Auteur,
  id: string,
  { identifiant, professionnelId, administrateur }: BodyOf<typeof creation>,
): Promise<void> {
  if (professionnelId === null && !administrateur)
    throw new Erreur('SAISIE_INVALIDE', [], {
      champs: { professionnelId: 'Choisissez le professionnel à qui ce compte appartient.' },
    });
  const cree = await deps.bd.administration(auteur.compteId, async (tx) => {
    const nouveau = { id, identifiant, professionnelId, administrateur, motDePasse: null };
    if (!(await creerCompte(tx, nouveau))) return false;
    await tracerCompte(tx, deps, id, auteur, 'COMPTE_CREE');
    return true;
  });
  if (!cree)
    throw new Erreur('SAISIE_INVALIDE', ['IDENTIFIANT_PRIS'], {
      champs: { identifiant: 'Cet identifiant existe déjà : choisissez-en un autre.' },
    });
}

/** A link that renews what was lost. What it renews, and every open session, stops at once. */
export async function reinitialiser(
  deps: DepsAcces,
  auteur: Auteur,
  compteId: string,
  objet: ObjetLienT,
): Promise<{ lien: string; expireLe: string }> {
  const { jeton, expireLe } = await deps.bd.administration(auteur.compteId, async (tx) => {
    const compte = await trouverParId(tx, compteId);
    if (!compte?.actif) throw new Erreur('INTROUVABLE');
    const moment = deps.maintenant();
    await oublier(tx, compteId, objet, moment);
    await revoquerSessionsDuCompte(tx, compteId, moment);
    const nouvelle = { type: 'REINITIALISATION', compteId, objet, par: auteur.compteId ?? null } as const;
    await tracerCompte(tx, deps, compteId, auteur, 'COMPTE_REINITIALISE');
    return creerInvitation(tx, nouvelle, moment);
  });
  return { lien: `${deps.origine}/invitation/${jeton}`, expireLe };
}

/** @throws Erreur CONFLIT when an administrator would lock himself out */
export async function changerActiviteDuCompte(
  deps: DepsAcces,
  auteur: Auteur,
  compteId: string,
  actif: boolean,
): Promise<void> {
  if (compteId === auteur.compteId && !actif) throw new Erreur('CONFLIT', ['SON_PROPRE_COMPTE']);
  await deps.bd.administration(auteur.compteId, async (tx) => {
    if (!(await trouverParId(tx, compteId))) throw new Erreur('INTROUVABLE');
    await changerActivite(tx, compteId, actif);
    if (!actif) await revoquerSessionsDuCompte(tx, compteId, deps.maintenant());
    await tracerCompte(tx, deps, compteId, auteur, actif ? 'COMPTE_ROUVERT' : 'COMPTE_FERME');
  });
}
