import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import { alimenterMes, arretLegal } from '@orapont/domain/teleexpertise/depot-mes';
import type { Bd, Tx } from '../../kernel/bd.ts';
import { idStable } from '../../kernel/empreinte.ts';
import type { Travaux } from '../../kernel/travaux.ts';
import {
  type AccuseOperateur,
  type Depositaire,
  type EnvoiSuivi,
  type MotifRefusMessagerie,
  RefusMessagerie,
} from '../courrier/ports.ts';
import { CdaImpossible, type Oid } from '../echange/ports.ts';
import {
  type ComptesRendusSignes,
  type Dmp,
  type MotifRefusDmp,
  RefusDmp,
  type SignePourDmp,
} from './ports.ts';
import {
  lireRemise,
  oppositionConnue,
  remiseArretee,
  remiseDeposee,
  versionRemplacee,
} from './remise-repository.ts';

export type DepsDepot = {
  readonly bd: Bd;
  readonly dmp: Dmp;
  readonly travaux: Pick<Travaux, 'enfiler'>;
  readonly maintenant: () => Date;
  readonly signes: ComptesRendusSignes;
};

/**
 * Feeds the DMP with the signed compte rendus that leave by the outbox: tried again while the service does not answer, safe to repeat
 * since every identifier derives from the version itself, and looked at again at each departure (someone may have objected since).
 *
 * @rule TE-11   @source avenant 1, JO 18/01/2025, art. 58.3.2
 */
export const depositaireDmp = (deps: DepsDepot): Depositaire => ({
  deposer: (envoi) => deposer(deps, envoi),
  apresEnvoi: async (tx, envoi, accuse) => {
    await remiseDeposee(tx, compteRenduDe(envoi), accuse);
    await finir(tx, deps, envoi);
  },
  apresEchec: async (tx, envoi, motif) => {
    await arreter(tx, deps, envoi, motif);
    await finir(tx, deps, envoi);
  },
});

async function deposer(deps: DepsDepot, envoi: EnvoiSuivi): Promise<AccuseOperateur> {
  const { organisationId } = envoi;
  const id = compteRenduDe(envoi);
  const cr = await deps.signes(organisationId, id);
  if (!cr || cr.depassee) throw new RefusMessagerie('SANS_OBJET');
  const remplace = await deps.bd.organisation({ organisationId }, (tx) => autoriser(tx, id, cr));
  try {
    const { reponse, le } = await deps.dmp.deposer({
      identifiant: lotDe(id),
      source: uidDeUuid(organisationId),
      emisLe: cr.signeLe,
      cda: await cr.ecrire(),
      masquages: cr.masquages,
      remplace,
    });
    return { messageId: envoi.id, reponse, accepteLe: le };
  } catch (cause) {
    if (cause instanceof RefusDmp) throw new RefusMessagerie(MOTIFS[cause.motif]);
    if (cause instanceof CdaImpossible) throw new RefusMessagerie('DEPOT_IMPOSSIBLE');
    throw cause;
  }
}

/** The submission set of a version, for ever: also what a later version names to replace it. */
const lotDe = (compteRenduId: string): Oid => uidDeUuid(idStable(compteRenduId, 'depot'));

/**
 * Asked at each departure.
 *
 * @returns the lot of the version that this one replaces
 * @throws RefusMessagerie
 */
async function autoriser(tx: Tx, id: string, cr: SignePourDmp): Promise<Oid | null> {
  const remise = await lireRemise(tx, id);
  // Done, or settled by hand while it waited.
  if (!remise || remise.etat === 'FAIT' || remise.par !== null) throw new RefusMessagerie('SANS_OBJET');
  const verdict = alimenterMes({ ins: cr.ins, oppositionMes: await oppositionConnue(tx, id) });
  if (!verdict.accord) throw new RefusMessagerie(verdict.motifs[0] ?? 'OPPOSITION');
  return lotRemplace(tx, cr.remplaceId);
}

/** The nearest version before that went in. What a person put in by hand has no identifier that we know. */
async function lotRemplace(tx: Tx, avant: string | null): Promise<Oid | null> {
  if (avant === null) return null;
  const remise = await lireRemise(tx, avant);
  if (remise?.etat === 'FAIT') {
    if (remise.par !== null) throw new RefusMessagerie('DEPOT_VERSION_A_LA_MAIN');
    return lotDe(avant);
  }
  // It may be going in at this instant: its own departure will find that it was overtaken.
  if (remise?.etat === 'EN_COURS') throw new RefusMessagerie('OPERATEUR_INDISPONIBLE');
  return lotRemplace(tx, await versionRemplacee(tx, avant));
}

const MOTIFS = {
  MES_NON_OUVERT: 'MES_NON_OUVERT',
  IDENTITE_DIFFERENTE: 'DEPOT_IDENTITE_DIFFERENTE',
  SIGNATURE_REFUSEE: 'DEPOT_SIGNATURE_REFUSEE',
  ACCES_REFUSE: 'DEPOT_ACCES_REFUSE',
  DOCUMENT_REFUSE: 'DEPOT_DOCUMENT_REFUSE',
  DOUBLON_DIFFERENT: 'DEPOT_DOUBLON_DIFFERENT',
  REMPLACEMENT_REFUSE: 'DEPOT_REMPLACEMENT_REFUSE',
  REFUSE: 'DEPOT_REFUSE',
  INDISPONIBLE: 'OPERATEUR_INDISPONIBLE',
  INJOIGNABLE: 'CONNEXION_IMPOSSIBLE',
} as const satisfies Record<MotifRefusDmp, MotifRefusMessagerie>;

async function arreter(
  tx: Tx,
  { maintenant }: DepsDepot,
  envoi: EnvoiSuivi,
  motif: MotifRefusMessagerie,
): Promise<void> {
  const id = compteRenduDe(envoi);
  const opposition = motif === 'OPPOSITION' ? await oppositionConnue(tx, id) : null;
  await remiseArretee(tx, id, { ...arretLegal(motif, opposition ?? ''), le: maintenant() });
}

/** A delivery has come to its end: the act may now be closed. */
const finir = (tx: Tx, { travaux }: DepsDepot, envoi: EnvoiSuivi): Promise<void> =>
  travaux.enfiler(tx, 'compte-rendu.finaliser', {
    organisationId: envoi.organisationId,
    compteRenduId: compteRenduDe(envoi),
  });

function compteRenduDe({ charge }: EnvoiSuivi): string {
  const { compteRenduId } = charge;
  if (typeof compteRenduId !== 'string') throw new RefusMessagerie('SANS_OBJET');
  return compteRenduId;
}
