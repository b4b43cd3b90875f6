import type { EtatActe } from '@orapont/domain/teleexpertise/etat';
import { cheminSuivi, type EtatSuivi, etatSuivi } from '@orapont/domain/teleexpertise/suivi';
import type { Bd } from '../../kernel/bd.ts';
import { descellerTexte } from '../../kernel/sceau.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import type { Travaux } from '../../kernel/travaux.ts';
import { destinationDe, estSuivie, noterDit, noterEchec, suiviDe } from './annonce-repository.ts';
import { AnnonceImpossible, type Annonceur, type Destination, type MotifAnnonce } from './ports.ts';

export type DepsAnnonce = {
  readonly bd: Bd;
  readonly travaux: Travaux;
  readonly maintenant: () => Date;
  readonly annonceur: Annonceur;
  /** Opens the tokens of the software. */
  readonly cle: Buffer;
};

type Charge = { readonly organisationId: string; readonly acteId: string };

/** A step of an act: told when other software began it. */
export const suivre =
  ({ bd, travaux }: Pick<DepsAnnonce, 'bd' | 'travaux'>) =>
  ({ organisationId, acteId }: Charge): Promise<void> =>
    bd.organisation({ organisationId }, async (tx) => {
      if (await estSuivie(tx, acteId))
        await travaux.enfiler(tx, 'confluences.annoncer', { organisationId, acteId });
    });

/**
 * Flow C by push: each state since the last that was told, in the order of the guide. What was told is kept after each call, so that a
 * cut tells it again and skips nothing; saying a state twice changes nothing there. A refusal that another try would not change waits for
 * the next state.
 *
 * @source Confluences Téléexpertise 0.1.0, flow C
 */
export async function annoncer(deps: DepsAnnonce, charge: Charge): Promise<void> {
  const { bd } = deps;
  const { organisationId, acteId } = charge;
  const suivi = await bd.organisation({ organisationId }, (tx) => suiviDe(tx, acteId));
  const destination = suivi && (await trouverDestination(deps, suivi.logiciel_id));
  if (!suivi || !destination) return;
  try {
    await direLaSuite(deps, charge, suivi, destination);
  } catch (cause) {
    if (!(cause instanceof AnnonceImpossible)) throw cause;
    await retenirEchec(deps, charge, cause.motif, cause.motif !== suivi.echec);
    if (cause.motif !== 'REFUSEE') throw cause;
  }
}

type Suivi = NonNullable<Awaited<ReturnType<typeof suiviDe>>>;

async function direLaSuite(
  { bd, annonceur, maintenant }: DepsAnnonce,
  { organisationId, acteId }: Charge,
  suivi: Suivi,
  destination: Destination,
): Promise<void> {
  const nom = { systeme: suivi.systeme, valeur: suivi.valeur };
  const requis =
    suivi.rpps === null ? null : { rpps: suivi.rpps, nom: `${suivi.nom} ${suivi.prenom}`.trim() };
  let dit = (suivi.dit ?? 'NON_COMPLETE') as EtatSuivi;
  for (const suite of cheminSuivi(dit, etatSuivi(suivi.etat as EtatActe, suivi.envoye_le !== null))) {
    await annonceur(destination, {
      nom,
      etat: suite,
      requis: suite === 'PUBLIEE' ? requis : null,
      avancementDit: dit !== 'NON_COMPLETE',
    });
    dit = suite;
    await bd.organisation({ organisationId }, (tx) => noterDit(tx, acteId, suite, maintenant()));
  }
}

/** Told once for each reason, however often it is tried again. */
const retenirEchec = (
  { bd }: DepsAnnonce,
  { organisationId, acteId }: Charge,
  motif: MotifAnnonce,
  nouveau: boolean,
): Promise<void> =>
  bd.organisation({ organisationId }, async (tx) => {
    await noterEchec(tx, acteId, motif);
    if (!nouveau) return;
    const action = 'ANNONCE_IMPOSSIBLE';
    await tracer(tx, { organisationId, chaine: 'TECHNIQUE', action, acteur: 'Orapont', acteId });
  });

async function trouverDestination(
  { bd, cle }: DepsAnnonce,
  logicielId: string,
): Promise<Destination | undefined> {
  const lue = await bd.authentification((tx) => destinationDe(tx, logicielId));
  const jeton = lue?.suivi_jeton ? descellerTexte(cle, lue.suivi_jeton) : undefined;
  if (!lue?.suivi_url || jeton === undefined) return undefined;
  return { url: lue.suivi_url, jeton, methode: lue.suivi_methode === 'PUT' ? 'PUT' : 'PATCH' };
}

export function confluencesTravaux(deps: DepsAnnonce): void {
  deps.travaux.consommer('confluences.annoncer', ({ organisationId, acteId = '' }) =>
    annoncer(deps, { organisationId, acteId }),
  );
}
