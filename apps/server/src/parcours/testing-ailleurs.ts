import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { recueillirConsentement } from '@orapont/contract/demande';
import * as contrat from '@orapont/contract/demande-ailleurs';
import type { BodyInput, Route } from '@orapont/contract/route';
import { type Acteur, jetonDe } from '../matrice/acteurs.ts';
import type { ApplicationDeTest } from '../matrice/application.ts';
import { appeler } from '../matrice/matrice.ts';
import { creerSituation } from '../matrice/situation-lignes.ts';
import type { NomSituation } from '../matrice/situations.ts';
import type { Json } from './testing-confluences.ts';

export type Recu = { readonly quoi: string; readonly jeton: string | undefined; readonly corps: string };
type Reponse = { readonly statut: number; readonly corps: Json };

/** Other téléexpertise software: what it was sent, and what it is told to answer next. */
export async function autreLogiciel() {
  const recus: Recu[] = [];
  const suite: Reponse[] = [];
  const serveur = createServer(async (requete, reponse) => {
    const corps = await lire(requete);
    const quoi = `${requete.method} ${decodeURIComponent(requete.url ?? '')}`;
    const rendre = ({ statut, corps: rendu }: Reponse) =>
      reponse.writeHead(statut, { 'content-type': 'application/json' }).end(JSON.stringify(rendu));
    if (quoi.includes('smart-configuration'))
      return rendre({ statut: 200, corps: { token_endpoint: portier ?? `${origine}/jetons` } });
    if (quoi === 'POST /jetons') return rendre({ statut: 200, corps: { access_token: 'jeton-recu' } });
    recus.push({ quoi, jeton: requete.headers.authorization, corps });
    return rendre(suite.shift() ?? { statut: 200, corps: reponseDe('https://ltle.exemple.fr/suite#jeton') });
  });
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret));
  const origine = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`;
  let portier: string | undefined;
  return {
    url: `${origine}/fhir`,
    recus,
    repondre: (statut: number, corps: Json) => suite.push({ statut, corps }),
    deplacerLePortier: (adresse: string | undefined) => {
      portier = adresse;
    },
    fermer: () => void serveur.close(),
  };
}
export type AutreLogiciel = Awaited<ReturnType<typeof autreLogiciel>>;

async function lire(requete: IncomingMessage): Promise<string> {
  const morceaux: Buffer[] = [];
  for await (const morceau of requete) morceaux.push(morceau);
  return Buffer.concat(morceaux).toString();
}

export const reponseDe = (lien: string): Json => ({
  resourceType: 'Bundle',
  type: 'transaction-response',
  meta: {
    extension: [
      {
        url: 'http://example.org/fhir/fish/StructureDefinition/TransactionResponse-RedirectUrl',
        valueUrl: lien,
      },
    ],
  },
});

export const faire = async <R extends Route>(
  application: ApplicationDeTest,
  route: R,
  appel: { readonly params?: Readonly<Record<string, string>>; readonly body?: Json },
  acteur: Acteur = 'soignant du site',
): Promise<{ readonly statut: number; readonly corps: Json }> => {
  const { statut, corps } = await appeler(application, route, appel, await jetonDe(application, acteur));
  return { statut, corps: JSON.parse(corps) };
};

type Voulu = Partial<BodyInput<typeof contrat.ouvrirLogicielDistant>> & { readonly organisationId: string };

/** Declares it as the administrator does. */
export async function declarer(application: ApplicationDeTest, { url = '', ...voulu }: Voulu) {
  const id = randomUUID();
  const { statut, corps } = await faire(
    application,
    contrat.ouvrirLogicielDistant,
    { params: { id }, body: { nom: 'Ailleurs', clientId: 'orapont', secret: 'secret-remis', url, ...voulu } },
    'administrateur',
  );
  if (statut !== 200) throw new Error(`${statut} ${JSON.stringify(corps)}`);
  return { id, jeton: corps.jeton as string };
}

/** A draft of the nurse, with the person's consent unless it is not wanted. */
export async function brouillon(
  application: ApplicationDeTest,
  { accord = true, situation = 'partage ouvert' as NomSituation } = {},
) {
  const cree = await creerSituation(application, situation, 'BROUILLON');
  await application.proprietaire.query(
    `update acte set motif_texte = 'Joue gonflée', question = 'Que voit-on ?', requis_id = $2, requis_site_id = $3 where id = $1`,
    [cree.acteId, cree.requisId, cree.requisSiteId],
  );
  await application.proprietaire.query(`delete from consentement where acte_id = $1`, [cree.acteId]);
  if (accord) {
    const { statut, corps } = await faire(application, recueillirConsentement, {
      params: { id: cree.acteId },
      body: recueil(cree.requisId),
    });
    if (statut !== 200 || corps.obstacles.length > 0) throw new Error(JSON.stringify(corps));
  }
  return cree;
}

const ilYA = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const recueil = (requisId: string): BodyInput<typeof recueillirConsentement> => ({
  requisId,
  information: { le: ilYA(10), par: 'Émilie Roche', versionTexte: '2026-1' },
  decision: { le: ilYA(5), sens: 'CONSENT', capacite: 'PERSONNE', auteur: 'La personne', mode: 'ORAL' },
  avisPersonne: null,
  consultes: [],
  consultationImpossible: '',
  motivation: '',
  desaccord: null,
});
