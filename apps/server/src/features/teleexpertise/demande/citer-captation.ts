import { APPAREILS, LIBELLE_APPAREIL } from '@orapont/contract/captation';
import type { CaptationCiteeT } from '@orapont/contract/demande-figee';
import { LIBELLE_ISSUE, phraseIssue } from '@orapont/domain/captation/issue';
import { vuesNonPrises } from '@orapont/domain/captation/lacunes';
import { PROTOCOLES, type Protocole } from '@orapont/domain/captation/protocoles';
import { decrireVue, estCodeVue } from '@orapont/domain/captation/vues';
import type { CaptationLue } from './captation-lue-repository.ts';
import type { Propres } from './protocole-repository.ts';

/**
 * How the camera's sittings went, as the requis will read it: the latest one is told, all of them explain what is missing.
 *
 * @rule CAP-02
 */
export function citerCaptation(
  captations: readonly CaptationLue[],
  prises: readonly string[],
  propres: Propres,
): CaptationCiteeT | null {
  const [derniere] = captations;
  if (!derniere) return null;
  const connus: readonly Protocole[] = [...Object.values(PROTOCOLES), ...propres.protocoles];
  const protocole = connus.find(({ code }) => code === derniere.protocole);
  // Of a protocol that nobody knows, what was passed over is known, view by view.
  const attendues = protocole?.vues ?? derniere.vuesPassees.map(({ vue }) => vue);
  const manquantes = vuesNonPrises(attendues, prises, captations);
  const appareil = APPAREILS.find((code) => code === derniere.appareil);
  // The last sitting may have been stopped, and the views brought in since.
  const entiere = manquantes.length === 0;
  return {
    debut: derniere.debut,
    auteur: derniere.auteur,
    appareil: appareil ? LIBELLE_APPAREIL[appareil] : derniere.appareil,
    protocoleLibelle: protocole?.libelle ?? derniere.protocole,
    issue: derniere.issue && LIBELLE_ISSUE[derniere.issue],
    phrase: entiere ? null : phraseIssue(derniere.issue),
    vuesNonPrises: manquantes.map(({ vue, motif }) => {
      const decrite = decrireVue(vue, propres.vues);
      // The list of an organisation never crosses the wall: a view of its own goes with its description.
      return { vue, vueLibelle: decrite.libelle, motif, ...(estCodeVue(vue) ? {} : { vueDecrite: decrite }) };
    }),
    corrections: captations.toReversed().flatMap(({ corrections }) => corrections),
  };
}
