import { Readable } from 'node:stream';
import { Erreur } from '@orapont/domain/erreurs';
import type { FastifyReply } from 'fastify';
import { appelant, enSoin, type Session } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { refuserVolume, surveillerVolume } from '../../kernel/volume.ts';
import { ouvrir } from './acces-dossier.ts';
import { trouverDocument } from './document-repository.ts';
import type { DepsDossier } from './ports.ts';

const PDF = 'application/pdf';
/** Enough for the browser's own reader; no script, no form, no frame of ours around it. */
const POLITIQUE_PDF = "default-src 'none'; object-src 'self'; frame-ancestors 'self'; base-uri 'none'";

/**
 * Streams a document, deciphered on its way. Only a PDF is shown in the browser; anything else is downloaded under a neutral
 * type, so that what a stranger sent never runs in our origin.
 *
 * @rule DOS-09
 */
export async function envoyer(
  deps: DepsDossier,
  qui: Session,
  id: string,
  reponse: FastifyReply,
  telecharger: boolean,
): Promise<FastifyReply> {
  const session = enSoin(qui);
  const { organisationId } = session;
  const cible = await deps.bd.organisation(appelant(session), (tx) => trouverDocument(tx, id));
  if (!cible) throw new Erreur('INTROUVABLE');
  await refuserVolume(deps, session, cible.dossier_id);
  const ref = { organisationId, dossierId: cible.dossier_id, objetId: id, version: cible.objet_version };
  const octets = await deps.bd.organisation(appelant(session), async (tx) => {
    await ouvrir(tx, deps, session, cible.dossier_id, 'document.lire');
    const taille = await deps.objets.taille(ref);
    if (taille === undefined) throw new Erreur('INTROUVABLE', ['DOCUMENT_ABSENT']);
    await tracer(tx, {
      organisationId,
      chaine: 'ACCES',
      action: 'DOCUMENT_OUVERT',
      acteur: session.nom,
      compteId: session.compteId,
      dossierId: cible.dossier_id,
      acteId: cible.acte_id ?? undefined,
    });
    await surveillerVolume(tx, deps, session);
    return taille;
  });
  const visible = cible.type_mime === PDF && !telecharger;
  reponse.headers({
    'content-type': visible ? PDF : 'application/octet-stream',
    'content-length': octets,
    'content-disposition': disposition(visible, nomDeFichier(cible.titre, cible.type_mime)),
    'cache-control': 'private, no-store',
    ...(visible ? { 'content-security-policy': POLITIQUE_PDF } : {}),
  });
  return reponse.send(Readable.from(deps.objets.lire(ref)));
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  [PDF]: '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'application/zip': '.zip',
  'text/plain': '.txt',
  'message/rfc822': '.eml',
  'text/csv': '.csv',
  'text/xml': '.xml',
  'application/json': '.json',
  'application/rtf': '.rtf',
  'application/msword': '.doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.oasis.opendocument.text': '.odt',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'image/webp': '.webp',
  'image/tiff': '.tif',
  'video/mp4': '.mp4',
};

/** A title as a name of file: no path, no control character, an extension that tells the truth. */
function nomDeFichier(titre: string, typeMime: string): string {
  const nom =
    titre
      .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 120) || 'document';
  const extension = EXTENSIONS[typeMime] ?? '.bin';
  return nom.toLowerCase().endsWith(extension) ? nom : `${nom}${extension}`;
}

/** @source RFC 6266: an ASCII name for old readers, the true one in UTF-8 */
function disposition(visible: boolean, nom: string): string {
  const ascii = nom
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_');
  return `${visible ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(nom)}`;
}
