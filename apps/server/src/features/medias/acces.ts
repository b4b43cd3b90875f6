import { type ActionActe, partageOuvert, peutSurActe } from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import { type ActeSitue, trouverActe } from '../../kernel/acte-repository.ts';
import type { Bd, Tx } from '../../kernel/bd.ts';
import { appelant, enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';

/** States in which an act takes pictures: before it is sent, and when the requis asks for more. */
const OUVERTS = new Set(['BROUILLON', 'COMPLEMENT_DEMANDE']);

export const prendDesImages = ({ etat }: ActeSitue): boolean => OUVERTS.has(etat);

/** @throws Erreur INTROUVABLE for what lies beyond the wall, INTERDIT with the reasons for the rest */
export function exiger(session: SessionSoin, action: ActionActe, acte: ActeSitue): void {
  const verdict = peutSurActe(session.acteur, action, { ...acte, partageOuvert: false });
  if (verdict.accord) return;
  if (verdict.motifs.includes('AUTRE_ORGANISATION')) throw new Erreur('INTROUVABLE');
  throw new Erreur('INTERDIT', verdict.motifs);
}

/** The act, for someone who changes its pictures; `verrou` holds it still until the end of the transaction. */
export async function ouvrirPourEcrire(
  tx: Tx,
  session: SessionSoin,
  acteId: string,
  { action, verrou }: { action: 'media.deposer' | 'acte.preparer'; verrou: boolean },
): Promise<ActeSitue> {
  const acte = await trouverActe(tx, acteId, { verrou });
  if (!acte) throw new Erreur('INTROUVABLE');
  exiger(session, action, acte);
  if (!prendDesImages(acte)) throw new Erreur('CONFLIT', ['IMAGES_FIGEES']);
  return acte;
}

export type Cote = 'REQUERANT' | 'REQUIS';

/**
 * Reads pictures from the side where the person stands. `lire` answers undefined when what it looks for is not there: then the
 * act, if it was named, is tried through its sharing, which a withdrawal has closed.
 *
 * @rule TE-05, TE-08, DOS-12
 */
export async function desDeuxCotes<T>(
  { bd }: { readonly bd: Bd },
  session: Session,
  acteId: string | undefined,
  lire: (tx: Tx, verifier: (acte: ActeSitue) => boolean, cote: Cote) => Promise<T | undefined>,
): Promise<{ readonly lu: T; readonly cote: Cote }> {
  const soin = enSoin(session);
  const chezSoi = await bd.organisation(appelant(soin), (tx) =>
    lire(
      tx,
      (acte) => {
        // A requis of the same organisation who does not work at that site goes through the sharing, like any other.
        if (acte.requisId === soin.professionnelId && !soin.acteur.sites.includes(acte.siteId)) return false;
        exiger(soin, 'media.lire', acte);
        return true;
      },
      'REQUERANT',
    ),
  );
  if (chezSoi !== undefined) return { lu: chezSoi, cote: 'REQUERANT' };
  if (acteId === undefined) throw new Erreur('INTROUVABLE');
  const enFace = await bd.acte(appelant(soin), acteId, (tx, { partage }) =>
    lire(
      tx,
      (acte) => {
        const ouvert = partageOuvert(partage, new Date().toISOString());
        const verdict = peutSurActe(soin.acteur, 'acte.repondre', { ...acte, partageOuvert: ouvert });
        if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
        return true;
      },
      'REQUIS',
    ),
  );
  if (enFace === undefined) throw new Erreur('INTROUVABLE');
  return { lu: enFace, cote: 'REQUIS' };
}
