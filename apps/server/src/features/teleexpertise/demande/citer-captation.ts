import { APPAREILS, LIBELLE_APPAREIL } from '@orapont/contract/captation';
import type { CaptationCiteeT } from '@orapont/contract/demande-figee';
import { LIBELLE_ISSUE, phraseIssue } from '@orapont/domain/captation/issue';
import { vuesNonPrises } from '@orapont/domain/captation/lacunes';
import { CODES_PROTOCOLE, PROTOCOLES } from '@orapont/domain/captation/protocoles';
import { decrireVue } from '@orapont/domain/captation/vues';
import type { CaptationLue } from './captation-lue-repository.ts';

/**
 * How the camera's sittings went, as the requis will read it: the latest one is told, all of them explain what is missing.
 *
 * @rule CAP-02
 */
export function citerCaptation(
  captations: readonly CaptationLue[],
  prises: readonly string[],
): CaptationCiteeT | null {
  const [derniere] = captations;
  if (!derniere) return null;
  const protocole = CODES_PROTOCOLE.find((code) => code === derniere.protocole);
  // Of a protocol of the organisation, what was passed over is known, view by view.
  const attendues = protocole ? PROTOCOLES[protocole].vues : derniere.vuesPassees.map(({ vue }) => vue);
  const manquantes = vuesNonPrises(attendues, prises, captations);
  const appareil = APPAREILS.find((code) => code === derniere.appareil);
  // The last sitting may have been stopped, and the views brought in since.
  const entiere = manquantes.length === 0;
  return {
    debut: derniere.debut,
    auteur: derniere.auteur,
    appareil: appareil ? LIBELLE_APPAREIL[appareil] : derniere.appareil,
    protocoleLibelle: protocole ? PROTOCOLES[protocole].libelle : derniere.protocole,
    issue: derniere.issue && LIBELLE_ISSUE[derniere.issue],
    phrase: entiere ? null : phraseIssue(derniere.issue),
    vuesNonPrises: manquantes.map(({ vue, motif }) => ({
      vue,
      vueLibelle: decrireVue(vue, []).libelle,
      motif,
    })),
    corrections: captations.toReversed().flatMap(({ corrections }) => corrections),
  };
}
