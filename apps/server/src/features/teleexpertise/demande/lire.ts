import type { DemandeLueT, VerdictT } from '@orapont/contract/demande';
import { ComplementDemande, DemandeFigee } from '@orapont/contract/demande-figee';
import { capacitesAdmises, LIBELLES_MESURE } from '@orapont/domain/consentement/capacite';
import { verifierConsentement } from '@orapont/domain/consentement/verifier';
import { ageA, type DateCivile, jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { libelleProfession } from '@orapont/domain/identite/libelle-profession';
import { estCodeProfession, PROFESSIONS } from '@orapont/domain/identite/professions';
import { LIBELLES_NATURE, type NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { phraseEcheance } from '@orapont/domain/teleexpertise/echeance';
import {
  type EtatActe,
  enRetard,
  evenementsPossibles,
  libelleEtat,
} from '@orapont/domain/teleexpertise/etat';
import { LIBELLES_MOTIF_REFUS, type MotifRefus } from '@orapont/domain/teleexpertise/motifs';
import type { Tx } from '../../../kernel/bd.ts';
import { lireTexteInformation } from '../../../kernel/dossier-repository.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { refuserVolume, surveillerVolume } from '../../../kernel/volume.ts';
import { consulter, noterUneFois, peut } from './acces.ts';
import { lireAilleurs } from './ailleurs-repository.ts';
import { champsDe } from './champs.ts';
import { type LigneActe, lireHistorique, lireMedias } from './demande-repository.ts';
import type { DepsDemande } from './deps.ts';
import { juger, rassembler } from './eligibilite.ts';
import type { Choix } from './faits.ts';
import {
  lireConnus,
  lireEmployes,
  lireLieu,
  lirePersonneSuivie,
  lireProfessionnel,
  type PersonneSuivie,
} from './faits-repository.ts';
import { numeroActe } from './figer.ts';
import { raconter } from './historique.ts';
import { nomDe, nomPatient } from './identite.ts';
import { phrasesConsentement } from './phrases-consentement.ts';
import { lireRecueils, type RecueilLu, saisieDe, situationDe, volonteDe } from './recueil-repository.ts';
import { relevePropose } from './releve-proposee.ts';
import { nouvelles } from './suites.ts';

/** A request as the requérant's side sees it; opening it is an event. */
export async function lire(deps: DepsDemande, session: SessionSoin, id: string): Promise<DemandeLueT> {
  const vu = await deps.bd.organisation(appelant(session), (tx) => consulter(tx, session, id));
  await refuserVolume(deps, session, vu.dossier_id);
  return deps.bd.organisation(appelant(session), async (tx) => {
    const acte = await consulter(tx, session, id);
    await noterUneFois(tx, session, 'DEMANDE_OUVERTE', acte, deps.maintenant());
    await surveillerVolume(tx, deps, session);
    return decrire(tx, deps, session, acte);
  });
}

/** What stands in the way with a requis who is only looked at. */
export async function jugerChoix(
  deps: DepsDemande,
  session: SessionSoin,
  id: string,
  choix: Choix,
): Promise<VerdictT> {
  return deps.bd.organisation(appelant(session), async (tx) => {
    const acte = await consulter(tx, session, id);
    const faits = await rassembler(tx, deps, acte, { ...choix, requerantId: session.professionnelId });
    return juger(faits, 'CHOIX', false);
  });
}

async function decrire(
  tx: Tx,
  deps: DepsDemande,
  session: SessionSoin,
  acte: LigneActe,
): Promise<DemandeLueT> {
  const maintenant = deps.maintenant().toISOString();
  const jour = jourParis(maintenant);
  const personne = await lirePersonneSuivie(tx, acte.dossier_id, jour);
  const lieu = await lireLieu(tx, acte.site_id);
  const texte = await lireTexteInformation(tx, jour);
  if (!personne || !lieu || !texte) throw new Erreur('INTROUVABLE');
  const recueils = await lireRecueils(tx, acte.id);
  const nature = acte.nature as NatureActe;
  const etat = acte.etat as EtatActe;
  const droit = peut(session, 'acte.envoyer', acte);
  const historique = await lireHistorique(tx, acte.id);
  const demande = acte.demande === null ? null : DemandeFigee.parse(acte.demande);
  return {
    id: acte.id,
    version: acte.version,
    nature,
    natureLibelle: LIBELLES_NATURE[nature],
    etat,
    etatLibelle: libelleEtat(nature, etat),
    dossierId: acte.dossier_id,
    siteId: acte.site_id,
    siteNom: lieu.nom,
    numero: demande?.numero ?? numeroActe(acte.id, acte.cree_le.slice(0, 4)),
    patient: decrirePatient(personne, acte.site_id, jour),
    preparePar: await citerPersonne(tx, acte.prepare_par, jour),
    requerant: await citerPersonne(tx, acte.requerant_id, jour),
    confie: acte.confie_le ? { le: acte.confie_le, a: await citerPersonne(tx, acte.confie_a, jour) } : null,
    requis: await citerRequis(tx, acte, jour),
    champs: champsDe(acte),
    connus: etat === 'BROUILLON' ? await lireConnus(tx, acte.dossier_id) : [],
    texteInformation: texte,
    consentements: recueils.flatMap(decrireRecueil),
    obstaclesConsentement: obstaclesConsentement(recueils, personne, acte, maintenant),
    images: await compterImages(tx, acte.id, demande?.medias ?? []),
    eligibilite: await eligibiliteDuBrouillon(tx, deps, session, acte),
    envoi: { possible: droit.accord, motifs: droit.accord ? [] : [...droit.motifs] },
    valideurs: etat === 'BROUILLON' ? (await lireEmployes(tx, acte.site_id, jour)).flatMap(valideur) : [],
    evenements: [...evenementsPossibles(nature, etat, droit.accord ? 'REQUERANT' : 'PREPARATEUR')],
    historique: raconter(nature, historique),
    ailleurs: await lireAilleurs(tx, acte.id),
    relevePropose: relevePropose({ nature, etat }, historique),
    ...decrireSuite(acte, etat, maintenant),
    retireLe: recueils.find(({ decision }) => decision === 'RETRAIT')?.le ?? null,
    demande,
  };
}

function decrireSuite(acte: LigneActe, etat: EtatActe, maintenant: string) {
  const complement = ComplementDemande.safeParse(acte.complement);
  const motif = acte.refus_motif;
  return {
    envoyeLe: acte.envoye_le,
    echeance: acte.echeance,
    echeancePhrase: acte.echeance ? phraseEcheance(acte.echeance, maintenant) : null,
    enRetard: acte.echeance !== null && enRetard(etat, acte.echeance, maintenant),
    refus: motif
      ? {
          motif,
          libelle: LIBELLES_MOTIF_REFUS[motif as MotifRefus] ?? motif,
          precision: acte.refus_precision ?? '',
        }
      : null,
    complement: complement.success ? complement.data : null,
    compteRendu: acte.compte_rendu ?? null,
  };
}

function decrirePatient(personne: PersonneSuivie, siteId: string, jour: DateCivile) {
  const naissance = personne.date_naissance as DateCivile;
  const situation = situationDe(personne);
  return {
    nom: nomPatient(personne),
    prenomUtilise: personne.prenom_utilise || (personne.prenoms[0] ?? ''),
    dateNaissance: naissance,
    age: ageA(naissance, jour),
    chambre: personne.sejours.find(({ site_id }) => site_id === siteId)?.chambre ?? '',
    insStatut: personne.ins_statut as 'QUAL',
    mesure: personne.protection,
    mesureLibelle: LIBELLES_MESURE[situation.mesure],
    apte: personne.apte_a_exprimer,
    representants: personne.representants.map((representant) => ({
      qualite: representant.qualite,
      nom: nomDe(representant),
      representationPersonne: representant.representation_personne,
    })),
    capacites: [...capacitesAdmises(situation, jour)],
  };
}

async function citerPersonne(tx: Tx, id: string | null, jour: DateCivile) {
  const pro = id ? await lireProfessionnel(tx, id, jour) : undefined;
  return pro ? personneCitee(pro) : null;
}

type Cite = {
  readonly id: string;
  readonly nom: string;
  readonly prenom: string;
  readonly profession: string;
  readonly civilite: string | null;
};

const personneCitee = (pro: Cite) => ({
  id: pro.id,
  nom: nomDe(pro),
  profession: libelleProfession(pro),
});

/** Only professionnels de santé may send. */
const valideur = (pro: Cite) =>
  estCodeProfession(pro.profession) && PROFESSIONS[pro.profession].professionnelDeSante
    ? [personneCitee(pro)]
    : [];

async function citerRequis(tx: Tx, acte: LigneActe, jour: DateCivile) {
  const cite = await citerPersonne(tx, acte.requis_id, jour);
  if (!cite) return null;
  const lieu = acte.requis_site_id ? await lireLieu(tx, acte.requis_site_id) : undefined;
  return { ...cite, siteId: acte.requis_site_id, siteNom: lieu?.nom ?? '' };
}

function decrireRecueil(ligne: RecueilLu) {
  if (ligne.decision === 'ASSENTIMENT' || ligne.decision === 'REFUS_ASSENTIMENT') return [];
  const requisNom = ligne.nom ? nomDe({ nom: ligne.nom, prenom: ligne.prenom ?? '' }) : null;
  const saisie = saisieDe(ligne);
  const phrases = saisie ? phrasesConsentement(saisie, requisNom ?? '') : phrasesRetrait(ligne);
  return [{ id: ligne.id, decision: ligne.decision, phrases, le: ligne.le, requisNom }];
}

function phrasesRetrait({ contenu }: RecueilLu): string[] {
  const { auteur, precision } = (contenu ?? {}) as { auteur?: unknown; precision?: unknown };
  return [`Consentement retiré par ${String(auteur ?? '')}.`, ...(precision ? [String(precision)] : [])];
}

function obstaclesConsentement(
  recueils: readonly RecueilLu[],
  personne: PersonneSuivie,
  acte: LigneActe,
  maintenant: string,
) {
  if (acte.etat !== 'BROUILLON') return [];
  const volonte = volonteDe(recueils, personne);
  const requisId = acte.requis_id ?? volonte.decision?.requisId ?? '';
  return verifierConsentement(volonte, { requisId, maintenant }).map((o) => ({
    ...o,
    issues: [...o.issues],
  }));
}

async function compterImages(tx: Tx, acteId: string, envoyees: readonly { readonly id: string }[]) {
  const medias = await lireMedias(tx, acteId);
  return {
    pretes: medias.filter(({ etat }) => etat === 'PRET').length,
    enCours: medias.filter(({ etat }) => etat === 'RECU').length,
    nouvelles: nouvelles(medias, envoyees).length,
  };
}

/** A draft with a requis is judged as it would be at the sending; the judgement itself is asked at that moment. */
async function eligibiliteDuBrouillon(
  tx: Tx,
  deps: DepsDemande,
  session: SessionSoin,
  acte: LigneActe,
): Promise<VerdictT | null> {
  if (acte.etat !== 'BROUILLON' || acte.requis_id === null) return null;
  const faits = await rassembler(tx, deps, acte, {
    requisId: acte.requis_id,
    requisSiteId: acte.requis_site_id,
    requerantId: session.professionnelId,
  });
  return juger(faits, 'ENVOI', true);
}
