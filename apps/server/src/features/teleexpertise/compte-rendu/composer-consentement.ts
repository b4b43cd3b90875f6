import { jourParis } from '@orapont/domain/dates';
import { type MessageACompose, RefusMessagerie } from '../../courrier/ports.ts';
import { lireProfessionnel } from '../demande/faits-repository.ts';
import { citer } from '../demande/figer.ts';
import { nomDe } from '../demande/identite.ts';
import { attendu } from '../demande-recue/consentement-attendu.ts';
import type { DepsComposition } from './deps.ts';
import { ecrireLettre, lireActeDeLEnvoi } from './lettre-du-requis.ts';

/**
 * Asks for the consent that a request by mail does not say, or for the one that names a colleague: a complement like any other for
 * whoever receives it, whose title says what it asks.
 *
 * @rule TE-08, TE-09
 * @throws RefusMessagerie SANS_OBJET once it was said, or when the act is over
 */
export async function composerConsentement(
  deps: DepsComposition,
  organisationId: string,
  envoiId: string,
): Promise<MessageACompose> {
  const lue = await lireActeDeLEnvoi(deps, organisationId, envoiId);
  const { acte, demande, envoi } = lue;
  const requisId = envoi.charge['requisId'];
  const { attente, lecteur } = await deps.bd.organisation({ organisationId }, async (tx) => ({
    attente: await attendu(tx, acte),
    lecteur:
      typeof requisId === 'string'
        ? await lireProfessionnel(tx, requisId, jourParis(envoi.creeLe))
        : undefined,
  }));
  if (!lecteur || attente?.requisId !== lecteur.id) throw new RefusMessagerie('SANS_OBJET');
  const qui = `${nomDe(lecteur)} (${citer(lecteur).professionLibelle})`;
  const attendue = [
    lecteur.id === demande.requis.id
      ? `Votre demande ne dit pas si la personne a été informée et si elle consent à ce que ${qui} lise son dossier.`
      : `${nomDe(demande.requis)} souhaite confier votre demande à ${qui}\u00a0: il faut que la personne en soit informée et y consente.`,
    'Répondez à ce message\u00a0: dites si elle consent, et qui l’a informée, ou joignez le document qui le dit. Si elle refuse, dites-le aussi.',
  ];
  return ecrireLettre(deps, lue, {
    quoi: 'consentement',
    suffixe: 'CO',
    titre: 'Complément demandé, consentement',
    objet: { type: 'COMPLEMENT_DEMANDE', texte: attendue.join(' ') },
    le: envoi.creeLe,
    paragraphes: [`Pour répondre à la demande ${demande.numero}.`, ...attendue],
  });
}
