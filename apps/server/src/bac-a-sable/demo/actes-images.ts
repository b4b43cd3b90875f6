import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DepsMedias } from '../../features/medias/deps.ts';
import { finaliser } from '../../features/medias/finaliser.ts';
import type { Televersements } from '../../features/objets/ports.ts';
import type { SessionSoin } from '../../kernel/session.ts';
import type { ImageDemo } from './actes-cas.ts';
import { idDemo } from './identifiants.ts';

const IMAGES = join(import.meta.dirname, '../../../demo/images');

type Depot = {
  readonly acteId: string;
  readonly dossierId: string;
  readonly auteurId: string;
  readonly prisLe: string;
};

/** Files one picture of the repository as an upload would, and answers its id: same checks, same encryption, same work afterwards. */
export async function deposerImage(
  deps: DepsMedias,
  session: SessionSoin,
  image: ImageDemo,
  { acteId, dossierId, auteurId, prisLe }: Depot,
): Promise<string> {
  const octets = await readFile(join(IMAGES, image.fichier));
  const destination = { organisationId: session.organisationId, dossierId, acteId };
  const mediaId = mediaDe(acteId, image.fichier);
  await finaliser({ ...deps, televersements: complet(octets, destination) }, session, {
    televersementId: '0'.repeat(32),
    acteId,
    mediaId,
    vue: image.vue,
    modalite: image.modalite,
    moyen: image.moyen,
    miroir: false,
    auteurId,
    prisLe,
  });
  return mediaId;
}

export const mediaDe = (acteId: string, fichier: string) => idDemo(`media ${acteId} ${fichier}`);

/** An upload whose bytes have all come. */
const complet = (
  octets: Uint8Array,
  destination: Pick<Depot, 'acteId' | 'dossierId'> & { readonly organisationId: string },
): Televersements => ({
  trouver: async (id) => ({ ...destination, id, taille: octets.length, recus: octets.length }),
  async *lireTeleversement() {
    yield octets;
  },
  abandonner: async () => undefined,
  balayer: async () => 0,
});
