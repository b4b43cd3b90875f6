import type { confierAilleurs } from '@orapont/contract/demande-ailleurs';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { type EtatSuivi, estFinal } from '@orapont/domain/teleexpertise/suivi';
import type { Tx } from '../../../kernel/bd.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import type { MediaSitue } from '../../medias/ports.ts';
import {
  annulerConfiee,
  confieeDe,
  inscrireConfiee,
  type LigneConfiee,
  noterConfiee,
} from './confiee-repository.ts';
import type { DepsAilleurs } from './deps.ts';
import { ouvrirDistant } from './distant.ts';
import { lirePatient, lireRequerant } from './faits-repository.ts';
import { distantsOuverts } from './logiciel-repository.ts';
import { nomDe } from './nom.ts';
import { enSuivi, prochainReleve } from './noter-suivi.ts';
import { AilleursImpossible, type DemandeConfiee, type LogicielDistant } from './ports.ts';

/** Where this request may go on, or where it stands there. */
export async function lireAilleurs(
  { bd, demandes }: Pick<DepsAilleurs, 'bd' | 'demandes'>,
  session: SessionSoin,
  acteId: string,
) {
  return bd.organisation(appelant(session), async (tx) => {
    await demandes.consulter(tx, session, acteId);
    const ligne = await confieeDe(tx, acteId);
    const ouverts = await distantsOuverts(tx, session.organisationId);
    return {
      logiciels: ouverts.map(({ id, nom, pieces }) => ({ id, nom, pieces })),
      suivi: ligne ? enSuivi(ligne) : null,
    };
  });
}

type Depart = {
  readonly distant: LogicielDistant;
  readonly demande: Omit<DemandeConfiee, 'pieces'>;
  readonly photos: readonly MediaSitue[];
  readonly images: number;
};

/**
 * Hands a draft to other software. Written down before it leaves and named by its act: sent again, it is the same request there and a new
 * way in. That way is given to whoever asked, and kept nowhere.
 *
 * @rule TE-08, DOS-12
 * @source Confluences Téléexpertise 0.1.0, flows A1 and B1, requérant's side
 */
export async function confier(
  deps: DepsAilleurs,
  session: SessionSoin,
  acteId: string,
  { logicielId }: BodyOf<typeof confierAilleurs>,
): Promise<ReplyOf<typeof confierAilleurs>> {
  const depart = await deps.bd.organisation(appelant(session), (tx) =>
    preparer(tx, deps, session, acteId, logicielId),
  );
  const pieces = await lirePhotos(deps, depart.photos);
  const bundle = deps.guideAilleurs.ecrire(
    { ...depart.demande, pieces },
    { origine: deps.origine, production: deps.production },
  );
  const lien = await deps.clientAilleurs
    .deposer(depart.distant, JSON.stringify(bundle))
    .catch((cause) => renoncer(deps, session, acteId, depart.distant, cause));
  await deps.bd.organisation(appelant(session), (tx) => confirmer(tx, deps, session, acteId, depart.distant));
  return {
    lien,
    logiciel: depart.distant.nom,
    images: { jointes: pieces.length, restees: depart.images - pieces.length },
  };
}

async function preparer(
  tx: Tx,
  deps: DepsAilleurs,
  session: SessionSoin,
  acteId: string,
  logicielId: string,
): Promise<Depart> {
  const prete = await deps.demandes.prendre(tx, session, acteId);
  const { organisationId, professionnelId, rpps } = session;
  const ligne = (await distantsOuverts(tx, organisationId)).find(({ id }) => id === logicielId);
  if (!ligne) throw new Erreur('INTROUVABLE');
  if (rpps === null) throw new Erreur('REGLE_NON_RESPECTEE', ['AILLEURS_SANS_RPPS']);
  const connue = await confieeDe(tx, acteId);
  if (connue) exigerLaMeme(connue, logicielId, rpps);
  const le = deps.maintenant();
  const patient = await lirePatient(tx, prete.dossierId);
  const requerant = await lireRequerant(tx, {
    professionnelId,
    siteId: prete.siteId,
    jour: jourParis(le.toISOString()),
  });
  if (!patient || !requerant) throw new Erreur('INTROUVABLE');
  const nom = connue ? { systeme: connue.systeme, valeur: connue.valeur } : nomDe(deps, acteId);
  if (!connue)
    await inscrireConfiee(tx, {
      organisation_id: organisationId,
      acte_id: acteId,
      logiciel_id: logicielId,
      logiciel_nom: ligne.nom,
      ...nom,
      rpps,
      demandee_le: le.toISOString(),
      etat: 'NON_COMPLETE',
      etat_le: le.toISOString(),
    });
  await tracer(tx, {
    organisationId,
    chaine: 'ACCES',
    action: 'DEMANDE_TRANSMISE_AILLEURS',
    acteur: session.nom,
    compteId: session.compteId,
    dossierId: prete.dossierId,
    acteId,
  });
  const photos = ligne.pieces ? (await deps.medias.situer(tx, prete.mediaIds)).filter(estPhoto) : [];
  const { nature, motif, question, urgence, redigeeLe } = prete;
  return {
    distant: ouvrirDistant(deps, ligne),
    demande: {
      nom,
      acteId,
      redigeeLe,
      nature,
      motif,
      question,
      urgence,
      urlOffre: ligne.url_offre,
      patient,
      ...requerant,
    },
    photos,
    images: prete.mediaIds.length,
  };
}

/** It goes on in one place, in the name of one person. */
function exigerLaMeme(connue: LigneConfiee, logicielId: string, rpps: string): void {
  if (connue.logiciel_id !== logicielId) throw new Erreur('CONFLIT', ['DEMANDE_AILLEURS']);
  if (estFinal(connue.etat as EtatSuivi)) throw new Erreur('CONFLIT', ['AILLEURS_FINIE']);
  if (connue.rpps !== rpps) throw new Erreur('INTERDIT', ['AILLEURS_D_UN_AUTRE']);
}

const PIECES_MAX = 6;
const OCTETS_PHOTOS_MAX = 12_000_000;
const estPhoto = ({ typeMime, surApercu }: MediaSitue) => typeMime === 'image/jpeg' && !surApercu;

/** Photographs as they were kept, as many as one transaction carries. */
async function lirePhotos({ medias }: Pick<DepsAilleurs, 'medias'>, photos: readonly MediaSitue[]) {
  const pieces: DemandeConfiee['pieces'][number][] = [];
  let reste = OCTETS_PHOTOS_MAX;
  for (const photo of photos) {
    if (pieces.length === PIECES_MAX) break;
    const octets = await medias.octets(photo, 'original');
    if (octets.length > reste) continue;
    reste -= octets.length;
    pieces.push({ titre: `Photographie ${pieces.length + 1}`, octets });
  }
  return pieces;
}

async function confirmer(
  tx: Tx,
  { demandes, maintenant }: DepsAilleurs,
  session: SessionSoin,
  acteId: string,
  { nom }: LogicielDistant,
): Promise<void> {
  const ligne = await confieeDe(tx, acteId);
  if (!ligne) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
  const le = maintenant();
  await noterConfiee(tx, acteId, {
    ...(ligne.confiee_le === null ? { confiee_le: le.toISOString() } : {}),
    echec: null,
    essais: 0,
    prochain_le: prochainReleve(ligne.etat as EtatSuivi, ligne.demandee_le, le),
  });
  if (ligne.confiee_le !== null) return;
  const { organisationId, compteId } = session;
  const evenement = { organisationId, acteId, type: 'CONFIER_AILLEURS', compteId } as const;
  await demandes.raconter(tx, { ...evenement, nom: session.nom, raison: nom });
}

/** What surely did not arrive leaves no mark but its trace; what may have arrived is kept, and asked about. */
async function renoncer(
  { bd, maintenant }: DepsAilleurs,
  session: SessionSoin,
  acteId: string,
  { nom }: LogicielDistant,
  cause: unknown,
): Promise<never> {
  if (!(cause instanceof AilleursImpossible)) throw cause;
  await bd.organisation(appelant(session), async (tx) => {
    if (!cause.incertain)
      return annulerConfiee(tx, acteId, { refusee: cause.motif === 'REFUSEE', le: maintenant() });
    const prochain = new Date(maintenant().getTime() + 60_000).toISOString();
    return noterConfiee(tx, acteId, { echec: cause.motif, prochain_le: prochain });
  });
  const motif = cause.incertain ? 'AILLEURS_INCERTAIN' : (`AILLEURS_${cause.motif}` as const);
  if (cause.motif !== 'REFUSEE') throw new Erreur('INDISPONIBLE', [motif]);
  throw new Erreur('REGLE_NON_RESPECTEE', [motif], {
    obstacles: [
      {
        code: 'AILLEURS_REFUSEE',
        regle: 'DOS-12',
        source: nom,
        phrase: cause.dit === '' ? `${nom} ne dit pas pourquoi.` : cause.dit,
        issues: [],
      },
    ],
  });
}
