import { idStable, sha256 } from '../../kernel/empreinte.ts';
import { rassembler, unSeul } from '../../kernel/octets.ts';
import type { SessionSoin } from '../../kernel/session.ts';
import type { DocumentLu } from '../echange/ports.ts';
import { type Fichier, ouvrirContenu, PDF } from './contenu.ts';
import type { Ligne } from './courrier-repository.ts';
import type { DepsReception } from './deps.ts';
import { nommer } from './lire-courrier.ts';
import { mettreEnPage } from './mettre-en-page.ts';

/**
 * What goes in the record: each PDF as such; a structured document with the whole archive, so that nothing of it is lost, and in our own
 * layout when it answers; the message itself when it brings no file.
 */
export async function preparerFichiers(
  deps: DepsReception,
  soin: SessionSoin,
  ligne: Ligne,
  dossierId: string,
) {
  const { organisationId } = soin;
  const { fichiers: apportes, documents, message } = await ouvrirContenu(deps, ligne);
  const fichiers = [...(await misEnPage(deps, ligne, documents)), ...apportes];
  const structure = documents.some(({ corps }) => corps.nature !== 'PDF');
  const gardes = fichiers.filter(({ type, archive }) => type === PDF || (archive && structure));
  const source = { organisationId, dossierId: ligne.id, objetId: ligne.id, version: 1 };
  const choisis: readonly Fichier[] =
    gardes.length > 0
      ? uniques(gardes)
      : [
          {
            nom: ligne.objet || 'Message reçu',
            type: 'message/rfc822',
            octets: await rassembler(deps.objets.lire(source)),
            document: null,
            archive: false,
          },
        ];
  const prets = [];
  for (const [rang, { nom, type, octets, document }] of choisis.entries()) {
    const id = idStable('courrier', ligne.id, dossierId, `${rang}`);
    await deps.objets.ecrire({ organisationId, dossierId, objetId: id, version: 1 }, unSeul(octets));
    const reponse = document?.type.code === deps.documents.cda.decrire('COMPTE_RENDU').code;
    prets.push({
      organisationId,
      id,
      dossierId,
      type: reponse ? ('COMPTE_RENDU' as const) : ('AUTRE' as const),
      titre: (document?.titre || nom.replace(/\.(pdf|zip)$/iu, '')).slice(0, 200) || 'Document reçu',
      typeMime: type,
      octets: octets.length,
      empreinte: sha256(octets),
      origine: 'RECU' as const,
      auteur: document?.auteurs.map(nommer).join(', ') || ligne.expediteur_nom || ligne.expediteur,
      numeroVersion: document?.version ?? 1,
      /** Identifier of the document whose body it is. */
      identifiant: document?.identifiant ?? null,
    });
  }
  return { prets, documents, message };
}

const REPONSES = ['COMPTE_RENDU', 'CONSULTATION'] as const;

/** Answers that are no PDF, as people open them. */
async function misEnPage(
  deps: DepsReception,
  { recu_le }: Ligne,
  documents: readonly DocumentLu[],
): Promise<readonly Fichier[]> {
  const codes: readonly string[] = REPONSES.map((type) => deps.documents.cda.decrire(type).code);
  const pages: Fichier[] = [];
  for (const document of documents.filter(({ type }) => codes.includes(type.code))) {
    const octets = await mettreEnPage(deps, document, recu_le);
    if (octets) pages.push({ nom: `${document.titre}.pdf`, type: PDF, octets, document, archive: false });
  }
  return pages;
}

/** The readable copy beside the archive is often the very same PDF. */
const uniques = (fichiers: readonly Fichier[]): readonly Fichier[] =>
  [
    ...new Map(fichiers.toReversed().map((fichier) => [sha256(fichier.octets), fichier])).values(),
  ].toReversed();
