import type { ObstacleT, VerdictT } from '@orapont/contract/demande';
import type { DateCivile } from '@orapont/domain/dates';
import { ajouterJours, jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { CHIRURGIEN_DENTISTE } from '@orapont/domain/identite/professions';
import { donneesCompletes } from '@orapont/domain/sante/completude';
import { PHRASE_URGENCE, proposerUrgence, verifierUrgence } from '@orapont/domain/sante/urgence';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import type { Contenu, Demande } from '@orapont/domain/teleexpertise/demande';
import { verifierEligibilite } from '@orapont/domain/teleexpertise/eligibilite';
import { estLienAtteste, estPreuveRecevable, type LienConnu } from '@orapont/domain/teleexpertise/lien';
import type { MotifDemande } from '@orapont/domain/teleexpertise/motifs';
import type { Tx } from '../../../kernel/bd.ts';
import { actesDeLOrganisation, compterAuRegistre } from '../quota-repository.ts';
import { requerantDe, requisDe, siteDe } from './acteurs.ts';
import { lireCaptations } from './captation-lue-repository.ts';
import { champsDe } from './champs.ts';
import type { LigneActe } from './demande-repository.ts';
import { lireMedias } from './demande-repository.ts';
import type { DepsDemande } from './deps.ts';
import type { Choix, Faits } from './faits.ts';
import {
  type LienLu,
  lireLiens,
  lireLieu,
  lirePersonneSuivie,
  lireProfessionnel,
  type ProfessionnelLu,
} from './faits-repository.ts';
import { identiteRegistre } from './identite.ts';
import { lireRecueils, volonteDe } from './recueil-repository.ts';

/** Reads the facts for a requérant and a requis. */
export async function rassembler(
  tx: Tx,
  deps: Pick<DepsDemande, 'cleRegistre' | 'maintenant' | 'production'>,
  acte: LigneActe,
  choix: Choix & { readonly requerantId: string },
): Promise<Faits> {
  const maintenant = deps.maintenant().toISOString();
  const jour = jourParis(maintenant);
  const personne = await lirePersonneSuivie(tx, acte.dossier_id, jour);
  const lieu = await lireLieu(tx, acte.site_id);
  const requerant = await lireProfessionnel(tx, choix.requerantId, jour);
  const requis = await lireProfessionnel(tx, choix.requisId, jour);
  if (!personne || !lieu || !requerant) throw new Erreur('INTROUVABLE');
  if (!requis) throw new Erreur('SAISIE_INVALIDE', ['REQUIS_INCONNU']);
  const siteRequis = choix.requisSiteId ?? premierLieu(requis);
  const { actes, registreLu } = await compterAuRegistre(tx, {
    rpps: requis.rpps,
    identite: identiteRegistre(personne, deps.production),
    code: requis.profession === CHIRURGIEN_DENTISTE ? 'TE2' : 'RQD',
    jour,
    secret: deps.cleRegistre,
    locales: await actesDeLOrganisation(tx, acte.dossier_id, requis.id),
    ailleurs: acte.actes_ailleurs,
  });
  return {
    acte,
    personne,
    lieu,
    requerant,
    requis,
    requisLieu: siteRequis ? await lireLieu(tx, siteRequis) : undefined,
    lien: meilleurLien(await lireLiens(tx, acte.dossier_id, requis.id), requis.id, jour),
    recueils: await lireRecueils(tx, acte.id),
    medias: await lireMedias(tx, acte.id),
    captations: await lireCaptations(tx, acte.id),
    actes,
    registreLu,
    maintenant,
  };
}

const premierLieu = ({ affectations }: ProfessionnelLu) =>
  affectations.find(({ roles }) => roles.includes('praticien'))?.site_id ?? null;

/** The declaration that proves most: an admissible and attested one before the others. */
export function meilleurLien(
  liens: readonly LienLu[],
  requisId: string,
  jour: DateCivile,
): LienConnu | undefined {
  const connus = liens.map((lien) => enLien(lien, requisId, jour));
  return (
    connus.find((lien) => estPreuveRecevable(lien.preuve) && estLienAtteste(lien, jour)) ??
    connus.find((lien) => estPreuveRecevable(lien.preuve)) ??
    connus[0]
  );
}

/** A dentist declared by the person is dated by the declaration; any other evidence without a day is dated of no day yet. */
function enLien(lien: LienLu, requisId: string, jour: DateCivile): LienConnu {
  const preuve = lien.preuve as LienConnu['preuve'];
  const aDefaut = preuve === 'DENTISTE_TRAITANT_DECLARE' ? lien.declare_jour : ajouterJours(jour, 1);
  return {
    requisId,
    preuve,
    date: (lien.date_contact as DateCivile | null) ?? aDefaut,
    attestant: lien.attestant,
  };
}

type Moment = Demande['moment'];

/** The verdict of the domain on these facts, with what only this screen can know (pictures still being prepared). */
export function juger(faits: Faits, moment: Moment, jugeParRequerant: boolean): VerdictT {
  const verdict = verifierEligibilite(demandeDe(faits, moment, jugeParRequerant));
  const obstacles: ObstacleT[] = verdict.obstacles.map((o) => ({ ...o, issues: [...o.issues] }));
  if (moment === 'ENVOI') obstacles.push(...aLEnvoi(faits));
  const { plafond } = verdict;
  return {
    accord: obstacles.length === 0,
    obstacles,
    avertissements: verdict.avertissements.map((a) => ({ ...a, issues: [...a.issues] })),
    quota: plafond ? { ...plafond, indexTe2: plafond.indexTe2 ?? null } : null,
    registreLu: faits.registreLu,
    versionRegles: verdict.versionRegles,
  };
}

/** What the domain does not see: pictures still in the workshop, a delay longer than proposed without its reason (TC-08). */
function aLEnvoi({ acte, medias }: Faits): readonly ObstacleT[] {
  const champs = champsDe(acte);
  const { urgence: proposee } = proposerUrgence(champs.reponsesUrgence);
  const delai = verifierUrgence({
    choisie: champs.urgence ?? proposee,
    proposee,
    motifEcart: champs.urgenceMotif,
  });
  return [
    ...(medias.some(({ etat }) => etat === 'RECU') ? [IMAGES_EN_COURS] : []),
    ...(delai.accord ? [] : [ECART_SANS_MOTIF]),
  ];
}

const ECART_SANS_MOTIF: ObstacleT = {
  code: 'ECART_SANS_MOTIF',
  regle: 'TC-08',
  source: 'Règles d’urgence affichées avec les questions',
  phrase: PHRASE_URGENCE.ECART_SANS_MOTIF,
  issues: ['COMPLETER'],
};

const IMAGES_EN_COURS: ObstacleT = {
  code: 'IMAGES_EN_COURS',
  regle: 'TE-04',
  source: 'Avenant 1, JO du 18/01/2025, art. 58.1',
  phrase: 'Des images sont encore en préparation\u00a0: patientez quelques instants.',
  issues: [],
};

/** All the obstacles at once, or nothing. */
export function exigerAccord(verdict: VerdictT): void {
  if (verdict.accord) return;
  throw new Erreur(
    'REGLE_NON_RESPECTEE',
    verdict.obstacles.map(({ code }) => code),
    { obstacles: verdict.obstacles },
  );
}

function demandeDe(faits: Faits, moment: Moment, jugeParRequerant: boolean): Demande {
  const { acte, lien, personne } = faits;
  const motif = acte.motif as MotifDemande | null;
  const commun = {
    nature: acte.nature as NatureActe,
    ...(motif ? { motif } : {}),
    site: siteDe(faits.lieu, jourParis(faits.maintenant)),
    requerant: requerantDe(faits),
    requis: requisDe(faits),
    ...(lien ? { lien } : {}),
    identiteQualifiee: personne.ins_statut === 'QUAL',
    actes: faits.actes,
    maintenant: faits.maintenant,
  };
  return moment === 'CHOIX'
    ? { ...commun, moment }
    : { ...commun, moment, contenu: contenuDe(faits, jugeParRequerant) };
}

function contenuDe({ acte, medias, recueils, personne, recue }: Faits, jugeParRequerant: boolean): Contenu {
  const champs = champsDe(acte);
  return {
    precision: champs.motifTexte,
    situation: champs.situation ?? 'QUESTION_CIRCONSCRITE',
    question: champs.question,
    contexteRenseigne: recue ? recue.contexte : champs.sante !== null && donneesCompletes(champs.sante),
    nombreDocuments: medias.filter(({ etat }) => etat === 'PRET').length + (recue?.pieces ?? 0),
    patientEnPresenceDuRequis: false,
    jugeParRequerant,
    volonte: volonteDe(recueils, personne),
  };
}
