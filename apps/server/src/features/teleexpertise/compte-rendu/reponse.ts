import type { ResumeCompteRenduT } from '@orapont/contract/compte-rendu';
import { LIBELLES_URGENCE_SOINS, type ReponseT } from '@orapont/contract/lecture';
import { type Champs, Erreur } from '@orapont/domain/erreurs';

/** Lines of a text field, as a document lists them. */
export const lignesDe = (texte: string): string[] =>
  texte
    .split('\n')
    .map((ligne) => ligne.replace(/^[-•*]\s*/, '').trim())
    .filter(Boolean);

/**
 * An answer that may be signed: a conclusion or the statement that there is none, a degree of urgency, and a word on technical
 * incidents, « aucun » included.
 *
 * @rule TE-11
 * @source R.6316-4 CSP
 */
export function exigerReponse(reponse: ReponseT): void {
  const defauts: (readonly [boolean, string, string])[] = [
    [
      reponse.conclusion === '' && !reponse.nonConcluant,
      'conclusion',
      'Écrivez votre conclusion, ou dites que l’avis est non concluant.',
    ],
    [reponse.urgence === null, 'urgence', 'Choisissez le degré d’urgence des soins.'],
    [reponse.incidents === null, 'incidents', 'Dites quel incident technique a eu lieu, ou « aucun ».'],
  ];
  const presents = defauts.filter(([present]) => present);
  if (presents.length === 0) return;
  const champs: Champs = Object.fromEntries(presents.map(([, champ, phrase]) => [champ, phrase]));
  throw new Erreur('SAISIE_INVALIDE', ['REPONSE_INCOMPLETE'], { champs });
}

const NON_CONCLUANT = 'Ces images ne permettent pas de conclure.';

export function resumeDe(reponse: ReponseT): ResumeCompteRenduT {
  return {
    conclusion: reponse.conclusion || NON_CONCLUANT,
    nonConcluant: reponse.nonConcluant,
    urgence: reponse.urgence ? LIBELLES_URGENCE_SOINS[reponse.urgence] : 'À préciser',
    soinsConseilles: lignesDe(reponse.soinsConseilles),
    lieuDeSoins: reponse.lieuDeSoins || null,
    conseilsHygiene: lignesDe(reponse.conseilsHygiene),
    actes: lignesDe(reponse.actes),
    prescriptions: reponse.prescriptions || null,
  };
}
