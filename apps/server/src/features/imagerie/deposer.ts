import { Erreur } from '@orapont/domain/erreurs';
import { el, type JeuDicom, sequence } from '@orapont/domain/imagerie/jeu-dicom';
import { INSTANCE_MAX_OCTETS, REFUS_RECEPTION } from '@orapont/domain/imagerie/refus';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { appelant, enSoin, type Session } from '../../kernel/session.ts';
import { exigerDossier, exigerReception } from './acces.ts';
import type { DepsImagerie } from './deps.ts';
import { provenanceDe } from './gardien.ts';
import { frontiereDe, lireParties } from './multipart.ts';
import { identifierJeton } from './portes.ts';
import { type Issue, type Provenance, recevoir, refuser } from './recevoir.ts';
import { tracerPersonne } from './traces.ts';

const BORNES = { partie: INSTANCE_MAX_OCTETS, parties: 2_000 };

/** A person brings files: those of a disc, or of a mail. For one person when she says so. */
export async function deposer(
  deps: DepsImagerie,
  session: Session,
  dossierId: string | undefined,
  echange: { readonly requete: FastifyRequest; readonly reponse: FastifyReply },
): Promise<FastifyReply> {
  const soin = enSoin(session);
  const { siteId, organisationId, compteId, nom } = soin;
  if (siteId === null) throw new Erreur('INTERDIT', ['SANS_AFFECTATION']);
  exigerReception(soin, 'reception.deposer', siteId);
  await deps.bd.organisation(appelant(soin), async (tx) => {
    if (dossierId !== undefined)
      await exigerDossier(tx, soin, 'dossier.modifier', dossierId, deps.maintenant());
    await tracerPersonne(tx, soin, 'IMAGES_IMPORTEES', { dossierId });
  });
  const de = { organisationId, siteId, porteId: null, nom, compteId, dossierId };
  return lireTout(deps, de, '/api/dicomweb', echange);
}

/** @rule IMG-02 */
export async function deposerMachine(
  deps: DepsImagerie,
  echange: { readonly requete: FastifyRequest; readonly reponse: FastifyReply },
): Promise<FastifyReply> {
  const [, jeton] = /^Bearer ([\w-]{20,120})$/.exec(echange.requete.headers.authorization ?? '') ?? [];
  const porte = jeton && (await identifierJeton(deps, jeton, echange.requete.ip));
  if (!porte) throw new Erreur('NON_AUTHENTIFIE', ['JETON_INCONNU']);
  return lireTout(deps, provenanceDe(porte), '/api/machines/dicomweb', echange);
}

async function lireTout(
  deps: DepsImagerie,
  de: Provenance,
  racine: string,
  { requete, reponse }: { readonly requete: FastifyRequest; readonly reponse: FastifyReply },
): Promise<FastifyReply> {
  const frontiere = frontiereDe(requete.headers['content-type'] ?? '');
  if (frontiere === undefined) return repondre(reponse.code(415), {});
  const issues: Issue[] = [];
  for await (const { octets } of lireParties(requete.raw, frontiere, BORNES))
    issues.push(octets ? await recevoir(deps, de, octets) : await tropLourde(deps, de));
  const refusees = issues.filter(({ code }) => code !== null);
  const statut = refusees.length === 0 ? 200 : refusees.length === issues.length ? 409 : 202;
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

/** @source DICOM PS3.18 §10.5.3 and annex I.2 (store instances response module) */
function bilan(issues: readonly Issue[], racine: string): JeuDicom {
  const gardees = issues.filter(({ code }) => code === null);
  const refusees = issues.filter(({ code }) => code !== null);
  return {
    ...(gardees.length > 0
      ? {
          '00081199': sequence(
            ...gardees.map((issue) => ({
              ...reference(issue),
              '00081190': el('UR', `${racine}/studies/${issue.etudeUid}`),
            })),
          ),
        }
      : {}),
    ...(refusees.length > 0
      ? {
          '00081198': sequence(
            ...refusees.map((issue) => ({
              ...reference(issue),
              '00081197': el('US', issue.code === null ? 0 : REFUS_RECEPTION[issue.code].statut),
              '00000902': el('LO', issue.code === null ? '' : REFUS_RECEPTION[issue.code].phrase),
            })),
          ),
        }
      : {}),
  };
}

const reference = ({ sopClasse, sopUid }: Issue): JeuDicom => ({
  '00081150': el('UI', sopClasse),
  '00081155': el('UI', sopUid),
});
