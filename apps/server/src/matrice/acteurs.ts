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
  /** An enrolled tablet of the nurse’s EHPAD: nobody is signed in on it. */
  appareil: null,
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
  const jeton = nouveauJeton();
  if (acteur === 'appareil') return jetonAppareil(proprietaire, jeton);
  if (qui === null) return undefined;
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

export const APPAREIL = randomUUID();

/** What goes into `Authorization`: the device exists, and this token opens its deliveries. */
async function jetonAppareil(
  proprietaire: ApplicationDeTest['proprietaire'],
  jeton: string,
): Promise<string> {
  const { rows } = await proprietaire.query<{ organisation_id: string }>(
    `insert into app.appareil (organisation_id, id, site_id, nom, cle, enrole_par, enrole_par_nom)
     select organisation_id, $1, id, 'Tablette', '{}', $2, 'Roche' from app.site where id = $3
     on conflict (organisation_id, id) do update set nom = excluded.nom returning organisation_id`,
    [APPAREIL, compteDe('emilie.roche'), idDemo('site tilleuls')],
  );
  await proprietaire.query(
    `insert into app.appareil_jeton (jeton_sha256, defi_sha256, organisation_id, appareil_id, expire_le)
     values ($1, $2, $3, $4, now() + interval '10 minutes')`,
    [empreinteJeton(jeton), empreinteJeton(nouveauJeton()), rows[0]?.organisation_id, APPAREIL],
  );
  return `Appareil ${jeton}`;
}
