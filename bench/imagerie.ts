import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listerEtudes, ouvrirPorte, rattacherEtude } from '@orapont/contract/imagerie';
import { listerDuDossier } from '@orapont/contract/imagerie-dossier';
import { el } from '@orapont/domain/imagerie/jeu-dicom';
import { ecrireP10 } from '../apps/server/src/adapters/dicom/ecriture-p10.ts';
import { idDemo } from '../apps/server/src/bac-a-sable/demo/identifiants.ts';
import { nouvelUid } from '../apps/server/src/features/imagerie/testing.ts';
import { portLibre } from '../apps/server/src/kernel/testing-port.ts';
import { nouveauResident } from '../e2e/outils/acte.ts';
import { connecter, jusqua } from '../e2e/outils/client.ts';
import { lancerServeur } from '../e2e/outils/serveur.ts';
import { imprimer, type Section } from './tableau.ts';

/**
 * DICOM in and out beside Orthanc, on the same files in one run: 16-bit slices of half a megabyte, sent by `storescu` in one
 * association, then read one by one over HTTP. Orapont encrypts each before its answer, under a policy that is asked at each reading;
 * Orthanc writes them as they are, with its authentication off.
 */
const COUPES = 60;
const COTE = 512;
const NOM = 'MESURE';

const executer = promisify(execFile);
const present = (programme: string) => spawnSync(programme, ['--version']).status === 0;

type Examen = {
  readonly dossier: string;
  readonly etude: string;
  readonly serie: string;
  readonly sops: readonly string[];
};

function fabriquer(): Examen {
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-bench-dicom-'));
  const [etude, serie] = [nouvelUid(), nouvelUid()];
  const sops = Array.from({ length: COUPES }, nouvelUid);
  for (const [rang, sop] of sops.entries()) {
    const points = Buffer.alloc(COTE * COTE * 2);
    for (let i = 0; i < COTE * COTE; i += 1) points.writeUInt16LE((i * 7 + rang * 131) % 4_096, 2 * i);
    const jeu = {
      '00080016': el('UI', '1.2.840.10008.5.1.4.1.1.2'),
      '00080018': el('UI', sop),
      '00080060': el('CS', 'CT'),
      '00100010': el('PN', { Alphabetic: `${NOM}^CAMILLE` }),
      '00100020': el('LO', 'M-1'),
      '0020000D': el('UI', etude),
      '0020000E': el('UI', serie),
      '00200013': el('IS', rang + 1),
      '00280002': el('US', 1),
      '00280004': el('CS', 'MONOCHROME2'),
      '00280010': el('US', COTE),
      '00280011': el('US', COTE),
      '00280100': el('US', 16),
      '00280101': el('US', 12),
      '00280102': el('US', 11),
      '00280103': el('US', 0),
    };
    const nom = `${String(rang).padStart(4, '0')}.dcm`;
    writeFileSync(join(dossier, nom), ecrireP10(jeu, '1.2.840.10008.1.2.1', { vr: 'OW', natifs: points }));
  }
  return { dossier, etude, serie, sops };
}

/** Instances per second. */
async function chronometrer(travail: () => Promise<unknown>): Promise<number> {
  const debut = performance.now();
  await travail();
  return COUPES / ((performance.now() - debut) / 1_000);
}

const envoyer = (port: number, appele: string, dossier: string) =>
  executer('storescu', ['+sd', '-aet', 'BANC', '-aec', appele, '127.0.0.1', String(port), dossier]);

async function lireTout(adresses: readonly string[], entetes: Record<string, string>): Promise<void> {
  for (const adresse of adresses) {
    const reponse = await fetch(adresse, { headers: entetes });
    const octets = await reponse.arrayBuffer();
    if (!reponse.ok || octets.byteLength < COTE * COTE * 2) throw new Error(`${reponse.status} ${adresse}`);
  }
}

type Mesure = { readonly entree: number; readonly sortie: number };

async function mesurerOrapont({ dossier, etude, serie, sops }: Examen): Promise<Mesure> {
  const port = await portLibre();
  const env = {
    ORAPONT_LOG: 'error',
    ORAPONT_DEMO: '1',
    ORAPONT_DEMO_ACTES: '0',
    ORAPONT_DICOM_PORT: `${port}`,
  };
  const serveur = await lancerServeur({ env });
  try {
    const administrateur = await connecter(serveur.origine, 'administration');
    const soignante = await connecter(serveur.origine, 'emilie.roche');
    await administrateur.appeler(ouvrirPorte, {
      params: { id: randomUUID() },
      body: {
        type: 'DIMSE',
        nom: 'Banc',
        siteId: idDemo('site tilleuls'),
        regles: [],
        aeAppele: 'ORAPONT',
        aeAppelant: 'BANC',
        adresse: '127.0.0.1',
      },
    });
    const dossierId = await nouveauResident(soignante, { nom: NOM, prenom: 'Camille', lieu: 'tilleuls' });
    const entree = await chronometrer(() => envoyer(port, 'ORAPONT', dossier));
    const recue = (await soignante.appeler(listerEtudes)).attente[0];
    if (recue?.instances.length !== COUPES) throw new Error(`${recue?.instances.length} reçues`);
    await soignante.appeler(rattacherEtude, {
      params: { id: recue.id },
      body: { version: recue.version, dossierId },
    });
    // The queue makes thumbnails, headers and the copy that viewers draw, and moves the bytes under the record's key: it would weigh on what is read.
    await jusqua(
      async () => {
        const { etudes } = await soignante.appeler(listerDuDossier, { params: { id: dossierId } });
        return etudes[0]?.piles.every(({ etat }) => etat === 'PRETE') || undefined;
      },
      'les coupes préparées',
      180_000,
    );
    const racine = `${serveur.origine}/api/dicomweb/studies/${etude}/series/${serie}/instances`;
    const entetes = { cookie: `__Host-sid=${soignante.jeton()}`, accept: 'application/dicom' };
    const sortie = await chronometrer(() =>
      lireTout(
        sops.map((sop) => `${racine}/${sop}`),
        entetes,
      ),
    );
    return { entree, sortie };
  } finally {
    await serveur.arreter();
  }
}

async function mesurerOrthanc({ dossier }: Examen): Promise<Mesure> {
  const port = await portLibre();
  const http = await portLibre();
  const lieu = mkdtempSync(join(tmpdir(), 'orapont-bench-orthanc-'));
  mkdirSync(join(lieu, 'base'));
  chmodSync(lieu, 0o700);
  const configuration = join(lieu, 'orthanc.json');
  writeFileSync(
    configuration,
    JSON.stringify({
      StorageDirectory: join(lieu, 'base'),
      IndexDirectory: join(lieu, 'base'),
      DicomPort: port,
      DicomAet: 'ORTHANC',
      DicomCheckCalledAet: false,
      DicomAlwaysAllowStore: true,
      HttpPort: http,
      RemoteAccessAllowed: false,
      AuthenticationEnabled: false,
      Plugins: [],
    }),
  );
  const enfant: ChildProcess = spawn('Orthanc', [configuration], { stdio: 'ignore' });
  const origine = `http://127.0.0.1:${http}`;
  try {
    await jusqua(
      async () => (await fetch(`${origine}/system`).catch(() => undefined))?.ok || undefined,
      'Orthanc',
    );
    const entree = await chronometrer(() => envoyer(port, 'ORTHANC', dossier));
    const ids = (await (await fetch(`${origine}/instances`)).json()) as readonly string[];
    const sortie = await chronometrer(() =>
      lireTout(
        ids.map((id) => `${origine}/instances/${id}/file`),
        {},
      ),
    );
    return { entree, sortie };
  } finally {
    enfant.kill('SIGKILL');
    rmSync(lieu, { recursive: true, force: true });
  }
}

const parSeconde = (valeur: number | undefined) =>
  valeur === undefined ? 'absent' : `${valeur.toFixed(1).replace('.', ',')} /s`;

/** Says plainly what is not there rather than leave a figure alone. */
export async function mesurerImagerie(): Promise<readonly Section[]> {
  if (!present('storescu'))
    return [{ titre: 'DICOM : storescu absent (apt install dcmtk), rien n’est mesuré', lignes: [] }];
  const examen = fabriquer();
  try {
    const nous = await mesurerOrapont(examen);
    const eux = present('Orthanc') ? await mesurerOrthanc(examen) : undefined;
    const titre = eux
      ? `DICOM, ${COUPES} coupes de 512 ko\u00a0: Orapont, chiffré / Orthanc de Debian, en clair`
      : `DICOM, ${COUPES} coupes de 512 ko\u00a0: Orapont, chiffré (Orthanc absent\u00a0: apt install orthanc)`;
    const ligne = (quoi: string, cle: keyof Mesure) => ({
      quoi,
      valeurs: [`${parSeconde(nous[cle])} (Orthanc\u00a0: ${parSeconde(eux?.[cle])})`],
    });
    return [
      {
        titre,
        lignes: [
          ligne('Réception par C-STORE, une association', 'entree'),
          ligne('Lecture une à une par HTTP', 'sortie'),
        ],
      },
    ];
  } finally {
    rmSync(examen.dossier, { recursive: true, force: true });
  }
}

if (import.meta.main) process.stdout.write(`${imprimer(await mesurerImagerie(), [])}\n`);
