import { randomUUID } from 'node:crypto';
import { beforeAll } from 'vitest';
import { idDemo } from '../bac-a-sable/demo/identifiants.ts';
import type { DepsImagerie } from '../features/imagerie/deps.ts';
import { enMultipart, FRONTIERE } from '../features/imagerie/testing.ts';
import { COOKIE } from '../kernel/mount.ts';
import { type Acteur, jetonDe } from '../matrice/acteurs.ts';
import { type ApplicationDeTest, applicationDeTest, ORIGINE } from '../matrice/application.ts';
import { creerSituation } from '../matrice/situation-lignes.ts';
import type { Situation } from '../matrice/situations.ts';
import { depsImagerie } from '../montage/imagerie.ts';

export const MULTIPART = {
  'content-type': `multipart/related; type="application/dicom"; boundary=${FRONTIERE}`,
};
export const tilleuls = idDemo('site tilleuls');
export const sousNom = (suite: string) => `ZZ${suite}${randomUUID().slice(0, 6)}`.toUpperCase();

/** The application over a real connection, a person whose request is shared, and what machines and people do with pictures. */
export function bancImagerie() {
  let application: ApplicationDeTest;
  let deps: DepsImagerie;
  let adresse = '';
  let situation: Situation;

  beforeAll(async () => {
    application = await applicationDeTest();
    deps = depsImagerie(application.exterieur);
    adresse = await application.serveur.app.listen({ port: 0, host: '127.0.0.1' });
    situation = await creerSituation(application, 'partage ouvert');
  }, 120_000);

  async function appeler(
    acteur: Acteur,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    corps?: object | Buffer,
    entetes: Record<string, string> = {},
  ) {
    const jeton = await jetonDe(application, acteur);
    const reponse = await application.serveur.app.inject({
      method,
      url,
      headers: {
        cookie: `${COOKIE}=${jeton}`,
        origin: ORIGINE,
        'idempotency-key': randomUUID(),
        ...(corps && !Buffer.isBuffer(corps) ? { 'content-type': 'application/json' } : {}),
        ...entetes,
      },
      ...(corps ? { payload: Buffer.isBuffer(corps) ? corps : JSON.stringify(corps) } : {}),
    });
    const json = reponse.headers['content-type']?.toString().includes('json');
    return { statut: reponse.statusCode, corps: json ? reponse.json() : reponse.rawPayload, reponse };
  }

  async function ouvrirStow(regles: readonly string[] = ['IDENTIFIANT', 'TRAITS'], lecture = false) {
    const id = randomUUID();
    const { corps } = await appeler('administrateur', 'PUT', `/api/imagerie/portes/${id}`, {
      type: 'STOW',
      nom: 'Panoramique',
      siteId: tilleuls,
      regles,
      lecture,
    });
    return { id, jeton: corps.jeton as string };
  }

  /** Sent over a real connection, as a machine does: no cookie, no origin. */
  async function envoyerA(chemin: string, jeton: string, ...fichiers: readonly Buffer[]) {
    const reponse = await fetch(`${adresse}/api/machines/dicomweb/${chemin}`, {
      method: 'POST',
      headers: { ...MULTIPART, authorization: `Bearer ${jeton}` },
      body: new Uint8Array(enMultipart(...fichiers)),
    });
    const bilan =
      reponse.status === 401 ? {} : ((await reponse.json()) as Record<string, { Value: unknown[] }>);
    const raisonsDe = (tag: string) =>
      ((bilan[tag]?.Value ?? []) as Record<string, { Value: (number | string)[] }>[]).map((r) => ({
        raison: r['00081197']?.Value[0],
        phrase: r['00000902']?.Value[0],
      }));
    const refusees = [...raisonsDe('00081198'), ...raisonsDe('0008119A')];
    return {
      statut: reponse.status,
      gardees: bilan['00081199']?.Value.length ?? 0,
      raisons: refusees.map(({ raison }) => raison),
      phrases: refusees.map(({ phrase }) => phrase),
    };
  }

  const listerRecues = async (acteur: Acteur = 'soignant du site') =>
    (await appeler(acteur, 'GET', '/api/imagerie/etudes')).corps;

  return {
    appeler,
    ouvrirStow,
    envoyerA,
    envoyer: (jeton: string, ...fichiers: readonly Buffer[]) => envoyerA('studies', jeton, ...fichiers),
    listerRecues,
    async trouverRecue(nom: string) {
      const { attente, decidees } = await listerRecues();
      return [...attente, ...decidees].find((e: { patient: { nom: string } }) => e.patient.nom === nom);
    },
    delaSituation: () => ({ nom: `${situation.marque}^Camille`, naissance: '19400506', sexe: 'F' }),
    get application() {
      return application;
    },
    get deps() {
      return deps;
    },
    get adresse() {
      return adresse;
    },
    get situation() {
      return situation;
    },
  };
}
