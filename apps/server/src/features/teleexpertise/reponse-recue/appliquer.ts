import type { CompteRenduReferenceT } from '@orapont/contract/compte-rendu';
import type { ComplementDemandeT } from '@orapont/contract/demande-figee';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import {
  dateDeLAvis,
  EVENEMENTS_SUITE,
  type SuiteReponse,
} from '@orapont/domain/teleexpertise/reponse-recue';
import type { Tx } from '../../../kernel/bd.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import type { Arrivee, ReponseChoisie } from '../../reception/ports.ts';
import { avancer } from '../acte-repository.ts';
import { compterReponse } from '../compter-reponse.ts';
import { type ChampsActe, fermerPartages, verrouillerActe } from '../demande/demande-repository.ts';
import { demandeDe } from '../lecture/eligibilite.ts';
import type { DepsReponse } from './deps.ts';
import { type Lue, situer } from './prevoir.ts';

/**
 * Moves the request as the letter of its requis says, in the transaction of whoever files it: read again under the lock of the act, so
 * that a withdrawal, or a colleague who files the same answer, leaves one of the two.
 *
 * @rule TE-06, TE-08, TE-11, TE-13
 * @throws Erreur CONFLIT when the letter does not allow it, or no longer does
 */
export async function appliquer(
  tx: Tx,
  deps: DepsReponse,
  soin: SessionSoin,
  arrivee: Arrivee,
  choix: ReponseChoisie,
): Promise<void> {
  const acte = await verrouillerActe(tx, arrivee.acteId);
  const lue = acte && situer(deps, soin, arrivee, acte);
  if (!lue?.prevue.suites.includes(choix.suite)) throw new Erreur('CONFLIT', ['SUITE_IMPOSSIBLE']);
  const { organisation_id: organisationId, id: acteId } = lue.acte;
  await avancer(
    tx,
    deps.travaux,
    {
      organisationId,
      acteId,
      evenement: EVENEMENTS_SUITE[choix.suite],
      acteur: 'COURRIER',
      compteId: soin.compteId,
      nom: soin.nom,
      details: { parCourrier: lue.prevue.requis, rangePar: soin.professionnelId },
    },
    champs(lue, arrivee, choix, deps.maintenant().toISOString()),
  );
  await SUITES[choix.suite](tx, deps, lue, arrivee);
  await tracer(tx, {
    organisationId,
    chaine: 'ACCES',
    action: ACTIONS[choix.suite],
    acteur: soin.nom,
    compteId: soin.compteId,
    dossierId: lue.acte.dossier_id,
    acteId,
  });
}

const ACTIONS = {
  AVIS: 'COMPTE_RENDU_RECU',
  CORRECTION: 'COMPTE_RENDU_RECU',
  REFUS: 'REFUS_RECU',
  COMPLEMENT: 'QUESTION_RECUE',
} as const satisfies Record<SuiteReponse, string>;

/** When the requis wrote it: the day that counts for him, and for billing. */
const ecriteLe = ({ lu, prevue }: Lue, { recuLe }: Arrivee): string =>
  dateDeLAvis({ etabliLe: lu.etabliLe, envoyeLe: prevue.envoyeLe, recuLe });

const SANS_TEXTE = 'La lettre reçue est rangée dans le dossier\u00a0: lisez-la.';
const TEXTE_MAX = 4_000;

function champs(
  lue: Lue,
  arrivee: Arrivee,
  { suite, texte, classe }: ReponseChoisie,
  maintenant: string,
): ChampsActe {
  const le = ecriteLe(lue, arrivee);
  const dit = texte.trim().slice(0, TEXTE_MAX) || SANS_TEXTE;
  if (suite === 'REFUS')
    return { refus_motif: 'AUTRE', refus_precision: dit, repondu_le: le, clos_le: maintenant };
  if (suite === 'COMPLEMENT') {
    const complement: ComplementDemandeT = {
      le: arrivee.recuLe,
      par: lue.prevue.requis,
      motifs: [],
      vues: [],
      zones: [],
      texte: dit,
    };
    return { complement: JSON.stringify(complement) };
  }
  const reference = JSON.stringify(enReference(lue, arrivee, classe));
  return { compte_rendu: reference, clos_le: null, ...(suite === 'AVIS' ? { repondu_le: le } : {}) };
}

function enReference(lue: Lue, arrivee: Arrivee, classe: ReponseChoisie['classe']): CompteRenduReferenceT {
  if (!classe) throw new Erreur('CONFLIT', ['SUITE_IMPOSSIBLE']);
  const { acte, document, prevue } = lue;
  return {
    organisationId: acte.organisation_id,
    dossierId: acte.dossier_id,
    id: classe.id,
    numeroVersion: document.numeroVersion,
    empreintePdf: classe.empreinte,
    octets: classe.octets,
    signeLe: ecriteLe(lue, arrivee),
    signataire: prevue.requis,
    resume: null,
    courrier: { identifiant: document.identifiant, de: arrivee.de, recuLe: arrivee.recuLe },
  };
}

type Suite = (tx: Tx, deps: DepsReponse, lue: Lue, arrivee: Arrivee) => Promise<void>;

/** As when a corrected answer arrives in the application: a line whose compte rendu had come back counts again. */
const calculer: Suite = async (tx, { travaux }, { acte }) =>
  travaux.enfiler(tx, 'facturation.calculer', { organisationId: acte.organisation_id, acteId: acte.id });

/** The answer has arrived: whoever asked a specialist may bill from now on (TE-13). */
const rendre: Suite = async (tx, deps, lue, arrivee) => {
  await compterReponse(tx, {
    acteId: lue.acte.id,
    demande: demandeDe(lue.acte),
    jour: jourParis(ecriteLe(lue, arrivee)),
    secret: deps.cleRegistre,
  });
  await calculer(tx, deps, lue, arrivee);
};

const SUITES = {
  AVIS: rendre,
  CORRECTION: calculer,
  REFUS: async (tx, { maintenant }, { acte }) =>
    fermerPartages(tx, acte.id, 'REFUS', maintenant().toISOString()),
  COMPLEMENT: async () => undefined,
} as const satisfies Record<SuiteReponse, Suite>;
