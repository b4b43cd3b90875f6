import { randomBytes } from 'node:crypto';
import type { ouvrirLogicielDistant, renouvelerLogicielDistant } from '@orapont/contract/demande-ailleurs';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { estAdresseSure } from '../../../kernel/adresse-sure.ts';
import type { Tx } from '../../../kernel/bd.ts';
import { sha256 } from '../../../kernel/empreinte.ts';
import { scellerTexte } from '../../../kernel/sceau.ts';
import type { Session } from '../../../kernel/session.ts';
import { PLATEFORME, tracer } from '../../../kernel/traces-repository.ts';
import type { DepsAilleurs } from './deps.ts';
import {
  changerCles,
  fermerDistant,
  insererDistant,
  listerDistants,
  organisationExiste,
} from './logiciel-repository.ts';

/** Other software belongs to the platform: a role in one organisation is not enough. */
function exigerAdministrateur(session: Session): Session {
  if (!session.administrateur) throw new Erreur('INTERDIT', ['ROLE_INSUFFISANT']);
  return session;
}

export async function lister({ bd, origine }: Pick<DepsAilleurs, 'bd' | 'origine'>, session: Session) {
  const { compteId } = exigerAdministrateur(session);
  return { logiciels: await bd.administration(compteId, listerDistants), adresse: `${origine}/fhir` };
}

/** @rule DOS-12 */
export async function ouvrir(
  { bd, cle, origine }: Pick<DepsAilleurs, 'bd' | 'cle' | 'origine'>,
  session: Session,
  id: string,
  body: BodyOf<typeof ouvrirLogicielDistant>,
): Promise<{ adresse: string; jeton: string }> {
  const { compteId } = exigerAdministrateur(session);
  exigerAdressesSures({ url: body.url, jetonUrl: body.jetonUrl, urlOffre: body.urlOffre });
  // Shown once, kept by its digest: 32 random bytes leave nothing to guess.
  const jeton = `suivi_${randomBytes(32).toString('base64url')}`;
  await bd.administration(compteId, async (tx) => {
    if (!(await organisationExiste(tx, body.organisationId))) throw new Erreur('INTROUVABLE');
    const insere = await insererDistant(tx, {
      id,
      organisation_id: body.organisationId,
      nom: body.nom,
      url: body.url,
      jeton_url: body.jetonUrl,
      client_id: body.clientId,
      secret: scellerTexte(cle, body.secret),
      url_offre: body.urlOffre,
      pieces: body.pieces,
      suivi_empreinte: sha256(jeton),
    });
    if (!insere) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
    await tracerDecision(tx, session, body.organisationId, 'LOGICIEL_DISTANT_OUVERT');
  });
  return { adresse: `${origine}/fhir`, jeton };
}

function exigerAdressesSures(adresses: Readonly<Record<string, string | null>>): void {
  const champs = Object.fromEntries(
    Object.entries(adresses)
      .filter(([, adresse]) => adresse !== null && !estAdresseSure(adresse))
      .map(([champ]) => [champ, 'L’adresse doit commencer par https://, sauf sur cette machine.']),
  );
  if (Object.keys(champs).length > 0) throw new Erreur('SAISIE_INVALIDE', [], { champs });
}

export async function renouveler(
  { bd, cle }: Pick<DepsAilleurs, 'bd' | 'cle'>,
  session: Session,
  id: string,
  { clientId, secret }: BodyOf<typeof renouvelerLogicielDistant>,
): Promise<void> {
  const { compteId } = exigerAdministrateur(session);
  const cles = { client_id: clientId, secret: scellerTexte(cle, secret) };
  await bd.administration(compteId, async (tx) => {
    const organisationId = await changerCles(tx, id, cles);
    if (organisationId === undefined) throw new Erreur('INTROUVABLE');
    await tracerDecision(tx, session, organisationId, 'LOGICIEL_DISTANT_RENOUVELE');
  });
}

export async function fermer(
  { bd, maintenant }: Pick<DepsAilleurs, 'bd' | 'maintenant'>,
  session: Session,
  id: string,
): Promise<void> {
  const { compteId } = exigerAdministrateur(session);
  await bd.administration(compteId, async (tx) => {
    const organisationId = await fermerDistant(tx, id, maintenant());
    if (organisationId === undefined) throw new Erreur('INTROUVABLE');
    await tracerDecision(tx, session, organisationId, 'LOGICIEL_DISTANT_FERME');
  });
}

/** Told to the organisation concerned and to the platform. */
async function tracerDecision(tx: Tx, { nom, compteId }: Session, organisationId: string, action: string) {
  for (const ou of [PLATEFORME, organisationId])
    await tracer(tx, { organisationId: ou, chaine: 'TECHNIQUE', action, acteur: nom, compteId });
}
