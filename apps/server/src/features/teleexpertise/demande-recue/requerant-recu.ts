import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import type { Lieu, ProfessionnelLu } from '../demande/faits-repository.ts';
import { typeDe } from '../documents/entete-cda.ts';

const TYPES = {
  ESMS: 'ESMS',
  CABINET_DENTAIRE: 'CABINET',
  ETABLISSEMENT_DE_SANTE: 'ETABLISSEMENT_SANTE',
  AUTRE: 'COORDINATION',
} as const;

/** The place of someone without account, as the request says it: it stands in no directory of this installation. */
export function lieuRecu({ structure }: Pick<DemandeFigeeT, 'structure'>): Lieu {
  const { siteId, organisationId, nom, finess, siret, categorie, zone, adresse, bal } = structure;
  return {
    id: siteId,
    organisation_id: organisationId,
    nom,
    finess,
    siret: siret ?? null,
    categorie,
    categorie_du: null,
    zone,
    adresse,
    bal_mssante: bal,
    actif: true,
    type: TYPES[typeDe(categorie)],
    organisation: nom,
  };
}

/** He answers for the place that his document names: that he is employed there is his word. */
export function requerantRecu({ requerant, structure }: DemandeFigeeT): ProfessionnelLu {
  return {
    id: requerant.id,
    nom: requerant.nom,
    prenom: requerant.prenom,
    profession: requerant.profession,
    civilite: null,
    savoir_faire: requerant.savoirFaire === null ? [] : [requerant.savoirFaire],
    rpps: requerant.rpps,
    conventionne: false,
    mode_exercice: 'SALARIE',
    conge_du: null,
    conge_au: null,
    bal_mssante: requerant.bal,
    courriel: null,
    actif: true,
    affectations: [
      {
        site_id: structure.siteId,
        organisation_id: structure.organisationId,
        employeur: true,
        roles: ['soignant'],
      },
    ],
  };
}
