import { StructureCitee } from '@orapont/contract/demande-figee';
import type { ContenuTransmissionT, DestinataireChoisiT } from '@orapont/contract/transmission';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { libelleProfession } from '@orapont/domain/identite/libelle-profession';
import { estCodeProfession, estCodeSavoirFaire, SAVOIR_FAIRE } from '@orapont/domain/identite/professions';
import { idStable } from '../../../kernel/empreinte.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import type { CorrespondantLu } from '../../annuaire/ports.ts';
import { lireLieu, lireProfessionnel } from '../demande/faits-repository.ts';
import { citer, citerLieu } from '../demande/figer.ts';
import type { DepsTransmission } from './deps.ts';

export type Vise = Pick<ContenuTransmissionT, 'destinataire' | 'destinataireLieu'> & {
  /** His own box, otherwise that of the place. */
  readonly adresse: string;
};

/** The one box where someone is written to, read from a directory at that very moment: never from what the browser says. */
export async function viser(
  deps: DepsTransmission,
  session: SessionSoin,
  choisi: DestinataireChoisiT,
): Promise<Vise> {
  if ('rpps' in choisi) return delAnnuaire(await deps.correspondants.lire(choisi.rpps));
  const maintenant = deps.maintenant().toISOString();
  const jour = jourParis(maintenant);
  const { pro, lieu } = await deps.bd.organisation(appelant(session), async (tx) => ({
    pro: await lireProfessionnel(tx, choisi.professionnelId, jour),
    lieu: await lireLieu(tx, choisi.siteId),
  }));
  if (!pro?.actif || !lieu?.actif || !pro.affectations.some(({ site_id }) => site_id === lieu.id))
    throw new Erreur('INTROUVABLE', ['DESTINATAIRE_INCONNU']);
  const adresse = pro.bal_mssante ?? lieu.bal_mssante;
  if (adresse === null) throw new Erreur('REGLE_NON_RESPECTEE', ['DESTINATAIRE_SANS_BOITE']);
  return {
    destinataire: { ...citer(pro), bal: adresse },
    destinataireLieu: StructureCitee.parse(citerLieu(lieu, maintenant)),
    adresse,
  };
}

/** Someone of the national directory: cited, registered nowhere here. */
function delAnnuaire(lu: CorrespondantLu | undefined): Vise {
  if (!lu) throw new Erreur('INTROUVABLE', ['DESTINATAIRE_INCONNU']);
  const lieu = lu.lieux.find(({ boite }) => boite !== null) ?? lu.lieux[0];
  const adresse = lu.boite ?? lieu?.boite;
  if (!adresse) throw new Erreur('REGLE_NON_RESPECTEE', ['DESTINATAIRE_SANS_BOITE']);
  const { rpps, nom, prenom, civilite } = lu;
  const profession = estCodeProfession(lu.profession) ? lu.profession : 'AUTRE';
  const savoirFaire = lu.savoirFaire.find(estCodeSavoirFaire) ?? null;
  return {
    destinataire: {
      id: idStable('annuaire national', rpps),
      nom,
      prenom,
      profession,
      professionLibelle: libelleProfession({ profession, civilite }),
      savoirFaire,
      savoirFaireLibelle: savoirFaire && SAVOIR_FAIRE[savoirFaire],
      rpps,
      bal: adresse,
    },
    destinataireLieu: lieu ? lieuNational(rpps, lieu) : sansLieu(lu),
    adresse,
  };
}

type LieuLu = CorrespondantLu['lieux'][number];

function lieuNational(rpps: string, lieu: LieuLu): Vise['destinataireLieu'] {
  const { nom, identifiant, finess, codePostal, ville, boite } = lieu;
  const siret = /^3(\d{14})$/.exec(identifiant ?? '')?.[1];
  return {
    ...INCONNU,
    ...idsDuLieu(rpps, identifiant ?? nom),
    nom: nom || `${codePostal} ${ville}`.trim() || rpps,
    finess,
    ...(siret ? { siret } : {}),
    adresse: `${codePostal} ${ville}`.trim(),
    bal: boite,
  };
}

const sansLieu = ({ rpps, prenom, nom }: CorrespondantLu): Vise['destinataireLieu'] => ({
  ...INCONNU,
  ...idsDuLieu(rpps, ''),
  nom: `${prenom} ${nom}`.trim(),
});

const INCONNU = {
  categorie: null,
  categorieLibelle: null,
  finess: null,
  adresse: '',
  zone: 'METROPOLE',
  bal: null,
} as const;

/** A place that stands in no directory of this installation. */
function idsDuLieu(rpps: string, lieu: string) {
  const siteId = idStable('annuaire national', rpps, lieu);
  return { organisationId: siteId, siteId };
}
