import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portLibre } from '../apps/server/src/kernel/testing-port.ts';
import { jusqua } from '../e2e/outils/client.ts';
import { COUPES, type Cote, type Examen, lire, OCTETS_DE_POINTS, storescu } from './examen.ts';

const GREFFON = '/usr/share/orthanc/plugins/libOrthancDicomWeb.so';

/** Series and searches by DICOMweb are there when Debian's `orthanc-dicomweb` is. */
export const avecDicomweb = existsSync(GREFFON);

/** Files as they are, authentication off. Without its plugin a series is its own archive, a search its own. */
export async function ouvrirOrthanc(): Promise<Cote> {
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
      Plugins: avecDicomweb ? [GREFFON] : [],
    }),
  );
  const enfant = spawn('Orthanc', [configuration], { stdio: 'ignore' });
  const origine = `http://127.0.0.1:${http}`;
  await jusqua(
    async () => (await fetch(`${origine}/system`).catch(() => undefined))?.ok || undefined,
    'Orthanc',
  );
  const trouver = async (niveau: 'Series' | 'Instance', { serie }: Examen) => {
    const question = { Level: niveau, Query: { SeriesInstanceUID: serie }, Expand: niveau === 'Instance' };
    const reponse = await fetch(`${origine}/tools/find`, { method: 'POST', body: JSON.stringify(question) });
    return (await reponse.json()) as readonly unknown[];
  };
  const web = ({ etude, serie }: Examen) => `${origine}/dicom-web/studies/${etude}/series/${serie}`;
  let ids: readonly string[] = [];
  return {
    recevoir: (examen) => storescu(port, 'ORTHANC', examen),
    reposer: async () => undefined,
    async preparer(examen) {
      ids = ((await trouver('Instance', examen)) as readonly { ID: string }[]).map(({ ID }) => ID);
      if (ids.length !== COUPES) throw new Error(`${ids.length} reçues par Orthanc`);
    },
    async lireUneAUne() {
      for (const id of ids) await lire(`${origine}/instances/${id}/file`, {}, OCTETS_DE_POINTS);
    },
    async lireSerie(examen) {
      if (avecDicomweb)
        return lire(
          web(examen),
          { accept: 'multipart/related; type="application/dicom"; transfer-syntax=*' },
          COUPES * OCTETS_DE_POINTS,
        );
      const [id] = (await trouver('Series', examen)) as readonly string[];
      return lire(`${origine}/series/${id}/archive`, {}, COUPES);
    },
    async chercher(examen) {
      if (avecDicomweb) return lire(`${web(examen)}/instances`, { accept: 'application/dicom+json' }, COUPES);
      await trouver('Instance', examen);
    },
    async fermer() {
      enfant.kill('SIGKILL');
      if (enfant.exitCode === null && enfant.signalCode === null) await once(enfant, 'exit');
      rmSync(lieu, { recursive: true, force: true });
    },
  };
}
