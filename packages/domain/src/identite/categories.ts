import type { DateCivile } from '../dates.ts';

/** Item of article L.312-1 I of the CASF under which a structure is authorised; null outside it. */
export type AlineaL312 = '2' | '3' | '5' | '6' | '7';

export type CategorieEsms = {
  readonly code: string;
  readonly libelle: string;
  readonly alinea: AlineaL312 | null;
  /** A service goes to people; an establishment takes them in. */
  readonly service: boolean;
  /** First and last day of the code, null when it is open on that side. */
  readonly debut: DateCivile | null;
  readonly fin: DateCivile | null;
};

/**
 * Categories of structure by their FINESS code, with the days on which each code may be given.
 *
 * @rule TE-01
 * @source TRE_R66-CategorieEtablissement; art. L.312-1 and D.312-0-1 s. CASF; regulatory reference 3.5. Opening days: décret
 * 2017-982 for 448 and 449; the others are not dated, to verify.
 */
export const CATEGORIES_ESMS: readonly CategorieEsms[] = [
  etablissement('500', 'EHPAD', '6'),
  etablissement('501', 'EHPA percevant des crédits d’assurance maladie', '6'),
  etablissement('502', 'EHPA ne percevant pas de crédits d’assurance maladie', '6'),
  etablissement('202', 'Résidence autonomie', '6'),
  etablissement('207', 'Centre de jour pour personnes âgées', '6'),
  etablissement('381', 'Établissement expérimental pour personnes âgées', '6'),
  service('354', 'Service de soins infirmiers à domicile (SSIAD)', '6'),
  service('209', 'Service autonomie aide et soins (SAAS)', '6'),
  service('460', 'Service autonomie aide (SAA)', '6'),
  etablissement('255', 'Maison d’accueil spécialisée (MAS)', '7'),
  etablissement('448', 'Établissement d’accueil médicalisé (EAM)', '7', { debut: '2017-06-01' }),
  etablissement('449', 'Établissement d’accueil non médicalisé (EANM)', '7', { debut: '2017-06-01' }),
  etablissement('370', 'Établissement expérimental pour personnes handicapées', '7'),
  etablissement('395', 'Établissement d’accueil temporaire pour adultes handicapés', '7'),
  etablissement('437', 'Foyer d’accueil médicalisé (FAM)', '7', { fin: '2018-10-26' }),
  etablissement('252', 'Foyer d’hébergement pour adultes handicapés', '7', { fin: '2018-10-26' }),
  etablissement('253', 'Foyer d’accueil polyvalent pour adultes handicapés', '7', { fin: '2018-10-26' }),
  etablissement('382', 'Foyer de vie pour adultes handicapés', '7', { fin: '2018-10-26' }),
  service('445', 'Service d’accompagnement médico-social pour adultes handicapés (SAMSAH)', '7'),
  service('446', 'Service d’accompagnement à la vie sociale (SAVS)', '7'),
  etablissement('183', 'Institut médico-éducatif (IME)', '2'),
  etablissement('186', 'Institut thérapeutique, éducatif et pédagogique (ITEP)', '2'),
  etablissement('188', 'Établissement pour enfants ou adolescents polyhandicapés', '2'),
  etablissement('189', 'Centre médico-psycho-pédagogique (CMPP)', '2'),
  etablissement('192', 'Institut d’éducation motrice (IEM)', '2'),
  etablissement('194', 'Institut pour déficients visuels', '2'),
  etablissement('195', 'Institut pour déficients auditifs', '2'),
  etablissement('196', 'Institut d’éducation sensorielle pour sourds et aveugles', '2'),
  etablissement('190', 'Centre d’action médico-sociale précoce (CAMSP)', '3'),
  etablissement('246', 'Établissement et service d’aide par le travail (ESAT)', '5'),
  etablissement('362', 'Unité de soins de longue durée (USLD)', null),
];

export type CategorieDatee = CategorieEsms & {
  /** False when the code was not to be given on that day: still met in data, it names the same structure. */
  readonly enVigueur: boolean;
};

/**
 * Category of a structure on a day. A code closed before that day is still answered, with `enVigueur` false: the registers keep
 * closed codes for years, and a foyer de vie did not stop being one.
 *
 * @rule TE-01
 * @source regulatory reference 3.5
 * @interpretation a closed code keeps the item of L.312-1 under which it stood.
 */
export function categorieA(code: string, date: DateCivile): CategorieDatee | undefined {
  const categorie = CATEGORIES_ESMS.find((candidate) => candidate.code === code);
  return categorie && { ...categorie, enVigueur: enVigueur(categorie, date) };
}

const enVigueur = ({ debut, fin }: CategorieEsms, date: DateCivile) =>
  (debut === null || debut <= date) && (fin === null || date <= fin);

function etablissement(
  code: string,
  libelle: string,
  alinea: AlineaL312 | null,
  { debut = null, fin = null }: Partial<Pick<CategorieEsms, 'debut' | 'fin'>> = {},
): CategorieEsms {
  return { code, libelle, alinea, service: false, debut, fin };
}

function service(code: string, libelle: string, alinea: AlineaL312): CategorieEsms {
  return { code, libelle, alinea, service: true, debut: null, fin: null };
}
