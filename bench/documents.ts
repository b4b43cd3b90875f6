import { controlerCda } from '../apps/server/src/adapters/cda/controler.ts';
import { fabriqueCda } from '../apps/server/src/adapters/cda/fabrique-cda.ts';
import { enTeteDemande, modeleDemandeCda } from '../apps/server/src/adapters/cda/testing-cda.ts';
import { fabriqueXdm } from '../apps/server/src/adapters/xdm/fabrique-xdm.ts';
import type { ModeleDemandeCda } from '../apps/server/src/features/echange/ports.ts';
import { chronometrer, mediane, type Section } from './tableau.ts';

const FOIS = 100;
/** A request without pictures, and one whose PDF carries twelve. */
const PDF = { 'sans image': 20_000, 'PDF de 1 Mo': 1_000_000 } as const;

/** Documents per second on one core: written, put in an archive, checked by our rules, archive opened and compared with its headers. */
export async function mesurerDocuments(): Promise<Section> {
  const lignes = [];
  for (const [titre, taille] of Object.entries(PDF)) {
    const modele = modeleDe(taille);
    const cda = fabriqueCda.demande(modele);
    const lot = {
      identifiant: '2.25.1',
      source: '2.25.2',
      emisLe: '2026-01-01T00:00:00.000Z',
      emetteur: 'Mesure',
      documents: [{ cda, masquages: [] }],
    };
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
  return { titre: 'Documents structurés, par seconde', lignes };
}

const modeleDe = (taille: number): ModeleDemandeCda => {
  const octets = new Uint8Array(taille).map((_, rang) => (rang * 31) % 251);
  octets.set(new TextEncoder().encode('%PDF-1.4\n'));
  return modeleDemandeCda({
    enTete: enTeteDemande(),
    documents: [{ titre: 'Demande', type: 'application/pdf', octets, le: '2026-01-01' }],
  });
};
