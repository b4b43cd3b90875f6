import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import type { DemiSession, Session } from '../../kernel/session.ts';
import { consommerPas, trouverMoyen } from './compte-repository.ts';
import { composerSession, type Personne } from './droits.ts';
import { compterCode, relacherCode } from './frein-repository.ts';
import { lirePersonne } from './personne-repository.ts';
import type { DepsAcces } from './ports.ts';
import { derniereAffectation, ouvrirSession } from './session-repository.ts';
import { dechiffrerSecret, verifierCode } from './totp.ts';
import { INCONNU, tracerCompte, tracerSession } from './traces.ts';

/** The cookie to set, and what it opens. */
export type Ouverte = { readonly jeton: string; readonly session: Session; readonly personne: Personne };

/** The code opens the session, under a new cookie. */
export async function ouvrirAvecCode(deps: DepsAcces, demi: DemiSession, code: string): Promise<Ouverte> {
  return exigerCode(deps, demi.compteId, code, async (tx) => {
    const moment = deps.maintenant();
    const jour = jourParis(moment.toISOString());
    const personne = await lirePersonne(tx, demi.compteId, jour);
    if (!personne) throw new Erreur('NON_AUTHENTIFIE');
    const affectationId = await affectationDeDepart(tx, personne);
    const jeton = await ouvrirSession(tx, demi.id, affectationId, moment);
    if (!jeton) throw new Erreur('NON_AUTHENTIFIE');
    const session = composerSession(personne, { id: demi.id, affectationId, signatureJusqu: null }, jour);
    await tracerSession(tx, session, 'SESSION_OUVERTE');
    return { jeton, session, personne };
  });
}

/** The only place, or the one of last time; with a choice to make and no habit, none. */
async function affectationDeDepart(tx: Tx, { compteId, affectations }: Personne): Promise<string | null> {
  if (affectations.length === 1) return affectations[0]?.id ?? null;
  const derniere = await derniereAffectation(tx, compteId);
  return affectations.some(({ id }) => id === derniere) ? derniere : null;
}

export const codeIncorrect = () =>
  new Erreur('SAISIE_INVALIDE', ['CODE_INCORRECT'], {
    champs: { code: 'Ce code n’est pas valable, ou il a déjà servi. Attendez le suivant, puis réessayez.' },
  });

/**
 * Does the work if the code is right and was never used, in one transaction with the use of the code.
 *
 * @source OWASP ASVS 6.5.1
 */
export async function exigerCode<T>(
  deps: DepsAcces,
  compteId: string,
  code: string,
  travail: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { bd } = deps;
  if (!(await codePermis(deps, compteId))) throw new Erreur('TROP_DE_REQUETES', ['TROP_D_ESSAIS']);
  return bd.authentification(async (tx) => {
    if (!(await utiliserCode(tx, deps, compteId, code))) throw codeIncorrect();
    await relacherCode(tx, compteId);
    return travail(tx);
  });
}

/** Someone who guesses codes holds the password already: the organisation's chain says so. */
export async function codePermis(
  { bd, maintenant }: Pick<DepsAcces, 'bd' | 'maintenant'>,
  compteId: string,
): Promise<boolean> {
  return bd.authentification(async (tx) => {
    const { permis, vientDeFermer } = await compterCode(tx, compteId, maintenant());
    if (vientDeFermer) await tracerCompte(tx, { maintenant }, compteId, INCONNU, 'CODES_FREINES');
    return permis;
  });
}

async function utiliserCode(
  tx: Tx,
  { cle, maintenant }: DepsAcces,
  compteId: string,
  code: string,
): Promise<boolean> {
  const moyen = await trouverMoyen(tx, compteId);
  if (!moyen) return false;
  const secret = dechiffrerSecret(cle, `compte:${compteId}`, moyen.secret_chiffre);
  const pas = verifierCode(secret, code, maintenant());
  return pas !== undefined && consommerPas(tx, moyen.id, pas);
}
