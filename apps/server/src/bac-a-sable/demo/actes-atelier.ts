import { setTimeout as patienter } from 'node:timers/promises';
import { jourParis } from '@orapont/domain/dates';
import { composerSession } from '../../features/acces/droits.ts';
import { lirePersonne } from '../../features/acces/personne-repository.ts';
import type { DepsMedias } from '../../features/medias/deps.ts';
import { lecteurDeMedias } from '../../features/medias/lire.ts';
import type { DepsCompteRendu } from '../../features/teleexpertise/compte-rendu/deps.ts';
import { lireSecret } from '../../kernel/config.ts';
import { enSoin, type SessionSoin } from '../../kernel/session.ts';
import type { Exterieur } from '../../montage/exterieur.ts';
import type { ActeDemo, Lieu } from './actes-cas.ts';
import { type Avancement, dater, heureDeLaBase, lireAvancement } from './actes-repository.ts';
import { idDemo } from './identifiants.ts';
import { siteDe } from './repository.ts';

/** What every step of the loading holds. `debut`: the instant from which the acts are dated backwards. */
export type Atelier = { readonly ext: Exterieur; readonly debut: number; readonly arret: AbortSignal };

const MINUTE_MS = 60_000;

export const ilYA = ({ debut }: Atelier, minutes: number) => new Date(debut - minutes * MINUTE_MS);

export const acteDemo = ({ resident, nature }: Pick<ActeDemo, 'resident' | 'nature'>) =>
  idDemo(`acte ${resident} ${nature}`);

/** One command has one key, so that it is done once however often the loading starts. */
export const cleDe = (acteId: string, etape: string) => idDemo(`commande ${acteId} ${etape}`);

/** The capabilities as `app.ts` plugs them, at an hour of their own. */
export function depsA(atelier: Atelier, minutes: number): DepsCompteRendu & DepsMedias {
  const { ext } = atelier;
  return {
    ...ext,
    delais: ext.config.delais,
    production: !ext.config.demo,
    cleRegistre: lireSecret(ext.config.dossier, 'registre'),
    medias: lecteurDeMedias(ext),
    televersements: ext.magasin,
    tus: ext.televersements,
    maintenant: () => ilYA(atelier, minutes),
  };
}

/** A person of the demonstration at work, with the rights that the directory gives at that hour. */
export async function sessionA(
  atelier: Atelier,
  { identifiant, site }: Lieu,
  minutes: number,
): Promise<SessionSoin> {
  const instant = ilYA(atelier, minutes);
  const jour = jourParis(instant.toISOString());
  const compteId = idDemo(`compte ${identifiant}`);
  const personne = await atelier.ext.bd.authentification((tx) => lirePersonne(tx, compteId, jour));
  if (!personne) throw new Error(`Compte de démonstration inconnu : ${identifiant}`);
  const ouverture = {
    id: idDemo(`session ${identifiant}`),
    affectationId: idDemo(`affectation ${identifiant} ${site}`),
    signatureJusqu: new Date(instant.getTime() + 15 * MINUTE_MS).toISOString(),
  };
  return enSoin(composerSession(personne, ouverture, jour));
}

export async function avancement({ ext }: Atelier, acte: ActeDemo): Promise<Avancement | undefined> {
  const { organisationId } = siteDe(acte.auteur.site);
  return ext.bd.organisation({ organisationId }, (tx) => lireAvancement(tx, acteDemo(acte)));
}

/** Takes a step of an act, and tells it at its hour: a history that begins after its own deadline would be read as a mistake. */
export async function aSonHeure(
  atelier: Atelier,
  acte: ActeDemo,
  minutes: number,
  pas: () => Promise<unknown>,
): Promise<void> {
  const { organisationId } = siteDe(acte.auteur.site);
  const { bd } = atelier.ext;
  const depuis = await bd.organisation({ organisationId }, heureDeLaBase);
  await pas();
  await bd.organisation({ organisationId }, (tx) =>
    dater(tx, acteDemo(acte), depuis, ilYA(atelier, minutes)),
  );
}

const PAS_MS = 250;

/** Waits for what the queue does of an act, that long at most; answers how things stand then. */
export async function attendre(
  atelier: Atelier,
  acte: ActeDemo,
  pret: (vu: Avancement) => boolean,
  delaiMs: number,
): Promise<Avancement> {
  const limite = Date.now() + delaiMs;
  for (;;) {
    atelier.arret.throwIfAborted();
    const vu = await avancement(atelier, acte);
    if (!vu) throw new Error(`Demande de démonstration absente : ${acte.resident}`);
    if (pret(vu) || Date.now() > limite) return vu;
    await patienter(PAS_MS, undefined, { signal: atelier.arret });
  }
}
