import type { ObstacleT, RecueilSaisiT, retirerConsentement } from '@orapont/contract/demande';
import type { BodyOf } from '@orapont/contract/route';
import type { CodeConsentement } from '@orapont/domain/consentement/obstacles';
import { effetRetrait } from '@orapont/domain/consentement/retrait';
import { verifierConsentement } from '@orapont/domain/consentement/verifier';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { attendReponse, type EtatActe } from '@orapont/domain/teleexpertise/etat';
import type { Tx } from '../../../kernel/bd.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import { avancer } from '../acte-repository.ts';
import { noter, peut, prendre } from './acces.ts';
import { commander } from './commande.ts';
import { fermerPartages, type LigneActe } from './demande-repository.ts';
import type { DepsDemande } from './deps.ts';
import { lirePersonneSuivie } from './faits-repository.ts';
import { ajouterRecueil, type DecisionEcrite, enRecueil, situationDe } from './recueil-repository.ts';

/** Facts of the person's will: they are written down even though they stop the act. */
const FAITS: readonly CodeConsentement[] = [
  'CONSENTEMENT_REFUSE',
  'REFUS_DE_LA_PERSONNE',
  'DESACCORD',
  'REFUS_DU_JUGE',
];

/**
 * Records information, then the decision. What is wrong in the record itself is refused with every obstacle; what the person said
 * is written, whatever it is, and a refusal ends the request.
 *
 * @rule TE-08
 */
export async function recueillir(
  deps: DepsDemande,
  session: SessionSoin,
  id: string,
  saisie: RecueilSaisiT,
  cle: string,
) {
  return commander(deps, session, { cle, id, corps: saisie }, (tx) =>
    inscrireRecueil(tx, deps, session, id, saisie),
  );
}

/** The same, in the transaction of whoever brings it: a letter of a round is applied with it, or not at all. */
export async function inscrireRecueil(
  tx: Tx,
  deps: DepsDemande,
  session: SessionSoin,
  id: string,
  saisie: RecueilSaisiT,
) {
  const acte = await prendre(tx, session, 'consentement.recueillir', id);
  if (acte.etat !== 'BROUILLON' && !attendReponse(acte.etat as EtatActe))
    throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
  const obstacles = await juger(tx, deps, acte, saisie);
  const fautes = obstacles.filter(({ code }) => !FAITS.includes(code as CodeConsentement));
  if (fautes.length > 0 && !estRefusPropre(saisie))
    throw new Erreur(
      'REGLE_NON_RESPECTEE',
      fautes.map(({ code }) => code),
      { obstacles: fautes },
    );
  await ecrire(tx, session, acte, saisie);
  const refus = saisie.decision.sens === 'REFUSE';
  await noter(tx, session, refus ? 'REFUS_RECUEILLI' : 'CONSENTEMENT_RECUEILLI', acte);
  const etat = refus ? await finir(tx, deps, session, acte, saisie) : (acte.etat as EtatActe);
  return { etat, obstacles: [...obstacles] };
}

/** The person's own « no » stands whatever her capacity and whatever was told before. */
const estRefusPropre = ({ decision }: RecueilSaisiT) =>
  decision.sens === 'REFUSE' && decision.capacite === 'PERSONNE';

async function juger(
  tx: Tx,
  { maintenant }: DepsDemande,
  acte: LigneActe,
  saisie: RecueilSaisiT,
): Promise<readonly ObstacleT[]> {
  const instant = maintenant().toISOString();
  const personne = await lirePersonneSuivie(tx, acte.dossier_id, jourParis(instant));
  if (!personne) throw new Erreur('INTROUVABLE');
  const recueil = enRecueil(saisie, situationDe(personne));
  return verifierConsentement(recueil, { requisId: saisie.requisId, maintenant: instant }).map((o) => ({
    ...o,
    issues: [...o.issues],
  }));
}

/** One row for the decision, and one before it for the person's own view when another decides. */
async function ecrire(tx: Tx, session: SessionSoin, acte: LigneActe, saisie: RecueilSaisiT): Promise<void> {
  const ligne = {
    organisationId: session.organisationId,
    acteId: acte.id,
    dossierId: acte.dossier_id,
    requisId: saisie.requisId,
    texteVersion: saisie.information?.versionTexte ?? null,
    informeLe: saisie.information?.le ?? null,
    le: saisie.decision.le,
    saisiPar: session.professionnelId,
  };
  const { capacite } = saisie.decision;
  const avis = AVIS[saisie.avisPersonne ?? 'NON_EXPRIMABLE'];
  if (avis && capacite !== 'PERSONNE')
    await ajouterRecueil(tx, { ...ligne, decision: avis, capacite: 'PERSONNE', contenu: saisie });
  await ajouterRecueil(tx, { ...ligne, decision: decisionEcrite(saisie), capacite, contenu: saisie });
}

const AVIS = { ASSENTIMENT: 'ASSENTIMENT', REFUS: 'REFUS_ASSENTIMENT', NON_EXPRIMABLE: undefined } as const;

function decisionEcrite({ decision, desaccord }: RecueilSaisiT): DecisionEcrite {
  if (decision.sens === 'REFUSE') return 'REFUS';
  if (desaccord && !desaccord.decisionJuge) return 'DESACCORD';
  if (decision.capacite === 'URGENCE') return 'URGENCE';
  return decision.capacite === 'DECISION_APRES_CONSULTATION' ? 'DECISION_PROFESSIONNELLE' : 'CONSENTEMENT';
}

/** A refusal ends the request; the person may be asked again another day, in another request. */
async function finir(
  tx: Tx,
  { travaux, maintenant }: DepsDemande,
  session: SessionSoin,
  acte: LigneActe,
  saisie: RecueilSaisiT,
): Promise<EtatActe> {
  const le = maintenant().toISOString();
  await fermerPartages(tx, acte.id, 'REFUS', le);
  return avancer(
    tx,
    travaux,
    {
      organisationId: session.organisationId,
      acteId: acte.id,
      evenement: 'ANNULER',
      acteur: 'REQUERANT',
      compteId: session.compteId,
      nom: session.nom,
      details: { raison: 'REFUS_PATIENT', revenirLe: saisie.revenirLe },
    },
    { clos_le: le },
  );
}

/**
 * Withdraws the consent. Before the answer the act ends and nothing more can be read across the wall, from this transaction on;
 * after, the withdrawal is written and the compte rendu stays.
 *
 * @rule TE-08
 */
export async function retirer(
  deps: DepsDemande,
  session: SessionSoin,
  id: string,
  body: BodyOf<typeof retirerConsentement>,
  cle: string,
) {
  return commander(deps, session, { cle, id, corps: body }, async (tx) => {
    const acte = await prendre(tx, session, 'consentement.recueillir', id);
    const effet = effetRetrait(acte.etat as EtatActe);
    if (!effet.annuleActe && !effet.conserveCompteRendu)
      throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
    const le = deps.maintenant().toISOString();
    await ajouterRecueil(tx, {
      organisationId: session.organisationId,
      acteId: id,
      dossierId: acte.dossier_id,
      decision: 'RETRAIT',
      capacite: body.capacite,
      contenu: { auteur: body.auteur, precision: body.precision },
      requisId: acte.requis_id,
      texteVersion: null,
      informeLe: null,
      le,
      saisiPar: session.professionnelId,
    });
    if (effet.fermePartage) await fermerPartages(tx, id, 'RETRAIT', le);
    const etat = effet.annuleActe
      ? await avancer(
          tx,
          deps.travaux,
          {
            organisationId: session.organisationId,
            acteId: id,
            evenement: 'RETIRER_CONSENTEMENT',
            acteur: peut(session, 'acte.envoyer', acte).accord ? 'REQUERANT' : 'PREPARATEUR',
            compteId: session.compteId,
            nom: session.nom,
          },
          { clos_le: le },
        )
      : (acte.etat as EtatActe);
    await noter(tx, session, 'CONSENTEMENT_RETIRE', acte);
    return {
      etat,
      acteAnnule: effet.annuleActe,
      compteRenduConserve: effet.conserveCompteRendu,
    };
  });
}
