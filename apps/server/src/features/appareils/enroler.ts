import type { AppareilT, enrolerAppareil } from '@orapont/contract/appareil';
import type { BodyOf } from '@orapont/contract/route';
import { messageEnrolement } from '@orapont/domain/appareil/messages';
import { Erreur } from '@orapont/domain/erreurs';
import { appelant, type SessionSoin } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { exigerSurSite } from './acces-appareil.ts';
import { insererAppareil, trouverAppareil } from './appareil-repository.ts';
import { aSigne, ouvrirCle } from './cle.ts';
import { decrire } from './lister-appareils.ts';
import type { DepsAppareils } from './ports.ts';

/**
 * Enrols the device on which the person is signed in. The signature proves that it holds the key; the same id with another key is
 * another device, and is refused.
 *
 * @source docs/decisions/0014
 */
export async function enroler(
  deps: DepsAppareils,
  session: SessionSoin,
  id: string,
  { nom, siteId, cle, signature }: BodyOf<typeof enrolerAppareil>,
): Promise<AppareilT> {
  const { organisationId, compteId } = session;
  exigerSurSite(session, 'appareil.enroler', siteId);
  ouvrirCle(cle);
  if (!aSigne(cle, messageEnrolement({ origine: deps.origine, appareilId: id }), signature))
    throw new Erreur('SAISIE_INVALIDE', ['SIGNATURE_REFUSEE']);
  return deps.bd.organisation(appelant(session), async (tx) => {
    const instant = deps.maintenant().toISOString();
    const neuf = await insererAppareil(tx, {
      organisation_id: organisationId,
      id,
      site_id: siteId,
      nom,
      cle: JSON.stringify(cle),
      enrole_par: compteId,
      enrole_par_nom: session.nom,
      enrole_le: instant,
      vu_le: instant,
    });
    const appareil = await trouverAppareil(tx, id);
    if (!appareil || !memeCle(appareil.cle, cle)) throw new Erreur('CONFLIT', ['CLE_REUTILISEE']);
    if (neuf)
      await tracer(tx, {
        organisationId,
        chaine: 'TECHNIQUE',
        action: 'APPAREIL_ENROLE',
        acteur: `${session.nom}, ${nom}`,
        compteId,
      });
    const [decrit] = await decrire(tx, deps, [appareil]);
    if (!decrit) throw new Erreur('INTROUVABLE');
    return decrit;
  });
}

function memeCle(connue: unknown, cle: { readonly x: string; readonly y: string }): boolean {
  const { x, y } = connue as { x?: unknown; y?: unknown };
  return x === cle.x && y === cle.y;
}
