import type { VerdictT } from '@orapont/contract/demande';
import { DemandeFigee, type DemandeFigeeT } from '@orapont/contract/demande-figee';
import { type DateCivile, jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { profilLibre } from '@orapont/domain/evaluation/profil-sensoriel';
import { CHIRURGIEN_DENTISTE } from '@orapont/domain/identite/professions';
import type { ActesComptes } from '@orapont/domain/teleexpertise/plafond';
import type { Tx } from '../../../kernel/bd.ts';
import { type LigneActe, lireMedias } from '../demande/demande-repository.ts';
import { juger, meilleurLien } from '../demande/eligibilite.ts';
import type { Faits } from '../demande/faits.ts';
import {
  type LienLu,
  lireLieu,
  lireProfessionnel,
  type PersonneSuivie,
} from '../demande/faits-repository.ts';
import { identiteRegistreFigee } from '../demande/identite.ts';
import { lireRecueils } from '../demande/recueil-repository.ts';
import { lieuRecu, requerantRecu } from '../demande-recue/requerant-recu.ts';
import { compterAuRegistre } from '../quota-repository.ts';
import { type FaitsDuDossier, faitsDeLActe } from './acte-partage-repository.ts';
import type { DepsLecture } from './deps.ts';

export type Jugement = {
  readonly moment: 'ENVOI' | 'PRISE_EN_CHARGE' | 'SIGNATURE';
  readonly requisId: string;
  readonly siteId: string | null;
  /** Acts signed in the requis's own record: they count when the identity is not qualified. */
  readonly locales: readonly DateCivile[];
  readonly ailleurs: number;
};

export function demandeDe(acte: LigneActe): DemandeFigeeT {
  if (acte.demande === null) throw new Erreur('INTROUVABLE');
  return DemandeFigee.parse(acte.demande);
}

/**
 * Runs every rule again from the requis's side, inside the act: what was frozen, what the record says today of the link and of
 * the protection, what the directory says today of both professionals. The requérant is read as he was at the sending.
 *
 * @rule TE-02, TE-07, TE-08, TE-12
 */
export async function rejuger(
  tx: Tx,
  deps: Pick<DepsLecture, 'cleRegistre' | 'maintenant'>,
  acte: LigneActe,
  jugement: Jugement,
): Promise<{ readonly verdict: VerdictT; readonly faits: Faits }> {
  const maintenant = deps.maintenant().toISOString();
  const jour = jourParis(maintenant);
  const demande = demandeDe(acte);
  const lignes = await faitsDeLActe(tx, jugement.requisId);
  const { recue } = demande;
  const lieu = recue ? lieuRecu(demande) : await lireLieu(tx, acte.site_id);
  const requerant = recue
    ? requerantRecu(demande)
    : await lireProfessionnel(tx, demande.requerant.id, jourParis(demande.envoyeLe));
  const requis = await lireProfessionnel(tx, jugement.requisId, jour);
  const [premiere] = lignes;
  if (!premiere || !lieu || !requerant || !requis) throw new Erreur('INTROUVABLE');
  const { actes, registreLu } = await compterAuRegistre(tx, {
    rpps: requis.rpps,
    identite: identiteRegistreFigee(demande.patient),
    code: requis.profession === CHIRURGIEN_DENTISTE ? 'TE2' : 'RQD',
    jour,
    secret: deps.cleRegistre,
    locales: jugement.locales,
    ailleurs: jugement.ailleurs,
  });
  const faits: Faits = {
    acte,
    personne: personneDe(acte, demande, premiere),
    lieu,
    requerant,
    requis,
    requisLieu: jugement.siteId ? await lireLieu(tx, jugement.siteId) : undefined,
    lien: meilleurLien(lignes.flatMap(enLien), jugement.requisId, jour),
    recueils: await lireRecueils(tx, acte.id),
    medias: await lireMedias(tx, acte.id),
    captations: [],
    actes: registreLu ? actes : auMoins(actes, demande, jugement.requisId, jour),
    registreLu,
    maintenant,
    ...(recue
      ? { recue: { pieces: recue.pieces, contexte: recue.contexte.length > 0 || recue.pieces > 0 } }
      : {}),
  };
  return { verdict: juger(faits, jugement.moment, true), faits };
}

/** An identity that the register does not know is counted from what the requérant's record held at the sending as well. */
function auMoins(
  actes: ActesComptes,
  { requis, quota, envoyeLe }: DemandeFigeeT,
  requisId: string,
  jour: DateCivile,
): ActesComptes {
  const memeAnnee = jourParis(envoyeLe).slice(0, 4) === jour.slice(0, 4);
  if (!quota || requis.id !== requisId || !memeAnnee) return actes;
  return { civil: Math.max(actes.civil, quota.civil), glissant: Math.max(actes.glissant, quota.glissant) };
}

const enLien = ({ preuve, date_contact, attestant, declare_jour }: FaitsDuDossier): LienLu[] =>
  preuve === null || attestant === null || declare_jour === null
    ? []
    : [{ preuve, date_contact, attestant, declare_jour }];

/** The person as she was frozen, with the protection of today. */
function personneDe(acte: LigneActe, { patient }: DemandeFigeeT, faits: FaitsDuDossier): PersonneSuivie {
  return {
    id: acte.dossier_id,
    organisation_id: acte.organisation_id,
    nom_naissance: patient.nomNaissance,
    prenoms: patient.prenoms,
    nom_utilise: patient.nomUtilise,
    prenom_utilise: patient.prenomUtilise,
    date_naissance: faits.date_naissance,
    sexe: patient.sexe,
    lieu_naissance_cog: patient.lieuNaissanceCog,
    ins_matricule: patient.ins?.matricule ?? null,
    ins_oid: patient.ins?.oid ?? null,
    ins_statut: patient.insStatut,
    ins_attributs: [],
    assure: patient.assure,
    protection: faits.protection,
    representation_personne: faits.representation_personne,
    apte_a_exprimer: faits.apte_a_exprimer,
    profil_sensoriel: patient.approche ?? profilLibre(patient.profilSensoriel),
    opposition_mes: patient.oppositionMes,
    deces_le: null,
    sejours: [],
    representants: [],
  };
}
