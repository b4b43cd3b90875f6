import { appareilEnrole } from './cles.ts';
import { balayer } from './coffre.ts';
import { demarrerMoteur } from './moteur.ts';
import { oublierClesVides, purgerCopies } from './purge.ts';
import { ecouterSession, sessionOuverte } from './session-ouverte.ts';
import { purgerEmports } from './tournee.ts';
import { inscrireServiceWorker } from './version.ts';
import { demanderDesNouvelles } from './voie-appareil.ts';

const CAPTURENT: ReadonlySet<string> = new Set(['soignant', 'preneur']);
const NOUVELLES = 5 * 60_000;

/** Once a page: what the vault holds starts to leave, and whoever takes pictures keeps the program on the device. */
export async function demarrer(): Promise<void> {
  demarrerMoteur();
  await balayer();
  await purgerCopies();
  await oublierClesVides();
  await purgerEmports();
  ecouterSession(() => void garderLeProgramme());
  await garderLeProgramme();
  await demanderDesNouvelles();
  setInterval(() => {
    void purgerEmports();
    void purgerCopies();
    void demanderDesNouvelles();
  }, NOUVELLES);
}

async function garderLeProgramme(): Promise<void> {
  const capture = sessionOuverte()?.roles.some((role) => CAPTURENT.has(role)) ?? false;
  if (capture || (await appareilEnrole())) await inscrireServiceWorker();
}
