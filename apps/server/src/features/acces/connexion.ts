import { Erreur } from '@orapont/domain/erreurs';
import { trouverCompte } from './compte-repository.ts';
import { compterEssai, relacherFrein } from './frein-repository.ts';
import { verifierMotDePasse } from './mot-de-passe.ts';
import type { DepsAcces } from './ports.ts';
import { creerDemiSession, revoquerSession } from './session-repository.ts';
import { INCONNU, tracerCompte } from './traces.ts';

export type Identifiants = {
  readonly identifiant: string;
  readonly motDePasse: string;
  readonly adresse: string;
  /** Cookie that the browser already had: it dies, whoever it belonged to. */
  readonly ancien: string | undefined;
};

/**
 * Verifies a password. An unknown name, a closed account and a wrong password are one answer, after the same work.
 *
 * @returns the cookie of a half-session
 * @throws Erreur TROP_DE_REQUETES before any verification when guesses come too fast
 */
export async function verifierIdentifiants(
  { bd, maintenant }: DepsAcces,
  { identifiant, motDePasse, adresse, ancien }: Identifiants,
): Promise<string> {
  const { permis, compte } = await bd.authentification(async (tx) => {
    const frein = await compterEssai(tx, identifiant, adresse, maintenant());
    const trouve = await trouverCompte(tx, identifiant);
    if (frein.vientDeFermer && trouve)
      await tracerCompte(tx, { maintenant }, trouve.id, INCONNU, 'MOTS_DE_PASSE_FREINES');
    return { permis: frein.permis, compte: trouve };
  });
  if (!permis) throw new Erreur('TROP_DE_REQUETES', ['TROP_D_ESSAIS']);
  const juste = await verifierMotDePasse(compte?.mot_de_passe, motDePasse);
  if (!compte || !juste) throw new Erreur('NON_AUTHENTIFIE', ['IDENTIFIANTS']);
  return bd.authentification(async (tx) => {
    const moment = maintenant();
    await relacherFrein(tx, identifiant, adresse, moment);
    if (ancien) await revoquerSession(tx, ancien, moment);
    return creerDemiSession(tx, compte.id, moment);
  });
}
