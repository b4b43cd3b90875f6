import { normaliserNom } from '../identite/nom.ts';

/**
 * Words by which common medicines and allergens are known, brand names and INN, without accent or capital. A word may be the
 * beginning of another: « penicillin » finds « pénicillines ». A word that ends with a blank stands whole: « ains » is not
 * « ainsi ».
 *
 * @rule DOS-06
 * @source base de données publique des médicaments, names in common use; not a complete interaction base, to verify by a pharmacist
 */
const VOCABULAIRE = {
  ANTICOAGULANT: [
    ...[
      'anticoagul',
      'avk ',
      'aod ',
      'heparin',
      'calciparine',
      'eliquis',
      'apixaban',
      'xarelto',
      'rivaroxaban',
    ],
    ...['pradaxa', 'dabigatran', 'previscan', 'fluindion', 'coumadin', 'warfarin', 'sintrom', 'minisintrom'],
    ...[
      'acenocoumarol',
      'lovenox',
      'enoxaparin',
      'innohep',
      'tinzaparin',
      'fraxiparin',
      'fraxodi',
      'nadroparin',
    ],
    ...['arixtra', 'fondaparinux', 'fragmin', 'dalteparin'],
  ],
  ANTIAGREGANT: [
    ...['antiagreg', 'anti agreg', 'kardegic', 'aspegic', 'aspirin', 'acetylsalicyl', 'resitune', 'plavix'],
    ...['clopidogrel', 'duoplavin', 'brilique', 'ticagrelor', 'efient', 'prasugrel'],
  ],
  ANTIRESORPTEUR: [
    ...['bisphosphonate', 'biphosphonate', 'diphosphonate', 'fosamax', 'fosavance', 'adrovance', 'alendron'],
    ...['actonel', 'risedron', 'bonviva', 'bondronat', 'ibandron', 'aclasta', 'zometa', 'zoledron', 'aredia'],
    ...['pamidron', 'clodron', 'clastoban', 'lytos', 'xgeva', 'prolia', 'denosumab'],
  ],
  IMMUNODEPRESSION: [
    ...[
      'immunosuppress',
      'immunodepr',
      'methotrexate',
      'novatrex',
      'imeth',
      'cortancyl',
      'prednison',
      'solupred',
    ],
    ...['prednisolon', 'imurel', 'azathioprin', 'cellcept', 'mycophenol', 'neoral', 'ciclosporin', 'prograf'],
    ...['advagraf', 'tacrolimus', 'humira', 'adalimumab', 'enbrel', 'etanercept', 'remicade', 'infliximab'],
    ...['mabthera', 'rituximab', 'chimiotherap', 'greffe', 'transplant'],
  ],
  DIABETE: [
    ...[
      'diabet',
      'insulin',
      'metformin',
      'glucophage',
      'stagid',
      'lantus',
      'abasaglar',
      'toujeo',
      'novorapid',
    ],
    ...['humalog', 'diamicron', 'gliclazid', 'amarel', 'januvia', 'trulicity', 'ozempic'],
  ],
  RISQUE_ENDOCARDITE: [
    'endocardite',
    'prothese valvulaire',
    'valve',
    'bioprothese',
    'tavi ',
    'cardiopathie congenital',
  ],
  RADIOTHERAPIE: ['radiotherap', 'irradiation', 'rayons'],
  TROUBLE_COAGULATION: ['hemophil', 'willebrand', 'thrombopen', 'cirrhose'],
  DIALYSE: ['dialys', 'hemodialys', 'insuffisance renale severe', 'insuffisance renale terminale'],
  PACEMAKER: ['pacemaker', 'pace maker', 'stimulateur cardiaque', 'defibrillateur'],
  PENICILLINE: [
    ...['penicillin', 'peni ', 'betalactam', 'beta lactam', 'amoxicillin', 'amoxi', 'augmentin', 'clamoxyl'],
    ...['ampicillin', 'oxacillin', 'cloxacillin', 'piperacillin', 'oracilline', 'extencilline'],
  ],
  ANESTHESIQUE_LOCAL: [
    'anesthesi',
    'lidocain',
    'xylocain',
    'articain',
    'mepivacain',
    'septanest',
    'ubistesin',
  ],
  ANTI_INFLAMMATOIRE: [
    'ains ',
    'anti inflammatoire',
    'ibuprofen',
    'advil',
    'nurofen',
    'ketoprofen',
    'profenid',
    'aspirin',
  ],
  LATEX: ['latex'],
  IODE: ['iode', 'povidone', 'betadine'],
  CHLORHEXIDINE: ['chlorhexidin', 'eludril', 'paroex'],
  MACROLIDE: [
    'macrolide',
    'spiramycin',
    'rovamycin',
    'rodogyl',
    'birodogyl',
    'azithromycin',
    'clarithromycin',
    'erythromycin',
  ],
} as const satisfies Record<string, readonly string[]>;
export type Famille = keyof typeof VOCABULAIRE;

/**
 * True when a label names something of that family. A word is looked for at the beginning of the label's words.
 *
 * @rule DOS-06
 */
export function designe(libelle: string, famille: Famille): boolean {
  const mots = ` ${normaliserNom(libelle)} `;
  return VOCABULAIRE[famille].some((mot) => mots.includes(` ${mot}`));
}
