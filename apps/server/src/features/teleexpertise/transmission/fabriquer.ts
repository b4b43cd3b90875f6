import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import type { PieceT } from '@orapont/contract/transmission';
import { formaterDate, jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { echelleDe } from '@orapont/domain/evaluation/catalogue';
import { phrasesDe } from '@orapont/domain/evaluation/lire-score';
import { alertes } from '@orapont/domain/sante/alertes';
import { releveArticle58 } from '@orapont/domain/teleexpertise/circuit';
import { idStable, sha256 } from '../../../kernel/empreinte.ts';
import { rassembler } from '../../../kernel/octets.ts';
import type { ModelePiece } from '../../compte-rendu/ports.ts';
import type { TypeDocumentCda } from '../../echange/ports.ts';
import type { MediaSitue } from '../../medias/ports.ts';
import { constatsDe } from '../compte-rendu/constats.ts';
import { acteurDe, contexteDe, patientDe } from '../modele-demande.ts';
import { numeroDe } from './autorisation.ts';
import type { DepsCompositionTransmission } from './deps.ts';
import type { Sources } from './sources-repository.ts';
import type { TransmissionGardee } from './transmission-repository.ts';

/** A document ready to leave: its PDF, what it is, and the picture itself for people who open the letter. */
export type PieceFaite = {
  readonly cle: string;
  readonly type: Exclude<TypeDocumentCda, 'DEMANDE'>;
  readonly titre: string;
  readonly le: string;
  readonly pdf: Uint8Array;
  readonly jpeg: Uint8Array | null;
  /** The request that it answers, when its author is the one who was asked. */
  readonly reponseA: DemandeFigeeT | null;
};

type Fabrication = {
  readonly deps: DepsCompositionTransmission;
  readonly transmission: TransmissionGardee;
  readonly sources: Sources;
  readonly medias: readonly MediaSitue[];
};

/** The document of one piece; undefined when the record does not hold it any more. */
export async function fabriquer(fait: Fabrication, piece: PieceT): Promise<PieceFaite | undefined> {
  const id = piece.cle.slice(piece.cle.indexOf(':') + 1);
  if (piece.genre === 'DOCUMENT') return document(fait, piece, id);
  if (piece.genre === 'IMAGE') return image(fait, piece, id);
  const extrait = EXTRAITS[piece.genre](fait.sources, id);
  return extrait && extraire(fait, piece, extrait);
}

/** What a document drawn from rows says, beside who it is about. */
type Extrait = Partial<ModelePiece> & { readonly type: PieceFaite['type']; readonly titre: string };

const EXTRAITS: Readonly<
  Record<
    Exclude<PieceT['genre'], 'DOCUMENT' | 'IMAGE'>,
    (sources: Sources, id: string) => Extrait | undefined
  >
> = {
  SANTE: ({ sante }, id) =>
    sante?.id === id
      ? {
          type: 'LETTRE',
          titre: 'Données de santé',
          alertes: alertes(sante.donnees).map(({ phrase }) => phrase),
          sections: [{ titre: 'Contexte clinique', phrases: [], lignes: contexteDe(sante.donnees) }],
        }
      : undefined,
  SCHEMA: ({ schemas }, id) => {
    const schema = schemas.find(({ acteId }) => acteId === id);
    if (!schema) return undefined;
    const { constats, nonVus, odontogramme, muqueuse } = constatsDe(schema.chart, '');
    return {
      type: 'SCHEMA_DENTAIRE',
      titre: 'Schéma dentaire',
      sections: [
        {
          titre: 'Établi par',
          phrases: [
            `${schema.signataire}, le ${formaterDate(jourParis(schema.signeLe))}, sur images (compte rendu ${schema.numero}).`,
            ...(constats.length === 0 ? ['Aucun constat n’y est porté.'] : []),
          ],
          lignes: [],
        },
      ],
      constats,
      nonVus,
      odontogramme,
      muqueuse,
    };
  },
  BILAN: ({ evaluations }, id) => {
    const bilan = evaluations.find((evaluation) => evaluation.id === id);
    if (!bilan) return undefined;
    const { libelle, source } = echelleDe(bilan.echelle);
    return {
      type: 'BILAN',
      titre: 'Bilan bucco-dentaire',
      precision: libelle,
      sections: [
        {
          titre: 'Observation',
          phrases: [...phrasesDe(echelleDe(bilan.echelle), bilan.reponses), bilan.commentaire].filter(
            Boolean,
          ),
          lignes: [
            { libelle: 'Faite le', valeurs: [formaterDate(jourParis(bilan.faiteLe))] },
            ...(bilan.par ? [{ libelle: 'Par', valeurs: [bilan.par] }] : []),
            { libelle: 'Échelle', valeurs: [source] },
          ],
        },
      ],
    };
  },
  CONSENTEMENT: ({ demandes, retraits }, id) => {
    const figee = demandes.get(id)?.figee;
    if (!figee) return undefined;
    const retrait = retraits.get(id);
    return {
      type: 'CONSENTEMENT',
      titre: 'Attestation de consentement',
      precision: `Demande ${figee.numero}`,
      sections: [
        {
          titre: 'Information et consentement',
          phrases: [
            ...figee.consentement.phrases,
            ...(retrait ? [`Consentement retiré le ${formaterDate(jourParis(retrait))}.`] : []),
          ],
          lignes: figee.consentement.texteVersion
            ? [{ libelle: 'Texte lu', valeurs: [`version ${figee.consentement.texteVersion}`] }]
            : [],
        },
      ],
    };
  },
};

async function extraire(
  { deps, transmission }: Fabrication,
  piece: PieceT,
  { type, ...extrait }: Extrait,
): Promise<PieceFaite> {
  const { contenu, demandeeLe, id } = transmission;
  const pdf = await deps.pdf.piece({
    document: {
      produit: 'Orapont',
      identifiant: numeroDe(idStable(id, piece.cle)),
      numeroActe: '',
      etabliLe: demandeeLe,
    },
    precision: null,
    patient: patientDe(contenu),
    emetteur: acteurDe(contenu.expediteur, contenu.lieu),
    alertes: [],
    sections: [],
    constats: [],
    nonVus: [],
    odontogramme: null,
    muqueuse: [],
    images: [],
    ...extrait,
  });
  return { cle: piece.cle, type, titre: piece.titre, le: piece.le, pdf, jpeg: null, reponseA: null };
}

/** As it was filed, byte for byte: other bytes than those of its digest do not leave. */
async function document(fait: Fabrication, piece: PieceT, id: string): Promise<PieceFaite | undefined> {
  const { deps, transmission, sources } = fait;
  const ligne = sources.documents.find((candidat) => candidat.id === id);
  if (!ligne) return undefined;
  const { organisationId, dossierId } = transmission;
  const octets = await rassembler(
    deps.objets.lire({ organisationId, dossierId, objetId: id, version: ligne.objet_version }),
  );
  if (sha256(octets) !== ligne.empreinte) throw new Erreur('INDISPONIBLE', ['EMPREINTE_DIFFERENTE']);
  if (ligne.type_mime !== 'application/pdf')
    return imprimer(fait, piece, {
      octets,
      jpeg: ligne.type_mime === 'image/jpeg' ? octets : null,
      auteur: ligne.auteur,
    });
  const reponseA = reponseDe(ligne, sources);
  // Received from someone whom no header names: his name stands in the title.
  const dAilleurs = reponseA === null && ligne.origine === 'RECU' && ligne.auteur !== '';
  const redige = dAilleurs ? `${piece.titre}, par ${ligne.auteur}` : piece.titre;
  return {
    cle: piece.cle,
    type: typeDuDocument(ligne.type, reponseA, id === transmission.autorisationDocumentId),
    titre: redige,
    le: piece.le,
    pdf: octets,
    jpeg: null,
    reponseA,
  };
}

/** Whom an answer is of, when his place has a number: without one no document can name it, and who sends is then its author. */
function reponseDe(
  { type, acte_id }: Sources['documents'][number],
  { demandes }: Sources,
): DemandeFigeeT | null {
  if (acte_id === null || (type !== 'COMPTE_RENDU' && type !== 'PRESCRIPTION')) return null;
  const figee = demandes.get(acte_id)?.figee;
  return figee && (figee.requisLieu.finess ?? figee.requisLieu.siret) ? figee : null;
}

/** What has no nearer word in the value set leaves as a letter (decision 0031). */
function typeDuDocument(
  type: string,
  reponseA: DemandeFigeeT | null,
  autorisation: boolean,
): PieceFaite['type'] {
  if (autorisation) return 'CONSENTEMENT';
  if (reponseA && type === 'COMPTE_RENDU')
    return releveArticle58(reponseA.nature) ? 'COMPTE_RENDU' : 'CONSULTATION';
  return reponseA && type === 'PRESCRIPTION' ? 'PRESCRIPTION' : 'LETTRE';
}

async function image(fait: Fabrication, piece: PieceT, id: string): Promise<PieceFaite | undefined> {
  const { deps, sources, medias } = fait;
  const source = sources.images.find((candidate) => candidate.id === id);
  const situe = medias.find(({ mediaId }) => mediaId === id);
  if (!source || !situe) return undefined;
  const telle = situe.typeMime === 'image/jpeg' && !situe.surApercu;
  return imprimer(fait, piece, {
    octets: await deps.medias.octets(situe, 'lecture'),
    jpeg: telle ? await deps.medias.octets(situe, 'original') : null,
    auteur: source.auteur,
  });
}

/** A picture in a PDF for software, and as it is kept for people. */
async function imprimer(
  fait: Fabrication,
  piece: PieceT,
  {
    octets,
    jpeg,
    auteur,
  }: { readonly octets: Uint8Array; readonly jpeg: Uint8Array | null; readonly auteur: string },
): Promise<PieceFaite> {
  const images = [{ octets, legende: piece.titre, auteur, priseLe: piece.le, reperes: [] }];
  const faite = await extraire(fait, piece, { type: 'IMAGE', titre: 'Image', images });
  return { ...faite, jpeg };
}
