import { type EtatAppareil, etatAppareil, MOTIF_APPAREIL } from '@orapont/domain/appareil/vie';
import { Erreur } from '@orapont/domain/erreurs';
import type { Bd, Tx } from '../../kernel/bd.ts';
import type { Serveur } from '../../kernel/mount.ts';
import {
  changerAppareil,
  type LigneAppareil,
  structureOuverte,
  trouverAppareil,
} from './appareil-repository.ts';
import { trouverJeton } from './jeton-repository.ts';

/** One write a device and this long at most, however many pieces of a picture it sends. */
const PAS_DE_VUE = 30_000;

/**
 * Reads which device holds a token, and what has become of it since: closed or to be erased, it is told so at its next call, even in
 * the middle of a picture.
 *
 * @source OWASP ASVS 8.3.2
 */
export function authentificateurAppareil({
  bd,
  maintenant,
}: {
  readonly bd: Bd;
  readonly maintenant: () => Date;
}): Serveur['authentifierAppareil'] {
  return async (jeton) => {
    const moment = maintenant();
    const porteur = await bd.authentification((tx) => trouverJeton(tx, jeton, moment));
    if (!porteur) return undefined;
    const { organisationId } = porteur;
    return bd.organisation({ organisationId }, async (tx) => {
      const appareil = await trouverAppareil(tx, porteur.appareilId);
      if (!appareil) return undefined;
      exigerActif(await etatDe(tx, appareil, moment));
      if (moment.getTime() - Date.parse(appareil.vu_le) > PAS_DE_VUE)
        await changerAppareil(tx, appareil.id, { vu_le: moment.toISOString() });
      return {
        etape: 'APPAREIL',
        id: appareil.id,
        nom: appareil.nom,
        organisationId,
        siteId: appareil.site_id,
      };
    });
  };
}

export async function etatDe(tx: Tx, appareil: LigneAppareil, maintenant: Date): Promise<EtatAppareil> {
  return etatAppareil(
    {
      vuLe: appareil.vu_le,
      fermeLe: appareil.ferme_le,
      effacerLe: appareil.effacer_le,
      effaceLe: appareil.efface_le,
      structureOuverte: await structureOuverte(tx, appareil.organisation_id),
    },
    maintenant.toISOString(),
  );
}

/** @throws Erreur PARTI with the order for the device */
export function exigerActif(etat: EtatAppareil): void {
  if (etat !== 'ACTIF') throw new Erreur('PARTI', [MOTIF_APPAREIL[etat]]);
}
