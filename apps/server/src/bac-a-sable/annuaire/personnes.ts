import type { Civilite } from '@orapont/domain/identite/libelle-profession';
import { cleLuhn } from '@orapont/domain/identite/luhn';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { finess, rpps } from '../demo/identifiants.ts';
import { ORGANISATIONS, PERSONNES } from '../demo/structures.ts';

export type StructureFictive = {
  readonly cle: string;
  readonly nom: string;
  readonly finess: string | null;
  readonly siret: string | null;
  readonly codePostal: string;
  readonly ville: string;
  /** TRE_R02. */
  readonly secteur: string;
  readonly boite: string | null;
};
export type PersonneFictive = {
  readonly cle: string;
  readonly rpps: string;
  readonly actif: boolean;
  readonly nom: string;
  readonly prenom: string;
  readonly civilite: Civilite;
  readonly profession: string;
  readonly savoirFaire: string | null;
  readonly boite: string | null;
  readonly listeRouge: boolean;
  readonly lieux: readonly { readonly structure: string; readonly mode: 'L' | 'S' }[];
};

const structure = (
  cle: string,
  nom: string,
  codePostal: string,
  ville: string,
  {
    secteur = 'SA07',
    boite = null,
    numero = null,
  }: { secteur?: string; boite?: string | null; numero?: string | null } = {},
): StructureFictive => ({ cle, nom, codePostal, ville, secteur, boite, finess: numero, siret: null });

/** Places outside Orapont: nothing here exists. */
const AILLEURS: readonly StructureFictive[] = [
  structure('aqueduc', 'Cabinet de chirurgie orale de l’Aqueduc', '34000', 'MONTPELLIER', {
    secteur: 'SA08',
    boite: 'cabinet.aqueduc@demo.mssante.fr',
  }),
  structure('bassin', 'Centre hospitalier du Bassin', '34200', 'SETE', {
    secteur: 'SA01',
    boite: 'chirurgie-orale.bassin@demo.mssante.fr',
    numero: finess('34', 201),
  }),
  structure('orb', 'Cabinet dentaire de l’Orb', '34500', 'BEZIERS'),
  structure('castel', 'Cabinet dentaire du Castel', '34170', 'CASTELNAU LE LEZ'),
  structure('arenes', 'Cabinet dentaire des Arènes', '30000', 'NIMES'),
  structure('tet', 'Cabinet dentaire de la Têt', '66000', 'PERPIGNAN'),
  structure('capitole', 'Centre de santé dentaire du Capitole', '31000', 'TOULOUSE', {
    secteur: 'SA05',
    numero: finess('31', 202),
  }),
  structure('vieux-port', 'Cabinet du Vieux-Port', '13005', 'MARSEILLE'),
  structure('gobelins', 'Cabinet dentaire des Gobelins', '75013', 'PARIS'),
  structure('part-dieu', 'Hôpital de la Part-Dieu', '69003', 'LYON', {
    secteur: 'SA01',
    numero: finess('69', 203),
  }),
  structure('penfeld', 'Clinique de la Penfeld', '29200', 'BREST', {
    secteur: 'SA02',
    numero: finess('29', 204),
  }),
  structure('vilaine', 'Cabinet dentaire de la Vilaine', '35000', 'RENNES'),
  structure('deule', 'Hôpital de la Deûle', '59000', 'LILLE', { secteur: 'SA01', numero: finess('59', 205) }),
];

const personne = (
  rang: number,
  civilite: Civilite,
  prenom: string,
  nom: string,
  [profession, savoirFaire = null]: readonly [profession: string, savoirFaire?: string | null],
  lieux: readonly string[],
  suite: Partial<Pick<PersonneFictive, 'boite' | 'listeRouge' | 'actif'>> = {},
): PersonneFictive => ({
  cle: `ailleurs-${rang}`,
  rpps: rpps(rang),
  actif: true,
  nom: nom.toUpperCase(),
  prenom,
  civilite,
  profession,
  savoirFaire,
  boite: `dr${rang}.${normaliserNom(nom).replaceAll(' ', '')}@demo.mssante.fr`,
  listeRouge: false,
  lieux: lieux.map((cle) => ({
    structure: cle,
    mode: ['bassin', 'part-dieu', 'deule', 'capitole'].includes(cle) ? 'S' : 'L',
  })),
  ...suite,
});

const AUTRES: readonly PersonneFictive[] = [
  personne(101, 'MME', 'Camille', 'Rouvière', ['40', 'SCD02'], ['aqueduc']),
  personne(102, 'M', 'Étienne', 'Lacombe', ['40', 'SCD02'], ['bassin', 'aqueduc']),
  personne(103, 'M', 'Bruno', 'Caillol', ['40', 'SCD02'], ['orb'], { listeRouge: true }),
  personne(104, 'MME', 'Maud', 'Saint-Léger', ['40'], ['castel']),
  personne(105, 'MME', 'Anaïs', 'Cœurdoux', ['40', 'SCD03'], ['arenes']),
  personne(106, 'M', 'Jordi', 'Puig', ['40', 'SCD02'], ['tet']),
  personne(107, 'MME', 'Hélène', 'Estrade', ['40', 'SCD02'], ['capitole']),
  personne(108, 'M', 'Farid', 'Mansouri', ['40', 'SCD03'], ['vieux-port']),
  personne(109, 'MME', 'Agnès', 'Teyssier', ['40', 'SCD01'], ['gobelins'], { boite: null }),
  personne(110, 'MME', 'Nadia', 'Belkacem', ['10', 'SM50'], ['part-dieu']),
  personne(111, 'M', 'Yann', 'Le Goff', ['10', 'SM56'], ['penfeld']),
  // Same names as someone of the demonstration.
  personne(112, 'MME', 'Claire', 'Moreau', ['40'], ['vilaine']),
  personne(113, 'M', 'Olivier', 'Vandenbroucke', ['10', 'SM15'], ['deule']),
  personne(114, 'M', 'Gérard', 'Ancelin', ['40', 'SCD02'], ['orb'], { actif: false }),
  personne(115, 'MME', 'Solène', 'Guérin', ['40', 'SCD02'], ['vilaine']),
  personne(116, 'M', 'Pierre', 'Delcourt', ['10', 'SM07'], ['deule']),
];

const ADRESSE = /,\s*(\d{5}) (.+)$/;
const SECTEURS: Readonly<Record<string, string>> = { CABINET: 'SA07', ETABLISSEMENT_SANTE: 'SA01' };

/** The places of the demonstration. */
const DEMONSTRATION: readonly StructureFictive[] = ORGANISATIONS.flatMap(({ type, sites }) =>
  sites.map((site) => {
    const [, codePostal = '', ville = ''] = ADRESSE.exec(site.adresse) ?? [];
    return {
      cle: `demo-${site.cle}`,
      nom: site.nom,
      finess: site.finess,
      siret: null,
      codePostal,
      ville: ville.toUpperCase(),
      secteur: SECTEURS[type] ?? 'SA17',
      boite: site.bal,
    };
  }),
);

/** Fictitious SIRET of right key. One practice has none, like many: nothing but the number of its practitioner names it. */
const siret = (rang: number): string => {
  const prefixe = `99900000${String(rang).padStart(5, '0')}`;
  return prefixe + cleLuhn(prefixe);
};

export const STRUCTURES: readonly StructureFictive[] = [
  ...DEMONSTRATION,
  ...AILLEURS.map((ailleurs, rang) =>
    ailleurs.finess === null && ailleurs.cle !== 'vilaine'
      ? { ...ailleurs, siret: siret(rang + 1) }
      : ailleurs,
  ),
];

export const PERSONNES_ANNUAIRE: readonly PersonneFictive[] = [
  ...PERSONNES.flatMap((p) =>
    p.rpps === undefined
      ? []
      : [
          {
            cle: `demo-${p.identifiant}`,
            rpps: p.rpps,
            actif: true,
            nom: p.nom.toUpperCase(),
            prenom: p.prenom,
            civilite: p.civilite,
            profession: p.profession,
            savoirFaire: p.savoirFaire ?? null,
            boite: `${p.identifiant}@demo.mssante.fr`,
            listeRouge: false,
            lieux: p.lieux.map(({ site }) => ({
              structure: `demo-${site}`,
              mode: p.exercice === 'LIBERAL' ? ('L' as const) : ('S' as const),
            })),
          },
        ],
  ),
  ...AUTRES,
];
