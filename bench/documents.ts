import { controlerCda } from '../apps/server/src/adapters/cda/controler.ts';
import { fabriqueCda } from '../apps/server/src/adapters/cda/fabrique-cda.ts';
import { enTeteDemande, modeleDemandeCda } from '../apps/server/src/adapters/cda/testing-cda.ts';
import { atelierCourrier } from '../apps/server/src/adapters/mssante/atelier.ts';
import { lecteurMessages } from '../apps/server/src/adapters/mssante/lecteur-messages.ts';
import { fabriqueXdm } from '../apps/server/src/adapters/xdm/fabrique-xdm.ts';
import type { FabriqueXdm, LotXdm, ModeleDemandeCda } from '../apps/server/src/features/echange/ports.ts';
import type { LecteurMessages } from '../apps/server/src/features/reception/ports.ts';
import { chronometrer, type Ligne, mediane, ms, type Section } from './tableau.ts';

const FOIS = 100;
/** A request without pictures, and one whose PDF carries twelve. */
const PDF = { 'sans image': 20_000, 'PDF de 1 Mo': 1_000_000 } as const;

/** Documents per second on one core: written, put in an archive, checked by our rules, archive opened and compared with its headers. */
export async function mesurerDocuments(): Promise<Section> {
  const lignes: Ligne[] = [];
  for (const [titre, taille] of Object.entries(PDF)) {
    const modele = modeleDe(taille);
    const cda = fabriqueCda.demande(modele);
    const lot = lotDe(cda);
    const archive = await fabriqueXdm.archiver(lot);
    const durees = await chronometrer(FOIS, [
      async () => fabriqueCda.demande(modele),
      async () => controlerCda(cda),
      () => fabriqueXdm.archiver(lot),
      () => fabriqueXdm.ouvrir(archive),
    ]);
    lignes.push({
      quoi: `TLM-DA écrites / contrôlées / archivées / archives ouvertes, ${titre}`,
      valeurs: [durees.map((cote) => Math.round(1_000 / mediane(cote))).join(' / ')],
    });
  }
  lignes.push(await mesurerArrets());
  return { titre: 'Documents structurés, par seconde', lignes };
}

const LETTRES = 15;
/** The PDF of a request of twelve views; the letter that carries it twice weighs 3.8 MB. */
const DOUZE_VUES = 1_400_000;

/**
 * How long a letter of twelve views, made then received, keeps the server from answering anyone: in its own process, and beside it as
 * the application does. Both in turn; the figure is the median of the longest stops.
 */
async function mesurerArrets(): Promise<Ligne> {
  const atelier = atelierCourrier();
  try {
    const lot = lotDe(fabriqueCda.demande(modeleDe(DOUZE_VUES)));
    const archive = await atelier.xdm.archiver(lot);
    const brut = messageDe([archive, new Uint8Array(DOUZE_VUES)]);
    const lettre = async ({ xdm, messages }: Pilotes) => {
      await xdm.archiver(lot);
      await messages.lire(brut);
      await xdm.ouvrir(archive);
    };
    const dedans: number[] = [];
    const dehors: number[] = [];
    for (let tour = 0; tour < LETTRES; tour++) {
      dedans.push(await plusLongArret(() => lettre({ xdm: fabriqueXdm, messages: lecteurMessages })));
      dehors.push(await plusLongArret(() => lettre(atelier)));
    }
    return {
      quoi: 'Arrêt le plus long du serveur pour une lettre de douze vues\u00a0: faite et ouverte dedans, à côté',
      valeurs: [`${ms(mediane(dedans))} / ${ms(mediane(dehors))}`],
    };
  } finally {
    await atelier.fermer();
  }
}

type Pilotes = { readonly xdm: FabriqueXdm; readonly messages: LecteurMessages };

/** The longest time between two turns of the event loop. */
async function plusLongArret(travail: () => Promise<void>): Promise<number> {
  let arret = 0;
  let dernier = performance.now();
  const tour = () => {
    const maintenant = performance.now();
    arret = Math.max(arret, maintenant - dernier);
    dernier = maintenant;
  };
  const minuterie = setInterval(tour, 1);
  await travail();
  await new Promise((suite) => setTimeout(suite, 5));
  clearInterval(minuterie);
  tour();
  return arret;
}

const messageDe = (pieces: readonly Uint8Array[]): Uint8Array =>
  Buffer.from(
    [
      'Message-ID: <a@b>\r\nContent-Type: multipart/mixed; boundary=x\r\n',
      ...pieces.map((piece) => `--x\r\n${ENTETE_DE_PIECE}\r\n\r\n${enLignes(piece)}`),
      '--x--\r\n',
    ].join('\r\n'),
  );
const ENTETE_DE_PIECE = 'Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64';
const enLignes = (octets: Uint8Array): string =>
  Buffer.from(octets).toString('base64').replace(/.{76}/gu, '$&\r\n');

const lotDe = (cda: Uint8Array): LotXdm => ({
  identifiant: '2.25.1',
  source: '2.25.2',
  emisLe: '2026-01-01T00:00:00.000Z',
  emetteur: 'Mesure',
  documents: [{ cda, masquages: [] }],
});

const modeleDe = (taille: number): ModeleDemandeCda => {
  const octets = new Uint8Array(taille).map((_, rang) => (rang * 31) % 251);
  octets.set(new TextEncoder().encode('%PDF-1.4\n'));
  return modeleDemandeCda({
    enTete: enTeteDemande(),
    documents: [{ titre: 'Demande', type: 'application/pdf', octets, le: '2026-01-01' }],
  });
};
