import type { enregistrerProtocole, enregistrerVue } from '@orapont/contract/protocole';
import type { BodyOf } from '@orapont/contract/route';
import { peutReglerOrganisation } from '@orapont/domain/acces/politique';
import {
  type MotifPropre,
  PHRASE_PROPRE,
  verifierProtocolePropre,
  verifierVuePropre,
} from '@orapont/domain/captation/propres';
import { Erreur } from '@orapont/domain/erreurs';
import type { Verdict } from '@orapont/domain/verdict';
import type { Tx } from '../../kernel/bd.ts';
import type { Session } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import type { DepsProtocoles } from './ports.ts';
import * as repository from './repository.ts';

/** An organisation, as seen by whoever administers it; the others do not learn that it exists. */
export async function regler<T>(
  { bd }: DepsProtocoles,
  session: Session,
  organisationId: string,
  travail: (tx: Tx) => Promise<T>,
): Promise<T> {
  const acteur = { ...session.acteur, administrateurPlateforme: session.administrateur };
  const verdict = peutReglerOrganisation(acteur, organisationId);
  if (!verdict.accord)
    throw verdict.motifs.includes('AUTRE_ORGANISATION')
      ? new Erreur('INTROUVABLE')
      : new Erreur('INTERDIT', verdict.motifs);
  if (
    session.administrateur &&
    !(await bd.administration(session.compteId, (tx) => repository.organisationExiste(tx, organisationId)))
  )
    throw new Erreur('INTROUVABLE');
  return bd.organisation({ organisationId, compteId: session.compteId }, travail);
}

type Cible = { readonly organisationId: string; readonly code: string };

/** @rule CAP-01 */
export async function enregistrerUneVue(
  deps: DepsProtocoles,
  session: Session,
  { organisationId, code }: Cible,
  { version, archive, contenu }: BodyOf<typeof enregistrerVue>,
): Promise<{ version: number }> {
  return regler(deps, session, organisationId, async (tx) => {
    await repository.verrouiller(tx);
    const { protocoles } = await repository.lirePropres(tx);
    exiger(verifierVuePropre({ ...contenu, code, archive }, protocoles));
    return ecrite(
      tx,
      deps,
      session,
      { organisationId, code, version, archive, contenu },
      repository.ecrireVue,
    );
  });
}

/** @rule CAP-01 */
export async function enregistrerUnProtocole(
  deps: DepsProtocoles,
  session: Session,
  { organisationId, code }: Cible,
  { version, archive, contenu }: BodyOf<typeof enregistrerProtocole>,
): Promise<{ version: number }> {
  return regler(deps, session, organisationId, async (tx) => {
    await repository.verrouiller(tx);
    const { vues } = await repository.lirePropres(tx);
    exiger(verifierProtocolePropre({ ...contenu, code, archive }, vues));
    const ecriture = { organisationId, code, version, archive, contenu };
    return ecrite(tx, deps, session, ecriture, repository.ecrireProtocole);
  });
}

/**
 * A built-in protocol is proposed no more, or again; what was begun with it goes on.
 *
 * @rule CAP-01
 */
export async function masquer(
  deps: DepsProtocoles,
  session: Session,
  { organisationId, code }: Cible,
  masque: boolean,
): Promise<{ fait: true }> {
  return regler(deps, session, organisationId, async (tx) => {
    const par = { par: session.compteId, le: deps.maintenant().toISOString() };
    await repository.ecrireMasque(tx, { organisationId, code, masque, ...par });
    await tracerReglage(tx, session, organisationId);
    return { fait: true };
  });
}

const tracerReglage = (tx: Tx, { compteId, nom }: Session, organisationId: string) =>
  tracer(tx, { organisationId, chaine: 'TECHNIQUE', action: 'PROTOCOLE_REGLE', acteur: nom, compteId });

function exiger(verdict: Verdict<MotifPropre>): void {
  if (verdict.accord) return;
  const [premier] = verdict.motifs;
  throw new Erreur('REGLE_NON_RESPECTEE', verdict.motifs, {
    ...(premier ? { champs: { [CHAMP[premier]]: PHRASE_PROPRE[premier] } } : {}),
  });
}

/** Where the sentence stands in the form. */
const CHAMP = {
  CODE_MAL_FORME: 'code',
  CODE_RESERVE: 'code',
  VUE_UTILISEE: 'archive',
  VUE_PARTIELLE_ET_ENTIERE: 'montre',
  PROTOCOLE_SANS_VUE: 'vues',
  VUE_EN_DOUBLE: 'vues',
  VUE_INCONNUE: 'vues',
} as const satisfies Record<MotifPropre, string>;

async function ecrite<Contenu>(
  tx: Tx,
  { maintenant }: DepsProtocoles,
  session: Session,
  ecriture: Omit<repository.Ecriture<Contenu>, 'par' | 'le'>,
  ecrire: (tx: Tx, ecriture: repository.Ecriture<Contenu>) => Promise<number | undefined>,
): Promise<{ version: number }> {
  const version = await ecrire(tx, { ...ecriture, par: session.compteId, le: maintenant().toISOString() });
  if (version === undefined) throw new Erreur('CONFLIT', ['PROTOCOLE_MODIFIE_AILLEURS']);
  await tracerReglage(tx, session, ecriture.organisationId);
  return { version };
}
