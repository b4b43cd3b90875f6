import { randomBytes, randomUUID } from 'node:crypto';
import { ouvrirSession, saisirSecondFacteur } from '@orapont/contract/acces';
import type { Role } from '@orapont/contract/route';
import type { Bd } from '../../kernel/bd.ts';
import { ORIGINE_DE_TEST, type ServeurDeTest, serveurDeTest } from '../../kernel/testing.ts';
import { authentificateur } from './authentifier.ts';
import { creerCompte, enrolerTotp } from './compte-repository.ts';
import { hacherMotDePasse } from './mot-de-passe.ts';
import type { DepsAcces } from './ports.ts';
import { accesRoutes } from './routes.ts';
import { codeDuPas, nouveauSecret, pasA } from './totp.ts';

export const MOT_DE_PASSE = 'une phrase assez longue';

/** A clock that the test moves. */
export type Horloge = { maintenant: () => Date; avancer: (secondes: number) => void };

export function horloge(depart = '2026-03-10T09:00:00.000Z'): Horloge {
  let moment = Date.parse(depart);
  return {
    maintenant: () => new Date(moment),
    avancer: (secondes) => {
      moment += secondes * 1000;
    },
  };
}

export function depsDeTest(bd: Bd, { maintenant }: Horloge): DepsAcces {
  const cle = randomBytes(32);
  return {
    bd,
    maintenant,
    cle,
    demo: false,
    essai: false,
    origine: ORIGINE_DE_TEST,
    comptesDemo: async () => null,
  };
}

export const serveurAcces = (deps: DepsAcces): Promise<ServeurDeTest> =>
  serveurDeTest({
    authentifier: authentificateur(deps),
    monter: (serveur) => accesRoutes(serveur, deps),
  });

export type PersonneDeTest = {
  readonly compteId: string;
  readonly identifiant: string;
  readonly professionnelId: string;
  readonly secret: string;
};

/** Someone who can sign in, without any place of work. */
export async function personneDeTest(
  deps: DepsAcces,
  { profession = '60', administrateur = false }: { profession?: string; administrateur?: boolean } = {},
): Promise<PersonneDeTest> {
  const compteId = randomUUID();
  const professionnelId = randomUUID();
  const identifiant = `essai-${compteId.slice(0, 8)}`;
  const secret = nouveauSecret();
  const motDePasse = await hacherMotDePasse(MOT_DE_PASSE);
  await deps.bd.administration(undefined, async (tx) => {
    await tx
      .insertInto('professionnel')
      .values({ id: professionnelId, nom: 'Essai', prenom: 'Camille', profession })
      .execute();
    await creerCompte(tx, { id: compteId, identifiant, professionnelId, administrateur, motDePasse });
    await enrolerTotp(tx, deps.cle, { compteId, secret, le: deps.maintenant() });
  });
  return { compteId, identifiant, professionnelId, secret };
}

type Lieu = {
  readonly roles?: readonly Role[];
  readonly du?: string;
  readonly au?: string;
  readonly organisationId?: string;
  readonly employeur?: boolean;
};

export async function affecter(
  { bd }: DepsAcces,
  professionnelId: string,
  { roles = ['soignant'], du = '2026-01-01', au, organisationId, employeur = true }: Lieu = {},
): Promise<{ id: string; organisationId: string; siteId: string }> {
  const id = randomUUID();
  const siteId = randomUUID();
  const organisation = organisationId ?? randomUUID();
  await bd.administration(undefined, async (tx) => {
    if (organisationId === undefined)
      await tx
        .insertInto('organisation')
        .values({ id: organisation, nom: `Organisation ${organisation.slice(0, 4)}`, type: 'ESMS' })
        .execute();
    await tx
      .insertInto('site')
      .values({ id: siteId, organisation_id: organisation, nom: `Site ${siteId.slice(0, 4)}` })
      .execute();
    await tx
      .insertInto('affectation')
      .values({
        id,
        professionnel_id: professionnelId,
        organisation_id: organisation,
        site_id: siteId,
        roles: [...roles],
        employeur,
        du,
        au: au ?? null,
      })
      .execute();
  });
  return { id, organisationId: organisation, siteId };
}

export const codeActuel = (secret: string, { maintenant }: Pick<DepsAcces, 'maintenant'>) =>
  codeDuPas(secret, pasA(maintenant()));

/** Both steps of sign-in; gives the cookie of the open session. */
export async function seConnecter(
  { appeler }: ServeurDeTest,
  deps: DepsAcces,
  { identifiant, secret }: PersonneDeTest,
): Promise<string> {
  const premiere = await appeler(ouvrirSession, { body: { identifiant, motDePasse: MOT_DE_PASSE } });
  const seconde = await appeler(saisirSecondFacteur, {
    jeton: premiere.jeton,
    body: { code: codeActuel(secret, deps) },
  });
  return seconde.jeton ?? '';
}
