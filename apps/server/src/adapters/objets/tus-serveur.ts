import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ERRORS, Server } from '@tus/server';
import type { DestinationTeleversement, Televersement } from '../../features/objets/ports.ts';
import type { MagasinTus } from './tus-store.ts';

export type RefusTeleversement = {
  readonly statut: number;
  readonly code: string;
  /** Why, in codes: a device that queues what it sends decides on them. */
  readonly motifs?: readonly string[];
  readonly phrase: string;
};

/** The caller's answers for one request: who asks is known to it, not here. */
export type GardeTeleversement = {
  /** Where a new upload goes. `metadonnees` come from the client: read, never believed, never kept. */
  creer(
    metadonnees: Readonly<Record<string, string | null>>,
    taille: number,
  ): Promise<DestinationTeleversement | RefusTeleversement>;
  /** Whether this person may continue, see or drop that upload. No answers like an upload that does not exist. */
  acceder(televersement: Televersement): Promise<boolean>;
};

export type ServeurTus = {
  /**
   * Answers one request of the protocol on Node's own request and response (`reply.hijack()` in fastify, with a
   * content type parser that leaves `application/offset+octet-stream` alone).
   */
  traiter(requete: IncomingMessage, reponse: ServerResponse, garde: GardeTeleversement): Promise<void>;
};

/** tus 1.0.0 over the encrypted store. Finalisation is another route: it must be safe to ask for twice. */
export function creerServeurTus(options: {
  readonly magasin: MagasinTus;
  /** Path of the route, `/api/televersements`. */
  readonly chemin: string;
  readonly tailleMax: number;
  /** The one public origin. */
  readonly origine: string;
  /** Told of what is not the client's fault, for the technical log. */
  readonly surErreur: (erreur: unknown) => void;
}): ServeurTus {
  const gardes = new AsyncLocalStorage<GardeTeleversement>();
  const gardeCourante = () => {
    const garde = gardes.getStore();
    if (!garde) throw ERRORS.FILE_NOT_FOUND;
    return garde;
  };

  const serveur = new Server({
    path: options.chemin,
    datastore: options.magasin.datastore,
    maxSize: options.tailleMax,
    relativeLocation: true,
    allowedOrigins: [options.origine],
    async onUploadCreate(_requete, upload) {
      const decision = await gardeCourante().creer(upload.metadata ?? {}, upload.size ?? 0);
      if ('statut' in decision) throw { status_code: decision.statut, body: probleme(decision) };
      const { organisationId, dossierId, acteId } = decision;
      const typeDeclare = typeSur(upload.metadata?.['filetype']);
      return { metadata: sansVides({ organisationId, dossierId, acteId, typeDeclare }) };
    },
    async onIncomingRequest(requete, id) {
      if (requete.method === 'POST') return;
      const televersement = await options.magasin.trouver(id);
      if (!televersement || !(await gardeCourante().acceder(televersement))) throw ERRORS.FILE_NOT_FOUND;
    },
    onResponseError(_requete, erreur) {
      return reponseDe(erreur, options);
    },
  });

  return {
    async traiter(requete, reponse, garde) {
      await gardes.run(garde, () => serveur.handle(requete, reponse));
    },
  };
}

const PHRASES = new Map([
  [404, 'Cet envoi n’existe plus. Choisissez à nouveau le fichier.'],
  [409, 'Cet envoi a avancé ailleurs. Il reprend de lui-même.'],
]);

/** An extension of the protocol that `OPTIONS` does not announce: the request is at fault, not this server. */
const EXTENSION_ABSENTE = 501;

function reponseDe(
  erreur: Error | { status_code: number; body: string },
  { tailleMax, surErreur }: { tailleMax: number; surErreur: (erreur: unknown) => void },
) {
  if ('status_code' in erreur && erreur.status_code === EXTENSION_ABSENTE)
    return reponse(
      400,
      'EXTENSION_ABSENTE',
      'Cet envoi s’annonce en plusieurs parties, ou sans sa taille\u00a0: ce serveur le demande en une fois, taille dite.',
    );
  if (!('status_code' in erreur) || erreur.status_code >= 500) {
    surErreur(erreur);
    return reponse(500, 'ERREUR_INTERNE', 'L’envoi s’est interrompu. Rien de ce qui est arrivé n’est perdu.');
  }
  const { status_code: statut, body } = erreur;
  if (body.startsWith('{')) return { status_code: statut, body };
  if (statut === 413) {
    const mega = Math.floor(tailleMax / 1_000_000);
    return reponse(
      413,
      'TROP_LOURD',
      `Ce fichier dépasse ${mega}\u00a0Mo. Choisissez une image plus légère.`,
    );
  }
  return reponse(statut, 'ENVOI_REFUSE', PHRASES.get(statut) ?? 'L’envoi s’est interrompu. Reprenez-le.');
}

function reponse(statut: number, code: string, phrase: string) {
  return { status_code: statut, body: probleme({ statut, code, phrase }) };
}

/** RFC 9457, like every other error of the server. */
function probleme({ statut, code, motifs = [], phrase }: RefusTeleversement): string {
  return JSON.stringify({ type: 'about:blank', status: statut, code, motifs, detail: phrase });
}

function typeSur(type: string | null | undefined): string | undefined {
  return type && /^[a-z]{1,20}\/[a-z0-9.+-]{1,60}$/.test(type) ? type : undefined;
}

function sansVides(valeurs: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(valeurs).flatMap(([nom, v]) => (v === undefined ? [] : [[nom, v]])),
  );
}
