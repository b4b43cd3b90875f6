import { jourParis } from '@orapont/domain/dates';
import type { Bd, Tx } from '../../kernel/bd.ts';
import type { Serveur } from '../../kernel/mount.ts';
import { composerSession, type Personne } from './droits.ts';
import { estVivante, PAS_DE_VUE } from './duree.ts';
import { lirePersonne } from './personne-repository.ts';
import { marquerVue, trouverSession } from './session-repository.ts';

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
      const ligne = await trouverSession(tx, jeton);
      if (!ligne || !estVivante(ligne, moment)) return undefined;
      const personne = await lirePersonne(tx, ligne.compte_id, jour);
      return personne && ouvrir(tx, ligne, personne, moment);
    });
}

type Ligne = NonNullable<Awaited<ReturnType<typeof trouverSession>>>;

async function ouvrir(tx: Tx, ligne: Ligne, personne: Personne, moment: Date) {
  const { id, affectation_id: affectationId, signature_jusqu } = ligne;
  if (ligne.etape !== 'OUVERTE') return { etape: 'SECOND_FACTEUR' as const, id, compteId: ligne.compte_id };
  if (moment.getTime() - Date.parse(ligne.vu_le) > PAS_DE_VUE) await marquerVue(tx, id, moment);
  const signatureJusqu = encoreOuverte(signature_jusqu, moment);
  return composerSession(personne, { id, affectationId, signatureJusqu }, jourParis(moment.toISOString()));
}

const encoreOuverte = (jusqu: string | null, moment: Date) =>
  jusqu !== null && Date.parse(jusqu) > moment.getTime() ? jusqu : null;
