import type { Tx } from '../../kernel/bd.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { composerCourriel } from './courriel-ordinaire.ts';
import { canauxDe, type DepsCourrier } from './deps.ts';
import { conclure, type LigneEnvoi, prendre } from './envoi-repository.ts';
import {
  type AccuseOperateur,
  type Compositeur,
  type EnvoiSuivi,
  RefusMessagerie,
  type Suites,
} from './ports.ts';
import { suivreCompteRendu } from './suivre-compte-rendu.ts';

/**
 * Sends one mail of the outbox, once: the row is taken in a short transaction, the mail is built and sent outside any
 * transaction, and what the operator said is written with everything that follows from it. The Message-ID comes from the row:
 * sent again after a crash between the 250 and the commit, it is the same message.
 *
 * @rule TE-09, TE-11
 * @throws when it should be tried again: the queue waits longer each time
 */
export async function partir(
  deps: DepsCourrier,
  { organisationId, envoiId }: { readonly organisationId: string; readonly envoiId: string },
): Promise<void> {
  const { bd, maintenant } = deps;
  const prise = await bd.organisation({ organisationId }, (tx) =>
    prendre(tx, envoiId, maintenant(), canauxDe(deps)),
  );
  // Busy: the one who holds the row may have died. This job comes back once its lease is over.
  if (prise.etat === 'OCCUPE') throw new EnvoiOccupe();
  if (prise.etat !== 'PRIS') return;
  const essai = {
    ...prise,
    deps,
    suivi: enSuivi(prise.envoi),
    compositeur: compositeurDe(deps, prise.envoi),
    suites: prise.envoi.canal === 'DMP' ? deps.depositaire : compositeurDe(deps, prise.envoi),
  };
  const issue = await tenter(essai);
  if (issue instanceof RefusMessagerie) await refuser(essai, issue);
  else await accepter(essai, issue);
}

class EnvoiOccupe extends Error {}

type Essai = {
  readonly deps: DepsCourrier;
  readonly envoi: LigneEnvoi;
  readonly essai: number;
  readonly suivi: EnvoiSuivi;
  readonly compositeur: Compositeur | undefined;
  readonly suites: Suites | undefined;
};

const compositeurDe = (
  { compositeurs }: DepsCourrier,
  { type, canal }: LigneEnvoi,
): Compositeur | undefined =>
  canal === 'MSSANTE' ? (compositeurs as Readonly<Record<string, Compositeur>>)[type] : undefined;

const enSuivi = (envoi: LigneEnvoi): EnvoiSuivi => ({
  organisationId: envoi.organisation_id,
  id: envoi.id,
  acteId: envoi.acte_id,
  type: envoi.type,
  charge: (envoi.charge ?? {}) as Record<string, unknown>,
});

/** Same row, same name, for ever. */
const messageIdDe = ({ id }: LigneEnvoi) => `<${id}@orapont>`;

type Parti = { readonly accuse: AccuseOperateur; readonly a: string; readonly pdfSeul?: string | undefined };

/** Any failure that is not the operator's is taken for a passing one: it stays visible and is tried again. */
async function tenter({ deps, envoi, essai, compositeur, suivi }: Essai): Promise<Parti | RefusMessagerie> {
  const messageId = messageIdDe(envoi);
  try {
    if (envoi.canal === 'COURRIEL') {
      const message = { ...composerCourriel(envoi, deps.origine), messageId };
      return { accuse: await exiger(deps.courriel).envoyer(message), a: message.a };
    }
    if (envoi.canal === 'DMP')
      return { accuse: await exiger(deps.depositaire).deposer(suivi), a: envoi.destinataire ?? '' };
    if (!compositeur) throw new Error('no composer for this type');
    const { pdfSeul, ...compose } = await compositeur.compose(suivi.organisationId, suivi.id);
    const accuse = await exiger(deps.mssante).envoyer({ ...compose, messageId });
    return { accuse, a: compose.a, pdfSeul };
  } catch (cause) {
    if (cause instanceof RefusMessagerie) return cause;
    await rendre(deps, suivi, (tx) => conclure(tx, { id: envoi.id, essai }, PREPARATION));
    throw cause;
  }
}

const PREPARATION = { etat: 'A_FAIRE', dernier_refus: 'PREPARATION_IMPOSSIBLE' } as const;

function exiger<T>(messagerie: T | undefined): T {
  if (!messagerie) throw new RefusMessagerie('CONNEXION_IMPOSSIBLE');
  return messagerie;
}

const rendre = <T>({ bd }: DepsCourrier, { organisationId }: EnvoiSuivi, travail: (tx: Tx) => Promise<T>) =>
  bd.organisation({ organisationId }, travail);

/** The proof, and all that follows from it, in one transaction. */
async function accepter({ deps, essai, suivi, suites }: Essai, { accuse, a, pdfSeul }: Parti): Promise<void> {
  await rendre(deps, suivi, async (tx) => {
    const tenu = await conclure(
      tx,
      { id: suivi.id, essai },
      {
        etat: 'FAIT',
        reponse: accuse.reponse,
        fait_le: accuse.accepteLe.toISOString(),
        destinataire: a,
        pdf_seul: pdfSeul ?? null,
      },
    );
    if (!tenu) return;
    await tracerEnvoi(tx, suivi, 'COURRIER_ACCEPTE');
    await suivreCompteRendu(tx, deps.travaux, suivi, { accuse });
    await suites?.apresEnvoi?.(tx, suivi, accuse);
  });
}

/** RFC 5321 §4.5.4.1: a sender gives up after four or five days. */
const ABANDON_MS = 5 * 86_400_000;

async function refuser({ deps, envoi, essai, suivi, suites }: Essai, refus: RefusMessagerie): Promise<void> {
  const dernier_refus = refus.codeSmtp === null ? refus.motif : `${refus.motif} ${refus.codeSmtp}`;
  const age = deps.maintenant().getTime() - Date.parse(envoi.cree_le);
  const definitif = !refus.transitoire || age > ABANDON_MS;
  await rendre(deps, suivi, async (tx) => {
    const cle = { id: suivi.id, essai };
    if (!definitif) {
      await conclure(tx, cle, { etat: 'A_FAIRE', dernier_refus });
      return;
    }
    if (!(await conclure(tx, cle, { etat: 'NON_TRANSMIS', motif: refus.motif, dernier_refus }))) return;
    await tracerEnvoi(tx, suivi, 'COURRIER_NON_TRANSMIS');
    await suivreCompteRendu(tx, deps.travaux, suivi, { motif: refus.motif, le: deps.maintenant() });
    await suites?.apresEchec?.(tx, suivi, refus.motif);
  });
  if (!definitif) throw refus;
}

const tracerEnvoi = (tx: Tx, { organisationId, acteId }: EnvoiSuivi, action: string) =>
  tracer(tx, {
    organisationId,
    chaine: 'TECHNIQUE',
    action,
    acteur: 'Orapont',
    ...(acteId ? { acteId } : {}),
  });
