import { jourParis } from '@orapont/domain/dates';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { attendReponse, type EtatActe, libelleEtatRequis } from '@orapont/domain/teleexpertise/etat';
import type { Tx } from '../../../kernel/bd.ts';
import { idStable } from '../../../kernel/empreinte.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { AnnuaireIndisponible } from '../../annuaire/ports.ts';
import type { LigneActe } from '../demande/demande-repository.ts';
import { numeroActe } from '../demande/figer.ts';
import { nomDe } from '../demande/identite.ts';
import { demandeDe } from '../lecture/eligibilite.ts';
import { attendu } from './consentement-attendu.ts';
import { acteRecuPar, adresseConnue, requisPossibles } from './demande-recue-repository.ts';
import type { DepsDemandeRecue } from './deps.ts';
import {
  consentementDit,
  estDemandeStructuree,
  motifDe,
  natureDe,
  questionDe,
  requerantDe,
} from './lire-demande.ts';
import type { ActeDeLaDemande, ConsentementDeLaDemande, DemandeRecue, PropositionDemande } from './ports.ts';

/** What the message asks, as far as it says it: a person reads it again before it becomes a case. */
export async function proposer(
  deps: DepsDemandeRecue,
  session: SessionSoin,
  recue: DemandeRecue,
): Promise<PropositionDemande> {
  const { document } = recue;
  const requerant = requerantDe(document);
  const jour = jourParis(deps.maintenant().toISOString());
  const lu = await deps.bd.organisation(appelant(session), async (tx) => ({
    acte: (await acteDeLaDemande(tx, session.organisationId, recue)) ?? null,
    possibles: await requisPossibles(tx, session.organisationId, jour),
  }));
  const requis = lu.possibles.map((pro) => ({
    id: pro.id,
    siteId: pro.site_id,
    libelle: `${nomDe(pro)}, ${pro.site}`,
  }));
  return {
    acte: lu.acte,
    structuree: estDemandeStructuree(document),
    requerant,
    adresse: recue.expediteur,
    adressePubliee: requerant.rpps
      ? await adressePubliee(deps, session, requerant.rpps, recue.expediteur)
      : null,
    personne: personneDe(recue),
    nature: natureDe(document),
    motifTexte: motifDe(document),
    question: questionDe(document),
    consentement: consentementDit(document),
    images: recue.images.length,
    pieces: recue.pieces,
    requis,
    requisPropose: requisPropose(lu.possibles, session, recue)?.id ?? null,
  };
}

type Possible = Awaited<ReturnType<typeof requisPossibles>>[number];

/** The one whose box it is, or whom the document names; otherwise whoever reads it, when he may answer. */
function requisPropose(
  possibles: readonly Possible[],
  { professionnelId }: SessionSoin,
  { boite, document }: DemandeRecue,
): Possible | undefined {
  const nommes = document?.destinataires.flatMap(({ rpps }) => rpps ?? []) ?? [];
  return (
    possibles.find(({ bal_mssante }) => bal_mssante?.toLowerCase() === boite) ??
    possibles.find(({ rpps }) => rpps !== null && nommes.includes(rpps)) ??
    possibles.find(({ id }) => id === professionnelId)
  );
}

/** One request makes one case, however many messages bring it. */
export const idDeLaDemande = (organisationId: string, { document, courrierId }: DemandeRecue): string =>
  idStable(organisationId, 'demande-recue', document?.lot ?? document?.identifiant ?? courrierId);

export async function acteDeLaDemande(
  tx: Tx,
  organisationId: string,
  recue: DemandeRecue,
): Promise<ActeDeLaDemande | undefined> {
  const acte =
    (await acteRecuPar(tx, [idDeLaDemande(organisationId, recue)])) ??
    (await acteRecuPar(tx, recue.acteId === null ? [] : [recue.acteId]));
  if (!acte) return undefined;
  return {
    id: acte.id,
    numero: numeroActe(acte.id, (acte.envoye_le ?? recue.recuLe).slice(0, 4)),
    etatLibelle: libelleEtatRequis(acte.nature as NatureActe, acte.etat as EtatActe),
    attendComplement: acte.etat === 'COMPLEMENT_DEMANDE',
    consentement: await consentementDe(tx, acte),
    dossierId: acte.dossier_id,
  };
}

async function consentementDe(tx: Tx, acte: LigneActe): Promise<ConsentementDeLaDemande | null> {
  if (!attendReponse(acte.etat as EtatActe)) return null;
  const { requis } = demandeDe(acte);
  const attente = await attendu(tx, acte);
  return {
    requisId: attente?.requisId ?? requis.id,
    pour: attente?.nom ?? nomDe(requis),
    demandeLe: attente?.demandeLe ?? null,
    attendu: attente !== null,
    autre: attente !== null && attente.requisId !== requis.id,
    requisActuel: requis.id,
  };
}

/** By the directory of this installation, then the national one; null when neither knows him or answers. */
export async function adressePubliee(
  { bd, annuaireNational }: DepsDemandeRecue,
  session: SessionSoin,
  rpps: string,
  adresse: string,
): Promise<boolean | null> {
  const connue = await bd.organisation(appelant(session), (tx) => adresseConnue(tx, rpps, adresse));
  if (connue) return true;
  try {
    const lu = await annuaireNational?.parRpps(rpps);
    if (!lu) return connue ?? null;
    return [...lu.boites, ...lu.lieux.flatMap(({ boites }) => boites)].some(
      (boite) => boite.adresse.toLowerCase() === adresse,
    );
  } catch (cause) {
    if (cause instanceof AnnuaireIndisponible) return connue ?? null;
    throw cause;
  }
}

function personneDe({ patient }: DemandeRecue): PropositionDemande['personne'] {
  if (!patient) return null;
  const { nomNaissance, prenom, sexe, dateNaissance, lieuNaissance } = patient;
  return {
    nomNaissance,
    prenom,
    ...(sexe === null ? {} : { sexe }),
    ...(dateNaissance === null ? {} : { dateNaissance: dateNaissance as `${number}-${number}-${number}` }),
    lieuNaissance,
  };
}
