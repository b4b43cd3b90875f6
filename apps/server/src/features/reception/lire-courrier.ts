import { Readable } from 'node:stream';
import type { BlocT, CourrierRecuT, lireCourrierRecu, listerCourrier } from '@orapont/contract/reception';
import type { QueryOf, ReplyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import type { FastifyReply } from 'fastify';
import type { Tx } from '../../kernel/bd.ts';
import { appelant, type Session, type SessionSoin } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import type { DocumentLu, IntervenantLu, SectionLue } from '../echange/ports.ts';
import { exigerCourrier, jourDe, lecteurDuCourrier } from './acces.ts';
import { ouvrirContenu, PDF, sectionsDe } from './contenu.ts';
import { compterAttente, inscritDe, type Ligne, lister, releves } from './courrier-repository.ts';
import type { DepsReception } from './deps.ts';
import { candidatsParId, venueParCourrier } from './dossier-repository.ts';
import type { Candidat } from './rapprocher.ts';
import { prevoirReponse } from './reponse.ts';

export async function listerRecu(
  deps: DepsReception,
  session: Session,
  { vue, q }: QueryOf<typeof listerCourrier>,
): Promise<ReplyOf<typeof listerCourrier>> {
  const soin = lecteurDuCourrier(session);
  const jour = jourDe(deps);
  return deps.bd.organisation(appelant(soin), async (tx) => {
    const lignes = await lister(tx, soin, { jour, attente: vue === 'attente', motsCles: q });
    const personnes = await candidatsParId(
      tx,
      lignes.flatMap((ligne) => idPersonne(ligne) ?? []),
    );
    await noter(tx, soin, 'COURRIERS_RECUS_LISTES', undefined);
    return {
      bacASable: deps.boites.bacASable,
      boites: (await releves(tx)).map(({ boite, releve_le, echec }) => ({
        adresse: boite,
        releveLe: releve_le,
        echec,
      })),
      enAttente: await compterAttente(tx, soin, jour),
      courriers: lignes.map((ligne) => enLecture(ligne, personnes)),
    };
  });
}

const idPersonne = ({ dossier_id, propose_dossier_id }: Ligne): string | null =>
  dossier_id ?? propose_dossier_id;

const noter = (tx: Tx, soin: SessionSoin, action: string, ligne: Ligne | undefined): Promise<void> =>
  tracer(tx, {
    organisationId: soin.organisationId,
    chaine: 'ACCES',
    action,
    acteur: soin.nom,
    compteId: soin.compteId,
    dossierId: (ligne && idPersonne(ligne)) ?? undefined,
    acteId: ligne?.acte_id ?? undefined,
  });

function enLecture(ligne: Ligne, personnes: ReadonlyMap<string, Candidat>): CourrierRecuT {
  const personne = personnes.get(idPersonne(ligne) ?? '');
  return {
    id: ligne.id,
    version: ligne.version,
    boite: ligne.boite,
    expediteur: ligne.expediteur,
    expediteurNom: ligne.expediteur_nom,
    objet: ligne.objet,
    recuLe: ligne.recu_le,
    genre: ligne.genre as CourrierRecuT['genre'],
    etat: ligne.etat as CourrierRecuT['etat'],
    motif: ligne.motif as CourrierRecuT['motif'],
    patient: inscritDe(ligne),
    personne: personne ? enPersonne(personne) : null,
    certain: ligne.certain,
    acteId: ligne.acte_id,
    decision: ligne.decide_le
      ? { par: ligne.decide_par_nom, le: ligne.decide_le, code: ligne.rejet_code }
      : null,
  };
}

const enPersonne = ({ ins, sexe, prenoms, ...reste }: Candidat) => ({
  id: reste.id,
  nomNaissance: reste.nomNaissance,
  nomUtilise: reste.nomUtilise,
  prenoms: [...prenoms],
  sexe: sexe as 'F' | 'M' | 'I',
  dateNaissance: reste.dateNaissance,
  lieuNaissance: reste.lieuNaissance,
  insMatricule: ins?.matricule ?? null,
});

export async function lireRecu(
  deps: DepsReception,
  session: Session,
  id: string,
): Promise<ReplyOf<typeof lireCourrierRecu>> {
  const soin = lecteurDuCourrier(session);
  const lu = await deps.bd.organisation(appelant(soin), async (tx) => {
    const ligne = await exigerCourrier(tx, deps, soin, id);
    const personnes = await candidatsParId(tx, [idPersonne(ligne) ?? []].flat());
    await noter(tx, soin, 'COURRIER_RECU_OUVERT', ligne);
    return { ligne, personnes, suitUneDemande: await venueParCourrier(tx, ligne.acte_id) };
  });
  const { message, documents, fichiers } = await ouvrirContenu(deps, lu.ligne);
  const reponse = ['A_RANGER', 'QUARANTAINE'].includes(lu.ligne.etat)
    ? await deps.bd.organisation(appelant(soin), (tx) => prevoirReponse(tx, deps, soin, lu.ligne, documents))
    : null;
  return {
    ...enLecture(lu.ligne, lu.personnes),
    texte: message?.texte ?? '',
    documents: documents.map(enDocument),
    pieces: fichiers.map(({ nom, type, octets }, rang) => ({ rang, nom, type, octets: octets.length })),
    accuseDemande: lu.ligne.accuse_a !== null,
    suitUneDemande: lu.suitUneDemande,
    reponse: reponse?.prevue ?? null,
  };
}

const enDocument = (lu: DocumentLu) => ({
  titre: lu.titre,
  type: lu.type.libelle,
  etabliLe: lu.etabliLe,
  auteur: lu.auteurs.map(nommer).join(', '),
  sections: sectionsDe(lu).flatMap((section) => aplatir(section, 1)),
});

export const nommer = ({ nom, prenom, specialite, structure }: IntervenantLu): string =>
  [`${prenom} ${nom}`.trim(), specialite?.libelle, structure?.nom].filter(Boolean).join(', ');

type Section = { titre: string; niveau: number; blocs: BlocT[] };
const aplatir = ({ titre, blocs, sections }: SectionLue, niveau: number): Section[] => [
  { titre, niveau, blocs: blocs.map(enBloc) },
  ...sections.flatMap((section) => aplatir(section, niveau + 1)),
];

function enBloc(bloc: SectionLue['blocs'][number]): BlocT {
  if (bloc.genre === 'LISTE') return { genre: 'LISTE', elements: [...bloc.elements] };
  if (bloc.genre === 'TABLEAU') return { genre: 'TABLEAU', lignes: bloc.lignes.map((ligne) => [...ligne]) };
  return bloc;
}

/** Enough for the browser's own reader; no script, no form, no frame of ours around it. */
const POLITIQUE_PDF = "default-src 'none'; object-src 'self'; frame-ancestors 'self'; base-uri 'none'";

/** A PDF that begins like one is shown; what a stranger sent never runs in our origin. */
export async function envoyerPiece(
  deps: DepsReception,
  session: Session,
  { id, rang }: { readonly id: string; readonly rang: number },
  reponse: FastifyReply,
): Promise<FastifyReply> {
  const soin = lecteurDuCourrier(session);
  const ligne = await deps.bd.organisation(appelant(soin), async (tx) => {
    const trouvee = await exigerCourrier(tx, deps, soin, id);
    await noter(tx, soin, 'COURRIER_RECU_OUVERT', trouvee);
    return trouvee;
  });
  const fichier = (await ouvrirContenu(deps, ligne)).fichiers[rang];
  if (!fichier) throw new Erreur('INTROUVABLE');
  const { nom, type, octets } = fichier;
  const visible = type === PDF && Buffer.from(octets.subarray(0, 5)).toString('latin1') === '%PDF-';
  const dit = encodeURIComponent(nom.replace(/[^\p{L}\p{N} ._-]+/gu, ' ').trim() || 'piece');
  reponse.headers({
    'content-type': visible ? PDF : 'application/octet-stream',
    'content-length': octets.length,
    'content-disposition': `${visible ? 'inline' : 'attachment'}; filename*=UTF-8''${dit}`,
    'cache-control': 'private, no-store',
    ...(visible ? { 'content-security-policy': POLITIQUE_PDF } : {}),
  });
  return reponse.send(Readable.from([Buffer.from(octets)]));
}
