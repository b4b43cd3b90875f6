import { el, type JeuDicom, sequence } from '@orapont/domain/imagerie/jeu-dicom';
import {
  type CodeRefusReception,
  INSTANCE_MAX_OCTETS,
  REFUS_RECEPTION,
} from '@orapont/domain/imagerie/refus';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { enSoin, type Session } from '../../kernel/session.ts';
import type { DepsImagerie } from './deps.ts';
import { exigerMachine } from './dicomweb/lecteur.ts';
import { provenanceDe } from './gardien.ts';
import { frontiereDe, lireParties } from './multipart.ts';
import { ouvrirDepot, type Provenance } from './provenance.ts';
import { type Issue, recevoir, refuser } from './recevoir.ts';

/** Which parts were not kept, and why: `3=TRONQUE 7=ILLISIBLE`. */
const RANGS_REFUSES = 'x-orapont-refus';
const BORNES = { partie: INSTANCE_MAX_OCTETS, parties: 2_000 };

type Echange = { readonly requete: FastifyRequest; readonly reponse: FastifyReply };
type Cible = { readonly racine: string; readonly etudeUid: string | undefined };

export async function deposer(
  deps: DepsImagerie,
  session: Session,
  { dossierId, etudeUid }: { readonly dossierId: string | undefined; readonly etudeUid?: string },
  echange: Echange,
): Promise<FastifyReply> {
  const de = await ouvrirDepot(deps, enSoin(session), dossierId);
  return lireTout(deps, de, { racine: '/api/dicomweb', etudeUid }, echange);
}

/** @rule IMG-02 */
export async function deposerMachine(
  deps: DepsImagerie,
  etudeUid: string | undefined,
  echange: Echange,
): Promise<FastifyReply> {
  const { headers, ip } = echange.requete;
  const porte = await exigerMachine(deps, headers.authorization, ip);
  return lireTout(deps, provenanceDe(porte), { racine: '/api/machines/dicomweb', etudeUid }, echange);
}

async function lireTout(
  deps: DepsImagerie,
  de: Provenance,
  { racine, etudeUid }: Cible,
  { requete, reponse }: Echange,
): Promise<FastifyReply> {
  const frontiere = frontiereDe(requete.headers['content-type'] ?? '');
  if (frontiere === undefined) return repondre(reponse.code(415), {});
  const issues: Issue[] = [];
  for await (const { octets } of lireParties(requete.raw, frontiere, BORNES))
    issues.push(octets ? await recevoir(deps, { ...de, etudeUid }, octets) : await tropLourde(deps, de));
  const refusees = issues.filter(({ code }) => code !== null);
  const statut = refusees.length === 0 ? 200 : refusees.length === issues.length ? 409 : 202;
  // Unreadable parts have no identifier: their rank is what whoever sent them knows them by.
  reponse.header(
    RANGS_REFUSES,
    issues.flatMap(({ code }, rang) => (code === null ? [] : [`${rang}=${code}`])).join(' '),
  );
  return repondre(
    reponse.code(issues.length === 0 ? 400 : statut),
    bilan(issues, `${deps.origine}${racine}`),
  );
}

async function tropLourde(deps: DepsImagerie, de: Provenance): Promise<Issue> {
  await refuser(deps, de, 'TROP_LOURD');
  return { code: 'TROP_LOURD', sopClasse: '', sopUid: '', etudeUid: '' };
}

const repondre = (reponse: FastifyReply, corps: JeuDicom): FastifyReply =>
  reponse.type('application/dicom+json').send(JSON.stringify(corps));

/**
 * Kept, refused by their identifiers, and refused without: each refusal with its reason in figures, and in words beside.
 *
 * @source DICOM PS3.18 §10.5.3 and annex I.2 (store instances response module); PS3.7 annex E (0000,0902) for the words
 */
function bilan(issues: readonly Issue[], racine: string): JeuDicom {
  const gardees = issues
    .filter(({ code }) => code === null)
    .map((issue) => ({
      ...reference(issue),
      '00081190': el('UR', `${racine}/studies/${issue.etudeUid}`),
    }));
  const refusees = issues.flatMap(({ code, ...issue }) =>
    code === null ? [] : [{ nommee: issue.sopUid !== '', item: { ...reference(issue), ...raison(code) } }],
  );
  return {
    ...suite('00081199', gardees),
    ...suite(
      '00081198',
      refusees.flatMap(({ nommee, item }) => (nommee ? [item] : [])),
    ),
    ...suite(
      '0008119A',
      refusees.flatMap(({ nommee, item }) => (nommee ? [] : [item])),
    ),
  };
}

const suite = (tag: string, items: readonly JeuDicom[]): JeuDicom =>
  items.length === 0 ? {} : { [tag]: sequence(...items) };

const raison = (code: CodeRefusReception): JeuDicom => ({
  '00081197': el('US', REFUS_RECEPTION[code].statut),
  '00000902': el('LO', REFUS_RECEPTION[code].phrase),
});

const reference = ({ sopClasse, sopUid }: Pick<Issue, 'sopClasse' | 'sopUid'>): JeuDicom =>
  sopUid === '' ? {} : { '00081150': el('UI', sopClasse), '00081155': el('UI', sopUid) };
