import { createHash } from 'node:crypto';
import type { VerdictT } from '@orapont/contract/demande';
import { DemandeFigee, type DemandeFigeeT, PatientCite } from '@orapont/contract/demande-figee';
import { DispositifCite } from '@orapont/contract/dispositif';
import type { EvaluationCiteeT } from '@orapont/contract/evaluation';
import { ExtraitZ } from '@orapont/contract/media-technique';
import { ProfilSensorielZ } from '@orapont/contract/profil-sensoriel';
import { VueDecriteZ } from '@orapont/contract/protocole';
import { PROTOCOLES, type Protocole, vuesManquantes } from '@orapont/domain/captation/protocoles';
import { comparerVues } from '@orapont/domain/captation/vue';
import { decrireVue, vueDe } from '@orapont/domain/captation/vues';
import { LIBELLES_CAPACITE, representant } from '@orapont/domain/consentement/capacite';
import { formaterDate } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { profilEnTexte } from '@orapont/domain/evaluation/profil-sensoriel';
import { categorieA } from '@orapont/domain/identite/categories';
import { libelleProfession } from '@orapont/domain/identite/libelle-profession';
import { estCodeSavoirFaire, SAVOIR_FAIRE } from '@orapont/domain/identite/professions';
import { alertes } from '@orapont/domain/sante/alertes';
import { DRAPEAUX_ROUGES, QUESTIONS_URGENCE } from '@orapont/domain/sante/urgence';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { LIBELLES_PREUVE_LIEN, type LienConnu } from '@orapont/domain/teleexpertise/lien';
import { LIBELLES_MOTIF_DEMANDE, type MotifDemande } from '@orapont/domain/teleexpertise/motifs';
import { savoirFaireDe } from './acteurs.ts';
import { champsDe, urgenceDe } from './champs.ts';
import { citerCaptation } from './citer-captation.ts';
import type { LigneMedia } from './demande-repository.ts';
import { balDuRequis, type Faits } from './faits.ts';
import type { Lieu, PersonneSuivie, ProfessionnelLu } from './faits-repository.ts';
import { insTransmissible, nomDe } from './identite.ts';
import { phrasesConsentement } from './phrases-consentement.ts';
import type { Propres } from './protocole-repository.ts';
import { saisieDe, situationDe } from './recueil-repository.ts';

export type AuFigement = {
  readonly echeance: string;
  readonly verdict: VerdictT;
  readonly production: boolean;
  /** Protocols and views of the organisation that sends. */
  readonly propres: Propres;
  readonly preparePar: ProfessionnelLu | undefined;
  readonly auteurs: ReadonlyMap<string, ProfessionnelLu>;
  /** Complements already given, when the act changes requis. */
  readonly complements?: DemandeFigeeT['complements'];
  /** Observations that go with the request. */
  readonly evaluations?: readonly EvaluationCiteeT[] | undefined;
};

/** `TE-2026-3F7A9C21`: readable over the telephone, unique, and counts nothing. */
export const numeroActe = (id: string, annee: string): string =>
  `TE-${annee}-${id.replaceAll('-', '').slice(-8).toUpperCase()}`;

/**
 * Freezes what is sent: the one thing of the record that crosses the wall.
 *
 * @rule TE-03, TE-04, TE-08, TE-15, TE-19
 */
export function figer(faits: Faits, contexte: AuFigement): DemandeFigeeT {
  const { acte, requis, requisLieu, maintenant } = faits;
  const champs = champsDe(acte);
  const { verdict } = contexte;
  if (!champs.sante || !champs.motif || !requisLieu)
    throw new Erreur('REGLE_NON_RESPECTEE', ['CONTEXTE_ABSENT']);
  const pretes = faits.medias.filter(({ etat }) => etat === 'PRET');
  return DemandeFigee.parse({
    version: 1,
    acteId: acte.id,
    numero: numeroActe(acte.id, maintenant.slice(0, 4)),
    nature: acte.nature as NatureActe,
    envoyeLe: maintenant,
    echeance: contexte.echeance,
    urgence: urgenceDe(champs),
    drapeaux: DRAPEAUX_ROUGES.filter((code) => champs.reponsesUrgence[code] === 'OUI').map((code) => ({
      code,
      libelle: QUESTIONS_URGENCE[code],
    })),
    patient: citerPatient(faits.personne, faits.lieu, contexte.production),
    structure: citerLieu(faits.lieu, maintenant),
    requerant: citer(faits.requerant),
    preparePar:
      contexte.preparePar && contexte.preparePar.id !== faits.requerant.id
        ? citer(contexte.preparePar)
        : null,
    requis: { ...citer(requis), bal: balDuRequis(faits) },
    requisLieu: citerLieu(requisLieu, maintenant),
    motif: {
      code: champs.motif,
      libelle: LIBELLES_MOTIF_DEMANDE[champs.motif as MotifDemande] ?? champs.motif,
      precision: champs.motifTexte,
    },
    situation: champs.situation ?? 'QUESTION_CIRCONSCRITE',
    question: champs.question,
    sante: champs.sante,
    alertes: alertes(champs.sante),
    ...(contexte.evaluations?.length ? { evaluations: [...contexte.evaluations] } : {}),
    consentement: citerConsentement(faits),
    lien: citerLien(faits),
    protocole: champs.protocole,
    vuesManquantes: citerVuesManquantes(champs.protocole, pretes, contexte.propres),
    captation: citerCaptation(
      faits.captations,
      pretes.map(({ vue }) => vue),
      contexte.propres,
    ),
    medias: citerMedias(pretes, contexte.auteurs),
    complements: contexte.complements ?? [],
    lesion: acte.nature === 'TELEEXPERTISE_SPECIALISTE' ? champs.lesion : null,
    urgenceMotif: champs.urgenceMotif,
    actesAilleurs: acte.actes_ailleurs,
    quota: verdict.quota,
    verdict: {
      versionRegles: verdict.versionRegles,
      avertissements: verdict.avertissements.map(({ phrase }) => phrase),
    },
  });
}

/** SHA-256 of the content whatever the order of its keys: the database may give them back in another one. */
export const empreinteDe = (valeur: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(canonique(valeur)))
    .digest('hex');

function canonique(valeur: unknown): unknown {
  if (Array.isArray(valeur)) return valeur.map(canonique);
  if (typeof valeur !== 'object' || valeur === null) return valeur;
  return Object.fromEntries(
    Object.entries(valeur)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([cle, v]) => [cle, canonique(v)]),
  );
}

export function citer(pro: ProfessionnelLu) {
  const savoirFaire = savoirFaireDe(pro);
  return {
    id: pro.id,
    nom: pro.nom,
    prenom: pro.prenom,
    profession: pro.profession,
    professionLibelle: libelleProfession(pro),
    savoirFaire,
    savoirFaireLibelle: savoirFaire && estCodeSavoirFaire(savoirFaire) ? SAVOIR_FAIRE[savoirFaire] : null,
    rpps: pro.rpps,
    bal: pro.bal_mssante,
  };
}

export function citerLieu(lieu: Lieu, maintenant: string) {
  const categorie = lieu.categorie
    ? categorieA(lieu.categorie, maintenant.slice(0, 10) as '2026-1-1')
    : undefined;
  return {
    organisationId: lieu.organisation_id,
    siteId: lieu.id,
    nom: lieu.nom,
    categorie: lieu.categorie,
    categorieLibelle: categorie?.libelle ?? null,
    finess: lieu.finess,
    ...(lieu.siret === null ? {} : { siret: lieu.siret }),
    adresse: lieu.adresse,
    zone: lieu.zone,
    bal: lieu.bal_mssante,
  };
}

const Assure = PatientCite.shape.assure.catch(null);

export function citerPatient(personne: PersonneSuivie, lieu: Lieu, production: boolean) {
  const sejour = personne.sejours.find(({ site_id }) => site_id === lieu.id);
  const chambre = sejour?.chambre ? `, chambre ${sejour.chambre}` : '';
  return {
    nomNaissance: personne.nom_naissance,
    prenoms: personne.prenoms,
    nomUtilise: personne.nom_utilise,
    prenomUtilise: personne.prenom_utilise,
    dateNaissance: personne.date_naissance,
    sexe: personne.sexe,
    lieuNaissanceCog: personne.lieu_naissance_cog,
    insStatut: personne.ins_statut,
    ins: insTransmissible(personne, production),
    assure: Assure.parse(personne.assure ?? null),
    sejour: `${lieu.nom}${chambre}`,
    representant: citerRepresentant(personne),
    ...citerApproche(personne.profil_sensoriel),
    oppositionMes: personne.opposition_mes,
  };
}

/** As one text for every reader, and heading by heading when something was written. */
function citerApproche(brut: unknown) {
  const approche = ProfilSensorielZ.parse(brut ?? {});
  const profilSensoriel = profilEnTexte(approche);
  return { profilSensoriel, ...(profilSensoriel === '' ? {} : { approche }) };
}

/** The one who may decide in the person's place, when the law gives one. */
function citerRepresentant(personne: PersonneSuivie) {
  const capacite = representant(situationDe(personne));
  const trouve = personne.representants.find(
    ({ qualite, representation_personne }) => qualite === capacite && representation_personne,
  );
  return capacite && trouve ? { identite: nomDe(trouve), qualite: LIBELLES_CAPACITE[capacite] } : null;
}

function citerConsentement({ recueils, requis }: Faits) {
  const derniere = recueils.findLast(
    (ligne) => !['ASSENTIMENT', 'REFUS_ASSENTIMENT', 'RETRAIT'].includes(ligne.decision),
  );
  const saisie = derniere && saisieDe(derniere);
  if (!saisie) throw new Erreur('REGLE_NON_RESPECTEE', ['CONSENTEMENT_ABSENT']);
  return {
    phrases: phrasesConsentement(saisie, nomDe(requis)),
    le: saisie.decision.le,
    texteVersion: saisie.information?.versionTexte ?? '',
  };
}

function citerLien({ lien, acte, requis }: Faits) {
  if (acte.nature !== 'TELEEXPERTISE_ESMS' || !lien) return null;
  return { phrase: phraseDuLien(lien, requis) };
}

export const phraseDuLien = (lien: LienConnu, requis: { nom: string; prenom: string }): string =>
  `${LIBELLES_PREUVE_LIEN[lien.preuve]}, le ${formaterDate(lien.date)}, attesté par ${lien.attestant}, pour ${nomDe(requis)}.`;

function citerVuesManquantes(
  protocole: string | null,
  medias: readonly LigneMedia[],
  propres: Propres,
): string[] {
  const connus: readonly Protocole[] = [...Object.values(PROTOCOLES), ...propres.protocoles];
  const suivi = connus.find(({ code }) => code === protocole);
  if (!suivi) return [];
  const presentes = medias.map(({ vue }) => vue);
  return vuesManquantes(suivi, presentes).map((code) => decrireVue(code, propres.vues).libelle);
}

/** Pictures in mouth order, as they are cited. */
export function citerMedias(
  medias: readonly LigneMedia[],
  auteurs: ReadonlyMap<string, ProfessionnelLu>,
): DemandeFigeeT['medias'] {
  return medias
    .map((media) => ({
      ...media,
      vueDecrite: VueDecriteZ.nullable().parse(media.vue_decrite),
      dispositif: DispositifCite.nullable().parse(media.dispositif),
      extrait: ExtraitZ.nullable().parse(media.extrait),
    }))
    .toSorted((a, b) => comparerVues(vueDe(a), vueDe(b)))
    .flatMap((media) => {
      const auteur = auteurs.get(media.auteur_id);
      if (!auteur) return [];
      return [
        {
          id: media.id,
          vue: media.vue,
          vueLibelle: vueDe(media).libelle,
          vueDecrite: media.vueDecrite,
          modalite: media.modalite as 'LUMIERE_BLANCHE',
          miroir: media.miroir,
          rotation: media.rotation as 0,
          largeur: media.largeur ?? 0,
          hauteur: media.hauteur ?? 0,
          empreinte: media.empreinte_gardee ?? media.apercu_empreinte ?? '',
          auteur: citer(auteur),
          prisLe: media.pris_le,
          ...(media.dispositif ? { dispositif: media.dispositif } : {}),
          ...(media.extrait && medias.some(({ id }) => id === media.extrait?.mediaId)
            ? { extrait: media.extrait }
            : {}),
        },
      ];
    });
}
