import { randomUUID } from 'node:crypto';
import { idDemo } from '../bac-a-sable/demo/identifiants.ts';
import { empreinteJeton, nouveauJeton } from '../features/acces/jeton.ts';
import type { ApplicationDeTest } from './application.ts';

/** Every kind of caller, each a person of the demonstration at the place where he works. */
export const ACTEURS = {
  anonyme: null,
  'demi-session': { identifiant: 'emilie.roche', lieu: null },
  'soignant du site': { identifiant: 'emilie.roche', lieu: 'tilleuls' },
  'preneur du site': { identifiant: 'fatou.diallo', lieu: 'tilleuls' },
  'preneur du réseau': { identifiant: 'karim.haddad', lieu: 'tilleuls' },
  'soignant d’un autre site': { identifiant: 'thomas.leroy', lieu: 'belair' },
  'praticien requis': { identifiant: 'claire.moreau', lieu: 'port' },
  'praticien du même cabinet': { identifiant: 'hugo.lambert', lieu: 'port' },
  'praticien d’une autre organisation': { identifiant: 'julie.garnier', lieu: 'lices' },
  secretariat: { identifiant: 'lea.simon', lieu: 'port' },
  coordinateur: { identifiant: 'nathalie.perrin', lieu: 'reseau' },
  administrateur: { identifiant: 'administration', lieu: null },
} as const;
export type Acteur = keyof typeof ACTEURS;
export const NOMS_ACTEURS = Object.keys(ACTEURS) as readonly Acteur[];

export const compteDe = (identifiant: string) => idDemo(`compte ${identifiant}`);
export const professionnelDe = (identifiant: string) => idDemo(`professionnel ${identifiant}`);

/** Where this caller works; a place that nobody has for the others. */
export function siteDe(acteur: Acteur): string {
  const lieu = ACTEURS[acteur]?.lieu;
  return lieu ? idDemo(`site ${lieu}`) : randomUUID();
}

/** A cookie for this kind of caller, new each time: a call that ends a session spoils no other. Its period of signing is open. */
export async function jetonDe(
  { proprietaire }: ApplicationDeTest,
  acteur: Acteur,
): Promise<string | undefined> {
  const qui = ACTEURS[acteur];
  if (qui === null) return undefined;
  const jeton = nouveauJeton();
  const demi = acteur === 'demi-session';
  await proprietaire.query(
    `insert into app.session (id, jeton_sha256, compte_id, affectation_id, etape, expire_le, signature_jusqu)
     values ($1, $2, $3, $4, $5, now() + interval '1 hour', now() + interval '10 minutes')`,
    [
      randomUUID(),
      empreinteJeton(jeton),
      compteDe(qui.identifiant),
      qui.lieu === null ? null : idDemo(`affectation ${qui.identifiant} ${qui.lieu}`),
      demi ? 'SECOND_FACTEUR' : 'OUVERTE',
    ],
  );
  return jeton;
}
