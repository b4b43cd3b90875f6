import type { ouvrirLien } from '@orapont/contract/confluences';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { sha256 } from '../../kernel/empreinte.ts';
import { enSoin, type Session } from '../../kernel/session.ts';
import { origineDe } from './demande-repository.ts';
import type { DepsConfluences } from './deps.ts';
import { consommerLien, tenirLien } from './lien-repository.ts';

/**
 * The link serves the one who asks, at the place of the draft, once: someone else, or he elsewhere, leaves it whole. The draft itself
 * is then read like any other.
 *
 * @rule DOS-12
 * @throws Erreur PARTI when it is unknown, used or past; INTERDIT for someone else
 */
export async function ouvrir(
  { bd, maintenant }: Pick<DepsConfluences, 'bd' | 'maintenant'>,
  session: Session,
  { jeton }: BodyOf<typeof ouvrirLien>,
  cle: string,
): Promise<ReplyOf<typeof ouvrirLien>> {
  const { professionnelId, organisationId } = enSoin(session);
  const empreinte = sha256(jeton);
  const le = maintenant();
  const demandeId = await bd.authentification(async (tx) => {
    const lien = await tenirLien(tx, empreinte);
    if (!lien) throw new Erreur('PARTI', ['LIEN_DEMANDE_INCONNU']);
    if (lien.professionnel_id !== professionnelId) throw new Erreur('INTERDIT', ['LIEN_D_UN_AUTRE']);
    if (lien.utilise_par === cle) return lien.acte_id;
    if (lien.utilise_le !== null) throw new Erreur('PARTI', ['LIEN_DEMANDE_UTILISE']);
    if (lien.expire_le <= le.toISOString()) throw new Erreur('PARTI', ['LIEN_DEMANDE_EXPIRE']);
    if (lien.organisation_id !== organisationId) throw new Erreur('INTERDIT', ['LIEN_AUTRE_LIEU']);
    await consommerLien(tx, empreinte, cle, le);
    return lien.acte_id;
  });
  const origine = await bd.organisation({ organisationId }, (tx) => origineDe(tx, demandeId));
  if (!origine) throw new Erreur('INTROUVABLE');
  return { demandeId, ...origine };
}
