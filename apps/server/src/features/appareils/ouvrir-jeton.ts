import type { ouvrirJeton as contrat } from '@orapont/contract/appareil';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { messageDefi, messageEffacement } from '@orapont/domain/appareil/messages';
import { JETON_MINUTES } from '@orapont/domain/appareil/vie';
import { Erreur } from '@orapont/domain/erreurs';
import { tracer } from '../../kernel/traces-repository.ts';
import { changerAppareil, trouverAppareil } from './appareil-repository.ts';
import { etatDe, exigerActif } from './authentifier-appareil.ts';
import { aSigne } from './cle.ts';
import { estNotreDefi } from './defi.ts';
import { clesDe, compterPreuve, creerJeton, oublierJetons } from './jeton-repository.ts';
import type { DepsAppareils } from './ports.ts';

type Preuve = { readonly id: string; readonly adresse: string } & BodyOf<typeof contrat>;

const refuser = () => new Erreur('NON_AUTHENTIFIE', ['DEFI_REFUSE']);

/**
 * Finds the device that signed a challenge of ours. Unknown device, foreign challenge and wrong signature are one answer.
 *
 * @throws Erreur TROP_DE_REQUETES before any verification when answers come too fast
 */
async function prouver(
  deps: DepsAppareils,
  { id, adresse, defi, signature }: Preuve,
  message: typeof messageDefi,
): Promise<string> {
  const { permis, candidates } = await deps.bd.authentification(async (tx) => ({
    permis: await compterPreuve(tx, id, adresse, deps.maintenant()),
    candidates: await clesDe(tx, id),
  }));
  if (!permis) throw new Erreur('TROP_DE_REQUETES', ['TROP_D_ESSAIS']);
  if (!estNotreDefi(deps.cle, id, defi, deps.maintenant())) throw refuser();
  const signe = message({ origine: deps.origine, appareilId: id, defi });
  const trouvee = candidates.find(({ cle }) => aSigne(cle, signe, signature));
  if (!trouvee) throw refuser();
  return trouvee.organisationId;
}

/** A token of a few minutes for a signed challenge; a device that was closed gets its order instead. */
export async function ouvrirJeton(deps: DepsAppareils, preuve: Preuve): Promise<ReplyOf<typeof contrat>> {
  const organisationId = await prouver(deps, preuve, messageDefi);
  const maintenant = deps.maintenant();
  const compteur = await deps.bd.organisation({ organisationId }, async (tx) => {
    const appareil = await trouverAppareil(tx, preuve.id);
    if (!appareil) throw refuser();
    exigerActif(await etatDe(tx, appareil, maintenant));
    await changerAppareil(tx, appareil.id, { vu_le: maintenant.toISOString() });
    return appareil.compteur;
  });
  const expireLe = new Date(maintenant.getTime() + JETON_MINUTES * 60_000).toISOString();
  const jeton = await deps.bd.authentification(async (tx) => {
    await oublierJetons(tx, maintenant);
    return creerJeton(tx, { organisationId, appareilId: preuve.id, defi: preuve.defi, expireLe });
  });
  if (!jeton) throw refuser();
  return { jeton, expireLe, maintenant: maintenant.toISOString(), compteur };
}

/** The last word of a device: nothing is left on it. Said again, it changes nothing. */
export async function confirmerEffacement(deps: DepsAppareils, preuve: Preuve): Promise<{ fait: true }> {
  const organisationId = await prouver(deps, preuve, messageEffacement);
  return deps.bd.organisation({ organisationId }, async (tx) => {
    const appareil = await trouverAppareil(tx, preuve.id, { verrou: true });
    if (!appareil?.effacer_le) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
    if (appareil.efface_le === null) {
      await changerAppareil(tx, appareil.id, { efface_le: deps.maintenant().toISOString() });
      await tracer(tx, {
        organisationId,
        chaine: 'TECHNIQUE',
        action: 'APPAREIL_EFFACE',
        acteur: appareil.nom,
      });
    }
    return { fait: true };
  });
}
