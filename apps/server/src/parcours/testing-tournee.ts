import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import * as appareil from '@orapont/contract/appareil';
import * as livraison from '@orapont/contract/livraison';
import type { BodyOf, ReplyOf, Route } from '@orapont/contract/route';
import * as tournee from '@orapont/contract/tournee';
import {
  messageDefi,
  messageEffacement,
  messageEnrolement,
  messagePli,
} from '@orapont/domain/appareil/messages';
import { v7 as uuidv7 } from 'uuid';
import { photo } from '../adapters/images/testing-images.ts';
import { idDemo } from '../bac-a-sable/demo/identifiants.ts';
import { COOKIE } from '../kernel/mount.ts';
import { type Acteur, jetonDe, professionnelDe } from '../matrice/acteurs.ts';
import { applicationDeTest, ORIGINE } from '../matrice/application.ts';

export const SITE = idDemo('site tilleuls');
export const REQUIS = professionnelDe('claire.moreau');
export const SOIGNANT = 'soignant du site' as const;
export const statuts = (reponses: readonly { readonly statut: number }[]) =>
  reponses.map(({ statut }) => statut);
export const sha256 = (octets: Uint8Array) => createHash('sha256').update(octets).digest('hex');
export const jpeg = (largeur = 64) => photo(largeur, 48).jpeg({ quality: 80 }).toBuffer();

function adresse<R extends Route>({ path }: R, { params = {}, query = {} }: Appel<R>): string {
  const chemin = path.replace(/:(\w+)/g, (_, nom: string) => params[nom] ?? randomUUID());
  const recherche = new URLSearchParams(query).toString();
  return recherche ? `${chemin}?${recherche}` : chemin;
}

const enEcriture = () => ({
  origin: ORIGINE,
  'content-type': 'application/json',
  'idempotency-key': randomUUID(),
});

const porteur = (cookie: string | undefined, jeton: string | undefined) => ({
  ...(cookie ? { cookie: `${COOKIE}=${cookie}` } : {}),
  ...(jeton ? { authorization: `Appareil ${jeton}` } : {}),
});

type Reponse<R extends Route> = {
  readonly statut: number;
  readonly corps: ReplyOf<R> & { motifs?: string[]; code?: string };
};

/** The whole application, people of the demonstration, and tablets with a key of their own. */
export async function bancDeTournee() {
  const application = await applicationDeTest();
  const { serveur, proprietaire } = application;
  const cookies = new Map<Acteur, string | undefined>();

  async function cookieDe(qui: Acteur | undefined): Promise<string | undefined> {
    if (qui === undefined) return undefined;
    const connu = cookies.get(qui) ?? (await jetonDe(application, qui));
    cookies.set(qui, connu);
    return connu;
  }

  async function appeler<R extends Route>(route: R, appel: Appel<R>): Promise<Reponse<R>> {
    const ecrit = route.method !== 'GET';
    const brute = await serveur.app.inject({
      method: route.method as 'POST',
      url: adresse(route, appel),
      headers: { ...(ecrit ? enEcriture() : {}), ...porteur(await cookieDe(appel.qui), appel.jeton) },
      ...(ecrit ? { payload: JSON.stringify(appel.body ?? {}) } : {}),
    });
    return { statut: brute.statusCode, corps: brute.payload ? JSON.parse(brute.payload) : {} };
  }

  /** A tablet: its key, its counter, its clock. */
  async function tablette(qui: Acteur = 'soignant du site', siteId = SITE) {
    const id = randomUUID();
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const signer = (message: string) =>
      sign('sha256', Buffer.from(message), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString(
        'base64url',
      );
    const cle = publicKey.export({ format: 'jwk' }) as appareil.ClePubliqueT;
    const enrolement = await appeler(appareil.enrolerAppareil, {
      qui,
      params: { id },
      body: {
        nom: 'Tablette 1',
        siteId,
        cle,
        signature: signer(messageEnrolement({ origine: ORIGINE, appareilId: id })),
      },
    });
    let compteur = 0;
    const sceller = (contenu: Readonly<Record<string, unknown>>): livraison.PliSigneT => {
      const texte = JSON.stringify({
        id: uuidv7(),
        appareilId: id,
        compteur: ++compteur,
        le: new Date().toISOString(),
        ...contenu,
      });
      return { texte, signature: signer(messagePli(texte)) };
    };
    async function defier(message = messageDefi) {
      const { corps } = await appeler(appareil.demanderDefi, { params: { id } });
      const { defi } = corps;
      return { defi, signature: signer(message({ origine: ORIGINE, appareilId: id, defi })) };
    }
    const ouvrir = async (preuve?: { defi: string; signature: string }) =>
      appeler(appareil.ouvrirJeton, { params: { id }, body: preuve ?? (await defier()) });
    let jeton: string | undefined;
    async function jetonOuvert() {
      jeton ??= (await ouvrir()).corps.jeton;
      return jeton;
    }
    const livrer = async (pli: livraison.PliSigneT) =>
      appeler(livraison.livrerPli, { jeton: await jetonOuvert(), body: pli });
    const effacer = async () =>
      appeler(appareil.confirmerEffacement, { params: { id }, body: await defier(messageEffacement) });
    const emporter = (tourneeId: string, emportId = randomUUID(), par: Acteur = qui) =>
      appeler(tournee.emporterTournee, {
        qui: par,
        params: { id: tourneeId },
        body: sceller({ type: 'EMPORT', emportId, tourneeId }),
      });

    /** A picture, from its bytes to its receipt. */
    async function ouvrirEnvoi(pli: livraison.PliSigneT, taille: number) {
      const meta = { pli: pli.texte, signature: pli.signature };
      const brute = await serveur.app.inject({
        method: 'POST',
        url: '/api/livraison/televersements',
        headers: {
          origin: ORIGINE,
          authorization: `Appareil ${await jetonOuvert()}`,
          'tus-resumable': '1.0.0',
          'upload-length': String(taille),
          'upload-metadata': Object.entries(meta)
            .map(([nom, valeur]) => `${nom} ${Buffer.from(valeur).toString('base64')}`)
            .join(','),
        },
      });
      const televersementId =
        String(brute.headers['location'] ?? '')
          .split('/')
          .at(-1) ?? '';
      return { statut: brute.statusCode, televersementId, corps: brute.payload };
    }
    async function envoyer(televersementId: string, octets: Uint8Array, offset = 0, porteur?: string) {
      const brute = await serveur.app.inject({
        method: 'PATCH',
        url: `/api/livraison/televersements/${televersementId}`,
        headers: {
          origin: ORIGINE,
          authorization: `Appareil ${porteur ?? (await jetonOuvert())}`,
          'tus-resumable': '1.0.0',
          'upload-offset': String(offset),
          'content-type': 'application/offset+octet-stream',
        },
        payload: Buffer.from(octets),
      });
      return brute.statusCode;
    }
    async function deposer(pli: livraison.PliSigneT, televersementId: string) {
      return appeler(livraison.livrerMedia, {
        jeton: await jetonOuvert(),
        body: { ...pli, televersementId },
      });
    }
    /** The reading size of a picture, before it. */
    async function montrer(
      pli: livraison.PliSigneT,
      petite: Uint8Array,
      { largeur = 64, hauteur = 48 } = {},
    ) {
      const envoi = await ouvrirEnvoi(pli, petite.length);
      await envoyer(envoi.televersementId, petite);
      const { empreinte: originale } = JSON.parse(pli.texte) as { empreinte: string };
      return appeler(livraison.livrerMedia, {
        jeton: await jetonOuvert(),
        body: {
          ...pli,
          televersementId: envoi.televersementId,
          lecture: { empreinte: sha256(petite), originale, largeur, hauteur },
        },
      });
    }
    async function photographier(pli: livraison.PliSigneT, octets: Uint8Array) {
      const envoi = await ouvrirEnvoi(pli, octets.length);
      if (envoi.statut !== 201) throw new Error(`${envoi.statut} ${envoi.corps}`);
      await envoyer(envoi.televersementId, octets);
      return deposer(pli, envoi.televersementId);
    }
    return {
      id,
      cle,
      enrolement,
      signer,
      sceller,
      defier,
      ouvrir,
      jetonOuvert,
      livrer,
      effacer,
      emporter,
      ouvrirEnvoi,
      envoyer,
      deposer,
      montrer,
      photographier,
    };
  }
  type Tablette = Awaited<ReturnType<typeof tablette>>;

  /** Somebody new at the site, so that tests do not meet. */
  async function resident(siteId = SITE): Promise<string> {
    const { rows } = await proprietaire.query<{ organisation_id: string }>(
      'select organisation_id from site where id = $1',
      [siteId],
    );
    const id = randomUUID();
    const organisation = rows[0]?.organisation_id;
    await proprietaire.query(
      `insert into dossier (organisation_id, id, nom_naissance, prenoms, date_naissance, sexe, nom_norme, recherche)
       values ($1, $2, $3, '{Jeanne}', '1940-05-06', 'F', $3, $3)`,
      [organisation, id, `ESSAI ${id.slice(0, 6)}`],
    );
    await proprietaire.query(
      `insert into sejour (organisation_id, id, dossier_id, site_id, chambre, du) values ($1, $2, $3, $4, '12', '2026-01-01')`,
      [organisation, randomUUID(), id, siteId],
    );
    return id;
  }

  async function planifier(dossiers: readonly string[], qui: Acteur = 'soignant du site', siteId = SITE) {
    const id = randomUUID();
    const body = {
      id,
      siteId,
      nom: 'Tournée du matin',
      jour: jour(),
      protocole: 'RAPIDE_5',
      requisId: REQUIS,
      residents: dossiers.map((dossierId) => ({ dossierId })),
    };
    return {
      id,
      ...(await appeler(tournee.creerTournee, { qui, body: body as BodyOf<typeof tournee.creerTournee> })),
    };
  }

  /** One resident, one round, one tablet that has taken it along. */
  async function visite() {
    const dossierId = await resident();
    const { id: tourneeId } = await planifier([dossierId]);
    const t = await tablette();
    const emport = (await t.emporter(tourneeId)).corps;
    const [emporte] = emport.residents;
    if (!emporte) throw new Error(JSON.stringify(emport));
    const lieu = { emportId: emport.id, dossierId, acteId: emporte.acteId };
    return { ...lettres(t, lieu), t, lieu, tourneeId, emport, emporte };
  }

  function lettres(t: Tablette, lieu: { emportId: string; dossierId: string; acteId: string }) {
    const consentir = (decision: Record<string, unknown> = {}, information: Record<string, unknown> = {}) =>
      t.sceller({
        ...lieu,
        type: 'RECUEIL',
        recueil: {
          requisId: REQUIS,
          information: {
            le: new Date(Date.now() - 60_000).toISOString(),
            par: 'Émilie Roche',
            versionTexte: '2026-1',
            ...information,
          },
          decision: {
            le: new Date(Date.now() - 30_000).toISOString(),
            sens: 'CONSENT',
            capacite: 'PERSONNE',
            auteur: 'La personne',
            mode: 'ORAL',
            ...decision,
          },
          avisPersonne: null,
          consultes: [],
          consultationImpossible: '',
          motivation: '',
          desaccord: null,
        },
      });
    return {
      ouvrir: () => t.sceller({ ...lieu, type: 'ACTE', empreinte: '' }),
      repondre: (champs: Record<string, unknown>) => t.sceller({ ...lieu, type: 'REPONSES', champs }),
      consentir,
      clore: (
        plis: readonly livraison.PliSigneT[],
        medias: readonly string[],
        plus: Record<string, unknown> = {},
      ) =>
        t.sceller({
          ...lieu,
          type: 'CLOTURE',
          etat: 'VU',
          arret: null,
          revenirLe: null,
          signalement: null,
          plis: plis.map(({ texte }) => JSON.parse(texte).id),
          medias,
          ...plus,
        }),
      prendre: (octets: Uint8Array, dit: Record<string, unknown> = {}) => {
        const mediaId = uuidv7();
        const media = {
          acteId: lieu.acteId,
          mediaId,
          vue: 'FACE',
          modalite: 'LUMIERE_BLANCHE',
          moyen: 'PRISE',
          prisLe: new Date().toISOString(),
          ...dit,
        };
        const pli = {
          ...lieu,
          type: 'MEDIA',
          media,
          empreinte: sha256(octets),
          octets: octets.length,
        };
        return { mediaId, pli: t.sceller(pli) };
      },
    };
  }

  const lire = async (requete: string, valeurs: readonly unknown[]) =>
    (await proprietaire.query(requete, [...valeurs])).rows;
  const acte = async (id: string) => (await lire('select * from acte where id = $1', [id]))[0];
  const conflits = async (acteId: string): Promise<string[]> =>
    (await lire('select code from conflit where acte_id = $1 order by code', [acteId])).map(
      ({ code }) => code,
    );
  const consentements = (acteId: string) =>
    lire('select decision from consentement where acte_id = $1', [acteId]);
  const lireTournee = async (id: string) =>
    (await appeler(tournee.lireTournee, { qui: SOIGNANT, params: { id } })).corps;

  return {
    application,
    proprietaire,
    appeler,
    lireTournee,
    tablette,
    resident,
    planifier,
    visite,
    lettres,
    lire,
    acte,
    conflits,
    consentements,
  };
}

export type Appel<R extends Route> = {
  readonly qui?: Acteur;
  readonly jeton?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: BodyOf<R>;
};

export const jour = () => new Date().toISOString().slice(0, 10);
