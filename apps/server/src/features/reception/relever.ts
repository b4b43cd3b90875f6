import { appelant, type Session } from '../../kernel/session.ts';
import { lecteurDuCourrier } from './acces.ts';
import { noterReleve, releves } from './courrier-repository.ts';
import type { DepsReception } from './deps.ts';
import { organisationsRelevees } from './dossier-repository.ts';
import { type BoiteReception, ReleveImpossible } from './ports.ts';
import { recevoir } from './recevoir.ts';

/** Jobs of the incoming mail: every minute, what is new in each box. */
export function receptionTravaux(deps: DepsReception): void {
  deps.travaux.consommer('courrier.relever', () => releverTout(deps));
  deps.travaux.programmer('courrier.relever', '* * * * *');
}

/** Asked again within some seconds, it is being done already. */
const REPOS_MS = 5_000;

export async function releverMaintenant(deps: DepsReception, session: Session): Promise<{ fait: true }> {
  const soin = lecteurDuCourrier(session);
  const recent = deps.maintenant().getTime() - REPOS_MS;
  await deps.bd.organisation(appelant(soin), async (tx) => {
    const lues = await releves(tx);
    if (lues.length === 0 || lues.some(({ releve_le }) => Date.parse(releve_le) < recent))
      await deps.travaux.enfiler(tx, 'courrier.relever', { organisationId: soin.organisationId });
  });
  return { fait: true };
}

/** Box by box: an operator that is away keeps nobody else's mail waiting, and is said on the screen. */
export async function releverTout(deps: DepsReception): Promise<void> {
  for (const organisation of await deps.bd.administration(undefined, organisationsRelevees))
    for (const boite of deps.boites.boites(organisation)) await relever(deps, organisation.id, boite);
}

async function relever(deps: DepsReception, organisationId: string, boite: BoiteReception): Promise<void> {
  const { adresse } = boite;
  const connues = await deps.bd.organisation({ organisationId }, releves);
  const curseur = connues.find((ligne) => ligne.boite === adresse)?.curseur ?? null;
  const noter = (echec: string | null) =>
    deps.bd.organisation({ organisationId }, (tx) =>
      noterReleve(tx, { organisationId, boite: adresse, le: deps.maintenant(), echec }),
    );
  try {
    await boite.relever(curseur, (message) => recevoir(deps, { organisationId, boite: adresse }, message));
    await noter(null);
  } catch (cause) {
    if (!(cause instanceof ReleveImpossible)) throw cause;
    await noter(cause.motif);
  }
}
