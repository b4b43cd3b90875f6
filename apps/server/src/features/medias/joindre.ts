import { PHRASES_REJET } from '@orapont/contract/media-rejet';
import type { SessionSoin } from '../../kernel/session.ts';
import type { Televersement } from '../objets/ports.ts';
import type { DepsMedias } from './deps.ts';
import { finaliser } from './finaliser.ts';
import type { SourceAleatoire } from './ports.ts';

const ENVOI = '0'.repeat(32);

/** A picture that the server holds already (received from a machine) put in an act: the same path as an upload, without the upload. */
export async function joindre(
  deps: DepsMedias,
  session: SessionSoin,
  image: { readonly acteId: string; readonly mediaId: string; readonly dossierId: string },
  source: SourceAleatoire,
): Promise<
  { readonly accepte: true; readonly mediaId: string } | { readonly accepte: false; readonly phrase: string }
> {
  const { acteId, mediaId, dossierId } = image;
  const envoi: Televersement = {
    id: ENVOI,
    organisationId: session.organisationId,
    dossierId,
    acteId,
    taille: source.taille,
    recus: source.taille,
  };
  const televersements: DepsMedias['televersements'] = {
    ...deps.televersements,
    trouver: async () => envoi,
    lireTeleversement: () => source.lire(0, source.taille),
    abandonner: async () => undefined,
  };
  const { media } = await finaliser({ ...deps, televersements }, session, {
    acteId,
    mediaId,
    vue: 'RADIO',
    modalite: 'RADIO',
    moyen: 'IMPORT',
    miroir: false,
    televersementId: ENVOI,
  });
  return media.etat === 'REJETE'
    ? { accepte: false, phrase: PHRASES_REJET[media.rejetCode ?? 'ILLISIBLE'] }
    : { accepte: true, mediaId: media.mediaId };
}
