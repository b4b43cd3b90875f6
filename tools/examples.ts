import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lirePdfCompteRendu } from '@orapont/contract/compte-rendu';
import { listerEnvois } from '@orapont/contract/courrier';
import { lireDemande, modifierDemande } from '@orapont/contract/demande';
import { declarerLien } from '@orapont/contract/dossier';
import { exporterFacturation, lireFacturation } from '@orapont/contract/facturation';
import { refuserLecture } from '@orapont/contract/lecture';
import { lectureCaries } from '../apps/server/src/bac-a-sable/demo/actes-lecture.ts';
import { portLibre } from '../apps/server/src/kernel/testing-port.ts';
import { envoyer, ouvrir, preparerDemande, professionnel, repondre, resident } from '../e2e/outils/acte.ts';
import { type Client, connecter, jusqua } from '../e2e/outils/client.ts';
import { ecrireConfluences } from './examples-confluences.ts';
import { ecrireCourriers } from './examples-courriers.ts';
import { ecrireFhir } from './examples-fhir.ts';

/**
 * Writes what the product gives to others: a compte rendu of each circuit, its structured documents in both editions, the mails exactly
 * as they arrived with their archives, what a declared software reads by FHIR, a request that goes on in other software, and the billing CSV. Starts an installation of its own on the demonstration data, drives it through its interface, and drops it.
 */
const { values } = parseArgs({ options: { out: { type: 'string' } } });
if (values.out === undefined) arreter('Dites où écrire : npm run examples -- --out DOSSIER');
// npm runs a script from the checkout; the folder is meant from where the person stands.
const sortie = resolve(process.env['INIT_CWD'] ?? '.', values.out ?? '');
const racine = resolve(import.meta.dirname, '..');
preparerSortie();

await avecInstance({}, async (origine) => {
  const ehpad = await circuitEhpad(origine);
  const specialiste = await circuitSpecialiste(origine);
  await refus(origine);
  for (const { client, compteRenduId, nom } of [ehpad, specialiste])
    ecrire(`${nom}.pdf`, await client.octets(lirePdfCompteRendu, { params: { id: compteRenduId } }));
  await ecrireFacturation(ehpad.client);
  await ecrireCourriers(ehpad.client, ecrire);
  await ecrireFhir(origine, ecrire);
  await ecrireConfluences(origine, ecrire);
});
// The other edition of the téléexpertise documents: its act codes differ, and its rules are not in the agency's older folders.
await avecInstance({ ORAPONT_TLM_EDITION: '2026.01' }, async (origine) => {
  const { client } = await circuitEhpad(origine);
  await ecrireCourriers(client, (nom, octets) => {
    if (!nom.startsWith('courriers')) ecrire(`edition-2026.01-${nom}`, octets);
  });
});

type Rendu = { readonly client: Client; readonly compteRenduId: string; readonly nom: string };

/** Art. 58.1.1: the nurse of an EHPAD asks the resident's dentist. */
async function circuitEhpad(origine: string): Promise<Rendu> {
  const infirmiere = await connecter(origine, 'emilie.roche');
  const acteId = await preparerDemande(infirmiere, {
    dossierId: resident('casanova-ghjuvan'),
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'Il refuse le côté gauche depuis lundi. La dent du bas explique-t-elle la gêne ?',
    photos: images('caries', [
      'FACE',
      'VESTIBULAIRE_DROITE',
      'VESTIBULAIRE_GAUCHE',
      'OCCLUSALE_SUPERIEURE',
      'OCCLUSALE_INFERIEURE',
    ]),
  });
  await envoyer(infirmiere, acteId);
  const dentiste = await connecter(origine, 'claire.moreau');
  const { compteRenduId } = await repondre(dentiste, 'claire.moreau', acteId, (recues) => {
    const lue = lectureCaries((fichier) => {
      const image = recues.find(({ vue }) => fichier === `caries-${vue}.jpg`);
      return image?.id ?? arreter(`L’image ${fichier} n’est pas arrivée.`);
    });
    const conclusion =
      'Lésions visibles sur les faces occlusales de 16, 17, 25, 36, 46 et 47, et de face sur 11, 12, 13, 22, 34 et 45. La lésion de 36 est profonde : elle peut expliquer la gêne à gauche. Les faces internes n’ont pas été photographiées et restent à examiner.';
    const prescriptions =
      'Paracétamol 500 mg, un comprimé si douleur, trois au plus par jour, pendant trois jours.';
    return { ...lue, reponse: { ...lue.reponse, conclusion, prescriptions } };
  });
  await parti(dentiste, acteId, 'COMPTE_RENDU');
  return { client: dentiste, compteRenduId, nom: 'compte-rendu-ehpad' };
}

/** Art. 58.1.2: the dentist asks an oral surgeon about a lesion. */
async function circuitSpecialiste(origine: string): Promise<Rendu> {
  const dentiste = await connecter(origine, 'claire.moreau');
  const dossierId = resident('renaud-michel');
  await dentiste.appeler(declarerLien, {
    params: { id: dossierId },
    body: {
      id: crypto.randomUUID(),
      professionnelId: professionnel('antoine.mercier'),
      preuve: 'SOINS_AU_CABINET',
      dateContact: '2025-05-06',
      attestant: 'Dossier de soins',
      precision: '',
    },
  });
  const acteId = await preparerDemande(dentiste, {
    dossierId,
    requis: 'antoine.mercier',
    lieuDuRequis: 'hopital',
    nature: 'TELEEXPERTISE_SPECIALISTE',
    motif: 'CANCER_ORAL',
    question: 'Lésion du bord droit de la langue depuis plus de trois semaines. Faut-il une biopsie ?',
    photos: images('langue', ['LANGUE-bord-droit', 'LANGUE-dos', 'PLANCHER']),
  });
  const { version } = await dentiste.appeler(lireDemande, { params: { id: acteId } });
  await dentiste.appeler(modifierDemande, {
    params: { id: acteId },
    body: {
      version,
      champs: {
        lesion: {
          site: 'LANGUE_BORD_DROIT',
          tailleMm: 8,
          depuis: 'plus de trois semaines',
          aspect: 'Plage blanche et rouge, bords nets',
          induration: 'OUI',
          adenopathie: 'NON',
          facteurs: ['Tabac'],
        },
      },
    },
  });
  await envoyer(dentiste, acteId);
  const chirurgien = await connecter(origine, 'antoine.mercier');
  const { compteRenduId } = await repondre(
    chirurgien,
    'antoine.mercier',
    acteId,
    'Lésion mixte du bord droit de la langue. Une biopsie est conseillée sous quinze jours.',
  );
  await parti(chirurgien, acteId, 'COMPTE_RENDU');
  return { client: chirurgien, compteRenduId, nom: 'compte-rendu-specialiste' };
}

/** A dentist who cannot take a request over says so, and his letter leaves by itself. */
async function refus(origine: string): Promise<void> {
  const infirmiere = await connecter(origine, 'emilie.roche');
  const acteId = await preparerDemande(infirmiere, {
    dossierId: resident('casanova-ghjuvan'),
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'Faut-il reprendre le joint de la prothèse du haut ?',
    photos: images('caries', ['OCCLUSALE_SUPERIEURE']),
  });
  await envoyer(infirmiere, acteId);
  const dentiste = await connecter(origine, 'claire.moreau');
  await ouvrir(dentiste, acteId);
  await dentiste.appeler(refuserLecture, {
    params: { id: acteId },
    body: { motif: 'SOIN_PRESENTIEL', precision: 'La tenue d’une prothèse s’examine en bouche.' },
  });
  await parti(infirmiere, acteId, 'REFUS');
}

/** Signed is not delivered: the PDF, the mail and the line come from the queue. */
async function parti(client: Client, acteId: string, quoi: 'COMPTE_RENDU' | 'REFUS'): Promise<void> {
  await jusqua(
    async () => {
      const { envois } = await client.appeler(listerEnvois, { params: { id: acteId } });
      return envois.some(({ type, etat }) => type === quoi && etat === 'FAIT') || undefined;
    },
    `la lettre ${quoi} acceptée par l’opérateur`,
    120_000,
  );
}

async function ecrireFacturation(client: Client): Promise<void> {
  const mois = await jusqua(
    async () => {
      const facturation = await client.appeler(lireFacturation);
      const codes = new Set(facturation.lignes.map(({ code }) => code));
      return codes.has('TE2') && codes.has('RQD') ? facturation.mois : undefined;
    },
    'les lignes TE2 et RQD',
    60_000,
  );
  ecrire('facturation.csv', await client.octets(exporterFacturation, { query: { mois } }));
}

function images(cas: string, vues: readonly string[]) {
  return vues.map((vue) => {
    const name = `${cas}-${vue}.jpg`;
    const buffer = readFileSync(join(racine, 'apps/server/demo/images', name));
    return { name, mimeType: 'image/jpeg', buffer };
  });
}

function ecrire(nom: string, octets: Uint8Array): void {
  const fichier = join(sortie, nom);
  mkdirSync(resolve(fichier, '..'), { recursive: true });
  writeFileSync(fichier, octets);
  process.stdout.write(`${nom} (${octets.length.toLocaleString('fr-FR')} octets)\n`);
}

function preparerSortie(): void {
  try {
    mkdirSync(sortie, { recursive: true });
    writeFileSync(join(sortie, '.essai'), '');
    rmSync(join(sortie, '.essai'));
  } catch {
    arreter(`Le dossier ${sortie} n’est pas accessible en écriture. Choisissez-en un autre.`);
  }
}

function arreter(phrase: string): never {
  process.stderr.write(`${phrase}\n`);
  process.exit(1);
}

async function avecInstance(
  reglages: Readonly<Record<string, string>>,
  travail: (origine: string) => Promise<void>,
): Promise<void> {
  const instance = await lancer(reglages);
  try {
    await travail(instance.origine);
  } finally {
    await instance.arreter();
  }
}

/** An installation of its own: nothing is read from or written to the one that people use. */
async function lancer(
  reglages: Readonly<Record<string, string>>,
): Promise<{ origine: string; arreter: () => Promise<void> }> {
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-exemples-'));
  // The embedded database never runs as root: its own user must be able to enter.
  chmodSync(dossier, 0o755);
  // Only the interface is used: the pages need not be built.
  const pages = join(dossier, 'pages');
  mkdirSync(pages);
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Orapont</title>');
  const port = await portLibre();
  const origine = `http://localhost:${port}`;
  const { DATABASE_URL: _base, DATABASE_OWNER_URL: _proprietaire, ...env } = process.env;
  const enfant = spawn(process.execPath, [join(racine, 'apps/server/src/main.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...env,
      PORT: `${port}`,
      ORAPONT_ORIGIN: origine,
      ORAPONT_DATA_DIR: join(dossier, 'donnees'),
      ORAPONT_WEB_DIST: pages,
      ORAPONT_DEMO: '1',
      ...reglages,
    },
  });
  await jusqua(() => repond(enfant, origine), 'l’installation d’essai', 120_000).catch((cause) => {
    enfant.kill('SIGTERM');
    rmSync(dossier, { recursive: true, force: true });
    throw cause;
  });
  return {
    origine,
    async arreter() {
      if (enfant.exitCode === null) {
        enfant.kill('SIGTERM');
        await once(enfant, 'exit');
      }
      rmSync(dossier, { recursive: true, force: true });
    },
  };
}

async function repond(enfant: ChildProcess, origine: string): Promise<true | undefined> {
  if (enfant.exitCode !== null) throw new Error('L’installation d’essai ne démarre pas.');
  const reponse = await fetch(`${origine}/api/sante`).catch(() => undefined);
  return reponse?.ok || undefined;
}
