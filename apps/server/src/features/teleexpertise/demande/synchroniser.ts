import type { Tx } from '../../../kernel/bd.ts';
import { recueDe } from '../demande-recue/recue.ts';
import { DetailsEvenement } from './champs.ts';
import type { LigneActe } from './demande-repository.ts';
import type { DepsDemande } from './deps.ts';
import { notifier } from './notification-repository.ts';
import { copierChezLeRequis, lirePourCopie, type Partage } from './synchroniser-repository.ts';

type Evenement = { readonly type: string; readonly details: unknown };

/** What each step says to the requis, when someone else made it. */
const AU_REQUIS: Readonly<Record<string, string>> = {
  ENVOYER: 'DEMANDE_RECUE',
  RELEVER: 'DEMANDE_RECUE',
  FOURNIR_COMPLEMENT: 'COMPLEMENT_RECU',
  CONSENTEMENT_RAPPORTE: 'CONSENTEMENT_RECU',
  CONSENTEMENT_REFUSE: 'CONSENTEMENT_REFUSE',
  RETIRER_CONSENTEMENT: 'RETRAIT',
  ANNULER: 'ANNULATION',
  RETARD: 'RETARD',
  EXPIRER: 'EXPIRATION',
};

/** And to the requérant. */
const AU_REQUERANT: Readonly<Record<string, string>> = {
  REFUSER: 'REFUS',
  DEMANDER_COMPLEMENT: 'QUESTION',
  RENDRE: 'AVIS_RENDU',
  CORRIGER: 'AVIS_CORRIGE',
  RELEVER: 'RELEVE',
  RETIRER_CONSENTEMENT: 'RETRAIT',
  RETARD: 'RETARD',
  EXPIRER: 'EXPIRATION',
};

/**
 * Copies an act to the organisations that it is shared with, one transaction each, and tells each side what the other did. Safe to
 * run twice, late or together: copies go by version, notices by version and person.
 */
export async function synchroniser(
  { bd }: Pick<DepsDemande, 'bd'>,
  { organisationId, acteId }: { readonly organisationId: string; readonly acteId: string },
): Promise<void> {
  const lu = await bd.organisation({ organisationId }, (tx) => lirePourCopie(tx, acteId));
  if (!lu || lu.acte.demande === null) return;
  const { acte, partages, evenements } = lu;
  for (const partage of partages)
    await bd.organisation({ organisationId: partage.organisationId }, async (tx) => {
      await copierChezLeRequis(tx, acte, partage);
      await prevenirLeRequis(tx, acte, partage, evenements);
    });
  // Who asked by mail is told by mail.
  if (!recueDe(acte))
    await bd.organisation({ organisationId }, (tx) => prevenirLeRequerant(tx, acte, evenements));
}

async function prevenirLeRequis(
  tx: Tx,
  acte: LigneActe,
  partage: Partage,
  evenements: readonly Evenement[],
): Promise<void> {
  for (const { type, details } of depuisLePartage(evenements, partage)) {
    const { version, acteur } = lire(details);
    const code = AU_REQUIS[type];
    if (code === undefined || version === undefined || acteur === 'REQUIS') continue;
    await notifier(tx, {
      organisationId: partage.organisationId,
      professionnelId: partage.professionnelId,
      acteId: acte.id,
      type: code,
      version,
    });
  }
}

/** Steps since the act came to this requis; one who was relieved only hears that he was. */
function depuisLePartage(
  evenements: readonly Evenement[],
  { professionnelId, motif, fermeLe }: Partage,
): readonly Evenement[] {
  const arrivee = evenements.findLastIndex(
    ({ type, details }) =>
      type === 'ENVOYER' || (type === 'RELEVER' && lire(details)['vers'] === professionnelId),
  );
  if (fermeLe !== null && motif === 'RELEVE') return [];
  return evenements.slice(Math.max(arrivee, 0));
}

async function prevenirLeRequerant(tx: Tx, acte: LigneActe, evenements: readonly Evenement[]): Promise<void> {
  const destinataires = new Set([acte.requerant_id, acte.prepare_par].filter((id) => id !== null));
  for (const { type, details } of evenements) {
    const { version, acteur, rangePar } = lire(details);
    const code = AU_REQUERANT[type];
    const deLAutreCote = acteur === 'REQUIS' || acteur === 'COURRIER' || acteur === 'SYSTEME';
    if (code === undefined || version === undefined || !deLAutreCote) continue;
    // Whoever filed the letter has just read it.
    for (const professionnelId of destinataires.difference(new Set([rangePar])))
      await notifier(tx, {
        organisationId: acte.organisation_id,
        professionnelId,
        acteId: acte.id,
        type: code,
        version,
      });
  }
}

function lire(details: unknown) {
  const lu = DetailsEvenement.safeParse(details);
  return lu.success ? lu.data : {};
}
