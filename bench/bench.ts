import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { lireBoite } from '@orapont/contract/courrier';
import { listerDossiers } from '@orapont/contract/dossier';
import { listerLectures, ouvrirLecture } from '@orapont/contract/lecture';
import { lireMedia } from '@orapont/contract/media';
import { mesurerDebit } from '../apps/server/src/adapters/objets/debit.ts';
import { fichiersObjets } from '../apps/server/src/adapters/objets/fichiers.ts';
import { ouvrirTrousseau } from '../apps/server/src/adapters/trousseau/fichiers.ts';
import { envoyer, nouveauResident, ouvrir, preparerDemande, repondre } from '../e2e/outils/acte.ts';
import { type Client, connecter, jusqua } from '../e2e/outils/client.ts';
import { photos } from '../e2e/outils/images.ts';
import { lancerServeur } from '../e2e/outils/serveur.ts';
import { remplir } from './dossiers.ts';

/** Figures of one run on this machine, beside what the same machine does bare: to compare, never to pass or fail. */
type Mesure = { readonly quoi: string; readonly valeur: string; readonly note?: string };

const DOSSIERS = [1_000, 100_000] as const;
const RECHERCHES = ['lefevre', 'lefevr', 'martin', 'dupnot', 'bernrad', 'Thomas', 'petit', 'roben'] as const;
const mesures: Mesure[] = [];

const ms = (valeur: number) => `${valeur < 10 ? valeur.toFixed(1) : Math.round(valeur)} ms`;
const centile = (valeurs: readonly number[], part: number) =>
  valeurs.toSorted((a, b) => a - b)[Math.min(valeurs.length - 1, Math.floor(valeurs.length * part))] ?? 0;
const resumer = (valeurs: readonly number[]) =>
  `p50 ${ms(centile(valeurs, 0.5))}, p95 ${ms(centile(valeurs, 0.95))}`;

async function chronometrer(fois: number, travail: (rang: number) => Promise<unknown>): Promise<number[]> {
  const durees: number[] = [];
  for (let rang = 0; rang < fois; rang++) {
    const debut = performance.now();
    await travail(rang);
    durees.push(performance.now() - debut);
  }
  return durees;
}

async function mesurerApplication(): Promise<void> {
  const debut = performance.now();
  const serveur = await lancerServeur({ env: { ORAPONT_LOG: 'error' } });
  mesures.push({
    quoi: 'Démarrage, base embarquée et démonstration comprises',
    valeur: ms(performance.now() - debut),
  });
  try {
    const soignante = await connecter(serveur.origine, 'emilie.roche');
    const dentiste = await connecter(serveur.origine, 'claire.moreau');
    for (const combien of DOSSIERS) {
      await remplir(serveur.dossier, combien);
      await mesurerRecherche(soignante, combien);
      await mesurerActe(soignante, dentiste, combien);
    }
  } finally {
    await serveur.arreter();
  }
}

async function mesurerRecherche(client: Client, combien: number): Promise<void> {
  const nombre = combien.toLocaleString('fr-FR');
  await client.appeler(listerDossiers, { query: { q: 'lef' } });
  const liste = await chronometrer(20, () => client.appeler(listerDossiers));
  mesures.push({ quoi: `Liste des résidents, ${nombre} dossiers`, valeur: resumer(liste) });
  const recherches = await chronometrer(80, (rang) =>
    client.appeler(listerDossiers, { query: { q: RECHERCHES[rang % RECHERCHES.length] ?? '' } }),
  );
  mesures.push({
    quoi: `Recherche d’un nom, ${nombre} dossiers`,
    valeur: resumer(recherches),
    note: 'fautes et accents compris',
  });
}

async function mesurerActe(soignante: Client, dentiste: Client, combien: number): Promise<void> {
  const nombre = combien.toLocaleString('fr-FR');
  const images = await photos(5);
  const nom = `Mesure ${randomUUID().slice(0, 8)}`;
  const dossierId = await nouveauResident(
    soignante,
    { nom, prenom: 'Camille', lieu: 'tilleuls' },
    'claire.moreau',
  );
  const depot = performance.now();
  const acteId = await preparerDemande(soignante, {
    dossierId,
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'Que voit-on ?',
    photos: images,
  });
  mesures.push({
    quoi: `Préparer une demande, cinq images traitées, ${nombre} dossiers`,
    valeur: ms(performance.now() - depot),
  });
  const envoi = performance.now();
  await envoyer(soignante, acteId);
  const { images: vues } = await ouvrir(dentiste, acteId);
  mesures.push({
    quoi: `De l’envoi à l’arrivée chez le requis, ${nombre} dossiers`,
    valeur: ms(performance.now() - envoi),
  });

  const liste = await chronometrer(20, () => dentiste.appeler(listerLectures));
  mesures.push({ quoi: `Liste de travail du dentiste, ${nombre} dossiers`, valeur: resumer(liste) });
  const ouverture = await chronometrer(20, () => dentiste.appeler(ouvrirLecture, { params: { id: acteId } }));
  mesures.push({ quoi: `Ouvrir un cas, ${nombre} dossiers`, valeur: resumer(ouverture) });
  const id = vues[0]?.id ?? '';
  const image = await chronometrer(20, () =>
    dentiste.octets(lireMedia, { params: { id, rendu: 'lecture' }, query: { acte: acteId } }),
  );
  mesures.push({ quoi: `Première image d’un cas, ${nombre} dossiers`, valeur: resumer(image) });

  const boite = 'emilie.roche@demo.mssante.fr';
  const compter = () =>
    soignante.appeler(lireBoite, { params: { adresse: boite } }).then(
      ({ messages }) => messages.length,
      () => 0,
    );
  const avant = await compter();
  const signature = performance.now();
  await repondre(dentiste, 'claire.moreau', acteId, 'Aucune lésion vue sur ces images.');
  const signee = performance.now();
  await jusqua(async () => (await compter()) > avant || undefined, 'la lettre');
  mesures.push({
    quoi: `Prendre en charge, répondre et signer, ${nombre} dossiers`,
    valeur: ms(signee - signature),
    note: 'attente d’un code comprise',
  });
  mesures.push({
    quoi: `De la signature à la lettre reçue, ${nombre} dossiers`,
    valeur: ms(performance.now() - signee),
  });
}

const MEGA = 16;
const OBJETS = 8;

/** Encrypted objects, against the same bytes hashed and encrypted without a file, and against a durable plain file. */
async function mesurerDebits(): Promise<void> {
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-bench-'));
  try {
    const objets = fichiersObjets(
      dossier,
      await ouvrirTrousseau({ donnees: dossier, fichierMaitre: undefined }),
    );
    const { ecriture, lecture } = await mesurerDebit(objets, {
      mega: MEGA,
      objets: OBJETS,
      now: () => performance.now(),
    });
    const nu = chiffrementNu();
    const disque = disqueNu(dossier);
    const rapport = (valeur: number, base: number) => `${Math.round((valeur * 100) / base)} %`;
    mesures.push(
      {
        quoi: 'Dépôt d’images chiffrées',
        valeur: `${Math.round(ecriture)} Mo/s`,
        note: `${rapport(ecriture, nu)} du chiffrement nu, ${rapport(ecriture, disque)} du disque`,
      },
      {
        quoi: 'Lecture d’images chiffrées',
        valeur: `${Math.round(lecture)} Mo/s`,
        note: `${rapport(lecture, nu)} du chiffrement nu`,
      },
      { quoi: 'SHA-256 puis AES-256-GCM, en mémoire', valeur: `${Math.round(nu)} Mo/s` },
      { quoi: 'Écriture durable en clair', valeur: `${Math.round(disque)} Mo/s` },
    );
  } finally {
    rmSync(dossier, { recursive: true, force: true });
  }
}

const bloc = Buffer.alloc(65_536, 7);
const debitDe = (travail: () => void): number => {
  const debut = performance.now();
  for (let rang = 0; rang < OBJETS; rang++) travail();
  return (MEGA * OBJETS * 1_000) / (performance.now() - debut);
};

const chiffrementNu = (): number =>
  debitDe(() => {
    const condense = createHash('sha256');
    const chiffre = createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12));
    for (let octets = 0; octets < MEGA * 1_000_000; octets += bloc.length) {
      condense.update(bloc);
      chiffre.update(bloc);
    }
    condense.digest();
    chiffre.final();
  });

const disqueNu = (dossier: string): number =>
  debitDe(() => {
    const fichier = openSync(join(dossier, randomUUID()), 'w');
    for (let octets = 0; octets < MEGA * 1_000_000; octets += bloc.length) writeSync(fichier, bloc);
    fsyncSync(fichier);
    closeSync(fichier);
  });

await mesurerDebits();
await mesurerApplication();
const largeur = Math.max(...mesures.map(({ quoi }) => quoi.length));
console.log('');
for (const { quoi, valeur, note } of mesures)
  console.log(`${quoi.padEnd(largeur)}  ${valeur}${note ? `  (${note})` : ''}`);
