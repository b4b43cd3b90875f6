import { type Instant, jourParis } from '../dates.ts';
import { type Obstacle, relever } from '../teleexpertise/obstacle.ts';
import { type Capacite, capacitesAdmises, estMineur, representant } from './capacite.ts';
import { type CodeConsentement, OBSTACLES_CONSENTEMENT } from './obstacles.ts';
import type { Decision, Recueil } from './recueil.ts';

export type Acte = { readonly requisId: string; readonly maintenant: Instant };

/**
 * Lists everything that keeps the act from going on as far as the person's will is concerned:
 * information first, then a decision by who may decide, for this named professional.
 *
 * @rule TE-08
 * @source JO 18/01/2025 art. 9, art. 58.2.1 and 58.2.2; art. L.1111-2, L.1111-4 and R.6316-3 CSP
 * @interpretation Capacities and their order are those of ⚠14; no written form is imposed. A request received by mail rests on the word
 * of the requérant, who collected the consent and answers for it: nobody here can look behind it.
 */
export function verifierConsentement(recueil: Recueil, acte: Acte): readonly Obstacle<CodeConsentement>[] {
  const { decision, rapporte } = recueil;
  if (recueil.retireLe !== undefined) return relever(OBSTACLES_CONSENTEMENT, [[true, 'CONSENTEMENT_RETIRE']]);
  if (!decision && rapporte) return nommeeEtDatee(rapporte, acte);
  if (!decision)
    return [...information(recueil), ...relever(OBSTACLES_CONSENTEMENT, [[true, 'CONSENTEMENT_ABSENT']])];
  return [
    ...information(recueil),
    ...portee(decision, acte),
    ...capacite(recueil, decision),
    ...volonte(recueil, decision),
  ];
}

/** Information comes strictly before the decision; only an emergency dispenses with it. */
function information({ information: donnee, decision }: Recueil) {
  if (decision?.capacite === 'URGENCE') return [];
  return relever(OBSTACLES_CONSENTEMENT, [
    [donnee === undefined, 'INFORMATION_ABSENTE'],
    [donnee !== undefined && (vide(donnee.par) || vide(donnee.versionTexte)), 'INFORMATION_INCOMPLETE'],
    [
      donnee !== undefined && decision !== undefined && Date.parse(donnee.le) >= Date.parse(decision.le),
      'INFORMATION_POSTERIEURE',
    ],
  ]);
}

const portee = (decision: Decision, acte: Acte) => [
  ...relever(OBSTACLES_CONSENTEMENT, [[decision.sens === 'REFUSE', 'CONSENTEMENT_REFUSE']]),
  ...nommeeEtDatee(decision, acte),
];

/** For this professional, and not of tomorrow. */
const nommeeEtDatee = (dit: Pick<Decision, 'le' | 'requisId'>, { requisId, maintenant }: Acte) =>
  relever(OBSTACLES_CONSENTEMENT, [
    [Date.parse(dit.le) > Date.parse(maintenant), 'CONSENTEMENT_FUTUR'],
    [dit.requisId !== requisId, 'CONSENTEMENT_AUTRE_REQUIS'],
  ]);

function capacite({ situation }: Recueil, decision: Decision) {
  const jour = jourParis(decision.le);
  const admise = capacitesAdmises(situation, jour).includes(decision.capacite);
  const curateur = decision.capacite === 'CURATEUR';
  const apte = situation.apteAExprimerSaVolonte && !estMineur(situation, jour);
  const sansMandat =
    REPRESENTANTS_LEGAUX.includes(decision.capacite) &&
    !estMineur(situation, jour) &&
    !representant(situation);
  const code = manquement({ curateur, apte, sansMandat });
  return relever(OBSTACLES_CONSENTEMENT, [
    [!admise, code],
    [vide(decision.auteur), 'AUTEUR_ABSENT'],
  ]);
}

const REPRESENTANTS_LEGAUX: readonly Capacite[] = ['TUTEUR', 'HABILITATION_FAMILIALE', 'MANDATAIRE'];

/** The most telling reason why someone could not decide. */
function manquement(fait: { curateur: boolean; apte: boolean; sansMandat: boolean }): CodeConsentement {
  if (fait.curateur) return 'CURATEUR_SEUL';
  if (fait.apte) return 'PERSONNE_APTE_NON_DECISIONNAIRE';
  return fait.sansMandat ? 'REPRESENTATION_ABSENTE' : 'CAPACITE_INSUFFISANTE';
}

/** The person's own view, the proches consulted, the written reason, and disagreement. */
function volonte(recueil: Recueil, decision: Decision) {
  const seule = decision.capacite === 'PERSONNE';
  const urgence = decision.capacite === 'URGENCE';
  const consultation = decision.capacite === 'DECISION_APRES_CONSULTATION';
  const jugee = recueil.desaccord?.decisionJuge;
  return relever(OBSTACLES_CONSENTEMENT, [
    [!seule && !urgence && recueil.avisPersonne === undefined, 'AVIS_PERSONNE_ABSENT'],
    [
      !seule && !urgence && recueil.avisPersonne === 'REFUS' && jugee?.autorise !== true,
      'REFUS_DE_LA_PERSONNE',
    ],
    [consultation && !aConsulte(recueil), 'CONSULTATION_ABSENTE'],
    [(consultation || urgence) && vide(recueil.motivation), 'MOTIVATION_ABSENTE'],
    [!urgence && recueil.desaccord !== undefined && jugee === undefined, 'DESACCORD'],
    [jugee?.autorise === false, 'REFUS_DU_JUGE'],
  ]);
}

const aConsulte = ({ consultes = [], consultationImpossible }: Recueil) =>
  consultes.length > 0 || !vide(consultationImpossible);

const vide = (texte: string | undefined) => (texte ?? '').trim() === '';
