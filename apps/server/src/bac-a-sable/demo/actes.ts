import type { FastifyBaseLogger } from 'fastify';
import { descriptionSure } from '../../kernel/journal.ts';
import type { Exterieur } from '../../montage/exterieur.ts';
import { type Atelier, avancement } from './actes-atelier.ts';
import { ACTES, type ActeDemo } from './actes-cas.ts';
import type { Avancement } from './actes-repository.ts';
import { conclure, preparer } from './actes-requerant.ts';
import { repondre } from './actes-requis.ts';

export type Chargement = {
  /** How many requests were still to be loaded, and how many could not be. */
  readonly aFaire: number;
  readonly manques: number;
};

type Reglages = {
  readonly arret: AbortSignal;
  readonly log: FastifyBaseLogger;
  /** Called once when there is something to load. */
  readonly commencer?: () => void;
};

/**
 * Loads the requests of the demonstration by the same functions as the screens, each at its own hour. What an act went through is
 * read in its history first, so that a second start does nothing and a start that was cut goes on.
 */
export async function chargerActes(ext: Exterieur, { arret, log, commencer }: Reglages): Promise<Chargement> {
  const atelier = { ext, debut: ext.maintenant().getTime(), arret };
  const aFaire = await resteAFaire(atelier);
  if (aFaire.length > 0) commencer?.();
  // The pictures of all are in the workshop before the first request waits for its own.
  const prepares = await parcourir(atelier, log, aFaire, preparer);
  const conclus = await parcourir(atelier, log, prepares, conclure);
  const finis = await parcourir(atelier, log, conclus, repondre);
  return { aFaire: aFaire.length, manques: aFaire.length - finis.length };
}

async function resteAFaire(atelier: Atelier): Promise<readonly ActeDemo[]> {
  const restent: ActeDemo[] = [];
  for (const acte of ACTES) if (!estFini(acte, await avancement(atelier, acte))) restent.push(acte);
  return restent;
}

/** Takes each act one stage further; one that cannot go on does not keep the others back. */
async function parcourir(
  atelier: Atelier,
  log: FastifyBaseLogger,
  actes: readonly ActeDemo[],
  etape: (atelier: Atelier, acte: ActeDemo) => Promise<void>,
): Promise<readonly ActeDemo[]> {
  const menes: ActeDemo[] = [];
  for (const acte of actes) {
    if (atelier.arret.aborted) break;
    try {
      await etape(atelier, acte);
      menes.push(acte);
    } catch (cause) {
      if (!atelier.arret.aborted)
        log.warn({ acte: acte.resident, ...descriptionSure(cause) }, 'demande de démonstration non chargée');
    }
  }
  return menes;
}

/** Someone who tries the product may have ended it meanwhile: it is left as it is. */
const ABANDONS = ['ANNULER', 'RETIRER_CONSENTEMENT', 'EXPIRER'] as const;

function estFini({ suites, confieA }: ActeDemo, vu: Avancement | undefined): boolean {
  const dernier = suites.at(-1)?.type ?? (confieA === undefined ? 'ENVOYER' : 'CONFIER');
  return vu !== undefined && [dernier, ...ABANDONS].some((pas) => vu.pas.has(pas));
}

/** Loads them behind the server's back; answers how to stop, which waits for the step in progress. */
export function chargerActesEnFond(ext: Exterieur, log: FastifyBaseLogger): { arreter: () => Promise<void> } {
  const controle = new AbortController();
  const travail = chargerActes(ext, {
    arret: controle.signal,
    log,
    commencer: () => process.stdout.write('Demandes d’exemple : chargement en arrière-plan…\n'),
  })
    .then(({ aFaire, manques }) => {
      if (aFaire === 0 || controle.signal.aborted) return;
      const fin = manques === 0 ? 'prêtes' : `${manques} sur ${aFaire} non chargées, voir le journal`;
      process.stdout.write(`Demandes d’exemple : ${fin}.\n`);
    })
    .catch((cause: unknown) => log.warn(descriptionSure(cause), 'demandes de démonstration'));
  return {
    async arreter() {
      controle.abort();
      await travail;
    },
  };
}
