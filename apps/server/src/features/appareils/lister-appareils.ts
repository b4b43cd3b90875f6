import type { AppareilT } from '@orapont/contract/appareil';
import { LIBELLES_ETAT_APPAREIL, peutEffacer, peutFermer, peutRouvrir } from '@orapont/domain/appareil/vie';
import type { Tx } from '../../kernel/bd.ts';
import type { Session } from '../../kernel/session.ts';
import { parcDe } from './acces-appareil.ts';
import {
  appareilsDesSites,
  emportsEnCours,
  type LigneAppareil,
  nomsDesSites,
} from './appareil-repository.ts';
import { etatDe } from './authentifier-appareil.ts';
import type { DepsAppareils } from './ports.ts';

type Deps = Pick<DepsAppareils, 'bd' | 'maintenant'>;

/** Devices of the sites where the person works: a colleague of another site neither sees nor closes them; who answers for the structure does. */
export function lister(
  deps: Deps,
  session: Session,
  organisation: string | undefined,
): Promise<{ appareils: AppareilT[] }> {
  const { organisationId, compteId, sites } = parcDe(session, organisation);
  return deps.bd.organisation({ organisationId, compteId }, async (tx) => ({
    appareils: await decrire(tx, deps, await appareilsDesSites(tx, sites)),
  }));
}

export async function decrire(
  tx: Tx,
  { maintenant }: Pick<Deps, 'maintenant'>,
  appareils: readonly LigneAppareil[],
): Promise<AppareilT[]> {
  const sites = await nomsDesSites(
    tx,
    appareils.map(({ site_id }) => site_id),
  );
  const emports = await emportsEnCours(
    tx,
    appareils.map(({ id }) => id),
  );
  return Promise.all(
    appareils.map(async (appareil) => {
      const etat = await etatDe(tx, appareil, maintenant());
      return {
        id: appareil.id,
        nom: appareil.nom,
        siteId: appareil.site_id,
        siteNom: sites.get(appareil.site_id) ?? '',
        etat,
        etatLibelle: LIBELLES_ETAT_APPAREIL[etat],
        enrolePar: appareil.enrole_par_nom,
        enroleLe: appareil.enrole_le,
        vuLe: appareil.vu_le,
        fermeLe: appareil.ferme_le,
        fermePar: appareil.ferme_par_nom,
        effaceLe: appareil.efface_le,
        tourneesEnCours: emports.get(appareil.id) ?? 0,
        peut: { fermer: peutFermer(etat), rouvrir: peutRouvrir(etat), effacer: peutEffacer(etat) },
      };
    }),
  );
}
