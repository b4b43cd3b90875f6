import type { FastifyBaseLogger } from 'fastify';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Tx } from './bd.ts';
import { descriptionSure } from './journal.ts';

/**
 * What is done later, and its payload: an organisation and ids, never more. Each job opens the wrapper itself.
 * `essais` bounds the retries; they wait longer and longer, up to `attenteMax` seconds.
 */
export const FILES = {
  'media.ingerer': { essais: 3, attente: 2, attenteMax: 60, paralleles: 1 },
  'media.deployer': { essais: 2, attente: 5, attenteMax: 60, paralleles: 1, dureeMax: 3_600 },
  'medias.balayer': { essais: 1, attente: 1, attenteMax: 60, paralleles: 1 },
  'envoi.partir': { essais: 200, attente: 3, attenteMax: 600, paralleles: 2 },
  'courrier.relever': { essais: 1, attente: 1, attenteMax: 60, paralleles: 1, dureeMax: 900 },
  'envois.surveiller': { essais: 1, attente: 1, attenteMax: 60, paralleles: 1 },
  'acte.synchroniser': { essais: 50, attente: 1, attenteMax: 60, paralleles: 2 },
  'compte-rendu.finaliser': { essais: 50, attente: 1, attenteMax: 60, paralleles: 1 },
  'compte-rendu.recevoir': { essais: 50, attente: 1, attenteMax: 60, paralleles: 1 },
  'objets.balayer': { essais: 1, attente: 1, attenteMax: 60, paralleles: 1 },
  'facturation.calculer': { essais: 50, attente: 1, attenteMax: 60, paralleles: 1 },
  'formations.rappeler': { essais: 3, attente: 60, attenteMax: 600, paralleles: 1 },
  'imagerie.preparer': { essais: 3, attente: 2, attenteMax: 60, paralleles: 1 },
  'imagerie.copier': { essais: 2, attente: 5, attenteMax: 60, paralleles: 1, dureeMax: 3_600 },
  'imagerie.balayer': { essais: 1, attente: 1, attenteMax: 60, paralleles: 1 },
  'annuaire.rafraichir': { essais: 1, attente: 1, attenteMax: 60, paralleles: 1, dureeMax: 3_600 },
  'confluences.annoncer': { essais: 200, attente: 3, attenteMax: 600, paralleles: 1 },
  'ailleurs.relever': { essais: 1, attente: 1, attenteMax: 60, paralleles: 1, dureeMax: 900 },
  'export.preparer': { essais: 20, attente: 5, attenteMax: 600, paralleles: 1, dureeMax: 14_400 },
  'reprise.examiner': { essais: 5, attente: 5, attenteMax: 600, paralleles: 1, dureeMax: 14_400 },
  'reprise.reprendre': { essais: 20, attente: 5, attenteMax: 600, paralleles: 1, dureeMax: 14_400 },
  'exports.balayer': { essais: 1, attente: 1, attenteMax: 60, paralleles: 1 },
  'actes.surveiller': { essais: 1, attente: 1, attenteMax: 60, paralleles: 1 },
} as const;
export type NomTravail = keyof typeof FILES;
type File = {
  readonly essais: number;
  readonly attente: number;
  readonly attenteMax: number;
  /** Seconds, for a job that is long by nature. */
  readonly dureeMax?: number;
};
export type Charge = { readonly organisationId: string } & { readonly [cle: string]: string };

export type Travaux = {
  /** Enqueued in the deciding transaction: rolled back with it, never lost once it is committed. */
  readonly enfiler: (
    tx: Tx,
    nom: NomTravail,
    charge: Charge,
    options?: { readonly apresSecondes: number },
  ) => Promise<void>;
  readonly consommer: (nom: NomTravail, travail: (charge: Charge) => Promise<void>) => void;
  /** Runs a job with no payload at a fixed pace (cron expression, UTC). */
  readonly programmer: (nom: NomTravail, cron: string) => void;
  readonly demarrer: () => Promise<void>;
  readonly arreter: () => Promise<void>;
};

/** By default a worker woken by NOTIFY does one job, then sleeps 30 seconds: neither a retry nor a backlog could wait for that. */
const RYTHME = {
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 1,
  burstWhenReadyExceeds: 1,
} as const;

/** Longer than any job: a picture and a letter give up after thirty seconds each. */
const EXPIRATION = 120;

/** A job says that it lives; once its process was killed, another one takes it up within half a minute. */
const BATTEMENT = 10;

/**
 * The job queue: pg-boss on the same PostgreSQL, woken by LISTEN/NOTIFY.
 *
 * @param url the runtime login's connection string
 */
export function ouvrirTravaux(url: string, schema: string, log: FastifyBaseLogger): Travaux {
  const boss = new PgBoss({
    connectionString: url,
    schema,
    migrate: false,
    createSchema: false,
    max: 4,
    useListenNotify: true,
    superviseIntervalSeconds: BATTEMENT,
    monitorIntervalSeconds: BATTEMENT,
  });
  boss.on('error', (erreur) => log.warn(descriptionSure(erreur), 'file de travaux'));
  const consommateurs: (() => Promise<unknown>)[] = [];

  return {
    async enfiler(tx, nom, charge, options) {
      const attente = options ? { startAfter: options.apresSecondes } : {};
      await boss.send(nom, charge, { db: fromKysely(tx), ...attente });
    },
    consommer(nom, travail) {
      const { paralleles } = FILES[nom];
      for (let n = 0; n < paralleles; n++)
        consommateurs.push(() =>
          boss.work<Charge>(nom, { batchSize: 1, ...RYTHME }, async ([job]) => {
            if (!job) return;
            try {
              await travail(job.data);
            } catch (cause) {
              log.warn({ travail: nom, ...descriptionSure(cause) }, 'travail à reprendre');
              // The queue keeps what is thrown: a name and a code, never a message that could hold health data.
              throw new Error(`${nom} : à reprendre`);
            }
          }),
        );
    },
    programmer(nom, cron) {
      consommateurs.push(() => boss.schedule(nom, cron, {}, { tz: 'UTC' }));
    },
    async demarrer() {
      await boss.start();
      for (const [nom, file] of Object.entries<File>(FILES)) {
        const options = {
          notify: true,
          retryLimit: file.essais,
          retryDelay: file.attente,
          retryBackoff: true,
          retryDelayMax: file.attenteMax,
          // Not pg-boss's quarter of an hour for a job that hangs.
          expireInSeconds: file.dureeMax ?? EXPIRATION,
          heartbeatSeconds: BATTEMENT,
        };
        if (await boss.getQueue(nom)) await boss.updateQueue(nom, options);
        else await boss.createQueue(nom, options);
      }
      for (const consommer of consommateurs) await consommer();
    },
    async arreter() {
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}
