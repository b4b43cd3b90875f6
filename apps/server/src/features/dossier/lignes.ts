import { AssureZ, type FicheT, type RepresentantT } from '@orapont/contract/dossier-fiche';
import { ProfilSensorielZ } from '@orapont/contract/profil-sensoriel';
import type { DateCivile } from '@orapont/domain/dates';
import type { AttributIdentite, StatutIns } from '@orapont/domain/identite/ins';
import { statutIns } from '@orapont/domain/identite/ins';
import { normaliserNir } from '@orapont/domain/identite/nir';
import { normaliserNom } from '@orapont/domain/identite/nom';
import type { LigneBrute } from './dossier-repository.ts';
import type { RepresentantBrut } from './entourage-repository.ts';

const ouNul = (texte: string | null) => texte?.trim() || null;

/** What search compares: the birth name for the prefix, every name for what is written with a slip. */
export function colonnesDeRecherche(
  fiche: Pick<FicheT, 'nomNaissance' | 'prenoms' | 'nomUtilise' | 'prenomUtilise'>,
) {
  const { nomNaissance, prenoms, nomUtilise, prenomUtilise } = fiche;
  const noms = [nomNaissance, ...prenoms, nomUtilise ?? '', prenomUtilise ?? ''];
  return {
    nom_norme: normaliserNom(nomNaissance),
    recherche: normaliserNom(noms.filter((nom) => nom !== '').join(' ')),
  };
}

/** Columns of a record from what was typed; the INS status follows from what was done. */
export function enColonnes(fiche: FicheT) {
  const { ins, assure } = fiche;
  return {
    nom_naissance: fiche.nomNaissance,
    prenoms: [...fiche.prenoms],
    nom_utilise: ouNul(fiche.nomUtilise),
    prenom_utilise: ouNul(fiche.prenomUtilise),
    date_naissance: fiche.dateNaissance,
    sexe: fiche.sexe,
    lieu_naissance_cog: ouNul(fiche.lieuNaissanceCog)?.toUpperCase() ?? null,
    ins_matricule: ins.reponseInsi && ins.matricule ? normaliserNir(ins.matricule) : null,
    ins_oid: ins.reponseInsi ? ouNul(ins.oid) : null,
    ins_statut: statutIns(ins),
    ins_attributs: [...ins.attributs],
    assure: assure === null ? null : JSON.stringify({ ...assure, nir: normaliserNir(assure.nir) }),
    protection: fiche.protection,
    representation_personne: fiche.representationPersonne,
    apte_a_exprimer: fiche.apteAExprimer,
    profil_sensoriel: JSON.stringify(fiche.profilSensoriel),
    opposition_mes: fiche.oppositionMes,
    deces_le: fiche.decesLe,
    identifiant_externe: ouNul(fiche.identifiantExterne),
    ...colonnesDeRecherche(fiche),
  };
}

export function enFiche(ligne: LigneBrute): FicheT {
  const statut = ligne.ins_statut as StatutIns;
  return {
    nomNaissance: ligne.nom_naissance,
    prenoms: ligne.prenoms,
    nomUtilise: ligne.nom_utilise,
    prenomUtilise: ligne.prenom_utilise,
    dateNaissance: ligne.date_naissance as DateCivile,
    sexe: ligne.sexe as FicheT['sexe'],
    lieuNaissanceCog: ligne.lieu_naissance_cog,
    ins: {
      reponseInsi: statut === 'RECUP' || statut === 'QUAL',
      pieceVerifiee: statut === 'VALI' || statut === 'QUAL',
      attributs: ligne.ins_attributs as AttributIdentite[],
      matricule: ligne.ins_matricule,
      oid: ligne.ins_oid,
    },
    assure: ligne.assure === null ? null : AssureZ.parse(ligne.assure),
    protection: ligne.protection as FicheT['protection'],
    representationPersonne: ligne.representation_personne,
    apteAExprimer: ligne.apte_a_exprimer,
    profilSensoriel: ProfilSensorielZ.parse(ligne.profil_sensoriel),
    oppositionMes: ligne.opposition_mes,
    decesLe: ligne.deces_le as DateCivile | null,
    identifiantExterne: ligne.identifiant_externe,
  };
}

export const enRepresentant = (ligne: RepresentantBrut): RepresentantT => ({
  id: ligne.id,
  qualite: ligne.qualite as RepresentantT['qualite'],
  nom: ligne.nom,
  prenom: ligne.prenom,
  representationPersonne: ligne.representation_personne,
  telephone: ligne.telephone,
  courriel: ligne.courriel,
  finLe: ligne.fin_le as DateCivile | null,
});

/** « LEFÈVRE Jeanne »: how a record is named in a title. */
export const identiteDe = ({ nom_naissance, nom_utilise, prenoms, prenom_utilise }: LigneBrute): string =>
  `${(nom_utilise ?? nom_naissance).toLocaleUpperCase('fr')} ${prenom_utilise ?? prenoms[0] ?? ''}`.trim();
