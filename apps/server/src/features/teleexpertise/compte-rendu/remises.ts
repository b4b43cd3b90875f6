import type { reglerRemise } from '@orapont/contract/compte-rendu';
import type { BodyOf, ParamsOf } from '@orapont/contract/route';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { EtatActe } from '@orapont/domain/teleexpertise/etat';
import { verifierRemise } from '@orapont/domain/teleexpertise/remise';
import { uneFois } from '../../../kernel/commande-repository.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import { lireActe } from '../demande/demande-repository.ts';
import { cloturerSiComplete } from './cloturer.ts';
import { ecrireRemise, etatRecu, trouverCompteRendu } from './compte-rendu-repository.ts';
import type { DepsCompteRendu } from './deps.ts';

/**
 * The dentist says that he put the compte rendu into Mon espace santé, or why it was not delivered. The letter to the requérant
 * proves itself: only its failure is written by hand.
 *
 * @rule TE-11
 */
export async function regler(
  deps: DepsCompteRendu,
  session: SessionSoin,
  { id, type }: ParamsOf<typeof reglerRemise>,
  body: BodyOf<typeof reglerRemise>,
  cle: string,
): Promise<{ etatActe: EtatActe }> {
  exigerRemise(type, body, jourParis(deps.maintenant().toISOString()));
  const acteId = await deps.bd.organisation(appelant(session), (tx) =>
    uneFois(tx, { ...appelant(session), cle, corps: { id, type, ...body } }, async () => {
      const cr = await trouverCompteRendu(tx, id);
      if (cr?.etat !== 'SIGNE' || cr.signePar !== session.professionnelId) throw new Erreur('INTROUVABLE');
      const ecrite = await ecrireRemise(tx, id, type, {
        etat: body.etat,
        motif: body.motif,
        motifTexte: body.motifTexte,
        le: body.le === null ? null : `${body.le}T12:00:00.000Z`,
        par: session.professionnelId,
        modifieLe: deps.maintenant().toISOString(),
      });
      if (!ecrite) throw new Erreur('CONFLIT', ['REMISE_FAITE']);
      await tracer(tx, {
        organisationId: session.organisationId,
        chaine: 'ACCES',
        action: 'REMISE_REGLEE',
        acteur: session.nom,
        compteId: session.compteId,
        dossierId: cr.dossierId,
        acteId: cr.acteId,
      });
      return cr.acteId;
    }),
  );
  await cloturerSiComplete(deps, { organisationId: session.organisationId, compteRenduId: id });
  return {
    etatActe: (await etatSiPartage(deps, session, acteId)) ?? (await etatChezSoi(deps, session, acteId)),
  };
}

function exigerRemise(
  type: ParamsOf<typeof reglerRemise>['type'],
  { etat, le, motif, motifTexte }: BodyOf<typeof reglerRemise>,
  jour: string,
): void {
  const verdict = verifierRemise({
    destination: type,
    etat,
    ...(motif ? { motif } : {}),
    motifLegitime: motifTexte,
  });
  if (!verdict.accord)
    throw new Erreur('SAISIE_INVALIDE', verdict.motifs, {
      champs: { motif: PHRASES[verdict.motifs[0] ?? 'MOTIF_OBLIGATOIRE'] },
    });
  if (etat !== 'FAIT') return;
  if (type !== 'MON_ESPACE_SANTE') throw new Erreur('REGLE_NON_RESPECTEE', ['REMISE_AUTOMATIQUE']);
  if (le === null || le > jour)
    throw new Erreur('SAISIE_INVALIDE', [], {
      champs: { le: 'Donnez la date du dépôt, au plus tard aujourd’hui.' },
    });
}

const PHRASES = {
  MOTIF_OBLIGATOIRE: 'Dites pourquoi le compte rendu n’est pas transmis.',
  MOTIF_SUPERFLU: 'Retirez le motif\u00a0: le compte rendu est transmis.',
  MOTIF_IMPROPRE: 'Ce motif ne vaut pas pour cette remise\u00a0: choisissez-en un autre.',
  MOTIF_LEGITIME_ABSENT: 'Écrivez le motif légitime de l’opposition.',
} as const;

/** As its owner says; null once the sharing is closed. */
export async function etatSiPartage(
  deps: Pick<DepsCompteRendu, 'bd'>,
  session: SessionSoin,
  acteId: string,
): Promise<EtatActe | null> {
  try {
    return await deps.bd.acte(
      appelant(session),
      acteId,
      async (tx) => ((await lireActe(tx, acteId))?.etat ?? null) as EtatActe | null,
    );
  } catch (cause) {
    if (cause instanceof Erreur && cause.code === 'INTROUVABLE') return null;
    throw cause;
  }
}

/** As the requis knew it last: a version that he signed was an answer. */
const etatChezSoi = (
  deps: Pick<DepsCompteRendu, 'bd'>,
  session: SessionSoin,
  acteId: string,
): Promise<EtatActe> =>
  deps.bd.organisation(
    appelant(session),
    async (tx) => ((await etatRecu(tx, acteId)) ?? 'AVIS_RENDU') as EtatActe,
  );
