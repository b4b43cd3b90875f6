import type { PliSigneT } from '@orapont/contract/livraison';
import type { EmportT } from '@orapont/contract/tournee';
import { ErreurCoffre } from './erreur-coffre.ts';
import type { Prise } from './prise.ts';
import { cacheter, lireEmport } from './tournee.ts';

/** Seals a picture when it is taken: what it is, of whom, when, and the digest of its bytes, signed by this tablet. */
export async function scellerMedia({
  octets,
  empreinte,
  prise,
}: {
  readonly octets: number;
  readonly empreinte: string;
  readonly prise: Prise;
}): Promise<PliSigneT> {
  const { tourneeId = '', dossierId = '' } = prise;
  const emport: EmportT | undefined = await lireEmport(tourneeId);
  if (!emport) throw new ErreurCoffre('VERROUILLE');
  const { acteId, mediaId, vue, modalite, moyen, miroir, prisLe, auteurId, captationId, qualite } = prise;
  const media = {
    acteId,
    mediaId,
    vue,
    modalite,
    moyen,
    miroir,
    prisLe,
    auteurId: auteurId ?? emport.par.professionnelId,
    ...(captationId ? { captationId } : {}),
    ...(prise.dispositifId ? { dispositifId: prise.dispositifId } : {}),
    ...(prise.extrait ? { extrait: prise.extrait } : {}),
    ...(qualite === undefined ? {} : { qualite }),
  };
  const { texte, signature } = await cacheter({
    type: 'MEDIA',
    emportId: emport.id,
    dossierId,
    acteId,
    media,
    empreinte,
    octets,
  });
  return { texte, signature };
}
