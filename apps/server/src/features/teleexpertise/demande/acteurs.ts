import { type DateCivile, jourParis } from '@orapont/domain/dates';
import { categorieA } from '@orapont/domain/identite/categories';
import {
  type CodeProfession,
  estCodeProfession,
  estSpecialisteRequis,
} from '@orapont/domain/identite/professions';
import type { Exercice, Site } from '@orapont/domain/teleexpertise/demande';
import { balDuRequis, type Faits } from './faits.ts';
import type { Lieu, ProfessionnelLu } from './faits-repository.ts';

const LIEUX = {
  ESMS: 'ESMS',
  CABINET: 'CABINET_DENTAIRE',
  ETABLISSEMENT_SANTE: 'ETABLISSEMENT_DE_SANTE',
  COORDINATION: 'AUTRE',
} as const satisfies Record<string, Site['lieu']>;

/** The place with its category at that date (TE-01): the code must be in force, and the site must already have it. */
export function siteDe(lieu: Lieu, jour: DateCivile): Site {
  const categorie = lieu.categorie === null ? undefined : categorieA(lieu.categorie, jour);
  const du = plusTard(categorie?.debut ?? null, lieu.categorie_du as DateCivile | null);
  const type = Object.hasOwn(LIEUX, lieu.type) ? LIEUX[lieu.type as keyof typeof LIEUX] : 'AUTRE';
  if (!categorie) return { organisationId: lieu.organisation_id, lieu: type };
  const { alinea, fin } = categorie;
  return {
    organisationId: lieu.organisation_id,
    lieu: type,
    categorie: {
      code: categorie.code,
      alinea: alinea === '6' || alinea === '7' ? alinea : 'autre',
      service: categorie.service,
      ...(du ? { du } : {}),
      ...(fin ? { au: fin } : {}),
    },
  };
}

const plusTard = (a: DateCivile | null, b: DateCivile | null) =>
  a !== null && (b === null || a > b) ? a : b;

export const professionDe = (pro: ProfessionnelLu): CodeProfession =>
  estCodeProfession(pro.profession) ? pro.profession : 'AUTRE';

/** The savoir-faire that counts for article 58, or the first. */
export function savoirFaireDe(pro: ProfessionnelLu): string | null {
  const profession = professionDe(pro);
  return pro.savoir_faire.find((sf) => estSpecialisteRequis(profession, sf)) ?? pro.savoir_faire[0] ?? null;
}

/** Employed where the act takes place: a network nurse on a round is not (⚠15). */
export function requerantDe({ requerant, lieu }: Faits) {
  const employe = requerant.affectations.some((a) => a.site_id === lieu.id && a.employeur);
  return {
    id: requerant.id,
    profession: professionDe(requerant),
    savoirFaire: savoirFaireDe(requerant),
    messagerieSecurisee: (requerant.bal_mssante ?? lieu.bal_mssante) !== null,
    employeurs: employe ? [lieu.organisation_id] : [],
  };
}

const EXERCICES: Readonly<Record<string, Exercice>> = { REMPLACANT: 'REMPLACANT', SALARIE: 'SALARIE' };

export function requisDe(faits: Faits) {
  const { requis, requisLieu, maintenant } = faits;
  const jour = jourParis(maintenant);
  return {
    id: requis.id,
    profession: professionDe(requis),
    savoirFaire: savoirFaireDe(requis),
    messagerieSecurisee: balDuRequis(faits) !== null,
    conventionne: requis.conventionne,
    actif: requis.actif && exerceA(requis, requisLieu),
    enConge:
      requis.conge_du !== null &&
      requis.conge_du <= jour &&
      (requis.conge_au === null || requis.conge_au >= jour),
    exercice: EXERCICES[requis.mode_exercice] ?? 'TITULAIRE',
  };
}

const exerceA = ({ affectations }: ProfessionnelLu, lieu: Lieu | undefined) =>
  lieu?.actif === true && affectations.some(({ site_id }) => site_id === lieu.id);
