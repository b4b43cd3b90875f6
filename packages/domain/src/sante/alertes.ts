import type { DateCivile } from '../dates.ts';
import {
  type DonneesSante,
  LIBELLE_SITUATION,
  type LigneSante,
  lignesDe,
  type Situation,
} from './donnees.ts';
import { designe, type Famille } from './medicaments.ts';

export const NIVEAUX_ALERTE = ['DANGER', 'ATTENTION', 'INFORMATION'] as const;
export type NiveauAlerte = (typeof NIVEAUX_ALERTE)[number];

export type Alerte = {
  readonly code: CodeAlerte;
  readonly niveau: NiveauAlerte;
  readonly phrase: string;
  /** The rows and answers that raised it: « Traitement : Eliquis 5 mg ». */
  readonly source: string;
};

type Regle = {
  readonly niveau: NiveauAlerte;
  readonly phrase: string;
  readonly situation?: Situation;
  /** Family looked for in treatments still running on the day of the set. */
  readonly traitement?: Famille;
  /** Family looked for in every treatment, ended or not: the effect outlives it. */
  readonly traitementPasse?: Famille;
  readonly antecedent?: Famille;
  readonly allergie?: Famille;
};

/** Most serious first: the order of the list is the order of the screen. */
const REGLES = {
  ALLERGIE_PENICILLINE: {
    niveau: 'DANGER',
    phrase: 'Allergie à la pénicilline signalée : ni amoxicilline ni autre pénicilline sans avis.',
    allergie: 'PENICILLINE',
  },
  ALLERGIE_ANESTHESIQUE: {
    niveau: 'DANGER',
    phrase: 'Allergie à un anesthésique signalée : à vérifier avant toute anesthésie locale.',
    allergie: 'ANESTHESIQUE_LOCAL',
  },
  ALLERGIE_LATEX: {
    niveau: 'DANGER',
    phrase: 'Allergie au latex signalée : gants et digue sans latex.',
    allergie: 'LATEX',
  },
  ALLERGIE_ANTI_INFLAMMATOIRE: {
    niveau: 'DANGER',
    phrase: 'Allergie à l’aspirine ou à un anti-inflammatoire signalée.',
    allergie: 'ANTI_INFLAMMATOIRE',
  },
  ALLERGIE_MACROLIDE: {
    niveau: 'DANGER',
    phrase: 'Allergie à un macrolide signalée : à prendre en compte si un antibiotique est envisagé.',
    allergie: 'MACROLIDE',
  },
  ALLERGIE_ANTISEPTIQUE: {
    niveau: 'DANGER',
    phrase: 'Allergie à la chlorhexidine signalée : ni bain de bouche ni gel à la chlorhexidine.',
    allergie: 'CHLORHEXIDINE',
  },
  ALLERGIE_IODE: {
    niveau: 'DANGER',
    phrase: 'Allergie à un produit iodé signalée.',
    allergie: 'IODE',
  },
  ANTICOAGULANT: {
    niveau: 'DANGER',
    phrase: 'Anticoagulant : risque de saignement, ne rien arrêter sans l’avis du prescripteur.',
    situation: 'ANTICOAGULANT',
    traitement: 'ANTICOAGULANT',
  },
  ANTIRESORPTEUR: {
    niveau: 'DANGER',
    phrase: 'Bisphosphonate ou dénosumab : risque d’ostéonécrose de la mâchoire après un geste osseux.',
    situation: 'ANTIRESORPTEUR',
    traitementPasse: 'ANTIRESORPTEUR',
    antecedent: 'ANTIRESORPTEUR',
  },
  RADIOTHERAPIE: {
    niveau: 'DANGER',
    phrase: 'Radiothérapie de la tête ou du cou : risque d’ostéoradionécrose, doses et champs à demander.',
    situation: 'RADIOTHERAPIE',
    antecedent: 'RADIOTHERAPIE',
  },
  RISQUE_ENDOCARDITE: {
    niveau: 'DANGER',
    phrase: 'Risque d’endocardite infectieuse : antibioprophylaxie à discuter selon le geste.',
    situation: 'RISQUE_ENDOCARDITE',
    antecedent: 'RISQUE_ENDOCARDITE',
  },
  TROUBLE_COAGULATION: {
    niveau: 'DANGER',
    phrase: 'Maladie de la coagulation : risque de saignement, avis du médecin qui la suit.',
    situation: 'TROUBLE_COAGULATION',
    antecedent: 'TROUBLE_COAGULATION',
  },
  IMMUNODEPRESSION: {
    niveau: 'ATTENTION',
    phrase: 'Immunodépression : risque infectieux accru.',
    situation: 'IMMUNODEPRESSION',
    traitement: 'IMMUNODEPRESSION',
    antecedent: 'IMMUNODEPRESSION',
  },
  ANTIAGREGANT: {
    niveau: 'ATTENTION',
    phrase: 'Antiagrégant plaquettaire : saignement prolongé possible, ne pas l’arrêter sans avis.',
    situation: 'ANTIAGREGANT',
    traitement: 'ANTIAGREGANT',
  },
  DIABETE: {
    niveau: 'ATTENTION',
    phrase: 'Diabète : risque infectieux et cicatrisation, équilibre à connaître avant un geste.',
    situation: 'DIABETE',
    traitement: 'DIABETE',
    antecedent: 'DIABETE',
  },
  DIALYSE: {
    niveau: 'ATTENTION',
    phrase: 'Dialyse ou insuffisance rénale sévère : doses à adapter, jour de séance à connaître.',
    situation: 'DIALYSE',
    antecedent: 'DIALYSE',
  },
  GROSSESSE: {
    niveau: 'ATTENTION',
    phrase: 'Grossesse : médicaments et radiographies à discuter selon le terme.',
    situation: 'GROSSESSE',
  },
  PACEMAKER: {
    niveau: 'ATTENTION',
    phrase: 'Pacemaker ou défibrillateur : bistouri électrique et certains détartreurs à éviter.',
    situation: 'PACEMAKER',
    antecedent: 'PACEMAKER',
  },
  FAUSSE_ROUTE: {
    niveau: 'ATTENTION',
    phrase: 'Risque de fausse route : position et aspiration à prévoir.',
    situation: 'FAUSSE_ROUTE',
  },
  AUTRE_ALLERGIE: {
    niveau: 'ATTENTION',
    phrase: 'Autre allergie signalée : à lire avant de prescrire.',
  },
  ALLERGIES_INCONNUES: {
    niveau: 'INFORMATION',
    phrase: 'Allergies non renseignées : à demander avant de prescrire.',
  },
  TRAITEMENTS_INCONNUS: {
    niveau: 'INFORMATION',
    phrase: 'Traitements non renseignés : à demander avant un geste ou une prescription.',
  },
  REPONSES_INCERTAINES: {
    niveau: 'INFORMATION',
    phrase: 'Réponses incertaines : à vérifier avant un geste.',
  },
} as const satisfies Record<string, Regle>;

export type CodeAlerte = keyof typeof REGLES;
const CODES = Object.keys(REGLES) as readonly CodeAlerte[];

/**
 * Lists what a reader must know before advising a gesture or a prescription, most serious first, each with the rows and answers
 * that raised it. What was not asked is said too. A reminder of what was declared, not a prescription aid.
 *
 * @rule DOS-06
 * @source SOSS and guide de dématérialisation, « automatic alerts for allergies and contre-indications »
 * @interpretation a treatment whose end is past no longer counts, except an antiresorptive, whose risk stays for years.
 */
export function alertes(donnees: DonneesSante): readonly Alerte[] {
  return CODES.flatMap((code) => {
    const sources = sourcesDe(code, donnees);
    if (sources.length === 0) return [];
    const { niveau, phrase } = REGLES[code];
    return [{ code, niveau, phrase, source: sources.join('\u202f; ') }];
  });
}

function sourcesDe(code: CodeAlerte, donnees: DonneesSante): readonly string[] {
  switch (code) {
    case 'AUTRE_ALLERGIE':
      return lignesDe(donnees.allergies).filter(estAutreAllergie).map(citer('Allergie'));
    case 'ALLERGIES_INCONNUES':
      return donnees.allergies === 'NON_RENSEIGNE' ? ['Allergies non renseignées'] : [];
    case 'TRAITEMENTS_INCONNUS':
      return donnees.traitements === 'NON_RENSEIGNE' ? ['Traitements non renseignés'] : [];
    case 'REPONSES_INCERTAINES':
      return situationsIncertaines(donnees);
    default:
      return sourcesDeRegle(REGLES[code], donnees);
  }
}

function sourcesDeRegle(regle: Regle, donnees: DonneesSante): readonly string[] {
  const traitements = lignesDe(donnees.traitements);
  const enCours = traitements.filter((ligne) => estEnCours(ligne, donnees.recueilliesLe));
  return [
    ...reponseOui(regle.situation, donnees),
    ...citees(enCours, regle.traitement, 'Traitement'),
    ...citees(traitements, regle.traitementPasse, 'Traitement'),
    ...citees(lignesDe(donnees.antecedents), regle.antecedent, 'Antécédent'),
    ...citees(lignesDe(donnees.allergies), regle.allergie, 'Allergie'),
  ];
}

function reponseOui(situation: Situation | undefined, { situations }: DonneesSante): readonly string[] {
  return situation && situations[situation] === 'OUI'
    ? [`Réponse\u00a0: ${LIBELLE_SITUATION[situation]}`]
    : [];
}

function citees(
  lignes: readonly LigneSante[],
  famille: Famille | undefined,
  titre: string,
): readonly string[] {
  return famille ? lignes.filter(({ libelle }) => designe(libelle, famille)).map(citer(titre)) : [];
}

const citer = (titre: string) => (ligne: LigneSante) => `${titre}\u00a0: ${ligne.libelle.trim()}`;

const estEnCours = ({ fin }: LigneSante, jour: DateCivile) => fin === null || fin >= jour;

const FAMILLES_ALLERGIE = CODES.flatMap((code): readonly Famille[] => {
  const regle: Regle = REGLES[code];
  return regle.allergie ? [regle.allergie] : [];
});

const estAutreAllergie = ({ libelle }: LigneSante) =>
  libelle.trim() !== '' && !FAMILLES_ALLERGIE.some((famille) => designe(libelle, famille));

function situationsIncertaines({ situations }: DonneesSante): readonly string[] {
  return (Object.keys(LIBELLE_SITUATION) as Situation[])
    .filter((situation) => situations[situation] === 'NE_SAIT_PAS')
    .map((situation) => LIBELLE_SITUATION[situation]);
}
