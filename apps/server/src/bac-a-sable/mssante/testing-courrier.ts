import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { courrielSmtp } from '../../adapters/courriel/courriel-smtp.ts';
import { messagerieSmtp } from '../../adapters/mssante/messagerie-smtp.ts';
import { SCHEMA_TRAVAUX } from '../../adapters/postgres/migrer.ts';
import type { BaseDeTest } from '../../adapters/postgres/testing.ts';
import type { DepsCourrier } from '../../features/courrier/deps.ts';
import type { Compositeur } from '../../features/courrier/ports.ts';
import { courrierTravaux } from '../../features/courrier/travaux.ts';
import { ouvrirTravaux, type Travaux } from '../../kernel/travaux.ts';
import { type BacASableMssante, demarrerBacASableMssante } from './operateur.ts';

export const PATIENT = 'ZZCANARI';
export const BAL = 'tilleuls@demo.mssante.fr';
export const COURRIEL = 'dupuis@courriel.demo';

/** A mail that names a patient everywhere it can. */
export const compositeurDeTest = (autres: Partial<Compositeur> = {}): Compositeur => ({
  compose: async () => ({
    de: { adresse: 'cabinet@demo.mssante.fr', nom: 'Cabinet du Pont' },
    a: BAL,
    objet: `XDM/1.0/DDM+CR de télémédecine ${PATIENT} Zoé 28/03/1979`,
    corps: `Bonjour,\nVoici le compte rendu de ${PATIENT} Zoé.`,
    piecesJointes: [
      { nom: `${PATIENT}.pdf`, type: 'application/pdf', octets: Buffer.from(`%PDF-1.4 ${PATIENT}`) },
    ],
    enTetes: {},
  }),
  ...autres,
});

export type Banc = {
  readonly deps: DepsCourrier;
  readonly operateur: BacASableMssante;
  readonly travaux: Travaux;
  readonly horloge: { avancer: (ms: number) => void };
  /** What the program wrote in its log. */
  readonly journal: string[];
  /** A second process of the same installation, whose workers work. */
  readonly demarrerTravailleurs: (deps: DepsCourrier) => Promise<void>;
  readonly fermer: () => Promise<void>;
};

/** The outbox with a real database, a real queue and the sandbox operator over the network. */
export async function bancCourrier({ bd, urlExecution }: BaseDeTest): Promise<Banc> {
  const dossier = await mkdtemp(join(tmpdir(), 'courrier-'));
  let decalage = 0;
  const maintenant = () => new Date(Date.now() + decalage);
  const identifiants = { utilisateur: 'orapont', motDePasse: 'bac-a-sable' };
  const operateur = await demarrerBacASableMssante({
    portSmtp: 0,
    dossier,
    domaines: ['demo.mssante.fr', 'courriel.demo'],
    identifiants,
    maintenant,
  });
  const acces = {
    hote: operateur.hote,
    port: operateur.port,
    tls: 'STARTTLS',
    autorite: operateur.certificat,
    identification: { type: 'MOT_DE_PASSE', ...identifiants },
    delaiMs: 5_000,
  } as const;
  const journal: string[] = [];
  const log = Fastify({ logger: { level: 'trace', stream: { write: (l: string) => journal.push(l) } } }).log;
  const travaux = ouvrirTravaux(urlExecution, SCHEMA_TRAVAUX, log);
  const files = [travaux];
  await travaux.demarrer();
  const deps: DepsCourrier = {
    bd,
    travaux,
    maintenant,
    origine: 'http://localhost:3000',
    mssante: messagerieSmtp({ operateur: acces, domaines: ['demo.mssante.fr', 'inconnu.mssante.fr'] }),
    courriel: courrielSmtp({
      operateur: acces,
      expediteur: { adresse: 'ne-pas-repondre@courriel.demo', nom: 'Orapont' },
    }),
    compositeurs: { COMPTE_RENDU: compositeurDeTest(), DEMANDE: compositeurDeTest() },
    bacASable: operateur,
  };
  return {
    deps,
    operateur,
    travaux,
    journal,
    horloge: {
      avancer: (ms) => {
        decalage += ms;
      },
    },
    demarrerTravailleurs: async (autres) => {
      const file = ouvrirTravaux(urlExecution, SCHEMA_TRAVAUX, log);
      files.push(file);
      courrierTravaux({ ...autres, travaux: file });
      await file.demarrer();
    },
    fermer: async () => {
      for (const file of files) await file.arreter();
      await operateur.fermer();
      await rm(dossier, { recursive: true });
    },
  };
}

type EnvoiDeTest = {
  readonly type?: string;
  readonly canal?: 'MSSANTE' | 'COURRIEL';
  readonly destinataire?: string | null;
  readonly acteId?: string | null;
  readonly charge?: Record<string, unknown>;
};

/** A row of the outbox as the other capabilities write it, and its job. */
export async function deposerEnvoi(
  { deps }: Pick<Banc, 'deps'>,
  organisationId: string,
  envoi: EnvoiDeTest = {},
): Promise<string> {
  const id = randomUUID();
  const { type = 'COMPTE_RENDU', canal = 'MSSANTE', destinataire = null, acteId = null, charge = {} } = envoi;
  await deps.bd.organisation({ organisationId }, async (tx) => {
    await tx
      .insertInto('envoi')
      .values({
        organisation_id: organisationId,
        id,
        acte_id: acteId,
        type,
        canal,
        destinataire,
        charge: JSON.stringify(charge),
        message_id: `<${id}@orapont>`,
      })
      .execute();
    await deps.travaux.enfiler(tx, 'envoi.partir', { organisationId, envoiId: id });
  });
  return id;
}
