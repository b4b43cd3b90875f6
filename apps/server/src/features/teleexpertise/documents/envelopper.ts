import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import type { MessageACompose } from '../../courrier/ports.ts';
import { CdaImpossible, type DefautCda, type Documents } from '../../echange/ports.ts';
import type { ReglesCourrier } from '../compte-rendu/deps.ts';
import type { DocumentEcrit } from './demande-cda.ts';

/** A document as people open it: the same PDF as in the structured document, or the picture that it shows. */
export type Lisible = {
  readonly libelle: string;
  readonly date: string;
  readonly octets: Uint8Array;
  readonly type?: 'application/pdf' | 'image/jpeg';
};

type Pli = {
  readonly demande: Pick<DemandeFigeeT, 'patient'>;
  readonly envoi: { readonly id: string; readonly organisationId: string; readonly creeLe: string };
  readonly emetteur: string;
  /** Written when it is called: what a document lacks must not keep its PDF from leaving. */
  readonly documents: () => readonly DocumentEcrit[];
  readonly lisibles: readonly [Lisible, ...Lisible[]];
  readonly annuleEtRemplace?: boolean;
};

/**
 * Subject, headers and attachments of a mail that carries documents of one patient: the archive for software and the same documents
 * for people. A document that cannot be written for software (a place without a number) leaves as a PDF alone, without the prefix that
 * announces an archive.
 *
 * @rule TE-09, TE-11   @source Référentiel socle MSSanté #2, ECO.2.1.1 and .3; `reference/xdm-mss.md` §1
 */
export async function envelopper(
  { documents, regles }: { readonly documents: Documents; readonly regles: ReglesCourrier },
  pli: Pli,
): Promise<Pick<MessageACompose, 'objet' | 'enTetes' | 'piecesJointes' | 'pdfSeul'>> {
  const { demande, lisibles, annuleEtRemplace = false } = pli;
  const { nomNaissance: nom, prenoms, dateNaissance } = demande.patient;
  const prenom = prenoms[0] ?? '';
  const { ecrits, manque } = ecrire(pli.documents);
  const codes = ecrits.map(({ type }) => documents.cda.decrire(type));
  const libelle = libelleDe(codes.map((code) => code.libelle)) ?? lisibles[0].libelle;
  const objet = regles.objetXdm({
    libelle,
    nomNaissance: nom,
    prenom,
    dateNaissance,
    annuleEtRemplace,
    archive: ecrits.length > 0,
  });
  const copies = lisibles.map(({ type = 'application/pdf', octets, ...lisible }) => ({
    nom: regles.nomPieceJointe({ ...lisible, nom, prenom }).replace(/\.pdf$/, EXTENSIONS[type]),
    type,
    octets,
  }));
  const communs = documents.nil === null ? {} : { 'X-MSS-NIL': documents.nil };
  if (ecrits.length === 0)
    return { objet, enTetes: communs, piecesJointes: copies, ...(manque ? { pdfSeul: manque } : {}) };
  return {
    objet,
    enTetes: {
      ...communs,
      'X-MSS-INS': demande.patient.ins ? 'O' : 'N',
      'X-MSS-CODECDA': codes.map(({ code }) => code).join(','),
    },
    piecesJointes: [
      {
        nom: 'IHE_XDM.zip',
        type: 'application/zip',
        octets: await documents.xdm.archiver({
          identifiant: uidDeUuid(pli.envoi.id),
          source: uidDeUuid(pli.envoi.organisationId),
          emisLe: pli.envoi.creeLe,
          emetteur: pli.emetteur,
          documents: ecrits.map(({ cda }) => ({ cda, masquages: [] })),
        }),
      },
      ...copies,
    ],
  };
}

const EXTENSIONS = { 'application/pdf': '.pdf', 'image/jpeg': '.jpg' } as const;

function ecrire(documents: Pli['documents']): {
  readonly ecrits: readonly DocumentEcrit[];
  readonly manque: DefautCda | null;
} {
  try {
    return { ecrits: documents(), manque: null };
  } catch (cause) {
    if (cause instanceof CdaImpossible) return { ecrits: [], manque: cause.defaut };
    throw cause;
  }
}

const libelleDe = (libelles: readonly string[]): string | undefined =>
  libelles.length > 1 ? `${libelles.length} documents` : libelles[0];
