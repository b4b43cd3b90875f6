import { Erreur } from '@orapont/domain/erreurs';
import { lireRessource, type Ressource } from '@orapont/domain/imagerie/ressource';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from '../../../kernel/session.ts';
import type { DepsImagerie } from '../deps.ts';
import type { EtudeWeb, InstanceWeb } from './etudes.ts';
import { exigerMachine, type Lecteur, lecteurMachine, lecteurPersonne } from './lecteur.ts';
import { type Lecture, ouvrirActe, ouvrirDossiers } from './ouvrir.ts';
import {
  champsVoulus,
  decrireEtude,
  decrireInstance,
  decrireSerie,
  garderInstances,
  lireFiltre,
  nommeUneEtude,
  pageDe,
  type Question,
} from './qido.ts';
import {
  accepts,
  envoyerCadres,
  envoyerMetadonnees,
  envoyerObjets,
  envoyerPixels,
  envoyerRendu,
} from './wado.ts';

export type DemandeWeb = {
  readonly chemin: string;
  readonly question: Question;
  readonly requete: FastifyRequest;
  readonly reponse: FastifyReply;
};

const RECHERCHES: readonly Ressource['quoi'][] = ['ETUDES', 'SERIES', 'INSTANCES'];

/** The records of the caller's own organisation. */
export const servirDossiers = (deps: DepsImagerie, session: Session, demande: DemandeWeb) =>
  servirA(deps, lecteurPersonne(session), `${deps.origine}/api/dicomweb`, demande);

/** The received studies that a machine may read, by its token. */
export async function servirMachine(deps: DepsImagerie, demande: DemandeWeb) {
  const { headers, ip } = demande.requete;
  const porte = await exigerMachine(deps, headers.authorization, ip);
  if (!porte.lecture) throw new Erreur('INTERDIT', ['MACHINE_SANS_LECTURE']);
  return servirA(deps, lecteurMachine(porte), `${deps.origine}/api/machines/dicomweb`, demande);
}

async function servirA(deps: DepsImagerie, lecteur: Lecteur, racine: string, demande: DemandeWeb) {
  const ressource = exigerRessource(demande.chemin);
  if (ressource.etude === null && ressource.quoi !== 'ETUDES' && !nommeUneEtude(demande.question))
    throw new Erreur('SAISIE_INVALIDE', ['ETUDE_A_NOMMER']);
  const filtre = lireFiltre(demande.question, ressource);
  const etudes = await ouvrirDossiers(deps, lecteur, filtre, {
    lecture: lectureDe(ressource, demande),
    sopUid: ressource.instance,
  });
  return servir(deps, ressource, demande, { etudes, racine, page: false });
}

/** What one act shows, from either side. */
export async function servirActe(deps: DepsImagerie, session: Session, acteId: string, demande: DemandeWeb) {
  const ressource = exigerRessource(demande.chemin);
  const ouvertes = await ouvrirActe(deps, session, acteId, lectureDe(ressource, demande));
  const { studyUid } = lireFiltre(demande.question, ressource);
  const etudes = ouvertes.filter(({ uid }) => studyUid === null || uid === studyUid);
  const racine = `${deps.origine}/api/demandes/${acteId}/dicomweb`;
  return servir(deps, ressource, demande, { etudes, racine, page: true });
}

function exigerRessource(chemin: string): Ressource {
  const ressource = lireRessource(chemin);
  if (!ressource) throw new Erreur('INTROUVABLE');
  return ressource;
}

/** A list, a header and a thumbnail are lists; a browser that fetches ahead says so. */
function lectureDe({ quoi }: Ressource, { requete, question }: DemandeWeb): Lecture {
  if (RECHERCHES.includes(quoi) || quoi === 'METADONNEES' || quoi === 'VIGNETTE') return 'LISTE';
  const enAvance = requete.headers['sec-purpose']?.includes('prefetch') || question['prechargement'] === '1';
  return enAvance ? 'PRECHARGEMENT' : 'OUVERTURE';
}

type Trouve = { readonly etudes: readonly EtudeWeb[]; readonly racine: string; readonly page: boolean };

async function servir(
  deps: DepsImagerie,
  ressource: Ressource,
  demande: DemandeWeb,
  trouve: Trouve,
): Promise<FastifyReply> {
  demande.reponse.headers({ 'cache-control': 'private, no-store', vary: 'accept, cookie' });
  if (RECHERCHES.includes(ressource.quoi))
    return repondre(demande.reponse, await chercher(ressource, demande, trouve));
  const instances = garderInstances(
    trouve.etudes.flatMap((etude) => etude.instances),
    {},
    ressource,
  );
  const [premiere] = instances;
  if (!premiere) throw new Erreur('INTROUVABLE');
  return rendre(deps, ressource, demande, { instances, premiere, racine: trouve.racine });
}

async function rendre(
  deps: DepsImagerie,
  ressource: Ressource,
  { requete, reponse, question }: DemandeWeb,
  {
    instances,
    premiere,
    racine,
  }: {
    readonly instances: readonly InstanceWeb[];
    readonly premiere: InstanceWeb;
    readonly racine: string;
  },
): Promise<FastifyReply> {
  const acceptes = accepts(requete, question);
  switch (ressource.quoi) {
    case 'METADONNEES':
      return envoyerMetadonnees(reponse, instances, racine, acceptes);
    case 'CADRES':
      return envoyerCadres(deps, reponse, premiere, ressource.cadres, acceptes);
    case 'PIXELS':
      return envoyerPixels(deps, reponse, premiere, acceptes);
    case 'RENDU':
    case 'VIGNETTE':
      return envoyerRendu(deps, reponse, premiere, {
        cadre: ressource.cadres[0] ?? 1,
        vignette: ressource.quoi === 'VIGNETTE',
        question,
        acceptes,
      });
    default:
      return envoyerObjets(deps, reponse, instances, acceptes);
  }
}

async function chercher(
  ressource: Ressource,
  { question }: DemandeWeb,
  { etudes, racine, page }: Trouve,
): Promise<readonly unknown[]> {
  const champs = champsVoulus(question);
  if (ressource.quoi === 'ETUDES') {
    // Those of the records were counted by the database.
    const choisies = page ? pageDe(etudes, question) : etudes;
    return Promise.all(choisies.map((etude) => decrireEtude(etude, racine, champs)));
  }
  const gardees = garderInstances(
    etudes.flatMap(({ instances }) => instances),
    question,
    ressource,
  );
  if (ressource.quoi === 'INSTANCES')
    return Promise.all(pageDe(gardees, question).map((i) => decrireInstance(i, racine, champs)));
  const series = [...Map.groupBy(gardees, ({ serieUid }) => serieUid).values()];
  return Promise.all(pageDe(series, question).map((serie) => decrireSerie(serie, racine, champs)));
}

/** Nothing found is an empty answer, not an error. @source DICOM PS3.18 §10.6.3.1 */
const repondre = (reponse: FastifyReply, trouves: readonly unknown[]): FastifyReply =>
  trouves.length === 0
    ? reponse.code(204).send()
    : reponse.type('application/dicom+json').send(JSON.stringify(trouves));
