import type { EchecAilleurs, SuiviAilleursT } from '@orapont/contract/demande-ailleurs';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../../kernel/bd.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { aRelever, confieeDe, type LigneConfiee, noterConfiee, tenirParNom } from './confiee-repository.ts';
import type { DepsAilleurs } from './deps.ts';
import { ouvrirDistant } from './distant.ts';
import { distantsOuverts, organisationsAilleurs } from './logiciel-repository.ts';
import { memeNom } from './nom.ts';
import { enSuivi, noterSuivi, prochainEssai, prochainReleve } from './noter-suivi.ts';
import { AilleursImpossible, type StatutLu } from './ports.ts';

type Deps = Pick<DepsAilleurs, 'bd' | 'maintenant' | 'demandes' | 'clientAilleurs' | 'cle'>;

/** Clocks of two machines differ: what changed around the handing over is asked for too. */
const MARGE_MS = 24 * 60 * 60_000;

/**
 * Flow C by search, for every request whose turn it is: one question for each professional and each software, as the guide writes it.
 *
 * @source Confluences Téléexpertise 0.1.0, flow C
 */
export async function releverTout(deps: Deps): Promise<void> {
  for (const organisationId of await deps.bd.administration(undefined, organisationsAilleurs)) {
    const dues = await deps.bd.organisation({ organisationId }, (tx) => aRelever(tx, deps.maintenant()));
    const groupes = Map.groupBy(dues, ({ logiciel_id, rpps }) => `${logiciel_id} ${rpps}`);
    for (const groupe of groupes.values()) await releverGroupe(deps, organisationId, groupe);
  }
}

/** Someone asks now. */
export async function releverUne(deps: Deps, session: SessionSoin, acteId: string): Promise<SuiviAilleursT> {
  const { organisationId } = session;
  const lire = async (tx: Tx) => {
    await deps.demandes.consulter(tx, session, acteId);
    const ligne = await confieeDe(tx, acteId);
    if (!ligne) throw new Erreur('INTROUVABLE');
    return ligne;
  };
  const ligne = await deps.bd.organisation(appelant(session), lire);
  if (ligne.revoque_le === null) await releverGroupe(deps, organisationId, [ligne]);
  return enSuivi(await deps.bd.organisation(appelant(session), lire));
}

async function releverGroupe(
  deps: Deps,
  organisationId: string,
  groupe: readonly LigneConfiee[],
): Promise<void> {
  const [premiere] = groupe;
  if (!premiere) return;
  const distant = await deps.bd.organisation({ organisationId }, async (tx) =>
    (await distantsOuverts(tx, organisationId)).find(({ id }) => id === premiere.logiciel_id),
  );
  if (!distant) return;
  const plusAncienne = groupe.map(({ demandee_le }) => demandee_le).toSorted()[0] ?? premiere.demandee_le;
  const depuis = new Date(Date.parse(plusAncienne) - MARGE_MS).toISOString();
  try {
    const lus = await deps.clientAilleurs.suivre(ouvrirDistant(deps, distant), {
      rpps: premiere.rpps,
      depuis,
    });
    await deps.bd.organisation({ organisationId }, async (tx) => {
      for (const ligne of groupe) await noterLue(tx, deps, ligne, lus);
    });
  } catch (cause) {
    const echec = echecDe(cause);
    await deps.bd.organisation({ organisationId }, async (tx) => {
      for (const { acte_id, essais } of groupe)
        await noterConfiee(tx, acte_id, {
          echec,
          essais: essais + 1,
          prochain_le: prochainEssai(essais, deps.maintenant()),
        });
    });
  }
}

/** Keys that can no longer be opened are keys to renew: the others are asked all the same. */
function echecDe(cause: unknown): EchecAilleurs {
  if (cause instanceof AilleursImpossible) return cause.motif;
  if (cause instanceof Erreur && cause.motifs.includes('AILLEURS_ACCES_REFUSE')) return 'ACCES_REFUSE';
  throw cause;
}

/** A request that the other software does not show keeps its state; it is asked about again. */
async function noterLue(tx: Tx, deps: Deps, lue: LigneConfiee, lus: readonly StatutLu[]): Promise<void> {
  const statut = lus.find(({ noms }) => noms.some((nom) => memeNom(nom, lue)));
  const ligne = await tenirParNom(tx, lue.logiciel_id, lue);
  if (!ligne) return;
  if (statut && (await noterSuivi(tx, deps, ligne, statut))) return;
  const le = deps.maintenant();
  await noterConfiee(tx, ligne.acte_id, {
    vue_le: le.toISOString(),
    echec: null,
    essais: 0,
    prochain_le: prochainReleve(enSuivi(ligne).etat, ligne.demandee_le, le),
  });
}

export function ailleursTravaux(deps: DepsAilleurs): void {
  deps.travaux.consommer('ailleurs.relever', () => releverTout(deps));
  deps.travaux.programmer('ailleurs.relever', '*/5 * * * *');
}
