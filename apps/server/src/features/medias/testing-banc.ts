import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as contrat from '@orapont/contract/media';
import type { RenduT } from '@orapont/contract/media-technique';
import type { Extrait } from '@orapont/domain/captation/extrait';
import { type GenreMedia, OCTETS_MAX } from '@orapont/domain/captation/medias';
import type { FastifyBaseLogger } from 'fastify';
import { afterAll, expect } from 'vitest';
import { traitementLourds } from '../../adapters/images/lourds.ts';
import { photo } from '../../adapters/images/testing-images.ts';
import { traitementImages } from '../../adapters/images/traitement.ts';
import { fichiersObjets } from '../../adapters/objets/fichiers.ts';
import { creerServeurTus } from '../../adapters/objets/tus-serveur.ts';
import { magasinTus } from '../../adapters/objets/tus-store.ts';
import { SCHEMA_TRAVAUX } from '../../adapters/postgres/migrer.ts';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { ouvrirTrousseau } from '../../adapters/trousseau/fichiers.ts';
import { COOKIE } from '../../kernel/mount.ts';
import type { Session } from '../../kernel/session.ts';
import { ORIGINE_DE_TEST, serveurDeTest } from '../../kernel/testing.ts';
import { ouvrirTravaux } from '../../kernel/travaux.ts';
import type { DepsMedias } from './deps.ts';
import { mediasRoutes } from './routes.ts';
import { scenario } from './testing.ts';
import { mediasTravaux } from './travaux-medias.ts';

export const jpeg = (largeur = 640) => photo(largeur, 480).jpeg({ quality: 85 }).toBuffer();
export const sha256 = (octets: Uint8Array) => createHash('sha256').update(octets).digest('hex');

export type Meta = {
  acteId: string;
  mediaId: string;
  vue: 'FACE' | 'RADIO' | 'LANGUE';
  modalite: 'LUMIERE_BLANCHE' | 'RADIO';
  moyen: 'PRISE' | 'IMPORT';
  genre?: GenreMedia;
  apercu?: string;
  auteurId?: string;
  prisLe?: string;
  extrait?: Extrait;
};

/** The whole capability on a real database, a real disk and its own queue, with what a browser sends it. */
export async function bancDeMedias() {
  const { bd, urlExecution, proprietaire } = await baseDeTest();
  const donnees = await mkdtemp(join(tmpdir(), 'orapont-medias-'));
  const muet = { warn: () => undefined } as unknown as FastifyBaseLogger;
  const trousseau = await ouvrirTrousseau({ donnees });
  const magasin = magasinTus(donnees, trousseau);
  const images = traitementImages({ delaiMs: 30_000 });
  const lourds = traitementLourds({ delaiMs: 30_000 });
  const travaux = ouvrirTravaux(urlExecution, SCHEMA_TRAVAUX, muet);
  const deps: DepsMedias = {
    bd,
    travaux,
    images,
    lourds,
    objets: fichiersObjets(donnees, trousseau),
    televersements: magasin,
    tus: creerServeurTus({
      magasin,
      chemin: '/api/televersements',
      tailleMax: OCTETS_MAX,
      origine: ORIGINE_DE_TEST,
      surErreur: () => undefined,
    }),
    maintenant: () => new Date(),
  };
  const sessions = new Map<string, Session>();
  const s = await scenario(bd);
  const http = await serveurDeTest({
    authentifier: async (jeton) => sessions.get(jeton),
    monter: (serveur) => mediasRoutes(serveur, deps),
  });
  const base = await http.serveur.app.listen({ port: 0, host: '127.0.0.1' });
  mediasTravaux(travaux, deps);
  await travaux.demarrer();
  afterAll(async () => {
    await http.fermer();
    await travaux.arreter();
    await images.fermer();
    await lourds.fermer();
    await rm(donnees, { recursive: true, force: true });
  });

  const jetonDe = (session: Session) => {
    sessions.set(session.id, session);
    return session.id;
  };
  const entetes = (session: Session) => ({
    cookie: `${COOKIE}=${jetonDe(session)}`,
    origin: ORIGINE_DE_TEST,
    'tus-resumable': '1.0.0',
  });

  const meta = (plus: Partial<Meta> = {}): Meta => ({
    acteId: s.acteId,
    mediaId: randomUUID(),
    vue: 'FACE',
    modalite: 'LUMIERE_BLANCHE',
    moyen: 'PRISE',
    ...plus,
  });

  const ouvrir = (session: Session, m: Meta, taille: number) =>
    fetch(`${base}/api/televersements`, {
      method: 'POST',
      headers: {
        ...entetes(session),
        'upload-length': String(taille),
        'upload-metadata': Object.entries(m)
          .flatMap(([nom, valeur]) =>
            nom === 'apercu' || typeof valeur !== 'string' ? [] : [`${nom} ${btoa(valeur)}`],
          )
          .join(','),
      },
    });

  const poursuivre = (session: Session, id: string, offset: number, octets: Uint8Array) =>
    fetch(`${base}/api/televersements/${id}`, {
      method: 'PATCH',
      headers: {
        ...entetes(session),
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
      body: new Uint8Array(octets),
    });

  /** Sends the bytes and nothing more: the picture is not filed yet. */
  async function envoyer(session: Session, m: Meta, octets: Uint8Array): Promise<string> {
    const creation = await ouvrir(session, m, octets.length);
    expect(creation.status).toBe(201);
    const id = creation.headers.get('location')?.split('/').at(-1) ?? '';
    if (octets.length > 0) expect((await poursuivre(session, id, 0, octets)).status).toBe(204);
    return id;
  }

  const deposer = async (session: Session, m: Meta, televersementId: string) =>
    http.appeler(contrat.deposerMedia, { jeton: jetonDe(session), body: { ...m, televersementId } });

  async function ajouter(octets: Uint8Array, plus: Partial<Meta> = {}, session = s.infirmiere.session) {
    const m = meta(plus);
    return deposer(session, m, await envoyer(session, m, octets));
  }

  async function quandPret(acteId: string, mediaId: string, session = s.infirmiere.session) {
    for (let essai = 0; essai < 200; essai += 1) {
      const { corps } = await http.appeler(contrat.suivreMedias, {
        jeton: jetonDe(session),
        params: { id: acteId },
      });
      const media = corps.medias.find(({ id }) => id === mediaId);
      if (media && media.etat !== 'RECU') return media;
      await new Promise((suite) => setTimeout(suite, 50));
    }
    throw new Error('La file n’a pas préparé l’image.');
  }

  const lire = (
    session: Session,
    id: string,
    rendu: RenduT,
    query: { acte?: string; v?: string; prechargement?: '1' } = {},
    plus: Record<string, string> = {},
  ) =>
    http.appeler(contrat.lireMedia, { jeton: jetonDe(session), params: { id, rendu }, query, entetes: plus });

  const lister = (session: Session, acteId: string) =>
    http.appeler(contrat.listerMedias, { jeton: jetonDe(session), params: { id: acteId } });

  const traces = async (organisationId: string, acteId: string, action: string) => {
    const { rows } = await proprietaire.query(
      'select 1 from app.evenement where organisation_id = $1 and acte_id = $2 and action = $3',
      [organisationId, acteId, action],
    );
    return rows.length;
  };

  return {
    ...{ bd, proprietaire, magasin, travaux, deps, s, http, base },
    ...{
      jetonDe,
      entetes,
      meta,
      ouvrir,
      poursuivre,
      envoyer,
      deposer,
      ajouter,
      quandPret,
      lire,
      lister,
      traces,
    },
  };
}
