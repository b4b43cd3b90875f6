import type { ChampsDemandeT, RecueilSaisiT } from '@orapont/contract/demande';
import type { DateCivile } from '@orapont/domain/dates';
import { type DonneesSante, donneesVierges, SITUATIONS } from '@orapont/domain/sante/donnees';
import { DRAPEAUX_ROUGES } from '@orapont/domain/sante/urgence';
import type { ActeDemo, Volonte } from './actes-cas.ts';
import { idDemo } from './identifiants.ts';
import { RESIDENTS } from './residents.ts';

/** The form as it is filled: every question is answered. */
export function champsDe(acte: ActeDemo, jour: DateCivile): ChampsDemandeT {
  return {
    requisId: idDemo(`professionnel ${acte.requis.identifiant}`),
    requisSiteId: idDemo(`site ${acte.requis.site}`),
    motif: acte.motif,
    motifTexte: acte.motifTexte,
    question: acte.question,
    situation: acte.situation,
    sante: santeDe(acte, jour),
    reponsesUrgence: Object.fromEntries(
      DRAPEAUX_ROUGES.map((drapeau) => [drapeau, acte.drapeaux.includes(drapeau) ? 'OUI' : 'NON']),
    ),
    urgence: acte.urgence,
    urgenceMotif: '',
    protocole: 'RAPIDE_5',
    lesion: acte.lesion ?? null,
  };
}

function santeDe({ resident, plainte, motifTexte, sante }: ActeDemo, jour: DateCivile): DonneesSante {
  const connue = RESIDENTS.find(({ cle }) => cle === resident)?.sante ?? {};
  return {
    ...donneesVierges(jour),
    motif: motifTexte,
    plainte,
    antecedents: connue.antecedents ?? 'AUCUN_CONNU',
    allergies: connue.allergies ?? 'AUCUN_CONNU',
    traitements: connue.traitements ?? 'AUCUN_CONNU',
    tabac: connue.tabac ? { etat: 'OUI', precision: connue.tabac } : { etat: 'NON', precision: '' },
    alcool: { etat: 'NON', precision: '' },
    situations: {
      ...Object.fromEntries(SITUATIONS.map((situation) => [situation, 'NON'])),
      ...connue.situations,
    },
    ...sante,
  };
}

/** Information first, then the decision, then the sending. */
export function recueilDe(
  volonte: Volonte,
  contexte: { requisId: string; par: string; versionTexte: string; informeLe: string; decideLe: string },
): RecueilSaisiT {
  const { capacite, auteur, mode, avisPersonne = null, motivation = '', consulte } = volonte;
  const { requisId, par, versionTexte, informeLe, decideLe } = contexte;
  return {
    requisId,
    information: { le: informeLe, par, versionTexte },
    decision: { le: decideLe, sens: 'CONSENT', capacite, auteur, mode },
    avisPersonne,
    consultes: consulte ? [{ ...consulte, le: informeLe }] : [],
    consultationImpossible: '',
    motivation,
    desaccord: null,
    revenirLe: null,
  };
}
