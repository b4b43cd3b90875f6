import { jourParis } from '../dates.ts';
import { CHIRURGIEN_DENTISTE } from '../identite/professions.ts';
import { releveArticle58 } from './circuit.ts';
import type { Demande, Site } from './demande.ts';
import { type CatalogueObstacles, type Obstacle, relever } from './obstacle.ts';
import type { Plafond } from './plafond.ts';

export type CodeAvertissement =
  | 'SERVICE_DOUTEUX'
  | 'CATEGORIE_PERIMEE'
  | 'REQUERANT_SANS_MESSAGERIE'
  | 'REQUIS_NON_CONVENTIONNE'
  | 'REQUIS_MEDECIN'
  | 'REQUIS_REMPLACANT'
  | 'PLAFOND_ATTEINT'
  | 'LECTURES_DIVERGENTES'
  | 'IDENTITE_NON_QUALIFIEE'
  | 'JAMAIS_FACTURE';

const avenant = (article: string) => `Avenant 1, JO du 18/01/2025, art. ${article}`;

/** Nothing here stops the act: it is what must be known before doing it. */
export const AVERTISSEMENTS = {
  SERVICE_DOUTEUX: {
    regle: 'TE-01',
    source: avenant('58.1.1'),
    phrase:
      'Le texte vise les établissements qui accueillent : pour un service à domicile, la facturation est incertaine.',
    issues: ['AVIS_HORS_58'],
  },
  CATEGORIE_PERIMEE: {
    regle: 'TE-01',
    source: 'Nomenclature FINESS des catégories d’établissement (TRE-R66)',
    phrase:
      'La catégorie FINESS de cet établissement n’est pas en vigueur à cette date : faites-la mettre à jour.',
    issues: [],
  },
  REQUERANT_SANS_MESSAGERIE: {
    regle: 'TE-09',
    source: avenant('58.3.1'),
    phrase:
      'Sans messagerie sécurisée de santé, vous ne recevrez pas le compte rendu et l’acte ne sera pas facturable.',
    issues: [],
  },
  REQUIS_NON_CONVENTIONNE: {
    regle: 'TE-12',
    source: avenant('58.4 a'),
    phrase: 'Ce chirurgien-dentiste n’est pas conventionné : aucune TE2 ne sera payée.',
    issues: ['AUTRE_REQUIS'],
  },
  REQUIS_MEDECIN: {
    regle: 'TE-12',
    source: avenant('58.4 a'),
    phrase: 'Un médecin est payé selon sa propre convention : aucune TE2 n’est facturée ici.',
    issues: [],
  },
  REQUIS_REMPLACANT: {
    regle: 'TE-12',
    source: 'Convention nationale des chirurgiens-dentistes (à vérifier)',
    phrase: 'Un remplaçant facture au nom du titulaire qu’il remplace.',
    issues: [],
  },
  PLAFOND_ATTEINT: {
    regle: 'TE-14',
    source: avenant('58.4'),
    phrase: 'Les quatre actes de l’année sont faits : celui-ci peut se faire, il ne sera pas payé.',
    issues: ['AUTRE_REQUIS'],
  },
  LECTURES_DIVERGENTES: {
    regle: 'TE-12',
    source: avenant('58.4'),
    phrase:
      'Le texte ne dit pas si « par an » compte l’année civile ou douze mois : les deux décomptes diffèrent ici.',
    issues: [],
  },
  IDENTITE_NON_QUALIFIEE: {
    regle: 'TE-12',
    source: 'Référentiel INS (EXI SI 08)',
    phrase:
      'Sans identité qualifiée, seuls les actes connus de cette organisation sont comptés et l’INS n’est pas transmis.',
    issues: [],
  },
  JAMAIS_FACTURE: {
    regle: 'TE-01',
    source: avenant('58'),
    phrase: 'Cet acte ne relève pas de l’article 58 : ni TE2 ni RQD.',
    issues: [],
  },
} as const satisfies CatalogueObstacles<CodeAvertissement>;

/**
 * What is worth knowing and forbids nothing, in the order of the law.
 *
 * @rule TE-01, TE-12, TE-13, TE-14
 * @source JO 18/01/2025 art. 9, art. 58.1 and 58.4
 * @interpretation Over-quota and the doubtful services limit billing, not care.
 */
export function avertir(
  demande: Demande,
  plafond: Plafond | undefined,
): readonly Obstacle<CodeAvertissement>[] {
  const { nature, site, requis, requerant, identiteQualifiee } = demande;
  if (!releveArticle58(nature)) return relever(AVERTISSEMENTS, [[true, 'JAMAIS_FACTURE']]);
  const dentiste = requis.profession === CHIRURGIEN_DENTISTE;
  const esms = nature === 'TELEEXPERTISE_ESMS';
  return relever(AVERTISSEMENTS, [
    [esms && site.categorie?.service === true && site.categorie.alinea !== 'autre', 'SERVICE_DOUTEUX'],
    [esms && estPerimee(site, jourParis(demande.maintenant)), 'CATEGORIE_PERIMEE'],
    [!requerant.messagerieSecurisee, 'REQUERANT_SANS_MESSAGERIE'],
    [dentiste && !requis.conventionne, 'REQUIS_NON_CONVENTIONNE'],
    [!dentiste, 'REQUIS_MEDECIN'],
    [dentiste && requis.exercice === 'REMPLACANT', 'REQUIS_REMPLACANT'],
    [plafond?.facturable === false, 'PLAFOND_ATTEINT'],
    [plafond !== undefined && plafond.civil !== plafond.glissant, 'LECTURES_DIVERGENTES'],
    [!identiteQualifiee, 'IDENTITE_NON_QUALIFIEE'],
  ]);
}

function estPerimee({ categorie }: Site, jour: string): boolean {
  if (!categorie) return false;
  return (
    (categorie.du !== undefined && jour < categorie.du) || (categorie.au !== undefined && jour > categorie.au)
  );
}
