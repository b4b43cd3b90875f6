import { createServer } from 'node:http';
import { ouvrirTrousseau } from '../trousseau/fichiers.ts';
import { creerServeurTus } from './tus-serveur.ts';
import { magasinTus } from './tus-store.ts';

/** A server that tests kill at any moment: `node testing-serveur-tus.ts <data> <reference as JSON>`; prints its port. */
const [donnees = '', reference = '{}'] = process.argv.slice(2);
const destination: { organisationId: string; dossierId: string } = JSON.parse(reference);
const magasin = magasinTus(donnees, await ouvrirTrousseau({ donnees }));
const tus = creerServeurTus({
  magasin,
  chemin: '/api/televersements',
  tailleMax: 64_000_000,
  origine: 'http://localhost',
  surErreur: (erreur) => process.stderr.write(`${String(erreur)}\n`),
});
const garde = { creer: async () => destination, acceder: async () => true };
const serveur = createServer((requete, reponse) => {
  void tus.traiter(requete, reponse, garde).catch(() => reponse.destroy());
});
serveur.listen(0, '127.0.0.1', () => {
  const adresse = serveur.address();
  process.stdout.write(`${typeof adresse === 'object' ? adresse?.port : ''}\n`);
});
