import type { Echelle, Item } from './echelle.ts';

const FREQUENCES = [
  { valeur: 0, libelle: 'Pas du tout' },
  { valeur: 1, libelle: 'Un peu' },
  { valeur: 2, libelle: 'Assez souvent' },
  { valeur: 3, libelle: 'Très souvent' },
] as const;

const rubrique = (nom: string, debut: number, libelles: readonly string[]): readonly Item[] =>
  libelles.map((libelle, rang) => ({
    code: `I${debut + rang}`,
    rubrique: nom,
    libelle,
    choix: FREQUENCES,
    peutNePasSAppliquer: true,
  }));

/**
 * Grille d’évaluation de la douleur – déficience intellectuelle (French NCCPC): thirty behaviours of the last two hours, 0 to 90. A
 * behaviour that the person cannot show is « ne s’applique pas » and counts for nothing.
 *
 * @source Breau, McGrath, Camfield, Finley, Non-Communicating Children’s Pain Checklist – Revised, items read at studylib.net/doc/18628971;
 * French validation Zabalia et al., Can J Anesth 2011;58:1016; from the age of 3 to adults, 6–10 and ≥ 11, pediadol.org and
 * guide-di.defiscience.fr (all read). « May be freely copied for clinical use » (NINDS CDE notice of copyright).
 * @interpretation the labels are our short French of the English items: the printed French grid was not at hand. 7 is the English
 * threshold of the 30 items; the French bands are kept.
 */
export const GED_DI: Echelle = {
  sigle: 'GED-DI',
  libelle: 'Douleur d’une personne polyhandicapée qui ne peut pas la dire',
  profils: ['POLYHANDICAP'],
  consigne:
    'Pensez aux deux dernières heures. Si la personne ne peut pas avoir ce comportement, choisissez «\u00a0Ne s’applique pas\u00a0».',
  source: 'GED-DI, version française de la NCCPC-R (Breau et coll.)',
  somme: true,
  items: [
    ...rubrique('Voix', 1, [
      'Gémit, se plaint, pleurniche doucement',
      'Pleure, modérément fort',
      'Crie ou hurle, très fort',
      'Son ou mot particulier pour dire la douleur',
    ]),
    ...rubrique('Relation', 5, [
      'Ne coopère pas, grincheuse, irritable, malheureuse',
      'Moins d’échanges avec les autres, en retrait',
      'Cherche le réconfort ou la proximité physique',
      'Difficile à distraire, à satisfaire ou à apaiser',
    ]),
    ...rubrique('Visage', 9, [
      'Fronce les sourcils',
      'Change de regard\u00a0: yeux plissés, grands ouverts, regard sombre',
      'Coins de la bouche vers le bas, ne sourit pas',
      'Lèvres serrées, en moue ou qui tremblent',
      'Serre ou grince des dents, mâchonne, tire la langue',
    ]),
    ...rubrique('Activité', 14, [
      'Ne bouge pas, moins active, calme',
      'S’agite, remue, ne tient pas en place',
    ]),
    ...rubrique('Corps et membres', 16, [
      'Molle, sans tonus',
      'Raide, tendue, spastique',
      'Montre ou touche la partie qui fait mal',
      'Protège ou ménage une partie du corps',
      'Sursaute ou retire une partie du corps, sensible au toucher',
      'Bouge d’une façon particulière pour montrer la douleur (tête en arrière, recroquevillée…)',
    ]),
    ...rubrique('Signes du corps', 22, [
      'Frissonne',
      'Change de couleur, pâlit',
      'Transpire',
      'Larmes',
      'Inspire brusquement, souffle coupé',
      'Retient sa respiration',
    ]),
    ...rubrique('Repas et sommeil', 28, [
      'Mange moins, pas d’intérêt pour le repas',
      'Dort plus',
      'Dort moins',
    ]),
  ],
  seuils: [
    { des: 6, phrase: 'de 6 à 10, douleur légère' },
    { des: 11, phrase: 'à partir de 11, douleur moyenne à sévère' },
  ],
};
