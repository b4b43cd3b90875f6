import type { EnvoiLuT, listerEnvois } from '@orapont/contract/courrier';
import type { ReplyOf } from '@orapont/contract/route';
import { peutSurActe } from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import { uneFois } from '../../kernel/commande-repository.ts';
import { appelant, type SessionSoin } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import type { DepsCourrier } from './deps.ts';
import {
  BAIL_MS,
  envoisDeLActe,
  type LigneEnvoi,
  remettreAFaire,
  situerActe,
  trouverEnvoi,
} from './envoi-repository.ts';
import { libelleEnvoi, phraseEnvoi, phrasePdfSeul } from './phrases.ts';

type Cote = 'REQUERANT' | 'REQUIS';

/** The mails that the reader's organisation sent about an act. */
export async function suivre(
  deps: DepsCourrier,
  session: SessionSoin,
  acteId: string,
): Promise<ReplyOf<typeof listerEnvois>> {
  return deps.bd.organisation(appelant(session), async (tx) => {
    const cote = await situer(tx, session, acteId);
    const envois = await envoisDeLActe(tx, acteId);
    return {
      cote,
      mssanteConfiguree: deps.mssante !== undefined,
      courrielConfigure: deps.courriel !== undefined,
      bacASable: deps.bacASable !== undefined,
      envois: envois.map((envoi) => enLecture(envoi, deps.maintenant())),
    };
  });
}

/**
 * The side of the act on which a person stands, in his own organisation. What a requis sent stays his to follow once the
 * sharing is closed: a delivery may still be owed then.
 *
 * @throws Erreur INTROUVABLE when he stands on neither
 */
async function situer(tx: Tx, { acteur, professionnelId }: SessionSoin, acteId: string): Promise<Cote> {
  const { acte, recu } = await situerActe(tx, acteId);
  if (recu && recu.requis_id === professionnelId) return 'REQUIS';
  if (!acte) throw new Erreur('INTROUVABLE');
  const verdict = peutSurActe(acteur, 'acte.lire', {
    organisationId: acte.organisation_id,
    siteId: acte.site_id,
    requisId: acte.requis_id,
    partageOuvert: false,
  });
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
  return 'REQUERANT';
}

/** Tries again now: in the queue at once, whatever the next automatic try was to be. */
export async function relancer(
  deps: DepsCourrier,
  session: SessionSoin,
  envoiId: string,
  cle: string,
): Promise<{ fait: true }> {
  const { organisationId, compteId, nom } = session;
  return deps.bd.organisation(appelant(session), async (tx) => {
    const envoi = await trouverEnvoi(tx, envoiId);
    if (!envoi?.acte_id) throw new Erreur('INTROUVABLE');
    const acteId = envoi.acte_id;
    await situer(tx, session, acteId);
    const commande = { organisationId, compteId, cle, corps: { envoiId }, acteId };
    return uneFois(tx, commande, async () => {
      if (!(await remettreAFaire(tx, envoiId))) throw new Erreur('CONFLIT', ['ENVOI_DEJA_PARTI']);
      await tracer(tx, {
        organisationId,
        chaine: 'TECHNIQUE',
        action: 'COURRIER_RELANCE',
        acteur: nom,
        compteId,
        acteId,
      });
      await deps.travaux.enfiler(tx, 'envoi.partir', { organisationId, envoiId });
      return { fait: true } as const;
    });
  });
}

export function enLecture(envoi: LigneEnvoi, maintenant: Date): EnvoiLuT {
  const enCours = envoi.pris_le !== null && maintenant.getTime() - Date.parse(envoi.pris_le) <= BAIL_MS;
  const etat = envoi.etat as EnvoiLuT['etat'];
  return {
    id: envoi.id,
    type: envoi.type,
    libelle: libelleEnvoi(envoi.type),
    canal: envoi.canal as EnvoiLuT['canal'],
    destinataire: envoi.destinataire,
    // A try that was cut short is one that waits.
    etat: etat === 'EN_COURS' && !enCours ? 'A_FAIRE' : etat,
    phrase: phraseEnvoi(envoi),
    pdfSeul: envoi.etat === 'FAIT' ? phrasePdfSeul(envoi.pdf_seul) : null,
    essais: envoi.essais,
    dernierEssaiLe: envoi.essais > 0 ? envoi.pris_le : null,
    creeLe: envoi.cree_le,
    faitLe: envoi.fait_le,
    reponse: envoi.reponse,
    relancePossible: etat === 'NON_TRANSMIS' || (etat === 'A_FAIRE' && envoi.essais > 0),
  };
}
