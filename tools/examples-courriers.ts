import { join } from 'node:path';
import { lireBoite, lireBoites, lireCourrier, telechargerEml } from '@orapont/contract/courrier';
import PostalMime from 'postal-mime';
import { fabriqueXdm } from '../apps/server/src/adapters/xdm/fabrique-xdm.ts';
import type { ArchiveLue } from '../apps/server/src/features/echange/ports.ts';
import type { Client } from '../e2e/outils/client.ts';

/** What each kind of document is called, by the LOINC code of its type; the others are CDA N1. */
const FAMILLES: Readonly<Record<string, string>> = { '75496-0': 'TLM-DA', '85208-7': 'TLM-CR' };

/** Every message of the sandbox under the address that received it, and the documents that it carries by their kind. */
export async function ecrireCourriers(
  client: Client,
  ecrire: (nom: string, octets: Uint8Array) => void,
): Promise<void> {
  const { boites } = await client.appeler(lireBoites);
  const vus = new Map<string, number>();
  for (const { adresse } of boites) {
    const { messages } = await client.appeler(lireBoite, { params: { adresse } });
    for (const [rang, { id }] of messages.toReversed().entries()) {
      const { recuLe } = await client.appeler(lireCourrier, { params: { id } });
      const eml = await client.octets(telechargerEml, { params: { id } });
      ecrire(join('courriers', adresse, `${recuLe.slice(0, 19).replaceAll(':', '')}-${rang + 1}.eml`), eml);
      await ecrireDocuments(eml, (nom, fin, octets) => {
        const fois = (vus.get(nom) ?? 0) + 1;
        vus.set(nom, fois);
        ecrire(`${nom}${fois === 1 ? '' : `-${fois}`}${fin}`, octets);
      });
    }
  }
}

async function ecrireDocuments(
  eml: Uint8Array,
  ecrire: (nom: string, fin: string, octets: Uint8Array) => void,
): Promise<void> {
  const { attachments } = await PostalMime.parse(eml, { attachmentEncoding: 'arraybuffer' });
  const piece = attachments.find(({ filename }) => filename === 'IHE_XDM.zip');
  if (!piece || !(piece.content instanceof ArrayBuffer)) return;
  const archive = new Uint8Array(piece.content);
  const ouverte = await fabriqueXdm.ouvrir(archive);
  if (ouverte.defauts.length > 0)
    throw new Error(
      `Une archive envoyée ne tient pas : ${ouverte.defauts.map(({ code }) => code).join(', ')}`,
    );
  for (const { lu, cda } of ouverte.documents) ecrire(nommer(lu), '.xml', cda);
  ecrire(`XDM-${ouverte.documents.map(({ lu }) => nommer(lu)).join('+')}`, '.zip', archive);
}

/** `TLM-DA-casanova`, `N1-96349-6-casanova`: the people are fictitious. */
function nommer({ type, patient }: ArchiveLue['documents'][number]['lu']): string {
  const personne = patient.nomNaissance
    .normalize('NFD')
    .replace(/[^\p{L}-]/gu, '')
    .toLowerCase();
  return `${FAMILLES[type.code] ?? `N1-${type.code}`}-${personne}`;
}
