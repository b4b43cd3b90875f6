import { Pli } from '@orapont/contract/livraison';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import type { SessionSoin } from '../../kernel/session.ts';
import { lireActe } from './acte-livre-repository.ts';
import { Empechement } from './conflit-de-l-effet.ts';
import type { ConflitLu } from './conflit-repository.ts';
import { desinfecterMalgre } from './desinfecter.ts';
import { ecrireEffet } from './effets.ts';
import { trouverEmport, trouverTournee } from './emport-repository.ts';
import { type LignePli, marquerPli, trouverPli } from './pli-repository.ts';
import type { DepsLivraison } from './ports.ts';

/**
 * Writes what was held back, with the rights of the person who decides: a right lost by the author, a form that somebody had changed
 * meanwhile. What the law refuses stays refused, and is said.
 */
export async function inscrireMalgre(
  tx: Tx,
  deps: DepsLivraison,
  session: SessionSoin,
  conflit: ConflitLu,
): Promise<void> {
  if (conflit.type === 'DESINFECTION') return desinfecterMalgre(tx, deps, session, conflit);
  const { pli_id, tournee_id } = conflit;
  const ligne = await trouverPli(tx, pli_id);
  const tournee = await trouverTournee(tx, tournee_id);
  const emport = ligne && (await trouverEmport(tx, ligne.emport_id));
  if (!ligne || !tournee || !emport) throw new Erreur('INTROUVABLE');
  const contenu = Pli.parse(JSON.parse(ligne.texte));
  const lieu = { tournee, emports: new Map([[emport.id, emport]]), auteurs: new Map([[ligne.id, session]]) };
  const version =
    contenu.type === 'REPONSES'
      ? await remplacer(tx, deps, session, ligne, contenu)
      : (
          await appliquerMaintenant(() =>
            ecrireEffet(tx, deps, lieu, {
              id: ligne.id,
              appareilId: ligne.appareil_id,
              type: contenu.type,
              compteur: ligne.compteur,
              etat: 'EN_ATTENTE',
              ligne,
              contenu,
            }),
          )
        ).version;
  await marquerPli(tx, ligne.id, 'APPLIQUE', {
    applique_le: deps.maintenant().toISOString(),
    ...(version === undefined ? {} : { version_ecrite: version }),
  });
}

/** Over what was written here: the person saw both. */
async function remplacer(
  tx: Tx,
  { actes }: DepsLivraison,
  session: SessionSoin,
  { acte_id }: LignePli,
  { champs }: Extract<ReturnType<typeof Pli.parse>, { type: 'REPONSES' }>,
): Promise<number> {
  const acte = acte_id === null ? undefined : await lireActe(tx, acte_id);
  if (!acte) throw new Erreur('INTROUVABLE');
  const ecriture = await actes.ecrire(tx, session, acte.id, champs, acte.version);
  if (typeof ecriture === 'string') throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
  return ecriture.version;
}

async function appliquerMaintenant<T>(effet: () => Promise<T>): Promise<T> {
  try {
    return await effet();
  } catch (cause) {
    if (cause instanceof Empechement) throw new Erreur('CONFLIT', [cause.code], { cause });
    throw cause;
  }
}
