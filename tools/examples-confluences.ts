import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listerOrganisations } from '@orapont/contract/administration';
import { confierAilleurs, ouvrirLogicielDistant } from '@orapont/contract/demande-ailleurs';
import { ouvrirLogiciel } from '@orapont/contract/fhir';
import { preparerDemande, resident } from '../e2e/outils/acte.ts';
import { connecter } from '../e2e/outils/client.ts';

/**
 * A request that goes on in other software, exactly as it leaves, and what that software answers: the installation asks itself, through a
 * relay that keeps what passes.
 */
export async function ecrireConfluences(
  origine: string,
  ecrire: (nom: string, octets: Uint8Array) => void,
): Promise<void> {
  const infirmiere = await connecter(origine, 'emilie.roche');
  const acteId = await preparerDemande(infirmiere, {
    dossierId: resident('casanova-ghjuvan'),
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'La gencive saigne à droite depuis hier. Faut-il un rendez-vous ?',
    photos: [],
  });
  const relais = await ouvrirRelais(`${origine}/fhir`);
  try {
    const logicielId = await declarer(origine, relais.url);
    await infirmiere.appeler(confierAilleurs, { params: { id: acteId }, body: { logicielId } });
  } finally {
    relais.fermer();
  }
  const { transaction, reponse } = relais.passes();
  for (const [nom, texte] of [
    ['transaction', transaction],
    ['reponse', reponse],
  ] as const)
    ecrire(
      `FHIR-confluences-${nom}.json`,
      new TextEncoder().encode(`${JSON.stringify(JSON.parse(texte), null, 2)}\n`),
    );
}

/** As two administrators do, each on his side. */
async function declarer(origine: string, url: string): Promise<string> {
  const administrateur = await connecter(origine, 'administration');
  const { organisations } = await administrateur.appeler(listerOrganisations);
  const organisation = organisations.find(({ nom }) => nom === 'Association Les Tilleuls');
  if (!organisation) throw new Error('La démonstration n’a pas d’« Association Les Tilleuls ».');
  const [logicielId, clientId] = [crypto.randomUUID(), crypto.randomUUID()];
  const { secret } = await administrateur.appeler(ouvrirLogiciel, {
    params: { id: clientId },
    body: {
      nom: 'Exemples Confluences',
      organisationId: organisation.id,
      sites: organisation.sites.map(({ id }) => id),
      portees: ['ServiceRequest'],
      ecrit: true,
    },
  });
  await administrateur.appeler(ouvrirLogicielDistant, {
    params: { id: logicielId },
    body: {
      nom: 'Téléexpertise de démonstration',
      organisationId: organisation.id,
      url,
      jetonUrl: `${origine}/fhir/token`,
      urlOffre: `${origine}/offres/dentaire`,
      clientId,
      secret,
    },
  });
  return logicielId;
}

async function ouvrirRelais(vers: string) {
  let transaction = '';
  let reponse = '';
  const serveur = createServer(async (requete, sortie) => {
    transaction = await lire(requete);
    const rendue = await fetch(vers, {
      method: 'POST',
      headers: {
        authorization: requete.headers.authorization ?? '',
        'content-type': 'application/fhir+json',
      },
      body: transaction,
    });
    reponse = await rendue.text();
    sortie.writeHead(rendue.status, { 'content-type': 'application/fhir+json' }).end(reponse);
  });
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret));
  return {
    url: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}/fhir`,
    passes: () => ({ transaction, reponse }),
    fermer: () => void serveur.close(),
  };
}

async function lire(requete: IncomingMessage): Promise<string> {
  const morceaux: Buffer[] = [];
  for await (const morceau of requete) morceaux.push(morceau);
  return Buffer.concat(morceaux).toString();
}
