import type { Echelle, Item } from './echelle.ts';

const ABSENT_PRESENT = [
  { valeur: 0, libelle: 'Absent' },
  { valeur: 1, libelle: 'Présent' },
] as const;

const item = (code: string, libelle: string, precision = ''): Item => ({
  code,
  libelle,
  ...(precision ? { precision } : {}),
  choix: ABSENT_PRESENT,
});

/**
 * Clinical Oral Dryness Score (Challacombe scale): ten signs, one point each.
 *
 * @source Osailan, Pramanik, Shirlaw, Proctor, Challacombe, Oral Surg Oral Med Oral Pathol Oral Radiol 2012;114:597; the ten signs and how
 * to look for them in Challacombe et al., « Clinical Scoring Scales for Assessment of Dry Mouth » (pocketdentistry.com, read); 1–3 and
 * 7–10 in its abstract (link.springer.com/chapter/10.1007/978-3-642-55154-3_8).
 * @interpretation labels are our French; the sentence for 4–6 only says that it lies between the two published bands
 */
export const SECHERESSE: Echelle = {
  sigle: 'Bouche sèche',
  libelle: 'Signes de sécheresse de la bouche',
  profils: ['AGEE', 'POLYHANDICAP'],
  consigne:
    'Posez le miroir deux secondes, puis retirez-le doucement. Laissez sans réponse ce que vous n’avez pas pu regarder.',
  source: 'Clinical Oral Dryness Score, Challacombe et coll., 2012',
  somme: true,
  items: [
    item('JOUE', 'Le miroir colle à la joue'),
    item('LANGUE_COLLE', 'Le miroir colle à la langue'),
    item('MOUSSE', 'Salive mousseuse'),
    item('PLANCHER', 'Pas de salive sous la langue', 'Rien ne s’accumule dans le plancher de la bouche.'),
    item('PAPILLES', 'Langue sans papilles', 'Dessus de la langue lisse.'),
    item('GENCIVE', 'Gencive modifiée, lisse'),
    item('VERNIE', 'Muqueuse d’aspect verni', 'Surtout au palais.'),
    item('LOBULEE', 'Langue lobulée ou fissurée'),
    item(
      'COLLET',
      'Plus de deux dents atteintes au collet',
      'En cours, ou soignées depuis moins de six mois.',
    ),
    item('DEBRIS', 'Débris sur le palais', 'En dehors de ce que couvre une prothèse.'),
  ],
  seuils: [
    { des: 1, phrase: 'de 1 à 3, sécheresse légère' },
    { des: 4, phrase: 'de 4 à 6, entre légère et marquée' },
    { des: 7, phrase: 'de 7 à 10, sécheresse marquée, à faire explorer' },
  ],
};
