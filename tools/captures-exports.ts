import { lirePartie, listerExports, preparerExport } from '@orapont/contract/export';
import { deposerArchive, listerReprises, ouvrirEnvoiArchive } from '@orapont/contract/reprise';
import { idDemo } from '../apps/server/src/bac-a-sable/demo/identifiants.ts';
import { adresse, type Client, jusqua } from '../e2e/outils/client.ts';

export const EXPORTEE = idDemo('organisation association');
/** A cabinet takes in what another one exported. */
const CEDANT = idDemo('organisation port');
export const REPRENEUR = idDemo('organisation roch');

/** An export that is ready, and an archive that has been tried. */
export async function exporter(origine: string, admin: Client): Promise<void> {
  await pret(admin, EXPORTEE);
  const exportId = await pret(admin, CEDANT);
  const archive = await admin.octets(lirePartie, { params: { id: CEDANT, exportId, numero: '1' } });
  const params = { id: REPRENEUR, repriseId: crypto.randomUUID() };
  const depot = await fetch(origine + adresse(ouvrirEnvoiArchive, {}), {
    method: 'POST',
    headers: {
      origin: origine,
      cookie: `__Host-sid=${admin.jeton()}`,
      'tus-resumable': '1.0.0',
      'upload-length': String(archive.length),
      'upload-metadata': `organisationId ${Buffer.from(REPRENEUR).toString('base64')}`,
      'content-type': 'application/offset+octet-stream',
    },
    body: archive as BodyInit,
  });
  if (!depot.ok) throw new Error(`L’archive n’a pas été prise : ${depot.status} ${await depot.text()}`);
  const envoi = depot.headers.get('location')?.split('/').at(-1) ?? '';
  await admin.appeler(deposerArchive, { params, body: { envoi, site: idDemo('site roch') } });
  await jusqua(async () => {
    const { reprises } = await admin.appeler(listerReprises, { params: { id: REPRENEUR } });
    return reprises.find(({ etat }) => etat === 'EXAMINEE');
  }, 'l’archive examinée');
}

async function pret(admin: Client, organisation: string): Promise<string> {
  const params = { id: organisation };
  const { id } = await admin.appeler(preparerExport, { params });
  await jusqua(
    async () => {
      const { exports } = await admin.appeler(listerExports, { params });
      return exports.find((un) => un.id === id && un.etat === 'PRET');
    },
    'l’export prêt',
    180_000,
  );
  return id;
}
