import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { LotXdm } from '../../features/echange/ports.ts';
import { lireEnTete } from '../cda/lire-cda.ts';
import { ecrireXml } from '../cda/xml.ts';
import { ficheDe } from './fiche.ts';
import { soumission } from './metadonnees.ts';
import { ESPACE_LCM } from './schemas.ts';

const DOSSIER = 'IHE_XDM/SUBSET01';

/**
 * The archive of a secure mail: names of ISO 9660 level 1, no outer folder, dates of the sending, so that writing twice gives the
 * same bytes.
 *
 * @source IHE XDM; `reference/xdm-mss.md` §2
 */
export async function archiverXdm(lot: LotXdm): Promise<Uint8Array> {
  const noms = lot.documents.map((_, rang) => `DOC${String(rang + 1).padStart(4, '0')}.XML`);
  const fiches = lot.documents.map(({ cda, masquages }) => ficheDe(lireEnTete(cda), cda, masquages));
  const zip = new ZipFile();
  const ajouter = (chemin: string, contenu: Uint8Array | string) =>
    zip.addBuffer(Buffer.from(contenu), chemin, { mtime: new Date(lot.emisLe), mode: 0o100_644 });
  ajouter('README.TXT', lisezMoi(lot, noms));
  ajouter('INDEX.HTM', sommaire(noms));
  ajouter(`${DOSSIER}/METADATA.XML`, ecrireXml(soumission(lot, fiches, noms), ESPACE_LCM));
  for (const [rang, { cda }] of lot.documents.entries()) ajouter(`${DOSSIER}/${noms[rang]}`, cda);
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

const lisezMoi = ({ emetteur }: LotXdm, noms: readonly string[]): string =>
  [
    `Emetteur : ${emetteur}`,
    'Application : Orapont',
    'Editeur : projet libre Orapont',
    '',
    'Ouvrez INDEX.HTM dans un navigateur, ou laissez votre logiciel metier integrer le contenu.',
    '',
    'Arborescence :',
    ' README.TXT',
    ' INDEX.HTM',
    ` ${DOSSIER}/METADATA.XML`,
    ...noms.map((nom) => ` ${DOSSIER}/${nom}`),
    '',
  ].join('\r\n');

const sommaire = (noms: readonly string[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML Basic 1.1//EN" "http://www.w3.org/TR/xhtml-basic/xhtml-basic11.dtd">',
    '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr"><head><title>Documents de santé</title></head><body>',
    '<h1>Documents de santé</h1><ul><li><a href="README.TXT">Lisez-moi</a></li>',
    ...noms.map((nom) => `<li><a href="${DOSSIER}/${nom}">${nom}</a></li>`),
    '</ul></body></html>',
    '',
  ].join('\n');
