import { Worker } from 'node:worker_threads';
import { PILE } from './moteur.ts';

/**
 * Runs the French agency's own XSD and schematrons, from a folder that the person has, on CDA documents. A second opinion: the
 * product's own checks are written from the published specifications, and nothing of that folder enters the project.
 */
const travail = new Worker(new URL('./travail.ts', import.meta.url), {
  workerData: { args: process.argv.slice(2), ici: process.env['INIT_CWD'] ?? process.cwd() },
  resourceLimits: PILE,
});
travail.on('message', (message: { sortie?: string; erreur?: string; code?: number }) => {
  if (message.sortie !== undefined) process.stdout.write(message.sortie);
  if (message.erreur !== undefined) process.stderr.write(`${message.erreur}\n`);
  if (message.code !== undefined) process.exitCode = message.code;
});
travail.on('error', (erreur) => {
  process.stderr.write(`La vérification s’est arrêtée : ${erreur.message}\n`);
  process.exitCode = 2;
});
