import { jourParis } from '@orapont/domain/dates';
import type { Bd, Tx } from '../../kernel/bd.ts';
import type { Serveur } from '../../kernel/mount.ts';
import { composerSession } from './droits.ts';
import { estVivante, PAS_DE_VUE } from './duree.ts';
import { lirePorteur } from './personne-repository.ts';
import { marquerVue } from './session-repository.ts';

/**
 * Reads who holds a cookie, and his rights as they are now: a change in the directory works at the next request.
 *
 * @source OWASP ASVS 8.3.2
 */
export function authentificateur({
  bd,
  maintenant,
}: {
  readonly bd: Bd;
  readonly maintenant: () => Date;
}): Serveur['authentifier'] {
  return (jeton) =>
    bd.authentification(async (tx) => {
      const moment = maintenant();
      const jour = jourParis(moment.toISOString());
      const porteur = await lirePorteur(tx, jeton, jour);
      if (!porteur || !estVivante(porteur.session, moment)) return undefined;
      return ouvrir(tx, porteur, moment);
    });
}

type Porteur = NonNullable<Awaited<ReturnType<typeof lirePorteur>>>;

async function ouvrir(tx: Tx, { session, personne }: Porteur, moment: Date) {
  const { id, affectation_id: affectationId, signature_jusqu } = session;
  if (session.etape !== 'OUVERTE')
    return { etape: 'SECOND_FACTEUR' as const, id, compteId: personne.compteId };
  if (moment.getTime() - Date.parse(session.vu_le) > PAS_DE_VUE) await marquerVue(tx, id, moment);
  const signatureJusqu = encoreOuverte(signature_jusqu, moment);
  return composerSession(personne, { id, affectationId, signatureJusqu }, jourParis(moment.toISOString()));
}

const encoreOuverte = (jusqu: string | null, moment: Date) =>
  jusqu !== null && Date.parse(jusqu) > moment.getTime() ? jusqu : null;
