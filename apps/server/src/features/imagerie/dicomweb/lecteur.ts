import {
  type ObjetActe,
  type ObjetDossier,
  peutLireMachine,
  peutSurActe,
  peutSurDossier,
} from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import type { Demandeur, Tx } from '../../../kernel/bd.ts';
import { appelant, enSoin, type Session } from '../../../kernel/session.ts';
import type { DepsImagerie } from '../deps.ts';
import type { Porte } from '../porte-repository.ts';
import { identifierJeton } from '../portes.ts';
import { type Auteur, auteurDe, type LieuTrace, type Retenir, tracerUneFois } from '../traces.ts';

/** Who reads the records of an organisation by DICOMweb: a person, or a machine to which an administrator opened them. */
export type Lecteur = {
  readonly demandeur: Demandeur;
  readonly organisationId: string;
  readonly structure: string;
  readonly sites: readonly string[];
  readonly peutLireDossier: (dossier: ObjetDossier) => boolean;
  readonly peutLireActe: (acte: ObjetActe) => boolean;
  readonly tracer: (tx: Tx, action: string, lieu: LieuTrace, maintenant: Date) => Promise<Retenir>;
};

export function lecteurPersonne(session: Session): Lecteur {
  const soin = enSoin(session);
  const { acteur, organisationId, organisationNom } = soin;
  return {
    demandeur: appelant(soin),
    organisationId,
    structure: organisationNom,
    sites: acteur.sites,
    peutLireDossier: (dossier) => peutSurDossier(acteur, 'document.lire', dossier).accord,
    peutLireActe: (acte) => peutSurActe(acteur, 'media.lire', acte).accord,
    tracer: (tx, action, lieu, maintenant) => tracerUneFois(tx, auteurDe(soin), action, lieu, maintenant),
  };
}

/** The photographs of requests stay with people: a machine reads what machines sent. */
export function lecteurMachine(porte: Porte): Lecteur {
  const { organisationId, siteId, nom } = porte;
  const auteur: Auteur = { nom };
  return {
    demandeur: { organisationId },
    organisationId,
    structure: '',
    sites: [siteId],
    peutLireDossier: (dossier) => peutLireMachine(porte, dossier).accord,
    peutLireActe: () => false,
    tracer: (tx, action, lieu, maintenant) => tracerUneFois(tx, auteur, action, lieu, maintenant),
  };
}

/**
 * The machine that holds this token, when its door is open to reading.
 *
 * @rule IMG-02
 */
export async function exigerMachine(
  deps: DepsImagerie,
  entete: string | undefined,
  adresse: string,
): Promise<Porte> {
  const [, jeton] = /^Bearer ([\w-]{20,120})$/.exec(entete ?? '') ?? [];
  const porte = jeton && (await identifierJeton(deps, jeton, adresse));
  if (!porte) throw new Erreur('NON_AUTHENTIFIE', ['JETON_INCONNU']);
  return porte;
}
