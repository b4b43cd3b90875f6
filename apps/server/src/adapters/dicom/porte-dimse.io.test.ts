import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REFUS_RECEPTION } from '@orapont/domain/imagerie/refus';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppelantDimse } from '../../features/imagerie/ports.ts';
import { atelierDicom } from './atelier.ts';
import { porteDimse } from './porte-dimse.ts';

const executer = promisify(execFile);
const dcmtk = spawnSync('storescu', ['--version']).status === 0;
if (!dcmtk)
  process.stdout.write(
    '\nSans dcmtk (apt install dcmtk)\u00a0: les envois par storescu ne sont pas joués.\n',
  );
const CORPUS = join(import.meta.dirname, '../../../../../../shared/data/images/dicom');
const corpus = existsSync(CORPUS);
if (!corpus) process.stdout.write('\nSans le corpus DICOM\u00a0: son tableau n’est pas dressé.\n');

const atelier = atelierDicom({ delaiMs: 30_000 });
const appelants: AppelantDimse[] = [];
const issues: { issue: string; octets: number }[] = [];
let porte: { readonly port: number; fermer(): Promise<void> };

beforeAll(async () => {
  porte = await porteDimse({ port: 0, hote: '127.0.0.1' }).ouvrir<string>({
    async identifier(appelant) {
      appelants.push(appelant);
      return appelant.appelant === 'PANO' && appelant.appele === 'ORAPONT' ? 'porte' : undefined;
    },
    async recevoir(_porte, octets) {
      const lu = await atelier.examiner(octets);
      issues.push({ issue: lu.accepte ? 'acceptée' : lu.code, octets: octets.length });
      return lu.accepte ? 0 : REFUS_RECEPTION[lu.code].statut;
    },
    async tropLourd() {
      issues.push({ issue: 'TROP_LOURD', octets: 0 });
      return REFUS_RECEPTION.TROP_LOURD.statut;
    },
  });
});
afterAll(async () => {
  await porte?.fermer();
  await atelier.fermer();
});

const echo = (appelant: string) =>
  executer('echoscu', ['-aet', appelant, '-aec', 'ORAPONT', '127.0.0.1', String(porte.port)]);

test.skipIf(!dcmtk)(
  'C-ECHO : un appareil déclaré est entendu, un autre est rejeté à l’association',
  async () => {
    await echo('PANO');
    await expect(echo('INCONNU')).rejects.toMatchObject({ stderr: expect.stringContaining('Rejected') });
    expect(appelants.at(-1)).toEqual({ appele: 'ORAPONT', appelant: 'INCONNU', adresse: '127.0.0.1' });
  },
);

const fichiers = (dossier: string): string[] =>
  readdirSync(dossier).flatMap((nom) => {
    const chemin = join(dossier, nom);
    return statSync(chemin).isDirectory() ? fichiers(chemin) : [chemin];
  });

/** What the sender has to propose for a file that it may not transcode. */
const PROPOSITIONS: readonly (readonly [string, string])[] = [
  ['1.2.840.10008.1.2.1.99', '-xd'],
  ['1.2.840.10008.1.2.2', '-xb'],
  ['1.2.840.10008.1.2.5', '-xr'],
  ['1.2.840.10008.1.2.4.50', '-xy'],
  ['1.2.840.10008.1.2.4.51', '-xx'],
  ['1.2.840.10008.1.2.4.70', '-xs'],
  ['1.2.840.10008.1.2.4.80', '-xt'],
  ['1.2.840.10008.1.2.4.81', '-xu'],
  ['1.2.840.10008.1.2.4.90', '-xv'],
  ['1.2.840.10008.1.2.4.91', '-xw'],
];

async function envoyer(fichier: string): Promise<string> {
  const { stdout } = await executer('dcmdump', ['-q', '-M', '+P', '0002,0010', '-Un', fichier]).catch(() => ({
    stdout: '',
  }));
  const [syntaxe = ''] = /\[([\d.]+)\]/.exec(stdout)?.slice(1) ?? [];
  const option = PROPOSITIONS.find(([uid]) => uid === syntaxe)?.[1];
  const avant = issues.length;
  const { stderr } = await executer('storescu', [
    ...(option ? [option] : []),
    '-R',
    '-aet',
    'PANO',
    '-aec',
    'ORAPONT',
    '127.0.0.1',
    String(porte.port),
    fichier,
  ]).catch((cause: { stderr?: string }) => ({ stderr: cause.stderr ?? '' }));
  const issue = issues[avant]?.issue;
  if (issue !== undefined) return issue === 'acceptée' ? montrer(fichier) : issue;
  // dcmtk 3.6.7 does not know every encoding: the same bytes, as STOW-RS brings them.
  const lu = await atelier.examiner(readFileSync(fichier));
  return `${lu.accepte ? await montrer(fichier) : lu.code} (par STOW-RS\u00a0; storescu\u00a0: ${stderr.split('\n')[0]?.slice(-60)})`;
}

/** What is accepted is then shown, or said to be unreadable. */
async function montrer(fichier: string): Promise<string> {
  const rendu = { cadre: 1, format: 'image/jpeg', cote: 320, qualite: 92 } as const;
  const image = await atelier.rendre(readFileSync(fichier), rendu);
  return image ? 'montrée' : 'gardée, ILLISIBLE';
}

test.skipIf(!dcmtk || !corpus)(
  'chaque fichier du corpus finit montré, ou refusé par un motif nommé',
  async () => {
    const tous = fichiers(CORPUS).filter((chemin) => chemin.endsWith('.dcm'));
    const lignes: string[] = [];
    for (const fichier of tous) {
      const issue = await envoyer(fichier);
      lignes.push(`  ${fichier.slice(CORPUS.length + 1).padEnd(82)} ${issue}`);
    }
    process.stdout.write(`\nC-STORE du corpus (${tous.length} fichiers)\n${lignes.join('\n')}\n`);
    const restes = lignes.filter(
      (ligne) => !/ (?:montrée|gardée, ILLISIBLE|[A-Z_]+)(?: \(par STOW.*)?$/.test(ligne),
    );
    expect(restes).toEqual([]);
    expect(lignes.filter((ligne) => ligne.includes(' montrée')).length).toBeGreaterThan(80);
  },
  240_000,
);

/** Bytes thrown at the door; answers what came back before it hung up. */
function jeter(...morceaux: Buffer[]): Promise<Buffer> {
  return new Promise((resolve) => {
    const recus: Buffer[] = [];
    const socket = net.connect(porte.port, '127.0.0.1', () => {
      for (const morceau of morceaux) socket.write(morceau);
    });
    socket.on('data', (octets: Buffer) => recus.push(octets));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(Buffer.concat(recus)));
    setTimeout(() => socket.destroy(), 3_000).unref();
  });
}

const pdu = (type: number, longueur: number, corps = Buffer.alloc(0)) => {
  const tete = Buffer.from([type, 0, 0, 0, 0, 0]);
  tete.writeUInt32BE(longueur, 2);
  return Buffer.concat([tete, corps]);
};

test.each([
  ['une longueur de 4 Go', pdu(1, 0xffffffff, Buffer.alloc(10))],
  ['des données avant toute association', pdu(4, 12, Buffer.alloc(12))],
  ['un type inconnu', pdu(9, 4, Buffer.alloc(4))],
  ['une association vide', pdu(1, 0)],
  ['une association tronquée', pdu(1, 20, Buffer.alloc(20))],
  ['du texte', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  ['une fin sans début', pdu(5, 4, Buffer.alloc(4))],
])('%s : la connexion est rompue, la porte reste ouverte', async (_nom, octets) => {
  const reponse = await jeter(octets);
  expect(reponse.subarray(0, 1)).toEqual(Buffer.from([7]));
  if (dcmtk) await echo('PANO');
});

test('des suites d’octets au hasard ne ferment pas la porte', async () => {
  for (let i = 0; i < 20; i += 1) {
    const octets = Buffer.from(Array.from({ length: 50 }, (_, j) => (i * 31 + j * 17) % 256));
    octets[0] = [1, 4, 5, 7][i % 4] ?? 1;
    octets.writeUInt32BE(44, 2);
    await jeter(octets);
  }
  if (dcmtk) await echo('PANO');
}, 60_000);
